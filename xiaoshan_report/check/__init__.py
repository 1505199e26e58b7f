"""The proof, in two halves: the model against itself, and the model against the report's text."""
