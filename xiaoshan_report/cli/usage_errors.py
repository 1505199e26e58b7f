"""What is wrong with a command line, in a person's terms.

Needed only once a command line is refused, so nothing here is imported before that.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xiaoshan_report.errors import ReportError
from xiaoshan_report.model.validation import nearest


def no_such_command(name: str, known: Iterable[str]) -> ReportError:
    """The refusal of a command that there is not."""
    return ReportError("no-such-command", name=name, near=nearest(name, known))


def extra_arguments(words: Sequence[str], context: Any) -> ReportError:
    """The refusal of words that a command has no place for."""
    return ReportError("extra-arguments", command=context.command_path, words=" ".join(words))


def complaint(error: Any, context: Any, arguments: Sequence[str]) -> ReportError:
    """The refusal behind a usage error of Click's, raised while it read these arguments.

    Click's types are Typer's own affair, so this goes by their names.
    """
    explain = _COMPLAINTS.get(type(error).__name__, _wrong_usage)
    return explain(error, context, arguments)


def _no_such_option(error: Any, context: Any, _: Sequence[str]) -> ReportError:
    known = [flag for one in context.command.get_params(context) for flag in one.opts]
    return ReportError(
        "no-such-option",
        command=context.command_path,
        option=error.option_name,
        near=nearest(error.option_name, (flag for flag in known if flag.startswith("--"))),
    )


def _missing_argument(error: Any, context: Any, _: Sequence[str]) -> ReportError:
    return ReportError("missing-argument", command=context.command_path, name=error.param.metavar)


def _wrong_value(error: Any, context: Any, arguments: Sequence[str]) -> ReportError:
    """The value did not fit its parameter; Click says only in its own words which value it was."""
    given, *_ = context.command.make_parser(context).parse_args(list(arguments))
    value, parameter = given[error.param.name], error.param
    choices = list(getattr(parameter.type, "choices", ()))
    expected: object
    if choices:
        all_of_them = ", ".join(choices)
        expected = ReportError("one-of", values=all_of_them) if choices[1:] else all_of_them
    elif getattr(parameter.type, "min", None) is not None:
        expected = ReportError("at-least", least=parameter.type.min)
    else:
        expected = ReportError("date" if hasattr(parameter.type, "formats") else "whole-number")
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar
    return ReportError(
        "wrong-argument",
        name=name.strip("[]"),
        value=value,
        expected=expected,
        near=nearest(value, choices),
    )


def _wrong_option(error: Any, context: Any, _: Sequence[str]) -> ReportError:
    """An option without its value, or with one where it takes none."""
    option = next(
        one for one in context.command.get_params(context) if error.option_name in one.opts
    )
    key = "option-takes-no-value" if option.is_flag else "option-needs-value"
    return ReportError(key, command=context.command_path, option=error.option_name)


def _wrong_usage(error: Any, context: Any, _: Sequence[str]) -> ReportError:
    return ReportError("wrong-usage", command=context.command_path, reason=error.format_message())


_COMPLAINTS: dict[str, Callable[[Any, Any, Sequence[str]], ReportError]] = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing_argument,
    "BadParameter": _wrong_value,
    "BadOptionUsage": _wrong_option,
}
"""What explains each kind of Click's usage errors."""
