"""`report cite`: how to cite a report, or one thing of it with the words that state it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

import msgspec

from xiaoshan_report.commands.options import OF_ANSWERS, day
from xiaoshan_report.commands.parameter import Parameter
from xiaoshan_report.commands.shared_columns import table_of, titled
from xiaoshan_report.commands.show import WORDS, meant
from xiaoshan_report.commands.spec import Command
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model.structs import UNKNOWN, Indicator, Report, Status
from xiaoshan_report.model.text_fragments import address, link
from xiaoshan_report.numerals.bare_words import bare
from xiaoshan_report.render.table import Column, Table, View
from xiaoshan_report.render.values import Cell

Style = Literal["gbt7714", "bibtex"]
"""How a citation is written: as GB/T 7714—2025 has it, or as an entry of a BibTeX file."""

Missing = Literal["title", "issuer", "url", "accessed"]
"""What a citation leaves out because nobody has said it."""


class CiteRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How to cite a report, or one thing of it.

    `id` is the report's or the thing's. `paragraph` and `quote` are where and in which words the
    report states the thing, which `link` opens; of a whole report `link` is its page. `missing` is
    what the citation leaves out because the record does not say it, or the reader has not.
    """

    id: str
    report: str
    status: Status
    gbt7714: str
    bibtex: str
    paragraph: int | None
    quote: str | None
    link: str | None
    missing: list[Missing]


class _Source(NamedTuple):
    """What is cited: its key, what is known of it, and where in the report it stands."""

    key: str
    title: str | None
    issuer: str | None
    day: date
    url: str | None
    accessed: date | None
    words: str


def answer(
    reports: Sequence[Report],
    tr: Translator,
    *,
    words: Sequence[str],
    style: Style,
    accessed: date | None,
) -> View:
    """Answer `report cite`: every report, the one with this id, or the one thing that is meant.

    Raises `ReportError` for words that mean nothing, or several things, and a day of access on
    which there was no such report.
    """
    selector = " ".join(words)
    whole = [(report, report.id) for report in reports if selector in ("", report.id)]
    cited = whole or [meant(reports, selector)]
    records = [_record(report, identifier, accessed) for report, identifier in cited]
    return View(
        records,
        lambda rows: _table(reports, rows, style, tr),
        verbatim=[*_lines(records, style, tr)],
        asides=[*_remarks(reports, records, tr)],
    )


# What is cited


def _record(report: Report, identifier: str, accessed: date | None) -> CiteRecord:
    record, url = report.model.report, address(report.model.report.url)
    if accessed and accessed < record.date:
        raise ReportError(
            Message("accessed-before", day=accessed, report=report.id, of=record.date)
        )
    paragraph, quote, opens = None, None, url
    key = report.id
    if identifier != report.id:
        key = f"{report.id}:{identifier}"
        paragraph, quote, opens = _evidence(report, identifier)
        opens = opens or url
    source = _Source(
        key,
        _known(record.title),
        _known(record.issuer),
        record.date,
        opens,
        accessed if opens else None,
        _located(paragraph, quote),
    )
    return CiteRecord(
        id=identifier,
        report=report.id,
        status=report.status,
        gbt7714=_gbt7714(source),
        bibtex=_bibtex(source),
        paragraph=paragraph,
        quote=quote,
        link=opens,
        missing=[*_missing(source)],
    )


def _evidence(report: Report, identifier: str) -> tuple[int, str | None, str | None]:
    """The paragraph of a thing, the words that state it, and the link that opens at them."""
    figure, url = report.figure(identifier), report.model.report.url
    if aim := report.worded_aim(identifier):
        return aim.paragraph, bare(aim.quote), link(url, aim.quote)
    for owner in report.model.owners() if figure is None else ():
        if owner.id == identifier:
            quote = None if isinstance(owner.entry, Indicator) else owner.entry.quote
            if quote or not report.figures[owner.id]:
                return owner.paragraph, quote and bare(quote), quote and link(url, quote)
            figure = report.figures[owner.id][0]
    assert figure
    return figure.paragraph, bare(figure.quote), figure.link


def _known(text: str) -> str | None:
    """What a record says on one line; nothing where that is still to be decided."""
    return None if text == UNKNOWN else " ".join(text.split())


def _located(paragraph: int | None, quote: str | None) -> str:
    """Where a thing stands, in the report's language."""
    place = f"第{paragraph}段" * (paragraph is not None)
    return f"{place}：“{quote}”" if quote else place


def _missing(source: _Source) -> Iterator[Missing]:
    for key in get_args(Missing):
        if getattr(source, key) is None and (source.url or key != "accessed"):
            yield key


# How it is written


def _gbt7714(source: _Source) -> str:
    """The entry of a list of references: a page of the web (8.11.3), or else a report (8.8.3).

    区政府办. 萧山区政府工作报告[EB/OL].（2021-07-07）[2026-11-01]. https://….
    """
    issuer = f"{source.issuer}. " if source.issuer else ""
    title = source.title or f"[{source.key}]"  # 7.2.1: of one's own, in brackets
    if source.url is None:
        return f"{issuer}{title}[R]. {source.day}."
    accessed = f"[{source.accessed}]" if source.accessed else ""
    return f"{issuer}{title}[EB/OL].（{source.day}）{accessed}. {source.url}."


def _bibtex(source: _Source) -> str:
    """The entry of a .bib file; `year` is for programs that do not know `date`."""
    texts = {
        "author": source.issuer and f"{{{_escaped(source.issuer)}}}",
        "title": source.title and _escaped(source.title),
        "date": str(source.day),
        "year": str(source.day.year),
        "url": source.url,
        "urldate": source.accessed and str(source.accessed),
        "note": _escaped(source.words),
        "langid": "chinese",
    }
    fields = "".join(f"  {name} = {{{text}}},\n" for name, text in texts.items() if text)
    return f"@{'online' if source.url else 'misc'}{{{source.key},\n{fields}}}"


_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_SPELT = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""What is no character behind a backslash; a brace would be counted there all the same."""


def _escaped(text: str) -> str:
    """The text as TeX prints it, its braces in pairs."""
    return _SPECIAL.sub(lambda found: _SPELT.get(found[0], f"\\{found[0]}"), text)


# What people see


def _lines(records: Sequence[CiteRecord], style: Style, tr: Translator) -> Iterator[str]:
    """Each citation on lines of its own, where a thing stands below; a blank line between two."""
    for number, record in enumerate(records):
        yield from [""] * bool(number)
        yield from getattr(record, style).split("\n")
        if style == "gbt7714" and record.paragraph is not None:
            key = "cited-at" if record.quote else "cited-in"
            yield tr(key, paragraph=record.paragraph, quote=record.quote or "")


def _table(
    reports: Sequence[Report], rows: Sequence[CiteRecord], style: Style, tr: Translator
) -> Table:
    shown = {style: tr("citation"), "paragraph": tr("paragraph"), "quote": tr("quote")}
    columns = [Column(key, shown.get(key, ""), _cell(key)) for key in CiteRecord.__struct_fields__]
    return table_of(titled(reports, "title-cite", tr), columns, rows, tr)


def _cell(key: str) -> Callable[[CiteRecord], Cell]:
    """What makes the cells of a column, an entry of BibTeX on one line, which it takes as well."""
    get = attrgetter(key)
    return (lambda one: " ".join(one.bibtex.split())) if key == "bibtex" else get


def _remarks(
    reports: Sequence[Report], records: Sequence[CiteRecord], tr: Translator
) -> Iterator[str]:
    """What a citation leaves out, and what of it nobody has confirmed."""
    count = Counter(key for one in records for key in one.missing)
    for key in get_args(Missing):
        if count[key]:
            yield tr(f"cite-without-{key}", count=count[key])
    cited = {one.report for one in records}
    drafts = [one for one in reports if one.id in cited and one.status == "draft"]
    if drafts:
        todo = drafts[0].model.report.todo if len(drafts) == 1 else None
        said = tr("cite-draft", count=len(drafts))
        yield tr("separator").join([said, tr("marked", todo=todo)] if todo else [said])


COMMAND = Command(
    "cite",
    (
        WORDS._replace(help="argument-cited", required=False),
        Parameter(
            "style", "option-style", ("--style",), choices=get_args(Style), default="gbt7714"
        ),
        Parameter("accessed", "option-accessed", ("--accessed",), "DATE", day),
        *OF_ANSWERS,
    ),
    answer,
    json=lambda: (list[CiteRecord],),
)
