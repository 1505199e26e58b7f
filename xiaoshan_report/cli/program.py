"""From arguments to an exit code: the one way, and the one place that meets errors."""

from collections.abc import Sequence

from xiaoshan_report.cli.delivery import refuse, to_stderr
from xiaoshan_report.cli.exit_codes import COULD_NOT_RUN
from xiaoshan_report.cli.parsing import help_page, parse, translator
from xiaoshan_report.errors import Message, ReportError, reason


def run(line: Sequence[str]) -> int:
    """Answer what the arguments ask for; the exit code."""
    try:
        request = parse(line)
        if request is None:
            to_stderr(help_page("report", line).rstrip("\n"))
            return COULD_NOT_RUN
        from xiaoshan_report.cli.answering import answer

        return answer(request)
    except ModuleNotFoundError:
        raise  # what is not there was never installed
    except (ReportError, OSError, MemoryError, ImportError) as error:
        refuse(_said_of(error), translator(line))
        return COULD_NOT_RUN
    except SystemExit as said:  # help and the like, which end the parsing
        return int(said.code or 0)


def _said_of(error: Exception) -> Message:
    """What to say of an error that a user can put right, on the machine too."""
    match error:
        case ReportError():
            return error.message
        case OSError():
            return Message("system-refuses", reason=reason(error))
        case ImportError():
            return Message("unloadable", file=error.path or error.name)
    return Message("out-of-memory")
