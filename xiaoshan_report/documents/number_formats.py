"""A number of a list as it is printed in each of the formats that Word knows: 3, 三, ③, iii, 叁."""

from collections.abc import Callable, Sequence

_DIGITS = "〇一二三四五六七八九"


def formatted(number: int, name: str, pattern: str = "") -> str:
    """Return a number in the format of this name.

    It is in digits where the format has no such number, or where it is none that is known.
    `pattern` is what a format says that has no name: 001, 002, 003, ...
    """
    if name == "none":
        return ""
    if name == "custom":
        return f"{number:0{len(pattern.partition(',')[0])}d}"
    write = _FORMATS.get(name)
    return (write(number) if write and number >= 0 else "") or str(number)


def _counted(
    digits: str = "零一二三四五六七八九", units: str = "十百千", *, of_all: bool = False
) -> Callable[[int], str]:
    """Numbers up to 9999 as they are said: 十二, 一百零二; the one of 一十二 too where `of_all`."""

    def write(number: int) -> str:
        if not 0 < number < 10_000:
            return digits[0] if number == 0 else ""
        said = ""
        for place, digit in zip((3, 2, 1, 0), f"{number:04}", strict=True):
            if digit != "0":
                said += digits[int(digit)] + (units[place - 1] if place else "")
            elif said and not said.endswith(digits[0]):
                said += digits[0]
        said = said.rstrip(digits[0])
        is_teen = said.startswith(digits[1] + units[0]) and not of_all
        return said[1:] if is_teen else said

    return write


def _up_to_99(then: str) -> Callable[[int], str]:
    """Numbers as they are said, and from a hundred on digit by digit: 十二, 一○二."""
    said, spelt = _counted(), _digit_by_digit(then)
    return lambda number: said(number) if number < 100 else spelt(number)


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: str(number).translate(str.maketrans("0123456789", digits))


def _listed(signs: Sequence[str], first: int = 1) -> Callable[[int], str]:
    """As many numbers as there are signs for."""

    def write(number: int) -> str:
        return signs[number - first] if 0 <= number - first < len(signs) else ""

    return write


def _letters(first: str) -> Callable[[int], str]:
    """A to z, then aa, bb and so on, thirty times at the most."""

    def write(number: int) -> str:
        times, letter = divmod(number - 1, 26)
        return chr(ord(first) + letter) * (times + 1) if 0 <= times < 30 else ""

    return write


_ROMAN = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}
_MOST_ROMAN = 32_767


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return ""
    written = ""
    for sign, value in _ROMAN.items():
        times, number = divmod(number, value)
        written += sign * times
    return written


def _ordinal(number: int) -> str:
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _run(first: str, length: int) -> str:
    """A sign and those that follow it in Unicode."""
    return "".join(chr(ord(first) + step) for step in range(length))


_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = _run("①", 20)
_FULL_WIDTH = _digit_by_digit(_run("０", 10))
_ON_FORMS = "壹贰叁肆伍陆柒捌玖"

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalEnclosedCircle": _listed(_CIRCLES),
    "decimalEnclosedCircleChinese": _listed(_CIRCLES),
    "decimalEnclosedFullstop": _listed(_run("⒈", 20)),
    "decimalEnclosedParen": _listed(_run("⑴", 20)),
    "ideographEnclosedCircle": _listed(_run("㊀", 10)),
    "chineseCounting": _up_to_99("○" + _DIGITS[1:]),
    "taiwaneseCounting": _up_to_99("○" + _DIGITS[1:]),
    "chineseCountingThousand": _counted(),
    "taiwaneseCountingThousand": _counted(),
    "japaneseCounting": _counted(),
    "ideographDigital": _digit_by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit("○" + _DIGITS[1:]),
    "koreanDigital2": _digit_by_digit("零" + _DIGITS[1:]),
    "chineseLegalSimplified": _counted("零" + _ON_FORMS, "拾佰仟", of_all=True),
    "ideographLegalTraditional": _counted("零壹貳參肆伍陸柒捌玖", "拾佰仟", of_all=True),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _listed([_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60)]),
    "chicago": _listed("*†‡§"),
}
