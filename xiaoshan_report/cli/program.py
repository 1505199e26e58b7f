"""From arguments to an exit code: the one way, and the one place that meets errors."""

from collections.abc import Sequence

from xiaoshan_report.cli.delivery import refuse, to_stderr
from xiaoshan_report.cli.exit_codes import COULD_NOT_RUN
from xiaoshan_report.cli.parsing import help_page, parse, translator
from xiaoshan_report.errors import ReportError


def run(line: Sequence[str]) -> int:
    """Answer what the arguments ask for; the exit code."""
    try:
        request = parse(line)
        if request is None:
            to_stderr(help_page("report", line).rstrip("\n"))
            return COULD_NOT_RUN
        from xiaoshan_report.cli.answering import answer

        return answer(request)
    except ReportError as error:
        refuse(error.message, translator(line))
        return COULD_NOT_RUN
    except SystemExit as said:  # help and the like, which end the parsing
        return int(said.code or 0)
