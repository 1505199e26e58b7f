"""`report draft --update`: a draft anew, in which all that a person has said stays."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from random import Random

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from xiaoshan_report.commands.check import record_of
from xiaoshan_report.documents.opening import read_source
from xiaoshan_report.draft.drafting import draft
from xiaoshan_report.draft.file_parts import parts
from xiaoshan_report.draft.updating import Update
from xiaoshan_report.draft.updating import updated as updated_from
from xiaoshan_report.draft.writing import entry
from xiaoshan_report.messages.draft import SENTENCES
from xiaoshan_report.messages.translator import Translator
from xiaoshan_report.model import loading
from xiaoshan_report.model.loading import bundled_terms
from xiaoshan_report.model.structs import Model, NumeralEntry, NumeralKind, Record

DATA = Path(__file__).parent / "data"
TEXTS = [DATA / "qinghe-2025.txt", DATA / "documents" / "yunxi-2026.txt"]
MODEL = Path("model.toml")
EN = Translator("en")

DRAFTED = re.compile(', drafted = "[0-9a-f]{8}"')
FIGURE = re.compile(r"^  \{ key = .*\},$", re.MULTILINE)

each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)


loaded = lru_cache(8)(loading.loaded)


@cache
def drafted(text: Path, known: Record | None = None) -> tuple[str, Model]:
    """A draft of a text: the file, and the model."""
    made = draft(read_source(text), text.name, known, bundled_terms().find, EN)
    return made.text, made.model


def updated(text: Path, words: str, source: Path | None = None) -> Update:
    """A file of this model updated from its text, or from another version of it."""
    old = loaded(words, MODEL)
    _, model = drafted(source or text, old.model.report)
    made = read_source(source or text).text
    return updated_from(parts(words, old.model, MODEL), old, model, made, EN)


def findings(text: Path, words: str) -> set[tuple[str, str, str | None]]:
    """What the check finds in a model beside its text."""
    record = record_of(loaded(words, MODEL), read_source(text).text, EN)
    return {(one.code, one.where, one.context) for one in record.findings}


# A person's edits, each of a line of a figure, or of a table


def confirmed(line: str, _: Random) -> str:
    """Right as it is."""
    return re.sub(', todo = "[^"]*"', "", DRAFTED.sub("", line))


def meant_firmly(line: str, _: Random) -> str:
    """An aim that is to be ensured, if it is one."""
    line = re.sub(', commitment = "[^"]*"', "", line)
    return line.replace(", aim = true", ', aim = true, commitment = "ensure"')


def renamed(line: str, chance: Random) -> str:
    """Of another name, in both languages."""
    line = re.sub(', name = "[^"]*", name_en = "[^"]*"', "", line)
    number = chance.randrange(1000)
    named = f', name = "名{number}", name_en = "Name {number}", printed'
    return line.replace(", printed", named, 1)


def dated(line: str, chance: Random) -> str:
    """Of another time."""
    line = re.sub(', period = "[^"]*"', "", line)
    return line.replace(", printed", f', period = "20{chance.randrange(10, 20)}-12-31", printed', 1)


def spaced(line: str, _: Random) -> str:
    """Laid out otherwise."""
    return line.replace("{ key", "{key", 1)


def noted(line: str, chance: Random) -> str:
    """With a comment behind it."""
    return f"{line} # asked {chance.randrange(1000)}"


EDITS = (confirmed, meant_firmly, renamed, dated, spaced, noted)


def by_hand(words: str, chance: Random, share: float) -> tuple[str, list[str]]:
    """A file in which a person has changed figures, and the lines that they wrote."""
    written: list[str] = []

    def edited(found: "re.Match[str]") -> str:
        if chance.random() > share:
            return found[0]
        line = chance.choice(EDITS)(found[0], chance)
        written.append(line)
        return line

    return FIGURE.sub(edited, words), written


def with_tables_edited(words: str, chance: Random) -> tuple[str, list[str]]:
    """The same with translations, comments and texts of a person's."""
    written = []
    for number in range(6):
        keys = ["title_en", "text_en", "lead_en", "name_en"]
        lines = list(re.finditer(rf'^({"|".join(keys)}) = ".*"$', words, re.MULTILINE))
        line = chance.choice(lines)
        new = f'{line[1]} = "In English {number}" # {number}'
        words = words[: line.start()] + new + words[line.end() :]
        written.append(new)
    return words, written


@each_text
def test_an_untouched_draft_stays_as_it_is(text: Path) -> None:
    """From the same text the same bytes come of a draft that nobody has touched."""
    words, _ = drafted(text)
    made = updated(text, words)
    assert words == made.text
    assert (0, 0, 0, 0, 0, 0) == made[1:]


@given(st.sampled_from(TEXTS), st.integers(0, 10**6), st.sampled_from([0.02, 0.2, 0.9]))
@settings(max_examples=settings().max_examples // 3)  # each changes many lines
def test_what_a_person_wrote_survives(text: Path, seed: int, share: float) -> None:
    """Every line of a person's stands in the updated file, once; nothing new is found in it."""
    chance = Random(seed)  # noqa: S311  # no secret
    words, of_figures = by_hand(drafted(text)[0], chance, share)
    words, of_tables = with_tables_edited(words, chance)
    made = updated(text, words)
    lines = made.text.split("\n")
    assert [] == [one for one in (*of_figures, *of_tables) if one not in lines]
    assert findings(text, made.text) <= findings(text, words)
    assert len(FIGURE.findall(words)) == len(FIGURE.findall(made.text))
    assert made.text == updated(text, made.text).text


# Another version of the text


Edited = Callable[[str], str]


@pytest.fixture
def other(tmp_path: Path) -> Callable[[Path, Edited], Path]:
    """Another version of a text."""

    def made(text: Path, edit: Edited) -> Path:
        file = tmp_path / text.name
        file.write_text(edit(text.read_text(encoding="utf-8")), encoding="utf-8")
        return file

    return made


@each_text
def test_kept_figures_move_with_their_words(
    text: Path, other: Callable[[Path, Edited], Path]
) -> None:
    """Where lines were put in, what is kept is in the paragraph in which its words are now."""
    words, written = by_hand(drafted(text)[0], Random(1), 0.3)  # noqa: S311
    head, body = text.read_text(encoding="utf-8").split("\n一、", 1)
    body = body.replace("。\n", "。\n\n", 1)
    longer = other(text, lambda _: f"{head}\n\n一、{body}")
    made = updated(text, words, longer)
    before = {one for one in findings(text, words) if one[0] != "undecided"}
    after = {one for one in findings(longer, made.text) if one[0] != "undecided"}
    assert after <= before
    assert (0, 0, 0) == (made.lost, made.new, made.gone)
    assert len(written) >= made.kept > 0
    names = re.findall('name_en = "Name [0-9]+"', "".join(written))
    assert names == re.findall('name_en = "Name [0-9]+"', made.text)


def with_paragraphs_swapped(content: str) -> str:
    """A text in which each paragraph with numbers stands behind the next one."""
    lines = content.split("\n")
    first, second = [n for n, one in enumerate(lines) if len(re.findall(r"\d", one)) > 9][:2]
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def with_a_sentence_behind(content: str) -> str:
    """A text of which the first paragraph with numbers lends its last words to the next one."""
    lines = content.split("\n")
    first, second = [n for n, one in enumerate(lines) if len(re.findall(r"\d", one)) > 9][:2]
    lines[first], moved = re.split("[；。](?=[^；。]+。?$)", lines[first])
    lines[second] += moved
    return "\n".join(lines)


def with_a_sentence_before(content: str) -> str:
    """A text of which the second paragraph with numbers lends its last words to the first one."""
    lines = content.split("\n")
    first, second = [n for n, one in enumerate(lines) if len(re.findall(r"\d", one)) > 9][:2]
    lines[second], moved = re.split("[；。](?=[^；。]+。?$)", lines[second])
    lines[first] += moved
    return "\n".join(lines)


@each_text
@pytest.mark.parametrize(
    "edited", [with_paragraphs_swapped, with_a_sentence_behind, with_a_sentence_before]
)
def test_what_stands_elsewhere_now_is_not_drafted_again(
    text: Path, edited: Edited, other: Callable[[Path, Edited], Path]
) -> None:
    """Confirmed figures go with their sentences; nothing is new, and a second update the same."""
    words = DRAFTED.sub("", drafted(text)[0])
    newer = other(text, edited)
    made = updated(text, words, newer)
    assert (0, 0, 0, 0) == (made.lost, made.new, made.changed, made.gone)
    assert made.text == updated(text, made.text, newer).text


def test_a_figure_without_its_words_is_kept_and_marked(
    other: Callable[[Path, Edited], Path],
) -> None:
    """What a person has confirmed stays where its words are gone; a mark says so."""
    text = TEXTS[0]
    words = drafted(text)[0]
    line = next(one for one in FIGURE.findall(words) if "312.6亿元" in one and "level" in one)
    words = words.replace(line, DRAFTED.sub("", line))
    shorter = other(text, lambda content: content.replace("312.6亿元", "很多"))
    made = updated(text, words, shorter)
    assert made.lost == 1
    assert 2 == made.text.count("its words are no longer in the text; check it")  # its growth, too
    assert "value = 312.6, printed" in made.text
    assert made.text == updated(text, made.text, shorter).text


def test_a_draft_reads_what_the_text_says_anew(other: Callable[[Path, Edited], Path]) -> None:
    """What nobody has touched is as the text has it now; each is counted."""
    text = TEXTS[0]
    words = drafted(text)[0]
    newer = other(
        text,
        lambda content: (
            content.replace("312.6亿元", "313.7亿元")
            .replace("29860元，增长4.9%、6.3%", "29860元")
            .replace("\n二、", "\n新建驿站17座。\n二、", 1)
        ),
    )
    made = updated(text, words, newer)
    model = loaded(made.text, MODEL)
    assert {"313.7亿元", "17座"} <= {figure.printed for figure in model.every_figure()}
    assert "312.6亿元" not in made.text
    assert Update(made.text, kept=0, lost=0, new=2, changed=1, gone=3, numerals=0) == made
    assert findings(newer, made.text) <= findings(newer, drafted(newer)[0]) | findings(text, words)
    assert made.text == updated(text, made.text, newer).text


@pytest.mark.parametrize("number", ["318.9", "299", "1312.6"])
def test_what_nobody_touched_is_quoted_anew_beside_what_is_kept(
    number: str, other: Callable[[Path, Edited], Path]
) -> None:
    """Where a confirmed number has changed, the figure beside it has the new words for its own."""
    text = TEXTS[0]
    words = DRAFTED.sub("", drafted(text)[0], count=1)
    newer = other(text, lambda content: content.replace("312.6亿元", f"{number}亿元"))
    made = updated(text, words, newer)
    assert f'quote = "地区生产总值{number}亿元，同比增长5.4%"' in made.text
    assert 1 == made.text.count("its words are no longer in the text") == made.lost
    assert made.text == updated(text, made.text, newer).text


# What else a person does


HAND_MADE = """
[[areas.sections.points]]  # by hand
id = "sectors"
text = "三次产业结构优化。"
text_en = "The three sectors are in better proportion."
quote = "三次产业结构调整为6.1∶48.2∶45.7"
figures = [
  { key = "third", name = "三产", name_en = "Third", measure = "share", \
value = 45.7, printed = "45.7", quote = "6.1∶48.2∶45.7" },
]
"""


def at_home(words: str, made: str) -> str:
    """A file with a table of a point put in the first section that has points."""
    return words.replace("\n[[areas.sections.points]]", f"{made}\n[[areas.sections.points]]", 1)


def test_what_a_person_made_a_figure_of_is_no_numeral_any_more() -> None:
    """A figure put in by hand accounts for its number, of which the draft then says nothing."""
    text = TEXTS[0]
    line = next(n for n, one in enumerate(text.read_text("utf-8").split("\n"), 1) if "45.7" in one)
    quote = re.search("[^。；，]*45.7", text.read_text("utf-8"))
    assert quote
    point = HAND_MADE.replace("三次产业结构调整为6.1∶48.2∶45.7", quote[0])
    point = point.replace('quote = "6.1∶48.2∶45.7"', f'quote = "{quote[0]}", paragraph = {line}')
    point = point.replace("text_en", f"paragraph = {line}\ntext_en", 1)
    made = updated(text, at_home(drafted(text)[0], point))
    assert point in made.text
    assert 'text = "48.2"' in made.text
    assert 'text = "45.7"' not in made.text
    assert made.kept == 1


def test_what_a_person_says_is_no_figure_stays_none() -> None:
    """A figure that a person has taken out and entered as a numeral is not drafted again."""
    text = TEXTS[0]
    words = drafted(text)[0]
    line = next(one for one in FIGURE.findall(words) if 'printed = "18家"' in one)
    (number,) = [n for n, one in enumerate(text.read_text("utf-8").split("\n"), 1) if "18家" in one]
    said = '\n[[numerals]]\ntext = "工业企业18家"\nkind = "name"\n'
    said += f'paragraphs = [{number}]\nnote = "我说"\nnote_en = "I say"\n'
    words = words.replace(f"{line}\n", "") + said
    made = updated(text, words)
    assert said in made.text
    assert 'printed = "18家"' not in made.text


ENTRY = re.compile(
    r'^\[\[numerals\]\]\ntext = ".*"\nkind = "(?:name|word|undecided)"\nparagraphs = .*\n'
    r"(note = .*\nnote_en = .*)$",
    re.MULTILINE,
)


@each_text
@pytest.mark.parametrize(
    ("kind", "key"), [("name", "draft-in-name"), ("qualifying", "draft-threshold")]
)
def test_what_review_says_of_numerals_stays(text: Path, kind: NumeralKind, key: str) -> None:
    """An answer of a person's stays, in whatever words a draft says that of other numerals."""
    words = drafted(text)[0]
    found = list(ENTRY.finditer(words))
    assert found
    note, note_en = SENTENCES[key]
    for one in found:
        answer = re.sub('kind = ".*"', f'kind = "{kind}"', one[0])
        answer = answer.replace(one[1], f'note = "{note}"\nnote_en = "{note_en}"')
        made = updated(text, words.replace(one[0], answer))
        assert answer in made.text
        assert int(answer != one[0]) == made.numerals
        assert made.text.count("[[numerals]]") == words.count("[[numerals]]")
        assert made.text == updated(text, made.text).text


def test_a_figure_that_review_takes_out_stays_out() -> None:
    """A number that is entered in a draft's words as no figure is not drafted again."""
    text = TEXTS[0]
    words = drafted(text)[0]
    line = next(one for one in FIGURE.findall(words) if 'printed = "18家"' in one)
    (number,) = [n for n, one in enumerate(text.read_text("utf-8").split("\n"), 1) if "18家" in one]
    said = NumeralEntry("工业企业18家", "word", (number,), *SENTENCES["draft-word"])
    made = updated(text, words.replace(f"{line}\n", "") + entry("numerals", said))
    assert 'printed = "18家"' not in made.text
    assert entry("numerals", said) in made.text
    assert (made.new, made.numerals) == (0, 1)


def test_a_point_in_words_of_ones_own_stays() -> None:
    """A person's text of a point keeps the point, and so does a name of it in English alone."""
    text = TEXTS[1]
    words = drafted(text)[0]
    for pattern in ('(?<=\n)text = "[^"]*"', '(?<=\n)text_en = "[^"]*"'):
        found = re.search(pattern, words)
        assert found
        own = f'{found[0][: found[0].index(chr(34))]}"说明"'
        made = updated(text, words.replace(found[0], own, 1))
        assert own in made.text
        assert findings(text, made.text) <= findings(text, words.replace(found[0], own, 1))


@pytest.mark.parametrize("name", ["出口", "进口"])
def test_one_of_those_that_a_number_is_said_of_may_be_a_persons(tmp_path: Path, name: str) -> None:
    """The figure of the other one is drafted anew all the same."""
    text = tmp_path / "each.txt"
    content = TEXTS[0].read_text("utf-8").replace("\n二、", "\n出口、进口均增长5.4%。\n二、", 1)
    text.write_text(content, encoding="utf-8")
    words = drafted(text)[0]
    start = words.index(f'name = "{name}"')
    own = words[:start] + DRAFTED.sub("", words[start:], count=1)
    made = updated(text, own)
    assert (own, 1, 0, 0) == (made.text, made.kept, made.new, made.gone)


def test_a_renamed_indicator_keeps_its_name_and_place() -> None:
    """An indicator's id and section stay as a person set them, its figures untouched or not."""
    text = TEXTS[0]
    words = drafted(text)[0].replace('id = "gdp"', 'id = "output"', 1)
    assert 'id = "output"' in updated(text, words).text
    words += '\n[[tallies]]\nfigure = "output.level"\nlists = "areas"\n'
    assert words == updated(text, words).text


def test_a_reviewed_model_with_new_figures_is_a_draft_again(
    other: Callable[[Path, Edited], Path],
) -> None:
    """Of figures that nobody has seen no model says that a person has reviewed it."""
    text = TEXTS[0]
    words = re.sub(', drafted = "[0-9a-f]{8}"', "", drafted(text)[0])
    words = words.replace('status = "draft"\ntodo', 'status = "reviewed"\ntodo')
    assert loaded(updated(text, words).text, MODEL).status == "reviewed"
    newer = other(text, lambda content: content.replace("\n二、", "\n新建驿站17座。\n二、", 1))
    made = updated(text, words, newer)
    assert (1, "draft") == (made.new, loaded(made.text, MODEL).status)


# The command


@pytest.fixture
def model(run: Run, tmp_path: Path) -> Path:
    """A draft in which a person has confirmed one figure."""
    file = tmp_path / "model.toml"
    assert 0 == run("draft", str(TEXTS[0]), "-o", str(file), "--lang", "en").returncode
    words = file.read_text(encoding="utf-8")
    file.write_text(DRAFTED.sub("", words, count=1), encoding="utf-8")
    return file


def test_the_file_is_updated_in_its_place(run: Run, model: Path) -> None:
    """Without `-o` the model itself is written, and one line says what has become of it."""
    before = model.read_bytes()
    done = run("draft", str(TEXTS[0]), "--update", str(model), "--lang", "en")
    assert (0, "", before) == (done.returncode, done.stdout, model.read_bytes())
    expected = (
        "Figures: 1 of a person's kept, 0 of them without their words in the text; "
        "0 new, 0 read otherwise, 0 gone; numerals that a person says are none, kept: 0.\n"
    )
    assert expected == done.stderr


def test_the_updated_model_goes_elsewhere(run: Run, model: Path, tmp_path: Path) -> None:
    """With `-o` the model stays as it is, and what is there is not written over, either."""
    there = tmp_path / "there.toml"
    line = ("draft", str(TEXTS[0]), "--update", str(model), "-o", str(there))
    assert 0 == run(*line).returncode
    assert model.read_bytes() == there.read_bytes()
    assert 2 == run(*line).returncode
    assert 0 == run(*line, "--force").returncode


def test_the_ends_of_lines_stay(run: Run, model: Path) -> None:
    """A file of Windows stays one."""
    before = model.read_bytes().replace(b"\n", b"\r\n")
    model.write_bytes(before)
    assert 0 == run("draft", str(TEXTS[0]), "--update", str(model)).returncode
    assert before == model.read_bytes()


@pytest.mark.parametrize(
    ("was", "written"),
    [
        ("[[indicators]]\n", "[[ indicators ]]\n"),
        ('title = "青禾县人民政府工作报告（2025年）"', 'title = """\n[[indicators]]\n"""'),
    ],
    ids=["header", "words like a header"],
)
def test_a_file_that_cannot_be_told_apart_is_refused(
    run: Run, model: Path, was: str, written: str
) -> None:
    """Nothing is written where a table of the file could be lost."""
    words = model.read_text(encoding="utf-8").replace(was, written, 1)
    model.write_text(words, encoding="utf-8")
    done = run("draft", str(TEXTS[0]), "--update", str(model), "--lang", "en")
    assert (2, words) == (done.returncode, model.read_text(encoding="utf-8"))
    assert "it cannot be updated table by table" in done.stderr


def test_a_model_of_another_text_is_refused(run: Run, model: Path) -> None:
    """A text that has none of the model's words is another's, and nothing is written."""
    before = model.read_bytes()
    done = run("draft", str(TEXTS[1]), "--update", str(model), "--lang", "en")
    assert (2, before) == (done.returncode, model.read_bytes())


WITH_DATE = (
    "error: --date does not go with --update: the date is that of the model's [report]; "
    "change it there.\n"
)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--update", "-"), "error: --update cannot be “-”; expected a file.\n"),
        (
            ("--update", "model.toml", "--date", "2025-01-01"),
            WITH_DATE,
        ),
        (
            ("--date", "2025-01-01", "--update", "model.toml", "-o", "other.toml"),
            WITH_DATE,
        ),
    ],
)
def test_what_no_update_can_do_is_refused(
    run: Run, model: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    """A standard stream is no model, and the record of the model is what says the date."""
    monkeypatch.chdir(model.parent)
    before = model.read_bytes()
    done = run("draft", str(TEXTS[0]), *options, "--lang", "en")
    assert (2, "", said) == (done.returncode, done.stdout, done.stderr)
    assert [model] == list(model.parent.iterdir())
    assert before == model.read_bytes()
