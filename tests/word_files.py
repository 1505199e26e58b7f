"""Word files to try the reading of them on, made as they are needed."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
PROSE = "全年地区生产总值1286.4亿元，比上年增长5.8%，城乡面貌持续改善，人民生活水平稳步提高。"
"""A paragraph for files that must have one."""


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file with this body, and these `styles`, `numbering` and so on."""
    files = {"word/document.xml": _root("document", f"<w:body>{body}</w:body>")}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = _root(name, content)
    files["[Content_Types].xml"] = _types(["document", *parts])
    files["_rels/.rels"] = _relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = _relations({name: f"{name}.xml" for name in parts})
    return archive(files)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these files."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return content.getvalue()


def _root(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{W}" {_NAMESPACES}>{content}</w:{name}>'


def _relations(targets: Mapping[str, str]) -> str:
    each = (
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(each)}</Relationships>'


def _types(parts: Iterable[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    main = {"document": "document.main"}
    each = (
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{main.get(name, name)}+xml"/>'
        for name in parts
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{"".join(each)}</Types>'
    )


def run_of(text: str, properties: str = "") -> str:
    """Return a run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run_of(text) if text else ''}</w:p>"


def in_list(text: str, number: int = 1, level: int = 0) -> str:
    """Return a paragraph of a list."""
    where = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return paragraph(text, f"<w:numPr>{where}</w:numPr>")


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list: <w:lvl>."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str) -> str:
    """Return what a list may be made of: <w:abstractNum>."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def concrete(identifier: int, of: int, overrides: str = "") -> str:
    """Return a list that paragraphs may be in: <w:num>."""
    made_of = f'<w:abstractNumId w:val="{of}"/>'
    return f'<w:num w:numId="{identifier}">{made_of}{overrides}</w:num>'


def table(*rows: Iterable[str]) -> str:
    """Return a table of cells, each with its content."""
    return f"<w:tbl>{''.join(_row(row) for row in rows)}</w:tbl>"


def _row(cells: Iterable[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


# Whole reports

_LISTS = abstract(
    7,
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
) + concrete(1, 7)
_MARK = re.compile(r"([一二三四五六七八九十]+、)|(（[一二三四五六七八九十]+）)|(\d+\.(?!\d))")


def typed(lines: Iterable[str]) -> bytes:
    """Return a Word file whose paragraphs are these lines, written by python-docx."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def numbered(lines: Iterable[str]) -> bytes:
    """Return a Word file of these lines in which Word itself makes 一、, （一） and 1."""
    return word_file("".join(map(_numbered, lines)), numbering=_LISTS)


def _numbered(line: str) -> str:
    mark = _MARK.match(line)
    return in_list(line[mark.end() :], level=(mark.lastindex or 1) - 1) if mark else paragraph(line)
