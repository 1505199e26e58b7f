"""The characters of a web page's bytes."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_BIG5 = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*big5", re.I)
_HEAD = 8192
"""The bytes of a page in which it says how it is encoded."""

_FEW = 10
"""A page is damaged where one of so many of its signs beyond ASCII is lost, and else no UTF-8."""

_LOST = "\ufffd"


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the page, and whether some of its bytes are no characters.

    What is UTF-8 is that, whatever the page says: a browser that saved it may have left what stood
    there. All else is GB18030, which GB2312 and GBK grew into, unless it says that it is Big5.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
        return text, _LOST in text
    text = content.decode(errors="replace")
    lost = text.count(_LOST)
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    if lost * _FEW > beyond_ascii:
        text = content.decode(
            "big5hkscs" if _BIG5.search(content[:_HEAD]) else "gb18030", "replace"
        )
    return text, _LOST in text
