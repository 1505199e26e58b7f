"""Models and texts with one thing changed, by kind: what the proof is measured with."""

import copy
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, NamedTuple, get_args

from xiaoshan_report.model.structs import Commitment, NumeralKind, Qualifier, State

GROWTH = ("yoy", "two_year_average", "vs_two_year_mean")
NOT_GROWTH = ("level", "count", "amount")
CHINESE = "一二三四五六七八九十"
OTHER_UNITS = {"亿元": "万元", "%": "个百分点", "家": "个", "个": "家"}

Document = dict[str, Any]
"""The bundled model as plain TOML."""


class Mutant(NamedTuple):
    """A model, made when it is asked for, and a text, one of which has one thing changed."""

    what: str
    model: "Callable[[], Document]"
    text: str


Change = Callable[[Document], object]
"""Changes one thing of a model in place."""

Path = tuple[str | int, ...]
"""The way to a table of a model: keys and numbers."""

Changes = Iterator[tuple[str, Change]]
"""Changes, and what each of them is."""


# Where things are in a model


def _owners(model: Document) -> Iterator[tuple[Path, Document]]:
    """Every indicator, point and task, with the way to it."""
    for i, one in enumerate(model["indicators"]):
        yield ("indicators", i), one
    for i, area in enumerate(model["areas"]):
        for j, section in enumerate(area["sections"]):
            for k, point in enumerate(section.get("points", [])):
                yield ("areas", i, "sections", j, "points", k), point
    for i, project in enumerate(model.get("projects", [])):
        for j, task in enumerate(project["tasks"]):
            yield ("projects", i, "tasks", j), task


def _at(model: Document, path: Path) -> Any:
    here: Any = model
    for step in path:
        here = here[step]
    return here


def _exchange(one: Path, other: Path, *keys: str) -> Change:
    """The change that has two tables swap these keys."""

    def change(model: Document) -> None:
        a, b = _at(model, one), _at(model, other)
        for key in keys:
            a[key], b[key] = b.get(key), a.get(key)
        for table in (a, b):
            for key in keys:
                if table[key] is None:
                    del table[key]

    return change


def _set(path: Path, key: str, value: object) -> Change:
    """The change that gives a key another value, or takes it away."""

    def change(model: Document) -> None:
        table = _at(model, path)
        if value is None:
            del table[key]
        else:
            table[key] = value

    return change


def _without(path: Path) -> Change:
    """The change that takes an entry out of its list."""

    def change(model: Document) -> None:
        del _at(model, path[:-1])[path[-1]]

    return change


def _indicators(model: Document) -> list[Path]:
    return [("indicators", i) for i in range(len(model["indicators"]))]


def _figures(model: Document) -> Iterator[tuple[Path, Document]]:
    for path, owner in _owners(model):
        for number, figure in enumerate(owner.get("figures", [])):
            yield (*path, "figures", number), figure


# Kinds of changes to the model


def swapped_series(model: Document) -> Changes:
    """Two series' rates change places, with all that is said of them."""
    every = dict(_figures(model))
    for measure in ("yoy", "two_year_average"):
        rates = [path for path, figure in every.items() if figure["measure"] == measure]
        for one, other in combinations([p for p in rates if p[0] == "indicators"], 2):
            keys = ("value", "printed", "quote", "qualifier", "period", "paragraph")
            yield f"{one} {other}", _exchange(one, other, *keys)


def swapped_names(model: Document) -> Changes:
    """Two indicators change names."""
    for one, other in combinations(_indicators(model), 2):
        yield f"{one} {other}", _exchange(one, other, "name", "name_en")


def swapped_ids(model: Document) -> Changes:
    """Two indicators change ids."""
    for one, other in pairwise(_indicators(model)):
        yield f"{one} {other}", _exchange(one, other, "id")


def swapped_figure_names(model: Document) -> Changes:
    """Two figures of neighbouring points or tasks change names."""
    named = [path for path, figure in _figures(model) if "name" in figure]
    for distance in (1, 2, 5):
        for one, other in zip(named, named[distance:], strict=False):
            yield f"{one} {other}", _exchange(one, other, "name", "name_en")


def other_names(model: Document) -> Changes:
    """A character of a name is another: 农业投资 for 工业投资."""
    for path, table in (*_owners(model), *_figures(model)):
        name = table.get("name", "")
        if name and (path[0] != "projects" or "figures" in path):
            for at in sorted({0, len(name) // 2}):
                other = name[:at] + ("农" if name[at] != "农" else "渔") + name[at + 1 :]
                yield f"{name} {other}", _set(path, "name", other)


def turned_texts(model: Document) -> Changes:
    """A point says the contrary."""
    for path, point in _owners(model):
        if path[0] == "areas":
            text = point["text"]
            for word in ("未", "没有", "停止"):
                at = len(text) // 2
                yield f"{text} {word}", _set(path, "text", text[:at] + word + text[at:])


def commitments(model: Document) -> Changes:
    """An aim, in a number or in words, is meant more firmly, less so, or nothing is said of it."""
    paths = [path for path, figure in _figures(model) if figure.get("aim")]
    for path in [*paths, *(("aims", i) for i in range(len(model.get("aims", ()))))]:
        said = _at(model, path).get("commitment")
        for other in (None, *get_args(Commitment)):
            if other != said:
                yield f"{path} {other}", _set(path, "commitment", other)


def figures_as_words(model: Document) -> Changes:
    """A figure is called an ordinary word."""
    for path, figure in _figures(model):
        owner = _at(model, path[:-2])
        paragraph = figure.get("paragraph") or owner.get("paragraph") or _paragraph(model, path)
        entry = {"text": figure["quote"], "kind": "word", "paragraphs": [paragraph]}
        yield figure["quote"], _as_entry(path, entry | {"note": "词", "note_en": "word"})


def _as_entry(path: Path, entry: Document) -> Change:
    def change(model: Document) -> None:
        _without(path)(model)
        model["numerals"].append(entry)

    return change


def _paragraph(model: Document, path: Path) -> int:
    """The paragraph of the section or project that a way leads through."""
    return int(_at(model, path[:4] if path[0] == "areas" else path[:2])["paragraph"])


def changed_kinds(model: Document) -> Changes:
    """A numeral that is no figure is called another kind."""
    for number, entry in enumerate(model["numerals"]):
        for kind in get_args(NumeralKind):
            if kind != entry["kind"]:
                yield f"{entry['text']} {kind}", _set(("numerals", number), "kind", kind)


_OWN_WORDS = ("name", "name_en", "text", "text_en", "stage", "stage_en", "title_en")


def changed_own_digits(model: Document) -> Changes:
    """A digit of our own words is another."""
    tables = [*_owners(model), *_figures(model)]
    tables += [(("areas", i), area) for i, area in enumerate(model["areas"])]
    for path, table in tables:
        for key in _OWN_WORDS:
            words = table.get(key, "")
            for found in re.finditer(r"\d", words):
                digit = str((int(found[0]) + 1) % 10)
                other = words[: found.start()] + digit + words[found.end() :]
                yield f"{path} {other}", _set(path, key, other)


def changed_roles(model: Document) -> Changes:
    """A task's done, target or percent is gone, or is another of them."""
    roles = ("done", "target", "percent")
    for path, task in _owners(model):
        for role in (r for r in roles if r in task and path[0] == "projects"):
            yield f"{task['id']} without {role}", _set(path, role, None)
            for other in (r for r in roles if r != role):
                yield f"{task['id']} {role} as {other}", _exchange_keys(path, role, other)


def _exchange_keys(path: Path, one: str, other: str) -> Change:
    def change(model: Document) -> None:
        table = _at(model, path)
        values = {one: table.pop(other, None), other: table.pop(one, None)}
        table.update({key: value for key, value in values.items() if value is not None})

    return change


def changed_states(model: Document) -> Changes:
    """A task is said to be further, or less far."""
    for path, task in _owners(model):
        for state in get_args(State):
            if path[0] == "projects" and state != task["state"]:
                yield f"{task['id']} {state}", _set(path, "state", state)


def changed_records(model: Document) -> Changes:
    """The record says another date, number, title, issuer, place or period."""
    record, where = model["report"], ("report",)
    yield "date", _set(where, "date", record["date"].replace(day=8))
    yield "date", _set(where, "date", record["date"].replace(year=2020))
    yield "abridged", _set(where, "abridged", not record["abridged"])
    yield "period", _set(where, "period", "2021-01/2021-05")
    for key in ("index_number", "title"):
        for found in re.finditer(r"\d", record[key]):
            other = str((int(found[0]) + 1) % 10)
            words = record[key][: found.start()] + other + record[key][found.end() :]
            yield words, _set(where, key, words)
    for key, words in (
        ("issuer", "区财政局"),
        ("issuer", "市政府办"),
        ("place", "杭州市滨江区"),
        ("place", "宁波市江北区"),
        ("title", "滨江区政府工作报告（2021年上半年）"),
        ("title", "萧山区政府工作报告（2021年）"),
        ("subject", "财政综合类"),
    ):
        yield words, _set(where, key, words)


def moved_figures(model: Document) -> Changes:
    """A figure is of the point or task after its own, or of the one after that."""
    owners = [path for path, _ in _owners(model) if path[0] != "indicators"]
    for distance in (1, 3):
        for one, other in zip(owners, owners[distance:], strict=False):
            figures = _at(model, one).get("figures", [])
            for number in range(len(figures)):
                yield f"{one} {number} to {other}", _move(one, number, other)


def _move(one: Path, number: int, other: Path) -> Change:
    def change(model: Document) -> None:
        figure = _at(model, one)["figures"].pop(number)
        for role in ("done", "target", "percent"):
            if _at(model, one).get(role) == figure["key"]:
                del _at(model, one)[role]
        _at(model, other).setdefault("figures", []).append({**figure, "key": "moved"})

    return change


def swapped_quotes(model: Document) -> Changes:
    """Two tasks change the words that they quote; or two points."""
    for kind in ("projects", "areas"):
        paths = [path for path, _ in _owners(model) if path[0] == kind]
        for distance in (1, 2):
            for one, other in zip(paths, paths[distance:], strict=False):
                yield f"{one} {other}", _exchange(one, other, "quote")


def swapped_texts(model: Document) -> Changes:
    """Two points change texts, two tasks names, or two sections or areas titles."""
    points = [path for path, _ in _owners(model) if path[0] == "areas"]
    tasks = [path for path, _ in _owners(model) if path[0] == "projects"]
    areas: list[Path] = [("areas", i) for i in range(1, len(model["areas"]))]
    for one, other in pairwise(points):
        yield f"text {one} {other}", _exchange(one, other, "text", "text_en")
    for one, other in pairwise(tasks):
        yield f"name {one} {other}", _exchange(one, other, "name", "name_en")
    for one, other in pairwise(areas):
        yield f"title {one} {other}", _exchange(one, other, "title", "title_en")
        yield f"lead {one} {other}", _exchange(one, other, "lead", "lead_en")
        yield (
            f"section {one}",
            _exchange((*one, "sections", 0), (*one, "sections", 1), "title", "title_en"),
        )


def removed(model: Document) -> Changes:
    """A point, task, project, section, sum, tally or entry is gone."""
    for path, owner in _owners(model):
        yield owner["id"], _without(path)
    for key in ("projects", "sums", "tallies", "numerals"):
        for number in range(len(model[key])):
            yield f"{key} {number}", _without((key, number))
    for i, area in enumerate(model["areas"]):
        for j in range(len(area["sections"])):
            yield f"section {i} {j}", _without(("areas", i, "sections", j))


def misplaced(model: Document) -> Changes:
    """An indicator or project is of another area or section, or of another or no whole."""
    for path in (*_indicators(model), *(("projects", i) for i in range(len(model["projects"])))):
        table = _at(model, path)
        for key in ("area", "section"):
            others = [value for value in (1, 2, 5) if value != table[key]]
            yield from ((f"{path} {key} {v}", _set(path, key, v)) for v in others)
        if "part_of" in table:
            yield f"{path} no part", _set(path, "part_of", None)
            yield f"{path} other part", _set(path, "part_of", "gdp")


def cut_off(model: Document) -> Changes:
    """All that the model has after some paragraph is gone."""
    last = max(project["paragraph"] for project in model["projects"])
    for paragraph in range(10, last, 4):
        yield f"after {paragraph}", _cut_after(paragraph)


def _cut_after(last: int) -> Change:
    return lambda model: _cut(model, last)


def _cut(model: Document, last: int) -> None:
    model["projects"] = [one for one in model["projects"] if one["paragraph"] <= last]
    model["indicators"] = [one for one in model["indicators"] if one["paragraph"] <= last]
    for area in model["areas"]:
        area["sections"] = [one for one in area["sections"] if one["paragraph"] <= last]
        for section in area["sections"]:
            section["points"] = [
                one for one in section.get("points", []) if one.get("paragraph", 0) <= last
            ]
    model["areas"] = [one for one in model["areas"] if one["sections"]]
    for entry in model["numerals"]:
        entry["paragraphs"] = [one for one in entry["paragraphs"] if one <= last]
    model["numerals"] = [one for one in model["numerals"] if one["paragraphs"]]
    model["sums"], model["tallies"] = [], []


def changed_figures(model: Document) -> Changes:
    """Something of a figure is another: value, ends, sign, unit, measure, period, place."""
    for path, figure in _figures(model):
        owner = _at(model, path[:-2])
        paragraph = figure.get("paragraph") or owner.get("paragraph") or _paragraph(model, path)
        period = figure.get("period") or owner.get("period") or model["report"]["period"]
        for key, value in _other_values(figure, paragraph, period):
            if figure.get(key) != value:
                yield f"{figure['quote']} {key} {value}", _set(path, key, value)


def _other_values(figure: Document, paragraph: int, period: str) -> Iterator[tuple[str, Any]]:
    value, measure = Decimal(figure["value"]), figure["measure"]
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    yield from (("value", value + step), ("value", value.scaleb(-1)), ("value", -value))
    yield from (("upper", value + step), ("unit", OTHER_UNITS.get(figure.get("unit", ""), "亿元")))
    yield "unit", None
    wrong = GROWTH if measure not in GROWTH else (*NOT_GROWTH, "share", "rank", *GROWTH)
    yield from (("measure", other) for other in sorted({*wrong, "rank"} - {measure}))
    others = {*get_args(Qualifier)} - {figure.get("qualifier", "exact")}
    yield from (("qualifier", other) for other in sorted(others))
    periods = {"2021-01/2021-06", "2021-01/2021-03", "2020-05-31"} - {period}
    yield from (("period", other) for other in sorted(periods))
    yield from (("paragraph", paragraph + 1), ("paragraph", paragraph - 1))


def dropped_figures(model: Document) -> Changes:
    """A figure is left out, or given twice under two keys; no sum or tally speaks of it."""
    for path, figure in _figures(model):
        yield f"without {figure['quote']}", _drop(path)
        yield f"twice {figure['quote']}", _double(path)


def _drop(path: Path) -> Change:
    def change(model: Document) -> None:
        model["sums"] = model["tallies"] = []
        _without(path)(model)

    return change


def _double(path: Path) -> Change:
    def change(model: Document) -> None:
        figures = _at(model, path[:-1])
        figures.append({**figures[int(path[-1])], "key": "once-more"})

    return change


MODEL_KINDS: dict[str, Callable[[Document], Changes]] = {
    "figures": changed_figures,
    "dropped or doubled figures": dropped_figures,
    "swapped series": swapped_series,
    "swapped names": swapped_names,
    "swapped ids": swapped_ids,
    "swapped names of figures": swapped_figure_names,
    "other names": other_names,
    "turned texts": turned_texts,
    "commitments": commitments,
    "figures as words": figures_as_words,
    "kinds of numerals": changed_kinds,
    "digits of our own words": changed_own_digits,
    "done, target, percent": changed_roles,
    "states": changed_states,
    "record": changed_records,
    "moved figures": moved_figures,
    "swapped quotes": swapped_quotes,
    "swapped texts": swapped_texts,
    "removed": removed,
    "areas, sections, wholes": misplaced,
    "cut off": cut_off,
}


# Kinds of changes to the text


def digits(_: Document, text: str) -> Iterator[str]:
    """A digit, Arabic, Chinese or Roman, is another."""
    for at, was in enumerate(text):
        for other in _other_digits(was):
            yield text[:at] + other + text[at + 1 :]


def _other_digits(character: str) -> list[str]:
    """Other digits for a digit: two for an Arabic one, one for a Chinese or a Roman one."""
    if character.isascii() and character.isdigit():
        return [str((int(character) + step) % 10) for step in (1, 5)]
    if character in CHINESE:
        return [CHINESE[(CHINESE.index(character) + 1) % len(CHINESE)]]
    return ["Ⅳ"] if character == "Ⅲ" else []


def weakened(model: Document, text: str) -> Iterator[str]:
    """A word before a quote says that it is not so, or not yet."""
    quotes = [figure["quote"] for _, figure in _figures(model)]
    quotes += [owner["quote"] for path, owner in _owners(model) if "quote" in owner]
    for number, quote in enumerate(quotes):
        at = text.index(quote) if text.count(quote) == 1 else -1
        if at >= 0:
            yield text[:at] + ("未", "力争", "计划", "预计")[number % 4] + text[at:]


def planned(_: Document, text: str) -> Iterator[str]:
    """What was completed is planned."""
    for found in re.finditer("(?<!计划)完成", text):
        yield text[: found.start()] + "计划完成" + text[found.end() :]


def _runs(text: str, pattern: str) -> list[re.Match[str]]:
    body = text.index("\n", text.index("\n") + 1)
    return [run for run in re.finditer(pattern, text) if run.start() > body and len(run[0]) > 4]


_CLAUSE, _SENTENCE = r"[^,;。\n]+[,;。]", r"[^。\n]+。"


def deleted(_: Document, text: str) -> Iterator[str]:
    """A clause or sentence is gone."""
    for run in (*_runs(text, _CLAUSE), *_runs(text, _SENTENCE)):
        yield text[: run.start()] + text[run.end() :]


def doubled(_: Document, text: str) -> Iterator[str]:
    """A clause or sentence stands there twice."""
    for run in (*_runs(text, _CLAUSE), *_runs(text, _SENTENCE)):
        yield text[: run.end()] + run[0] + text[run.end() :]


def moved(_: Document, text: str) -> Iterator[str]:
    """Two neighbouring sentences change places, or a sentence goes to another paragraph."""
    sentences = _runs(text, _SENTENCE)
    for one, other in pairwise(sentences):
        between = text[one.end() : other.start()]
        yield text[: one.start()] + other[0] + between + one[0] + text[other.end() :]
    for one, other in zip(sentences, sentences[7:], strict=False):
        rest = text[one.end() : other.end()]
        yield text[: one.start()] + rest + one[0] + text[other.end() :]


def other_digits(_: Document, text: str) -> Iterator[str]:
    """A numeral in other digits stands where there was another number."""
    for number, run in enumerate(re.finditer(r"\d+(?:\.\d+)?", text)):
        other = ("Ⅵ", "٣", "叁佰万")[number % 3]
        yield text[: run.start()] + other + text[run.end() :]


def added(_: Document, text: str) -> Iterator[str]:
    """More is said after the report or before it, or all of it twice."""
    yield text + text
    for words in (
        "另外，全区新增就业8.8万人。",
        "上半年，全区完成税收120.5亿元，同比增长9.9%。",
        "新建公园3个。",
        "全年力争投资增长15%以上。",
    ):
        yield text.rstrip("\n") + "\n" + words + "\n"
        lines = text.split("\n")
        yield "\n".join([*lines[:2], words, *lines[2:]])
        yield "\n".join([*lines[:20], words, *lines[20:]])


TEXT_KINDS: dict[str, Callable[[Document, str], Iterator[str]]] = {
    "digits": digits,
    "weakened": weakened,
    "planned": planned,
    "deleted": deleted,
    "doubled": doubled,
    "moved": moved,
    "other digits": other_digits,
    "added": added,
}


KINDS = (*MODEL_KINDS, *TEXT_KINDS)


def mutants(kind: str, document: Document, text: str) -> list[Mutant]:
    """Return all mutants of a kind: of the model beside the text as it is, or of the text."""
    if kind in TEXT_KINDS:
        others = TEXT_KINDS[kind](document, text)
        return [Mutant(f"{kind} {n}", lambda: document, other) for n, other in enumerate(others)]
    return [
        Mutant(what, _changed(document, change), text)
        for what, change in MODEL_KINDS[kind](document)
    ]


def _changed(document: Document, change: Change) -> Callable[[], Document]:
    def changed() -> Document:
        model = copy.deepcopy(document)
        change(model)
        return model

    return changed
