"""`retention`: how long things are kept, what goes next, and the night's round now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.calendars.wall_time import short_day_with_year
from bot.cli.opening import house_opened, told
from bot.clock import SystemClock
from bot.opening import rules_of
from bot.retention.cards import Coming, Forecast, Round
from bot.retention.service import Retention
from bot.retention.words import COUNTED, how_long
from bot.wording import counted

app = typer.Typer(
    help="How long things are kept, and what goes next.", no_args_is_help=True
)


@app.command("show")
def show() -> None:
    """Show each rule, and what goes next and when: counts and days only."""
    with _retention() as retention:
        card = retention.forecast(SystemClock().now())
    for line in _shown(card):
        print(line)


@app.command("run")
def run() -> None:
    """Make the night's round now; safe to cut off and to run again."""
    with _retention() as retention:
        done = retention.run(SystemClock().now())
    for line in _done(done):
        print(line)


@contextmanager
def _retention() -> Iterator[Retention]:
    with house_opened() as (house, settings):
        with told():
            rules = rules_of(settings)
        yield Retention(house, rules)


def _shown(card: Forecast) -> Iterator[str]:
    for rule in card.rules.by_name.values():
        yield f"{rule.name}: {rule.what}"
        yield f"  Kept {how_long(rule)} ({rule.source})."
        yield f"  {rule.because}"
    yield ""
    yield "What goes next:"
    yield from (f"  {_coming(one)}" for one in card.coming)
    if not card.coming:
        yield "  No meeting and no young person."
    if card.trail_on:
        on = short_day_with_year(card.trail_on)
        yield f"  {on}: the oldest month of the trail"
    if card.held:
        yield f"Kept for an inquiry although their time has come: {card.held}"


def _coming(one: Coming) -> str:
    told = "all told of" if one.told == one.count else f"{one.told} told of"
    on = short_day_with_year(one.on)
    return f"{on}: {counted(one.count, *COUNTED[one.name])}, {told}"


def _done(done: Round) -> Iterator[str]:
    gone = {name: count for name, count in done.gone.items() if count}
    for name, count in gone.items():
        yield f"Gone: {counted(count, *COUNTED[name])}"
    if not gone:
        yield "Nothing was due."
    if done.told:
        yield f"Announced: {done.told}. A running Alongside tells people."
    if done.left:
        yield f"Left for the next night: {done.left}"
