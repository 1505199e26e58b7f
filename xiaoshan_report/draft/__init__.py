"""A first model of any report, from its text: what is certain is stated, what is not is marked."""
