"""SVG: a chart as a stand-alone picture, light or dark as its reader prefers.

<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 96" width="720" height="96" role="img">
<title>萧山区政府工作报告（2021年上半年）：民生实事</title>
<text x="16" y="54">1 养老</text>
"""

from xiaoshan_report.render.chart import Chart, Stack, is_cut
from xiaoshan_report.render.formats import RenderOptions
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
    """Return the picture of the view's chart, which it must have."""
    chart = view.chart
    assert chart
    return picture(chart)


def picture(chart: Chart | Stack, *, framed: bool = True) -> str:
    """Return the picture; without title, remarks and background where a page around it has them."""
    body = bars(chart) if isinstance(chart, Chart) else levels(chart)
    margin = MARGIN * framed
    width = max(body.width, NARROWEST * framed) + 2 * margin
    above = (
        paragraphs([([chart.title], "title"), (list(chart.lead), "")], width) if framed else NOTHING
    )
    below = paragraphs([(notes_below(chart), "soft")], width) if framed else NOTHING
    top = margin + above.height
    height = top + body.height + below.height + margin + GAP / 2 * bool(below.parts)
    parts = [
        *([rect("page", Box(0, 0, width, height))] * framed),
        moved(above.parts, margin, margin),
        moved(body.parts, margin, top),
        moved(below.parts, margin, top + body.height + GAP / 2),
    ]
    return document(chart.title, width, height, [part for part in parts if part])


def notes_below(chart: Chart | Stack) -> list[str]:
    """Return the remarks that stand below a picture."""
    cut = [f"▶ {chart.beyond}"] if isinstance(chart, Chart) and is_cut(chart) else []
    return [*cut, *chart.notes]
