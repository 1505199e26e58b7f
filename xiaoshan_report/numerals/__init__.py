"""Numbers and units as Chinese reports print them."""
