"""How an answer is written: one module a format, and what they share."""
