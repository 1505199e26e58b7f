"""msgspec imported without typing_extensions, which it can do without: 2 ms of a start of 45."""

import sys

if "typing_extensions" not in sys.modules:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "there is none"
    import msgspec  # noqa: F401  # for its modules to be there when others ask for them

    del sys.modules["typing_extensions"]
