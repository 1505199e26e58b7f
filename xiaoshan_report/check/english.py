"""The English of a model: what the ids and the standard terms gainsay.

No program can tell a good translation. But two that have changed places show: an id is made of the
English words of its own entry, and a series that everybody knows has its one name.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.model.structs import Model, Owner
from xiaoshan_report.model.vocabulary import Terms

_STEM = 4
"""So many letters of a word tell it in any of its forms: venues, venue."""

_NEIGHBOURS = 16
"""With so many entries after it each one's English is exchanged."""


def mistranslated(model: Model, terms: Terms) -> Iterator[Finding]:
    """Return entries whose id or English is another's."""
    known = {term.id: term for term in terms}
    names = {term.name_en.lower(): term for term in terms}
    for _, each in groupby(model.owners(), key=lambda owner: type(owner.entry)):
        owners = list(each)
        wrong = set(_exchanged([one for one in owners if terms.find(one.names[0]) is None]))
        for owner in owners:
            name, english = owner.names
            term = terms.find(name)
            others = known.get(owner.id), names.get(english.lower())
            if owner.id in wrong or (term and any(o and o.id != term.id for o in others)):
                yield Finding(
                    code="translation",
                    where=owner.id,
                    paragraph=owner.paragraph,
                    values={"english": english, "name": name},
                )


def _exchanged(owners: Sequence[Owner]) -> Iterator[str]:
    """The entries whose ids would suit the English better if two of them changed places."""
    ids = [re.findall(r"[a-z]+", owner.id) for owner in owners]
    english = [owner.names[1].lower() for owner in owners]
    for i in range(len(owners)):
        for j in range(i + 1, min(len(owners), i + 1 + _NEIGHBOURS)):
            own = _in(ids[i], english[i]) + _in(ids[j], english[j])
            if _in(ids[i], english[j]) + _in(ids[j], english[i]) > own:
                yield from (owners[i].id, owners[j].id)


def _in(words: Sequence[str], english: str) -> Fraction:
    """How many of an id's words are in the English."""
    return Fraction(sum(word[:_STEM] in english for word in words), max(1, len(words)))
