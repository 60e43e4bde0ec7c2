"""The page that shows each route, every timing with who says so, from the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.handovers.records import Condition, Side
from bot.handovers.route import Anchor, By, Count, Route, RouteItem, Status, When
from bot.handovers.route_file import MUSTS, read_routes
from bot.wording import counted

_HEAD = """# The routes

Made from `bot/handovers/routes/*.toml` by `make pages`; a test keeps it equal. A route
is one way of moving on: who does what by when, and who says so. T is the agreed day of
the move. A handover keeps the route it began with: a changed file changes the next
ones.

**Who says so.** Every timing says what it rests on. *Statutory*: the law. *Guidance*:
national guidance. *Local*: what some places do; yours may differ. *Ours*: a default of
Alongside, which binds nobody. Check each with your partners before you rely on it.

**Must.** A handover does not complete without these. Ten of them (C1 to C10) are in
every route; a move in 48 hours needs five first and catches up on the others. A manager
can leave one out with a reason that both sides see, and it is counted. *Before the meeting*: needed for the joint meeting. *Before signing*: needed
for the signatures. *Before closing*: done after T.

**Days.** Weeks, months and days count the calendar. Working days leave out weekends
and the nation's bank holidays; school days are those of the school. The day counted
from is not counted. A month that has no such day ends on its last.

**Only for some.** In care, in custody, under 18, in Wales, or nobody there has Slack:
these are asked when a handover begins. Where one is not so, the item is left out.

**Your own.** Put your copy of a file into a folder and name the folder in
`HANDOVER_ROUTES`. A file of the same name stands in place of ours; another name adds a
route. Every mistake is named at the start, and by `python -m bot check`. For the dates
of a route without starting anything:

    python -m bot handover dates team-to-team --on 2027-03-24

What a file may say:

| of | field | what it is |
|---|---|---|
| the route | `name`, `sends`, `receives`, `why`, `sources` | for people; what it is called, between whom, when to use it, and where it comes from |
| the route | `nations` | for which it was written: `england-and-wales`, `scotland`, `northern-ireland`; others are told so |
| the route | `checks`, `check_asks` | weeks after T at which both look again, and what they ask besides the usual |
| the route | `needs_school` | its days are school days, so that a school is named |
| the route | `sender_signs`, `receiver_signs` | who signs for each side's manager |
| the route | `contest_days` | working days until workers, managers and heads have talked, when it is seen differently; 2, 5 and 10 if it does not say |
| the route | `catch_up`, `catch_up_when` | common items that come afterwards here, and are no must |
| `[[words_never]]` | `words`, `say` | words that lines of this route never say, and what to say |
| `[[milestone]]` | `key`, `name`, `when`, `source`, `status` | items that belong together, in order of time |
| `[[milestone.item]]` | `key`, `what`, `who` | one thing to do, by `sender`, `receiver` or `joint` |
| `[[milestone.item]]` | `when`, `source`, `status` | where they are not the milestone's |
| `[[milestone.item]]` | `latest` | the last day it can be, where `when` is the careful one |
| `[[milestone.item]]` | `stop`, `by` | a must, and by when: `meeting`, `signing` or `closing` |
| `[[milestone.item]]` | `answered` | the other side answers: received and read, a query, or not needed |
| `[[milestone.item]]` | `only` | for whom: `in-care`, `in-custody`, `under-18`, `no-slack`, `wales` |
| `[[milestone.item]]` | `code` | which common item it stands for: `C1` to `C10`, `ENDS`, `BOTH`, `KEPT`, `PHONE`, `WELSH` |

A time is `T` or `start` (the day it begins), then nothing, or a plus or minus with a
number of `d` (days), `w` (weeks), `m` (months), `wd` (working days) or `sd` (school
days): `T-6w`, `T+3wd`, `start+10wd`. A label that says a word people asked us to stop
using is refused, with a better one.
"""  # noqa: E501

_STATUS = {
    Status.STATUTORY: "**statutory**",
    Status.GUIDANCE: "guidance",
    Status.LOCAL: "local",
    Status.OURS: "ours",
}
_BY = {
    By.MEETING: "before the meeting",
    By.SIGNING: "before signing",
    By.CLOSING: "before closing",
}
_ONLY = {
    Condition.IN_CARE: "in care",
    Condition.IN_CUSTODY: "in custody",
    Condition.UNDER_18: "under 18",
    Condition.NO_SLACK: "nobody there has Slack",
    Condition.WALES: "in Wales",
}
_UNITS = {
    Count.DAYS: "day",
    Count.WEEKS: "week",
    Count.MONTHS: "month",
    Count.WORKING_DAYS: "working day",
    Count.SCHOOL_DAYS: "school day",
}


def page() -> str:
    routes = read_routes()
    parts = [_HEAD, *_summary(routes.values())]
    for route in routes.values():
        parts.extend(_route(route))
    return "\n".join(parts) + "\n"


def _summary(routes: Iterable[Route]) -> Iterator[str]:
    yield "| route | file | things to do | musts | looked at again after |"
    yield "|---|---|---|---|---|"
    for route in routes:
        items = route.items.values()
        yield (
            f"| [{route.name}](#{anchor(route)}) | `{route.key}` | {len(items)} | "
            f"{sum(one.stop for one in items)} | {_weeks(route)} |"
        )
    yield ""


def anchor(route: Route) -> str:
    """Return what a heading is called in a link."""
    kept = [one for one in route.name.lower() if one.isalnum() or one in " -"]
    return "".join(kept).replace(" ", "-")


def _weeks(route: Route) -> str:
    *first, last = [str(one) for one in route.checks]
    return f"{', '.join(first)} and {last} weeks" if first else f"{last} weeks"


def _route(route: Route) -> Iterator[str]:
    yield f"## {route.name}\n"
    yield f"From {route.sends} to {route.receives}. {route.why}\n"
    yield f"{_signed(route)}\n"
    yield f"Sources: {route.sources}\n"
    yield "| when | what | who | must | who says so |"
    yield "|---|---|---|---|---|"
    for part in route.milestones:
        yield f"| **{part.when}** | **{part.name}** | | | |"
        yield from (_row(one) for one in part.items)
    later = [one for one in MUSTS if one not in _musts(route)]
    if later:
        yield f"\nNo must here, and caught up on: {', '.join(later)}."
    for one in route.words_never:
        yield f"\nNever “{one.words}” in a line of this route, but: {one.say}."
    yield ""


def _musts(route: Route) -> set[str]:
    return {one.code for one in route.items.values() if one.code and one.stop}


def _signed(route: Route) -> str:
    return (
        f"Signed in this order: the sender, {route.sender_signs}, the receiver, "
        f"{route.receiver_signs}. Looked at again {_weeks(route)} after T."
    )


def _row(one: RouteItem) -> str:
    code = f"{one.code}: " if one.code in MUSTS else ""
    only = " and ".join(_ONLY[each] for each in sorted(one.only))
    what = f"{code}{one.what} (only {only})" if only else f"{code}{one.what}"
    must = f"★ {_BY[one.by]}" if one.stop else ""
    return (
        f"| {_when(one)} | {what} | {_who(one)} | {must} | "
        f"{_STATUS[one.status]}: {one.source} |"
    )


def _when(one: RouteItem) -> str:
    latest = f", at the latest {offset(one.latest)}" if one.latest else ""
    return f"{one.when}: {offset(one.when)}{latest}"


def offset(when: When) -> str:
    """Return an offset in words, as in "6 weeks before T"."""
    from_t = when.anchor is Anchor.TRANSFER
    if not when.number:
        return "the day itself" if from_t else "the day it begins"
    side = "before" if when.number < 0 else "after"
    unit = counted(abs(when.number), _UNITS[when.count])
    return f"{unit} {side} {'T' if from_t else 'it begins'}"


def _who(one: RouteItem) -> str:
    if one.other is None:
        return one.who.value
    if one.other is Side.JOINT:
        return f"{one.who}; the other side answers"
    return f"{one.who}; the {one.other} answers"
