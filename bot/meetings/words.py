"""The words of a meeting that more than one message uses."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.blocks import Choice, say, say_lines, whisper
from bot.calendars.wall_time import short_day
from bot.meetings.cards import Invite, Line, Person
from bot.meetings.records import Attendance, Purpose, Reply
from bot.safe_text import shortened

PURPOSES: dict[Purpose, str] = {
    Purpose.PLAN: "Make a plan together",
    Purpose.REVIEW: "See how the plan is going",
    Purpose.DECIDE: "Decide something together",
    Purpose.MOVE: "Get ready for a move",
    Purpose.WORRY: "Share a worry",
    Purpose.GOOD_NEWS: "Build on what is going well",
}

REPLIES: dict[Reply, str] = {
    Reply.COMING: "Coming",
    Reply.SOMEONE_ELSE: "Someone else is coming",
    Reply.CANNOT: "Can't make it",
    Reply.NOT_ME: "Not for them",
    Reply.NOT_YET: "No reply yet",
}

ATTENDANCES: dict[Attendance, str] = {
    Attendance.CAME: "Came",
    Attendance.SENT_SOMEONE: "Sent someone",
    Attendance.APOLOGIES: "Sent apologies",
    Attendance.MISSED: "We missed them",
}

LENGTHS = (10, 15, 20, 30, 45, 60, 90)

#: In a list a long name is cut, so that what follows it stays in sight.
NAME, AGENCY = 60, 50


def own_words(line: Line) -> Block:
    """Return what opens every form, board and record: the young person's line."""
    if line.is_hidden:
        return say(
            "*In their own words:* not shared with you. Your lead can change that."
        )
    if line.said:
        return say("*In their own words:* “{said}”", said=line.said)
    if not line.asker:
        return say("*In their own words:* not yet asked. Who will?")
    by = f" by {short_day(line.ask_by)}" if line.ask_by else ""
    return say(
        "*In their own words:* not yet asked. {asker} will ask{by}.",
        asker=line.asker,
        by=by,
    )


#: How a joint handover meeting runs, and for how many minutes each part (DOMAIN 2.0).
RUNNING_ORDER = (
    "The young person's opening words (5)",
    "What has gone well (5)",
    "How things stand, and what might happen (10)",
    "What ends, what continues, what starts (5)",
    "The receiver reads back (5)",
    "First appointment, and “if you can't make it” (5)",
    "Anything unsaid (3)",
    "Who holds what until the last look (2)",
)


def running_order(purpose: Purpose) -> list[Block]:
    """Return how a meeting about moving on runs; other meetings have no order."""
    if purpose is not Purpose.MOVE:
        return []
    lines = [f"{at}. {one}" for at, one in enumerate(RUNNING_ORDER, start=1)]
    return say_lines("*How it runs (minutes)*", lines)


def what_for(purpose: Purpose, why: str) -> str:
    """Return why we meet; whoever sees dates only is not told the line beside it."""
    return f"{PURPOSES[purpose]}: {why}" if why else PURPOSES[purpose]


def named(person: Person) -> str:
    """Return "Silas Gant, Marlpit Road High" for one line of a list."""
    return f"{shortened(person.name, NAME)}, {shortened(person.agency, AGENCY)}"


def about(card: Invite) -> str:
    """Return what an answer's button carries: whose it is, and to which edition."""
    return f"{card.invitation_id} {card.sequence}"


def by_agency(people: tuple[Person, ...]) -> list[tuple[str, list[Choice]]]:
    """Group people for a picker, agency by agency, in the agencies' order."""
    groups: dict[str, list[Choice]] = {}
    for person in people:
        label = f"{person.name}, {person.role}"
        groups.setdefault(person.agency, []).append((person.id, label))
    return list(groups.items())


def corrections(lines: tuple[str, ...]) -> list[Block]:
    """Say what was put right, so that nobody takes it for what was always there."""
    return [whisper("{line}", line=" · ".join(lines))] if lines else []


def at_once(card: Invite) -> list[Block]:
    """Mark what was sent past somebody's quiet hours, and say why."""
    return [whisper("Sent at once because it is today.")] if card.at_once else []
