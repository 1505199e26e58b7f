"""The report as typed data: the file, its loading and checking, series over several reports."""

import sys

if "typing_extensions" not in sys.modules:  # msgspec can do without it: 2 ms of a start of 45
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "there is none"
    import msgspec  # noqa: F401  # for its modules to be there when others ask for them

    del sys.modules["typing_extensions"]
