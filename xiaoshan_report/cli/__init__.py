"""Arguments in, exit code out; the only user of Typer."""
