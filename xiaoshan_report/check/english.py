"""The English of a model: what the ids and the standard terms gainsay.

No program can tell a good translation. But two that have changed places show: an id is made of the
English words of its own entry, and a series that everybody knows has its one name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from xiaoshan_report.check.findings import Finding
from xiaoshan_report.check.likeness import exchanged, share
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
    stems = [[word[:_STEM] for word in re.findall(r"[a-z]+", owner.id)] for owner in owners]
    english = [owner.names[1].lower() for owner in owners]
    numbers = exchanged(len(owners), lambda i, j: share(stems[i], english[j]), _NEIGHBOURS)
    return (owners[number].id for number in numbers)
