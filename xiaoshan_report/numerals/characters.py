"""What patterns tell kinds of characters by."""

HAN = r"[^\W\d_a-zA-Z]"
"""A Chinese character, or a sign of a number such as Ⅲ.

A range of all Chinese characters takes Python a hundred times as long to compile.
"""
