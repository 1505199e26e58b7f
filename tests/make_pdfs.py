"""Make PDFs of a text as three programs do: `python tests/make_pdfs.py TEXT FOLDER`.

The documents in `tests/data/documents/` were made with it. It needs Chromium, LibreOffice Writer,
ReportLab and a Chinese font that Chromium embeds whole (Debian's fonts-arphic-gbsn00lp). Each has a
running header, numbered pages, justified lines with an indent, and a note on a word of the text.
"""

# ruff: noqa: E501 - documents of other programs have lines of their own length

import subprocess
import sys
from html import escape
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

FONT = "AR PL SungtiL GB"
SIZE = 14
WIDTH, HEIGHT = 420, 595
MARGIN = 48
NOTED = "高标准农田"
NOTE = "指土地平整、集中连片、设施完善、旱涝保收的农田，按2022年起的标准每亩投资不少于3000元。"
OPENING = 3
"""The lines of a text that stand in the middle: its title, its date, who gave it."""


def by_chromium(lines: list[str], file: Path) -> None:
    """Print a page of HTML, with the note at its end."""
    page = Template(
        """<meta charset="utf-8"><style>
        @page { size: ${width}pt ${height}pt; margin: ${margin}pt;
          @top-center { content: "$title"; font: 9pt '$font' }
          @bottom-center { content: "— " counter(page) " —"; font: 10pt '$font' } }
        body { font: ${size}pt/1.8 '$font'; margin: 0; text-align: justify }
        p { margin: 0; text-indent: 2em } h1, h2 { font-weight: normal; text-align: center }
        h2 { font-size: 12pt; margin: 0 } sup { font-size: 8pt; line-height: 0 }
        small { font-size: 8pt; line-height: 1.5; display: block }
        </style>$body"""
    )
    body = [
        f"<h1>{escape(lines[0])}</h1>",
        *(f"<h2>{escape(one)}</h2>" for one in lines[1:OPENING]),
    ]
    body += [f"<p>{escape(one)}</p>" for one in lines[OPENING:]]
    if any(NOTED in line for line in lines):
        body.append(f"<hr><small>[1] {NOTE}</small>")
    words = page.substitute(
        title=escape(lines[0]),
        font=FONT,
        size=SIZE,
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        body="".join(body).replace(NOTED, f"{NOTED}<sup>[1]</sup>", 1),
    )
    with TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(words, "utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
        ]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={file}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def by_libreoffice(lines: list[str], file: Path) -> None:
    """Convert a document of LibreOffice, with a footnote of its own kind."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Note">{NOTE}</text:p></text:note-body></text:note>'
    )
    styles = ["Title", *["Byline"] * (OPENING - 1), *["Body"] * len(lines)]
    body = "".join(
        f'<text:p text:style-name="{style}">{escape(line)}</text:p>'
        for style, line in zip(styles, lines, strict=False)
    )
    words = Template(OPEN_DOCUMENT).substitute(
        title=escape(lines[0]),
        body=body.replace(NOTED, NOTED + note, 1),
        font=FONT,
        size=SIZE,
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
    )
    with TemporaryDirectory() as folder:
        source = Path(folder, file.with_suffix(".fodt").name)
        source.write_text(words, "utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(file.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True)


OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Base" style:family="paragraph">
 <style:paragraph-properties fo:line-height="170%" fo:orphans="1" fo:widows="1"/>
 <style:text-properties style:font-name-asian="$font" style:font-family-asian="$font" fo:font-family="$font"
  fo:font-size="${size}pt" style:font-size-asian="${size}pt" style:language-asian="zh" style:country-asian="CN"/>
</style:style>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Base">
 <style:paragraph-properties fo:text-align="justify" fo:text-indent="28pt"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Base">
 <style:paragraph-properties fo:text-align="center"/>
 <style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
<style:style style:name="Byline" style:family="paragraph" style:parent-style-name="Base">
 <style:paragraph-properties fo:text-align="center"/>
 <style:text-properties fo:font-size="12pt" style:font-size-asian="12pt"/></style:style>
<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Base">
 <style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Mark" text:citation-body-style-name="Mark"/>
<style:style style:name="Mark" style:family="text">
 <style:text-properties style:text-position="super 58%"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Page">
 <style:page-layout-properties fo:page-width="${width}pt" fo:page-height="${height}pt" fo:margin="24pt"
  fo:margin-left="${margin}pt" fo:margin-right="${margin}pt"/>
 <style:header-style><style:header-footer-properties fo:min-height="24pt"/></style:header-style>
 <style:footer-style><style:header-footer-properties fo:min-height="24pt"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p text:style-name="Note">$title</text:p></style:header>
<style:footer><text:p text:style-name="Byline">第<text:page-number/>页 共<text:page-count/>页</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>$body</office:text></office:body></office:document>"""


def by_reportlab(lines: list[str], file: Path) -> None:
    """Lay the text out here, in a font that is not in the file, as programs of offices do."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    font = "STSong-Light"
    registerFont(UnicodeCIDFont(font))
    body = ParagraphStyle(
        "body",
        fontName=font,
        fontSize=SIZE,
        leading=1.8 * SIZE,
        firstLineIndent=2 * SIZE,
        alignment=TA_JUSTIFY,
        wordWrap="CJK",
    )
    middle = ParagraphStyle("middle", body, fontSize=12, firstLineIndent=0, alignment=TA_CENTER)
    title = ParagraphStyle("title", middle, fontSize=22, leading=40)
    styles = [title, *[middle] * (OPENING - 1), *[body] * len(lines)]
    noted = [escape(one).replace(NOTED, f"{NOTED}①") for one in lines]
    at = next((number for number, one in enumerate(noted) if NOTED in one), None)

    def furnish(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(MARGIN, HEIGHT - 30, lines[0])
        canvas.setFont(font, 10)
        canvas.drawCentredString(WIDTH / 2, 24, str(document.page))
        if at is not None and document.page == 2:
            canvas.setFont(font, 8)
            canvas.line(MARGIN, 62, 150, 62)
            canvas.drawString(MARGIN, 50, "①" + NOTE)

    document = SimpleDocTemplate(
        str(file),
        pagesize=(WIDTH, HEIGHT),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 18,
        invariant=1,
    )
    story = [Paragraph(one, style) for one, style in zip(noted, styles, strict=False)]
    document.build(story, onFirstPage=furnish, onLaterPages=furnish)


MAKERS = {"chromium": by_chromium, "libreoffice": by_libreoffice, "reportlab": by_reportlab}


def main(text: str, folder: str, *names: str) -> None:
    """Make what each program makes of the text."""
    lines = [line for line in Path(text).read_text("utf-8").splitlines() if line.strip()]
    for name in names or MAKERS:
        MAKERS[name](lines, Path(folder, f"{Path(text).stem}-{name}.pdf"))


if __name__ == "__main__":
    main(*sys.argv[1:])
