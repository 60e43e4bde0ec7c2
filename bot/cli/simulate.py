"""`simulate`: play an invented year of nudges, and recount what it sent."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.logs import set_up_logs
from bot.simulation.people import Size
from bot.simulation.report import Report

Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same year.")]
Json = Annotated[bool, typer.Option("--json", help="Print it for a program.")]
Workers = Annotated[int, typer.Option(min=10, help="How many people.")]
Schools = Annotated[int, typer.Option(min=3, help="How many of them are schools.")]
Items = Annotated[int, typer.Option(min=1, help="How many things are awaited.")]


def simulate(
    seed: Seed = 1,
    workers: Workers = 200,
    schools: Schools = 40,
    items: Items = 3000,
    as_json: Json = False,
) -> None:
    """Play an invented year; exit code 1 when any promise was broken."""
    from bot.simulation.run import run

    # Its troubles are invented, and in the figures.
    set_up_logs("CRITICAL")
    report = run(seed, Size(workers=workers, schools=schools, items=items))
    if as_json:
        import json

        print(json.dumps(report.as_record(), indent=2))
    else:
        _say(report)
    raise typer.Exit(0 if report.is_clean else 1)


def _say(report: Report) -> None:
    week = report.per_week
    print(f"A year of {report.people} people, seed {report.seed}")
    for what, value in (
        ("schools", report.schools),
        ("things awaited", report.items),
        ("answered", report.answered),
        ("given up", report.given_up),
        ("nudges", report.nudges),
        ("messages", report.messages),
        ("of these digests", report.digests),
        ("messages to one person in a week, mean", week.mean),
        ("  95 of 100 weeks at most", week.p95),
        ("  most", week.most),
        ("hours the bot was down", report.downtime_hours),
        ("restarts", report.restarts),
        ("seconds taken", report.seconds),
    ):
        print(f"  {what:<42} {value:>8}")
    _say_counts("Waiting overnight, by reason", report.held_overnight)
    _say_counts("Steps left out, by reason", report.left_out)
    _say_counts("What Slack did instead of taking a message", report.trouble)
    _say_counts("Counted anew; each must be 0", report.faults)
    for case in report.cases:
        print(f"  {case}")


def _say_counts(title: str, counts: dict[str, int]) -> None:
    print(title)
    for what, count in counts.items():
        print(f"  {what:<42} {count:>8}")
