"""Small PDFs of exactly placed words, in a font that is not in the file, as offices use it."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import NamedTuple

WIDTH, HEIGHT = 420, 595


class Words(NamedTuple):
    """Words from a place on; `turned` by so many degrees, or drawn in a `mode` of PDF's."""

    x: float
    y: float
    text: str
    size: float = 14
    turned: float = 0
    mode: int = 0


class Rule(NamedTuple):
    """A thin line or an area, from its lower left corner on."""

    x: float
    y: float
    width: float
    height: float


Page = Sequence[Words | Rule]

_FONTS = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{map}/DescendantFonts["
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/CIDSystemInfo"
    "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor"
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 90/FontBBox[-25 -254 1000 880]>>>>]>>"
)
_PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    "/Length 1>>stream\n\x80\nendstream"
)


def pdf(
    *pages: Page, pictures: Sequence[int] = (), rotate: int = 0, vertical: bool = False
) -> bytes:
    """Return a document of these pages; those of the numbers in `pictures` show one all over."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        _FONTS.format(map=f"UniGB-UCS2-{'V' if vertical else 'H'}"),
        _PICTURE,
    ]
    for number, page in enumerate(pages):
        drawn = "\n".join(map(_drawn, page))
        if number in pictures:
            drawn += f"\nq {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    return _file(objects)


def _drawn(item: Words | Rule) -> str:
    if isinstance(item, Rule):
        return f"{item.x} {item.y} {item.width} {item.height} re f"
    a, b = cos(radians(item.turned)), sin(radians(item.turned))
    place = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} {item.x} {item.y}"
    shown = item.text.encode("utf-16-be").hex()
    return f"BT /F {item.size} Tf {item.mode} Tr {place} Tm <{shown}> Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    return content + f"{tail}startxref\n{len(content)}\n%%EOF\n".encode()
