"""One module a command, with one pure function: a report in, its records and their table out."""
