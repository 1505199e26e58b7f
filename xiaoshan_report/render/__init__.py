"""An answer as text, one module a format."""
