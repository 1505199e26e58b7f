"""A web page with its pictures, as a browser saves it in one file (.mht, .mhtml)."""

import re

_OPENING = re.compile(rb"[A-Za-z-]+:[^\n]*\n(?s:.{0,4000}?)multipart/related", re.I)


def is_archive(content: bytes) -> bool:
    """Tell whether a file is a page in such an envelope."""
    return bool(_OPENING.match(content))


def page_of(content: bytes) -> bytes:
    """Return the page itself; any other file as it is."""
    if not is_archive(content):
        return content
    from email import message_from_bytes

    for part in message_from_bytes(content).walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            return page
    return b""
