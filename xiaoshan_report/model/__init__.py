"""The report as typed data: the file, its loading and checking, series over several reports."""
