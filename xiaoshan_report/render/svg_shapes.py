"""The parts that pictures are made of: shapes and lines of text in SVG, and the room they take."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple
from unicodedata import east_asian_width

from xiaoshan_report.render.headings import language
from xiaoshan_report.render.visible import visible
from xiaoshan_report.render.wrapping import wrap

CHINESE = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC'"
ENGLISH = "'Segoe UI','Helvetica Neue',Arial,'Liberation Sans'"
"""Fonts for either language, as the systems that people use have them."""

SIZE = 14
LINE = 21
MARGIN = 20
GAP = 22
"""Measures of a picture, in its own units, which are pixels where nobody enlarges it."""

HAN, BROAD, LATIN, SLIM = 1.0, 0.9, 0.6, 0.36
"""How wide characters are at most, in sizes of the font, in the fonts named above."""

LIGHT = {
    "page": "#ffffff",
    "ink": "#1f2328",
    "soft": "#59636e",
    "rule": "#d1d9e0",
    "first": "#0969da",
    "second": "#bc4c00",
    "level": "#1a7f37",
}
DARK = {
    "page": "#0d1117",
    "ink": "#f0f6fc",
    "soft": "#9198a1",
    "rule": "#3d444d",
    "first": "#4493f8",
    "second": "#f0883e",
    "level": "#3fb950",
}
"""Colours by what they are for; each is told from its neighbour by shape as well."""


def fonts(text: str) -> str:
    """Return the fonts for a page with this title: those of its own language first."""
    both = (ENGLISH, CHINESE) if language(text) == "en" else (CHINESE, ENGLISH)
    return ",".join([*both, "sans-serif"])


def escaped(text: str) -> str:
    """Return the text made harmless in XML and HTML, which hold no controls either."""
    return escape(visible(text))


class Picture(NamedTuple):
    """Parts of a picture, from their own upper left corner, and the room they take."""

    width: float
    height: float
    parts: list[str]


NOTHING = Picture(0, 0, [])


def document(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    """Return a stand-alone picture of these parts; its title is for those who cannot see it."""
    wide, high = tenth(width), tenth(height)
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    lines = [head, f"<title>{escaped(title)}</title>", f"<style>{_styles(title)}</style>", *parts]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _styles(title: str) -> str:
    """Fonts, and colours for a light page, and for a dark one where the reader prefers that."""
    plain = (
        f"svg text{{font:{SIZE}px {fonts(title)};font-variant-numeric:tabular-nums}}"
        "svg .title{font-size:17px;font-weight:600}"
        "svg .head,svg .strong{font-weight:600}svg .end{text-anchor:end}"
        "svg .middle{text-anchor:middle}"
    )
    return f"{plain}{_colors(LIGHT)}@media(prefers-color-scheme:dark){{{_colors(DARK)}}}"


def _colors(colors: dict[str, str]) -> str:
    fills = "".join(f"svg .{name}{{fill:{color}}}" for name, color in colors.items())
    lines = "".join(
        f"svg .{name}-line{{stroke:{colors[name]};fill:none}}" for name in ("rule", "soft", "level")
    )
    return f"svg text{{fill:{colors['ink']}}}{fills}{lines}"


def tenth(value: float) -> str:
    """Return a coordinate to a tenth, as short as it can be written."""
    return f"{float(value):.1f}".removesuffix(".0")


def moved(parts: Sequence[str], x: float, y: float) -> str:
    """Return the parts, moved as one from the upper left corner to this place."""
    if not parts:
        return ""
    return "\n".join([f'<g transform="translate({tenth(x)},{tenth(y)})">', *parts, "</g>"])


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


def rect(kind: str, box: Box, title: str = "") -> str:
    """Return a rectangle of a kind, which the styles colour, with its tooltip."""
    place = " ".join(
        f'{name}="{tenth(value)}"' for name, value in zip(box._fields, box, strict=True)
    )
    if not title:
        return f'<rect class="{kind}" {place}/>'
    return f'<rect class="{kind}" {place}><title>{escaped(title)}</title></rect>'


def path(kind: str, points: str, title: str = "") -> str:
    """Return a filled outline of a kind, with its tooltip."""
    return f'<path class="{kind}" d="{points}"><title>{escaped(title)}</title></path>'


def rule(kind: str, x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a straight line of a kind."""
    return f'<path class="{kind}-line" d="M{tenth(x)} {tenth(y)}L{tenth(to_x)} {tenth(to_y)}"/>'


def label(text: str, x: float, y: float, kind: str = "") -> str:
    """Return a line of text on its base line."""
    if not text:
        return ""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{tenth(x)}" y="{tenth(y)}"{named}>{escaped(text)}</text>'


def breadth(text: str) -> float:
    """Return about how wide a text is drawn at most, signs as wide as in Chinese fonts."""
    return sum(map(_character_breadth, text)) * SIZE


def _character_breadth(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return HAN
    if character in "mwMW%@":
        return BROAD
    return SLIM if character in "fijlrtI .,:;!|'()[]-/" else LATIN


def paragraphs(texts: Sequence[tuple[Sequence[str], str]], width: float) -> Picture:
    """Return lines of text of some kinds, broken at the width of the picture."""
    parts, y = [], 0.0
    for lines, kind in texts:
        columns = int((width - 2 * MARGIN) / SIZE * (1.5 if kind == "title" else 1.85))
        for line in (piece for text in lines for piece in wrap(text, columns)):
            parts.append(label(line, 0, y + SIZE, kind))
            y += LINE + 3 * (kind == "title")
    return Picture(width, y, parts)
