"""Which period a number of the text is about, by the words that stand before it in its sentence."""

import re
from calendar import monthrange
from functools import cache

_CLAUSE_END = re.compile("[,;。]")


@cache
def _expressions() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<year>(?:19|20)\d\d)年)?"
        r"(?:(?P<first>\d{1,2})[-—–~至到](?P<last>\d{1,2})月"
        r"|截至(?P<until>\d{1,2})月底"
        r"|(?P<month>\d{1,2})月份)"
    )


def allowed(text: str, position: int, default: str) -> tuple[str, ...]:
    """The periods that a number at `position` of a line may have, the likeliest first.

    The last expression before it in its sentence governs, or else the first one after it in its
    clause; for a stretch of months (1-5月) a stock is of its last day. Without an expression it is
    the report's own period, `default`, whose year is also that of an expression without one.
    """
    sentence = text.rfind("。", 0, position) + 1
    *_, governing = (None, *_expressions().finditer(text, sentence, position))
    if governing is None:
        end = _CLAUSE_END.search(text, position)
        governing = _expressions().search(text, position, end.start() if end else len(text))
    return _resolved(governing, default) if governing else (default,)


def _resolved(expression: re.Match[str], default: str) -> tuple[str, ...]:
    year = int(expression["year"] or default[:4])
    if expression["month"]:
        return (f"{year}-{int(expression['month']):02}",)
    end = _end(year, int(expression["until"] or expression["last"]))
    if expression["until"]:
        return (end,)
    return (f"{year}-{int(expression['first']):02}/{end[:7]}", end)


def _end(year: int, month: int) -> str:
    """The last day of a month; of a month that there is not, what no period can be."""
    if not 1 <= month <= 12:
        return f"{year}-{month:02}-00"
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
