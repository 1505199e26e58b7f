"""Everything the program says, Chinese and English side by side."""
