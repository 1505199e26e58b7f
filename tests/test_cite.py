"""`report cite`: citations that are true, complete where the record is, and read by others."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from pybtex.database import Entry, parse_string

URL = "https://www.xiaoshan.gov.cn/art/2021/7/7/art_1229549070_3896319.html"
PAGE = re.compile(r"(?:.+\. )?.+\[EB/OL\]\.（\d{4}-\d\d-\d\d）(?:\[\d{4}-\d\d-\d\d\])?\. http\S+\.")
"""What GB/T 7714—2025 has of a page of the web, in 8.11.3."""

Edited = Callable[..., Path]


def asked(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """The records that `cite` prints as JSON."""
    done = run("cite", *arguments, "--json")
    assert done.returncode == 0
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def entry(bibtex: str) -> Entry:
    """The one entry that a BibTeX program reads; it refuses what is not well formed."""
    (one,) = parse_string(bibtex, "bibtex").entries.values()
    return one


def test_a_report_is_cited_by_the_standard(run: Run) -> None:
    """Issuer, title, mark, date, day of access and address stand as the standard has them."""
    shown = run("cite", "--accessed", "2026-11-01").stdout
    title = "萧山区政府工作报告（2021年上半年）"
    assert shown == f"区政府办. {title}[EB/OL].（2021-07-07）[2026-11-01]. {URL}.\n"
    assert PAGE.fullmatch(shown.strip())


def test_no_line_of_a_citation_is_broken(run: Run) -> None:
    """On a narrow terminal a citation stays one line, in either language."""
    for lang in ("zh", "en"):
        first, *_ = run("cite", "gdp", "--lang", lang, width=60).stdout.split("\r\n")[0].split("\n")
        assert PAGE.fullmatch(first)


def test_the_day_of_access_is_the_readers(run: Run) -> None:
    """Without `--accessed` no day is made up, and one remark says that the standard wants it."""
    done = run("cite")
    assert ("（2021-07-07）. http" in done.stdout, done.stderr.count("--accessed")) == (True, 1)
    assert [["accessed"], []] == [
        row["missing"] for day in ((), ("--accessed", "2026-11-01")) for row in asked(run, *day)
    ]


@pytest.mark.parametrize(
    ("day", "code"), [("2001-01-01", 2), ("2021-07-06", 2), ("2021-07-07", 0), ("2021-07-08", 0)]
)
def test_nobody_read_a_report_before_it_was_there(run: Run, day: str, code: int) -> None:
    """A day of access before the report's own is refused, of a thing of it, too."""
    for what in ((), ("gdp",)):
        done = run("cite", *what, "--accessed", day)
        assert (code, not code) == (done.returncode, bool(done.stdout))


@pytest.mark.parametrize(
    ("thing", "paragraph", "words"),
    [
        ("gdp", 3, "预计1-5月全区地区生产总值增长12.5%"),
        ("gdp.yoy", 3, "预计1-5月全区地区生产总值增长12.5%"),
        ("固投", 3, "固定资产投资总额423.5亿元"),
    ],
)
def test_a_thing_is_cited_with_its_words(run: Run, thing: str, paragraph: int, words: str) -> None:
    """Of an indicator or a figure the address opens at the words, which stand below."""
    (row,) = asked(run, thing)
    assert (paragraph, words) == (row["paragraph"], row["quote"])
    assert row["link"].startswith(f"{URL}#:~:text=")
    assert row["gbt7714"].endswith(f". {row['link']}.")
    assert f"第{paragraph}段：“{words}”" in run("cite", thing, "--lang", "zh").stdout


def test_another_program_reads_the_entry(run: Run) -> None:
    """A BibTeX program finds each field, the issuer as one name."""
    (row,) = asked(run, "--accessed", "2026-11-01")
    one = entry(row["bibtex"])
    fields = {"date": "2021-07-07", "year": "2021", "url": URL, "urldate": "2026-11-01"}
    assert (one.type, one.key) == ("online", "xiaoshan-2021-h1")
    assert {**fields, "langid": "chinese"} == {key: one.fields[key] for key in (*fields, "langid")}
    assert ["{区政府办}"] == [str(person) for person in one.persons["author"]]


def test_what_tex_reads_as_its_own_is_escaped(run: Run, edited: Edited) -> None:
    """Signs and braces of a title come back as they are in the model, whatever they mean to TeX."""
    title = r"50% & #1 {a} $b_c ~^\x"
    old = 'title = "萧山区政府工作报告（2021年上半年）"'
    (row,) = asked(run, "--model", str(edited((old, f"title = '{title}'"))))
    read = entry(row["bibtex"]).fields["title"]
    spelt = {"textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    spelt |= {"textasciicircum": "^", "textbackslash": "\\"}
    plain = re.sub(r"\\(\w+)\{\}|\\(.)", lambda m: spelt[m[1]] if m[1] else m[2], read)
    assert (title, title in row["gbt7714"]) == (plain, True)


def test_style_bibtex_prints_a_file(run: Run, edited: Edited) -> None:
    """`--style bibtex` prints nothing but entries, one a report, with keys of their own."""
    edited(('id = "xiaoshan-2021-h1"', 'id = "other"'), name="b.toml")
    shown = run("cite", "--style", "bibtex", "--model", str(edited().parent)).stdout
    assert ["other", "xiaoshan-2021-h1"] == [*parse_string(shown, "bibtex").entries]
    assert shown.count("@") == 2


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_an_entry_in_a_cell_is_one_too(run: Run, form: str) -> None:
    """No apostrophe stands before it: no spreadsheet takes it for a formula."""
    rows = csv.DictReader(
        run("cite", "-f", form).stdout.splitlines(), delimiter={"csv": ",", "tsv": "\t"}[form]
    )
    assert ["@online{xiaoshan-2021-h1,"] == [row["bibtex"].split()[0] for row in rows]


def test_what_the_record_has_not_is_left_out(run: Run, edited: Edited) -> None:
    """Without an address it is no page of the web; without an issuer there is no author."""
    model = edited((f'url = "{URL}"\n', ""), ('issuer = "区政府办"', 'issuer = "TODO"'))
    (row,) = asked(run, "--model", str(model), "--accessed", "2026-11-01")
    assert row["gbt7714"] == "萧山区政府工作报告（2021年上半年）[R]. 2021-07-07."
    assert (["issuer", "url"], None) == (row["missing"], row["link"])
    one = entry(row["bibtex"])
    assert ("misc", {"title", "date", "year", "langid"}) == (one.type, {*one.fields})
    assert not one.persons


def test_a_draft_is_called_one(run: Run, tmp_path: Path) -> None:
    """A draft's citation says what it is of, and what is still to be decided."""
    text, model = tmp_path / "a.txt", tmp_path / "a.toml"
    text.write_text("一、工作回顾\n工业产值增长5.1%。\n", encoding="utf-8")
    run("draft", str(text), "--date", "2024-01-08", "-o", str(model))
    done = run("cite", "--model", str(model), "--lang", "en")
    assert ("TODO" in done.stdout, date(2024, 1, 8).isoformat() in done.stdout) == (False, True)
    assert [] == [w for w in ("draft", "without a title", "to be decided") if w not in done.stderr]


def test_a_report_of_several_is_cited_by_its_id(run: Run, edited: Edited) -> None:
    """A report's id means the report, and REPORT/ID a thing of it."""
    edited(('id = "xiaoshan-2021-h1"', 'id = "other"'), name="b.toml")
    models = ["--model", str(edited().parent)]
    for word, ids in (("other", ["other"]), ("other/gdp", ["gdp"])):
        assert ids == [row["id"] for row in asked(run, word, *models)]
    assert run("cite", "gdp", *models).returncode == 2


@pytest.mark.parametrize("words", [("xyzzy",), ("gdp", "--accessed", "yesterday")])
def test_what_cannot_be_cited_is_refused(run: Run, words: tuple[str, ...]) -> None:
    """Words that mean nothing, and a day that is none, are refused with exit code 2."""
    assert run("cite", *words).returncode == 2
