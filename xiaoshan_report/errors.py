"""What a user can put right, told apart from what is our own mistake."""


class ReportError(Exception):
    """A refusal that one sentence explains.

    `key` names that sentence in `messages.py` and `values` fill its gaps; a value may itself be a
    `ReportError`, whose sentence then stands inside the outer one. Nothing is worded before
    the language is known.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __reduce__(self) -> "tuple[object, ...]":
        """Say how another process makes it anew."""
        return _remade, (self.key, self.values)


def _remade(key: str, values: dict[str, object]) -> ReportError:
    return ReportError(key, **values)
