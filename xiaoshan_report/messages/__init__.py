"""Everything the program says, Chinese and English side by side."""

from typing import Literal, cast, get_args

Language = Literal["zh", "en"]
"""The languages that the program speaks."""


def language_named(text: str) -> Language | None:
    """Return the language of a tag or a locale, whatever its country: zh-CN, zh_TW.UTF-8, EN."""
    language = text.strip().lower().replace("-", "_").partition("_")[0].partition(".")[0]
    return cast("Language", language) if language in get_args(Language) else None
