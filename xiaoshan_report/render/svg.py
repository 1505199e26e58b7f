"""SVG: a chart as a stand-alone picture, light or dark as its reader prefers.

<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 96" width="720" height="96" role="img">
<title>萧山区政府工作报告（2021年上半年）：民生实事</title>
<text x="16" y="54">1 养老</text>
"""

from xiaoshan_report.render import RenderOptions
from xiaoshan_report.render.chart import Chart, Stack, is_cut
from xiaoshan_report.render.svg_chart import bars, levels
from xiaoshan_report.render.svg_shapes import (
    GAP,
    MARGIN,
    NOTHING,
    Box,
    document,
    moved,
    paragraphs,
    rect,
)
from xiaoshan_report.render.table import View

NARROWEST = 640
"""No picture is narrower, so that a short one is not drawn too large."""


def write(view: View, options: RenderOptions) -> str:
    """The picture of the view's chart, which it must have."""
    assert view.chart
    return picture(view.chart)


def picture(shown: Chart | Stack, *, framed: bool = True) -> str:
    """The picture; without title, remarks and background where a page around it has them."""
    body = bars(shown) if isinstance(shown, Chart) else levels(shown)
    margin = MARGIN * framed
    width = max(body.width, NARROWEST * framed) + 2 * margin
    lead = [] if isinstance(shown, Chart) else list(shown.lead)
    above = paragraphs([([shown.title], "title"), (lead, "")], width) if framed else NOTHING
    below = paragraphs([(remarks(shown), "soft")], width) if framed else NOTHING
    top = margin + above.height
    height = top + body.height + below.height + margin + GAP / 2 * bool(below.parts)
    parts = [
        *([rect("page", Box(0, 0, width, height))] * framed),
        moved(above.parts, margin, margin),
        moved(body.parts, margin, top),
        moved(below.parts, margin, top + body.height + GAP / 2),
    ]
    return document(shown.title, width, height, [part for part in parts if part])


def remarks(shown: Chart | Stack) -> list[str]:
    """The remarks that stand below a picture."""
    cut = [f"▶ {shown.beyond}"] if isinstance(shown, Chart) and is_cut(shown) else []
    return [*cut, *shown.notes]
