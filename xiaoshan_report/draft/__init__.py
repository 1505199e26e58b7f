"""A first model of another report, read from its text: what it is made of, and what it counts."""
