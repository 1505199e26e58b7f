"""The characters of a web page's bytes."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, lookup
from contextlib import suppress

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I
)
_HEAD = 8192
"""The bytes of a page in which it says how it is encoded."""


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the page, and whether some of its bytes could not be read.

    Bytes that are UTF-8 from end to end are that, whatever the page says: a browser that saved it
    may have left what stood there.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), False
    declared = _declared(content)
    for encoding in ("utf-8", declared, "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding), False
    return content.decode(declared, errors="replace"), True


def _declared(content: bytes) -> str:
    """The encoding that a page says it has; GB2312 stands for all that grew out of it."""
    found = _CHARSET.search(content[:_HEAD])
    name = found[1].decode("ascii", errors="replace").casefold() if found else "utf-8"
    if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk"):
        return "gb18030"
    try:
        is_text = lookup(name)._is_text_encoding  # noqa: SLF001
    except LookupError:
        return "utf-8"
    return name if is_text else "utf-8"
