"""Reading Chinese reports: numerals, growth words, time, blocks, roles, subjects, statements."""
