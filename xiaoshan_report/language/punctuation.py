"""Where clauses and sentences of a comparable text end."""

import re

CLAUSE_END = re.compile("[,;:。!?]")

SENTENCE_END = re.compile("[。!?]")

MARK = re.compile(r"[,;:。、!?()]")
"""What no name and no noun goes beyond."""
