"""The page that explains each ladder, step by step, from the files themselves."""

from __future__ import annotations

from collections.abc import Iterator

from bot.nudges.ladder_file import read_ladders
from bot.nudges.records import MOST_A_DAY, Anchor, Ladder, Matter, Step, Whom
from bot.wording import counted

_HEAD = f"""# The ladders

Made from `bot/nudges/ladders/*.toml` by `make pages`; a test keeps it equal. A ladder
begins when somebody is awaited for something, and stops the moment they need not be.
What a running ladder does is fixed when it starts: a changed file changes the next
ones.

Days are working days of whoever gets the step: their own weekdays, without the bank
holidays of their nation; at a school, school days. A step comes at that time of day
where they are. A moment that will not do (night, leave, a school break, their own
wish) moves to the next that will, and nothing is used up by waiting. Nobody gets more
than {MOST_A_DAY} nudges in one day, across everything: what is over goes into one
digest, soonest first.

While somebody is away for more than two of their days, or beyond the day it is due,
whoever stands in gets what they would have got. When nobody stands in, the one who
asked is told, and asked to ring. The same goes for somebody without Slack. Whoever
can decide is only asked once the person has been told that they will be.
"""

_NAMES = {
    Matter.INVITATION: "Called to a meeting, and no answer yet",
    Matter.SAID_NO: "Said no, or that it is not them",
    Matter.MISSED: "Said yes, and was missed",
    Matter.ACTION: "Took something on at a meeting",
    Matter.ASK: "Was asked for something, and no answer yet",
    Matter.PROMISE: "Was asked for something, and took it on",
    Matter.PATTERN: "Missed twice running, or three asks without an answer",
    Matter.HANDOVER_ITEM: "The nearest thing in a handover whose turn is theirs",
    Matter.OFFER: "Asked to receive a handover, or to name who does",
    Matter.CONTEST: "Seen differently: due on the eve of each stage's last day",
    Matter.CHECK: "Looking again some weeks after a handover",
}
_WHOM = {
    Whom.PERSON: "the person awaited",
    Whom.DEPUTY: "whoever stands in",
    Whom.ASKER: "the one who asked",
    Whom.DECIDER: "whoever can decide",
}


def page() -> str:
    ladders = read_ladders()
    parts = [_HEAD]
    for matter in Matter:
        parts.extend(_ladder(ladders[matter]))
    return "\n".join(parts) + "\n"


def _ladder(ladder: Ladder) -> Iterator[str]:
    yield f"## {_NAMES[ladder.matter]}\n"
    yield f"{ladder.why}\n"
    yield "| step | when | to | says |"
    yield "|---|---|---|---|"
    for number, step in enumerate(ladder.steps, 1):
        yield f"| {number} | {_when(step)} | {_to(step)} | [{step.wording}](nudges.md#{step.wording}) |"  # noqa: E501
    rules = [
        f"At most {counted(ladder.most_a_week, 'nudge')} to one person in seven days."
    ]
    if ladder.until_due:
        rules.append("Nothing more once it is over.")
    if ladder.spread_minutes:
        rules.append(f"Spread over {ladder.spread_minutes} minutes.")
    yield f"\n{' '.join(rules)}\n"


def _when(step: Step) -> str:
    if step.at is None:
        return "as soon as it is kind"
    at = f"{step.at:%H:%M}"
    days = counted(abs(step.days), "day")
    if step.anchor is Anchor.START:
        return f"{days} after it began, {at}"
    if not step.days:
        return f"the day it is due, {at}"
    side = "before" if step.days < 0 else "after"
    return f"{days} {side} it is due, {at}"


def _to(step: Step) -> str:
    to = _WHOM[step.whom]
    if step.tells_next:
        return f"{to}, and says who would be asked next"
    return f"{to}, only for a yes or no" if step.only_for_decisions else to
