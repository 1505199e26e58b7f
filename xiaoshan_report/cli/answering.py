"""From a request to the answer delivered: models read, a view made of them and written."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from xiaoshan_report.cli import delivery
from xiaoshan_report.cli.exit_codes import COULD_NOT_RUN, FOUND
from xiaoshan_report.cli.progress import with_bar
from xiaoshan_report.cli.request import Request
from xiaoshan_report.commands.spec import Dialogue, Files, Text
from xiaoshan_report.errors import Message, ReportError
from xiaoshan_report.model.collecting import models, reports
from xiaoshan_report.render.formats import Format, RenderOptions
from xiaoshan_report.render.table import View

Refuse = Callable[[Message], None]
"""What hears of a model that cannot be read."""


def answer(request: Request) -> int:
    """Answer a request, be it from models or not; the exit code."""
    if request.command.reads_models:
        return _from_models(request)
    request.refuse_overwriting()
    answered = request.command.answer(tr=request.tr, **request.question)
    if not isinstance(answered, Text):
        return _conclude(request, request.format(), answered, of_one_model=True)
    delivery.deliver([answered.text], request.options.output or answered.path)
    _say(answered.asides)
    return 0


def _say(asides: Iterable[str]) -> None:
    """Write on standard error what is to be said of an answer beside it."""
    for aside in asides:
        delivery.to_stderr(aside)


def _from_models(request: Request) -> int:
    """Answer from the models that can be read, naming those that cannot; the exit code."""
    form = request.format()
    found = models(request.options.model)
    request.refuse_overwriting(found.files)
    unread: list[Message] = []

    def refuse(error: Message) -> None:
        unread.append(error)
        delivery.refuse(error, request.tr)

    for error in found.refused:
        refuse(error)
    code = 0
    if len(found.files) > 1 and _is_streamed(request, form):
        _stream(request, form, found.files, refuse)
    elif answered := _answered(request, found.files, refuse):
        code = _conclude(request, form, answered, of_one_model=not found.several)
    return COULD_NOT_RUN if unread else code


def _answered(
    request: Request, files: Sequence[Path], refuse: Refuse
) -> View | Text | Files | Dialogue | None:
    """Answer from the models that can be read, if any; only the answer keeps what it needs."""
    read = list(with_bar(reports(files, refuse, request.command.parts), len(files)))
    return request.command.answer(read, request.tr, **request.question) if read else None


def _is_streamed(request: Request, form: Format) -> bool:
    """Whether the answer is written while models are being read."""
    if not form.joined or request.listing.needs_all:
        return False
    return request.command.is_streamed(form.name, request.question)


def _stream(request: Request, form: Format, files: Sequence[Path], refuse: Refuse) -> None:
    """Write the answer about many models while they are being read."""
    from xiaoshan_report.cli import streaming

    how = streaming.Writing(form, request.listing, request.tr.language)
    make = partial(streaming.piece, request.command.answer, request.question, how)
    pieces = streaming.pieces(make, files, request.options.jobs)
    if request.options.output or not delivery.is_terminal(sys.stdout):  # where no bar interferes
        pieces = with_bar(pieces, len(files))
    texts = streaming.texts(pieces, refuse)
    for first in texts:
        _deliver(request, form, form.join(chain([first], texts)))


def _conclude(
    request: Request, form: Format, answered: View | Text | Files | Dialogue, *, of_one_model: bool
) -> int:
    """Write an answer from models; the exit code."""
    if isinstance(answered, Files):
        delivery.to_files(answered.files)
        return 0
    if isinstance(answered, Dialogue):
        if _can_reply(request):
            return _converse(request, answered)
        answered = answered.view
    assert isinstance(answered, View)
    for refusal in answered.missing.values():
        raise ReportError(refusal)
    view = answered.listed(request.listing, request.tr)
    view = view.of_one_model() if of_one_model else view
    if form.for_charts and not view.make_chart:
        raise ReportError(Message("no-chart"))
    _deliver(request, form, form.texts(view, _options(request, form)))
    _say(answered.asides)
    _suggest(request, form, view)
    return 0 if view.ok else FOUND


def _can_reply(request: Request) -> bool:
    """Whether a person is there to be asked, and no listing was asked for."""
    options = request.options
    asked = options.format or options.json or options.csv or options.output
    if asked or request.listing.asked():
        return False
    from xiaoshan_report.cli.keyboard import has_keys

    return has_keys() and all(map(delivery.is_terminal, (sys.stdin, sys.stdout)))


def _converse(request: Request, dialogue: Dialogue) -> int:
    """Ask and be answered until all is said; the exit code."""
    from xiaoshan_report.cli.conversation import Conversation

    color = delivery.wants_color(request.options.color, os.environ, on_terminal=True)
    return Conversation(dialogue.review, request.tr, color=color).run()


def _deliver(request: Request, form: Format, texts: Iterable[str]) -> None:
    """Write the texts of an answer in a format where they were asked for."""
    output = request.options.output
    for_people = form.for_terminals and not output
    if not form.for_terminals and not output and delivery.is_terminal(sys.stdout):
        from xiaoshan_report.render.visible import visible

        texts = map(visible, texts)
    if request.options.bom and not for_people:
        texts = chain(["\ufeff"], texts)
    encoding = delivery.stdout_encoding() if for_people else "utf-8"
    if not (for_people and _paged(request, texts := list(texts), encoding)):
        delivery.deliver(texts, output, encoding)


def _paged(request: Request, texts: Sequence[str], encoding: str) -> bool:
    """Whether the texts were shown in a pager, as a person at a terminal may want it."""
    if request.options.no_pager or not delivery.is_terminal(sys.stdout):
        return False
    from xiaoshan_report.cli.pager import show

    return show("".join(texts), encoding, os.environ)


def _options(request: Request, form: Format) -> RenderOptions:
    """A terminal's width, colour and links; in a pipe or a file only a colour that is asked for."""
    if form.joined:
        return RenderOptions()  # data have no words, and JSON need not wait for them
    gaps = {"heading": "{heading}", "text": "{text}"}
    about, usual = request.tr("about-column", **gaps), request.tr("usual-column", **gaps)
    if not form.for_terminals:
        return RenderOptions(about=about, usual=usual)
    on_terminal = not request.options.output and delivery.is_terminal(sys.stdout)
    color = delivery.wants_color(request.options.color, os.environ, on_terminal=on_terminal)
    return RenderOptions(
        width=delivery.terminal_width() if on_terminal else None,
        color=color,
        links=color and on_terminal and delivery.opens_links(os.environ),
        about=about,
        usual=usual,
    )


def _suggest(request: Request, form: Format, view: View) -> None:
    """Name a command that may be useful next, to a person at a terminal only."""
    seen = form.for_terminals and all(map(delivery.is_terminal, (sys.stdout, sys.stderr)))
    if view.hint and seen:
        delivery.to_stderr(request.tr("next", command=view.hint))
