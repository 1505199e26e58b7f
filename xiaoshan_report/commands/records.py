"""The JSON records of commands, made of the model's entries."""

from typing import TypeVar

import msgspec

Record = TypeVar("Record", bound=msgspec.Struct)


def record_like(entry: object, kind: type[Record], **own: object) -> Record:
    """Return a record with these values, and those of the entry that have the same names."""
    taken = {name: getattr(entry, name) for name in kind.__struct_fields__ if name not in own}
    return kind(**taken, **own)
