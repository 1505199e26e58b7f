"""The exit codes of `report`, besides 0 for well."""

FOUND = 1
"""`check` found something."""

COULD_NOT_RUN = 2
"""Bad usage, an unreadable or invalid model, no such id, or nowhere to write."""
