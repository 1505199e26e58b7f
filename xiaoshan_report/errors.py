"""What a user can put right, told apart from what is our own mistake."""

import errno
from typing import Final


class Message:
    """Something to say, before the language is known.

    `key` names its sentence in `messages/` and `values` fill the gaps; a value may itself be a
    `Message`, whose sentence then stands inside the outer one.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        self.key: Final = key
        self.values: Final = values

    def __repr__(self) -> str:
        """The key with the values."""
        return f"Message({self.key!r}, {self.values!r})"


class ReportError(Exception):
    """What stops a command, and what to say of it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message: Final = message


class WrongValueError(ReportError):
    """A text of the command line that can have no value; the message is what was expected."""


_REASONS = {
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "disk-full",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EISDIR: "is-folder",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
    errno.EBADF: "is-closed",
    errno.ELOOP: "link-loop",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EMFILE: "too-many-files",
    errno.ENFILE: "too-many-files",
    errno.ENOMEM: "no-memory",
}
"""Why a file cannot be read or written, by the system's number for it: the key of what to say."""


def reason(error: OSError) -> object:
    """Return why a file cannot be read or written, in our own words where we have any."""
    key = _REASONS.get(error.errno or 0)
    return Message(key) if key else error.strerror or error
