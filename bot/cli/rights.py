"""`rights`: what Slack's forms do, at the computer itself, as a named worker."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.calendars.wall_time import short_day, short_day_with_year
from bot.cli.opening import house_opened
from bot.errors import AlongsideError, NotFilledIn
from bot.rights.cards import ChooseWhat, Opened, Seer, WhoCanSee
from bot.rights.page import as_json, as_page
from bot.rights.reading import gone_line, report_lines, report_title
from bot.rights.records import HoldReason, ReleaseReason
from bot.rights.requests import AtTerminal, Correcting
from bot.rights.service import Rights

#: As in sysexits.h: not in the right form; the file cannot be written; not allowed.
_NOT_READABLE, _NOT_WRITTEN, _NO = 65, 73, 77
_PRIVATE_FILE = stat.S_IRUSR | stat.S_IWUSR

app = typer.Typer(help="What is held about a young person.", no_args_is_help=True)

_Reference = Annotated[str, typer.Argument(help="The reference, as in YP-7HX3.")]
_As = Annotated[str, typer.Option("--as", help="Your own handle; it is noted.")]


@app.command("who-can-see")
def who_can_see(reference: _Reference, handle: _As) -> None:
    """Say who sees what today, why, and since when."""
    with _rights(handle) as (rights, who):
        card = rights.who_can_see(who, reference)
    for line in _who_lines(card):
        typer.echo(line)


@app.command("export")
def export(
    reference: _Reference,
    handle: _As,
    folder: Annotated[Path, typer.Option("--to", help="A folder; it is made.")],
) -> None:
    """Write everything held as a page and as JSON, for review; nothing is sent."""
    with _rights(handle) as (rights, who):
        made = rights.export(who, reference)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in (("html", as_page(made)), ("json", as_json(made))):
            _write(folder / f"{made.reference}.{name}", text)
            typer.echo(f"Written: {folder / f'{made.reference}.{name}'}")
    except OSError as error:
        typer.echo(f"It cannot be written there ({type(error).__name__}).", err=True)
        raise typer.Exit(_NOT_WRITTEN) from None
    typer.echo("Only you can read them. Look through them before anybody gets them.")
    typer.echo("Delete both files when they are handed over.")


@app.command("correct")
def correct(
    reference: _Reference,
    handle: _As,
    which: Annotated[
        int | None, typer.Option("--which", help="The number in the list.")
    ] = None,
    text: Annotated[str, typer.Option("--text", help="What is right.")] = "",
) -> None:
    """List what can be put right, or put one thing right."""
    with _rights(handle) as (rights, who):
        card = rights.begin_correct(who, reference)
        if which is None:
            for line in _things(card):
                typer.echo(line)
            return
        if not 1 <= which <= len(card.things):
            raise NotFilledIn({"which": f"Choose 1 to {len(card.things)}."})
        thing = card.things[which - 1]
        asked = Correcting(
            young_person_id=card.young_person_id,
            what=thing.what,
            subject_id=thing.subject_id,
            version=thing.version,
            text=" ".join(text.split()),
        )
        done = rights.correct(who, asked)
    typer.echo(f"Corrected on {short_day(done.on)}: {done.label}.")


@app.command("erase")
def erase(reference: _Reference, handle: _As) -> None:
    """Ask for everything to be erased; another lead has to agree."""
    with _rights(handle) as (rights, who):
        form = rights.erasures.begin(who, reference)
        rights.erasures.ask(who, form.young_person_id)
    typer.echo("Asked. Another lead has to agree; they are told in Slack.")
    typer.echo(f"Or here: python -m bot rights agree {form.reference} --as THEM")


@app.command("agree")
def agree(
    reference: _Reference,
    handle: _As,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking again.")] = False,
) -> None:
    """Agree to what another lead asked for; it cannot be undone."""
    if not yes and not typer.confirm("It cannot come back. Erase it?"):
        typer.echo("Nothing was changed.")
        raise typer.Exit(1)
    with _rights(handle) as (rights, who):
        card = rights.erasures.agree_about(who, reference)
    typer.echo("Agreed. Meetings to come are cancelled, and everyone called is told.")
    typer.echo("A running Alongside then erases everything.")
    if card.to_ring:
        typer.echo(f"Please ring, they have no Slack: {', '.join(card.to_ring)}.")


@app.command("hold")
def hold(
    reference: _Reference,
    handle: _As,
    reason: Annotated[
        HoldReason, typer.Option("--reason", help="Why it is kept.")
    ] = HoldReason.INQUIRY,
) -> None:
    """Keep everything for an inquiry; nothing of theirs is erased meanwhile."""
    with _rights(handle) as (rights, who):
        form = rights.erasures.begin_hold(who, reference)
        rights.erasures.hold(who, form.young_person_id, reason)
    typer.echo("Kept. Nothing of theirs is erased until somebody ends it.")


@app.command("release")
def release(
    reference: _Reference,
    handle: _As,
    reason: Annotated[
        ReleaseReason, typer.Option("--reason", help="Why it need not be kept.")
    ] = ReleaseReason.ENDED,
) -> None:
    """Keep it no longer for an inquiry."""
    with _rights(handle) as (rights, who):
        form = rights.erasures.begin_hold(who, reference)
        rights.erasures.release(who, form.young_person_id, reason)
    typer.echo("It is no longer kept. Nothing was erased by this.")


@app.command("report")
def report(
    month: Annotated[str, typer.Option("--month", help="As in 2027-02.")],
    handle: _As,
) -> None:
    """Show a whole month in counts: by agency, small numbers hidden."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        typer.echo("Write the month like this: 2027-02.", err=True)
        raise typer.Exit(_NOT_READABLE) from None
    with _rights(handle) as (rights, who):
        card = rights.reports.of(who, first)
    typer.echo(report_title(card))
    typer.echo(f"Opened with a reason by somebody outside the team: {card.openings}")
    typer.echo(gone_line(card))
    for title, lines in report_lines(card):
        typer.echo(title)
        for line in lines:
            typer.echo(f"  {line}")


@contextmanager
def _rights(handle: str) -> Iterator[tuple[Rights, AtTerminal]]:
    """Open the service as that worker; what cannot be is a sentence and a code."""
    with house_opened() as (house, _):
        try:
            yield Rights(house), AtTerminal(handle=handle.removeprefix("@"))
        except NotFilledIn as wrong:
            typer.echo(" ".join(wrong.problems.values()), err=True)
            raise typer.Exit(_NOT_READABLE) from None
        except AlongsideError as wrong:
            typer.echo(wrong.sentence, err=True)
            raise typer.Exit(_NO) from None


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner can ever read, also while it is written."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, _PRIVATE_FILE), "w", encoding="utf-8") as file:
        file.write(text)


def _who_lines(card: WhoCanSee) -> Iterator[str]:
    yield f"{card.reference}, on {short_day_with_year(card.on)}"
    if card.held_since:
        yield f"Kept for an inquiry since {short_day_with_year(card.held_since)}."
    yield from (f"  {_seer(one)}" for one in card.seers)
    yield f"Leads, who see nothing of it unless they open it: {', '.join(card.leads)}"
    yield f"Opened with a reason: {len(card.opened)}"
    yield from (f"  {_opened(one)}" for one in card.opened)


def _seer(one: Seer) -> str:
    until = f" until {short_day_with_year(one.until_day)}" if one.until_day else ""
    since = short_day_with_year(one.from_day)
    return f"{one.name}, {one.agency}: {one.why}. Sees {one.sees}, from {since}{until}."


def _opened(one: Opened) -> str:
    return f"{short_day_with_year(one.on)}: {one.who}, because {one.reason}."


def _things(card: ChooseWhat) -> Iterator[str]:
    yield f"{card.reference}: choose with --which NUMBER --text WORDS"
    for number, one in enumerate(card.things, start=1):
        yield f"{number:>3}  {one.label}: {one.says or 'nothing'}"
