"""Words without what is no word: what nobody sees, and marks of Markdown, of notes and of lines.

Each rule looks at a few characters around a mark only, so that a quote cut from a text says the
same without its marks as the text does there.
"""

import re
import unicodedata
from functools import cache

UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for the tab and the line feed
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # Unicode's Default_Ignorable_Code_Point
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff\ufffe\uffff]"  # what is no character: the bytes of a file's name among them
)
"""A character that nobody sees."""

MARKUP = re.compile(
    r"\*{1,3}(?<!\d\*)(?<!\d\*\*)|\*{1,3}(?!\d)"  # **增长**3.2%, and not 3*8
    r"|__|~~|`+"
    r"|\[\^?\d{1,3}\]\(#[^()\s]{1,60}\)"  # [1](#note-1)
    r"|\[(?=[^\[\]\n]{1,100}\]\([^()\s]{1,300}\))|\]\([^()\s]{1,300}\)"  # [words](address)
)
"""A mark of Markdown within a line."""

_BRACKETED = r"[注\^]?\d{1,3}"
_RAISED = "[¹²³⁰⁴-⁹]+"
NOTE_MARK = re.compile(
    rf"(?<=\S)(?:\[{_BRACKETED}\]|［{_BRACKETED}］|【{_BRACKETED}】|〔{_BRACKETED}〕(?!\d*号)"
    rf"|<sup>\[?{_BRACKETED}\]?</sup>|[\[［【〔（(]{_RAISED}[\]］】〕）)])"
    rf"|(?<=[一-鿿”’》）)\]%％])(?:{_RAISED}|[①-⑳])"
)
"""The mark of a note behind a word: 生产总值[1], 高新技术企业①; m² and 〔2025〕3号 have none."""

_PAGE_NUMBER = re.compile(
    r"\s*(?:[—\-－–]{1,2}[ \t]{0,4}\d{1,3}[ \t]{0,4}[—\-－–]{1,2}"
    r"|第[ \t]?\d{1,3}[ \t]?页(?:[ \t，,/]{0,3}共[ \t]?\d{1,4}[ \t]?页)?)\s*"
)
"""What numbers a page, alone in its line: — 3 —, 第3页."""

QUOTED = re.compile(r"^\s*(?:>\s?)*(?=[^\s>])")
"""What the lines of a passage open with that Markdown sets in: “> ”."""

_OTHER_FORM = re.compile("[⺀-⿕豈-﫿﹐-﹫｡､‐‑∶]")
_DRAWN_ALIKE = {
    "‐": "-",
    "‑": "-",
    "∶": "：",
    "﹐": "，",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
}


MAY_BE_MORE = re.compile(rf"[\n*_~`\[\]［【〔<¹²³⁰⁴-⁹①-⑳]|{_OTHER_FORM.pattern}|{UNSEEN.pattern}")
"""What there is of marks and of other forms, or may be: most words have none."""


def bare(words: str) -> str:
    """Return words as they are read: without what is no word, on one line."""
    if not MAY_BE_MORE.search(words):
        return words
    words = plain_forms(UNSEEN.sub("", words))
    for pattern in (MARKUP, NOTE_MARK):
        words = pattern.sub("", words)
    return _on_one_line(words) if "\n" in words else words


def _on_one_line(words: str) -> str:
    first, *others = words.split("\n")
    joined = [first.rstrip()]
    for other in others:
        line = QUOTED.sub("", other, count=1).rstrip()
        if line and not numbers_page(line):
            joined += [" " * parts_words(joined[-1], line), line]
    return "".join(joined)


def numbers_page(line: str) -> bool:
    """Tell whether a line is no more than the number of a page."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def parts_words(before: str, after: str) -> bool:
    """Tell whether the end of a line between these stands for a blank: between words of English."""
    is_word = before[-1:].islower() or after[:1].islower()
    return is_word and _is_letter(before[-1:]) and _is_letter(after[:1])


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def plain_forms(text: str) -> str:
    """Return the text with radicals and forms of compatibility as the characters that they are.

    One for one: ⻓ is 长, ⼀ is 一, ﹪ is %.
    """
    return _OTHER_FORM.sub(_plain_form, text)


def _plain_form(found: re.Match[str]) -> str:
    character = found[0]
    plain = _DRAWN_ALIKE.get(character) or _radicals().get(character)
    plain = plain or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


@cache
def _radicals() -> dict[str, str]:
    """Unicode's equivalents of the radicals that NFKC leaves as they are."""
    import tomli

    from xiaoshan_report import data_file

    pairs = tomli.loads(data_file("characters.toml").read_text("utf-8"))["radicals"].split()
    return {pair[0]: pair[1] for pair in pairs}
