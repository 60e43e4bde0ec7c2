"""
The whole permission table: every actor, every verb, every relation, each cell.

GRID is written by hand, for a governance lead to read: one row a verb, one column
for what somebody can be to a thing. The code's own table is another file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, product

from bot.access.records import Actor, Kind, Standing, Thing, Verb
from bot.access.rules import may
from bot.access.table import TABLE
from bot.directory.records import Account, Membership, Sees

TODAY = date(2027, 2, 22)
YESTERDAY, TOMORROW = date(2027, 2, 21), date(2027, 2, 23)
ME, ABSENT, OTHER = "worker-me", "worker-absent", "worker-other"

GRID = """
                 dates tasks all slot c-dates called convenor holder deputy d-conv d-hold d-call named d-named self ag-lead lead gov term
see-young-person   x     x    x   .      .      .       .       .      x      .      .      .      .      .     .      .     .    .   .
see-words          .     .    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
call-meeting       .     x    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
see-meeting        .     .    .   x      x      x       x       .      .      x      .      x      .      .     .      .     .    .   .
see-tasks          .     .    .   .      .      x       x       x      .      x      x      .      .      .     .      .     .    .   .
reply              .     .    .   x      x      x       x       .      .      .      .      x      .      .     .      .     .    .   .
run-meeting        .     .    .   .      .      .       x       .      .      x      .      .      .      .     .      .     .    .   .
do-action          .     .    .   .      .      .       .       x      .      .      x      .      .      .     .      .     .    .   .
ask-for            .     x    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
see-ask            .     x    x   .      .      .       x       x      .      x      x      .      .      .     .      .     .    .   .
answer-ask         .     .    .   .      .      .       .       x      .      .      x      .      .      .     .      .     .    .   .
run-ask            .     .    .   .      .      .       x       .      .      x      .      .      .      .     .      .     .    .   .
start-handover     .     x    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
see-handover       .     x    x   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
answer-offer       .     .    .   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
do-item            .     .    .   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
leave-out          .     .    .   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
sign-handover      .     .    .   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
run-handover       .     .    .   .      .      .       .       .      .      .      .      .      x      x     .      .     .    .   .
keep-week          .     x    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
say-still-needed   x     x    x   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   .
name-successor     .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      x     x    .   .
see-own            .     .    .   .      .      .       .       .      .      .      .      .      .      .     x      .     .    .   .
fill-directory     .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    .   x
keep-room          .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    .   .
open-anyway        .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    .   .
who-can-see        .     .    x   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
export             .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
correct            .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
ask-erasure        .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
agree-erasure      .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
hold               .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
access-report      .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
see-counts         .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     x    x   .
read-trail         .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     .    x   x
operate            .     .    .   .      .      .       .       .      .      .      .      .      .      .     .      .     .    .   x
"""  # noqa: E501 – a table is read across.
COLUMNS = dict(zip(GRID.split("\n")[1].split(), Standing, strict=True))


def grid() -> dict[str, set[str]]:
    """Return the columns marked in each row."""
    rows = {}
    for line in GRID.strip().split("\n")[1:]:
        verb, *cells = line.split()
        marked = zip(COLUMNS, cells, strict=True)
        rows[verb] = {name for name, cell in marked if cell == "x"}
    return rows


ALLOWED = grid()


def test_the_table_in_the_code_is_the_table_written_by_hand() -> None:
    names = {standing: column for column, standing in COLUMNS.items()}

    assert {
        verb.value: {names[one] for one in standings}
        for verb, standings in TABLE.items()
    } == ALLOWED


@dataclass(frozen=True, kw_only=True)
class Case:
    """Somebody, in one relation to one thing."""

    who: str
    leads: str
    sees: Sees | None
    when: str
    part: str


WHO = ("full", "guest", "outside", "left", "last day", "bot", "unknown", "terminal")
LEADS = ("nothing", "agency", "other agency", "partnership", "governance")
WHEN = ("now", "past", "to come", "joined after", "joined after, given")
PARTS = (
    "none",
    "called",
    "convenor",
    "holder",
    "slot",
    "deputy",
    "deputy of convenor",
    "deputy of holder",
    "deputy of called",
    "named",
    "deputy of named",
    "self",
)


def cases() -> Iterator[Case]:
    places = [(None, "now"), *product(Sees, WHEN)]
    for who, leads, (sees, when), part in product(WHO, LEADS, places, PARTS):
        yield Case(who=who, leads=leads, sees=sees, when=when, part=part)


def expected(case: Case) -> set[str]:
    """Return what this one is to the thing, in the grid's own columns."""
    if case.who in {"left", "bot", "unknown"}:
        return set()
    if case.who == "terminal":
        return {"term"}
    roles = {"self"} if case.part == "self" else set()
    roles |= {"ag-lead"} if case.leads == "agency" else set()
    if case.who in {"full", "last day"}:
        roles |= {"partnership": {"lead"}, "governance": {"gov"}}.get(case.leads, set())
    roles |= {"slot"} if case.part == "slot" else set()
    roles |= {"named"} if case.part == "named" else set()
    if case.part.startswith("deputy"):
        roles |= {"deputy"}
        roles |= {"d-conv"} if case.part == "deputy of convenor" else set()
        roles |= {"d-hold"} if case.part == "deputy of holder" else set()
        roles |= {"d-call"} if case.part == "deputy of called" else set()
        roles |= {"d-named"} if case.part == "deputy of named" else set()
    if case.sees is None or case.when in {"past", "to come"}:
        return roles
    if case.when != "joined after":
        roles |= {case.sees.value}
    if case.part == "called":
        roles |= {"c-dates" if case.sees is Sees.DATES else "called"}
    return roles | ({case.part} if case.part in {"convenor", "holder"} else set())


def actor(case: Case) -> Actor:
    kinds = {"bot": Kind.BOT, "unknown": Kind.UNKNOWN, "terminal": Kind.TERMINAL}
    accounts = {"guest": Account.GUEST, "outside": Account.OUTSIDE}
    left = {"left": YESTERDAY, "last day": TODAY}
    return Actor(
        worker_id=ME,
        agency_id="agency-other" if case.leads == "other agency" else "agency-mine",
        is_lead=case.leads == "partnership",
        is_agency_lead=case.leads in {"agency", "other agency"},
        is_governance_lead=case.leads == "governance",
        account=accounts.get(case.who, Account.FULL),
        left_on=left.get(case.who),
        kind=kinds.get(case.who, Kind.WORKER),
        deputises=frozenset({ABSENT} if case.part.startswith("deputy") else ()),
    )


def thing(case: Case) -> Thing:
    team = [place(ABSENT), place(OTHER)]
    if case.sees is not None:
        team.append(own_place(case.sees, case.when))
    base = Thing(
        young_person_id="young-person",
        team=tuple(team),
        day=YESTERDAY,
        agency_id="agency-mine",
        convenor_id=OTHER,
        holder_id=OTHER,
    )
    return replace(base, **part_of(case.part))


def part_of(part: str) -> dict[str, object]:
    parts: dict[str, dict[str, object]] = {
        "called": {"called": frozenset({ME})},
        "convenor": {"convenor_id": ME},
        "holder": {"holder_id": ME},
        "slot": {"slots": frozenset({ME})},
        "deputy of convenor": {"convenor_id": ABSENT},
        "deputy of holder": {"holder_id": ABSENT},
        "deputy of called": {"called": frozenset({ABSENT})},
        "named": {"named": frozenset({ME})},
        "deputy of named": {"named": frozenset({ABSENT})},
        "self": {"worker_id": ME},
    }
    return parts.get(part, {})


def place(worker_id: str) -> Membership:
    return Membership(
        id=f"place-{worker_id}",
        young_person_id="young-person",
        worker_id=worker_id,
        role="social worker",
        knows_them=False,
        from_day=date(2026, 9, 1),
        until_day=None,
    )


def own_place(sees: Sees, when: str) -> Membership:
    mine = replace(place(ME), sees=sees)
    return {
        "now": mine,
        "past": replace(mine, until_day=YESTERDAY),
        "to come": replace(mine, from_day=TOMORROW),
        "joined after": replace(mine, from_day=TODAY),
        "joined after, given": replace(mine, from_day=TODAY, sees_earlier=True),
    }[when]


def test_every_cell_of_the_table_is_as_written(
    counted: Callable[[str], None],
) -> None:
    cells, wrong = 0, []
    for case in cases():
        asks, what, roles = actor(case), thing(case), expected(case)
        for verb in Verb:
            cells += 1
            decision = may(asks, verb, what, TODAY)
            if decision.allowed != bool(ALLOWED[verb] & roles):
                wrong.append((case, verb, decision))
    counted(f"{cells:,} cells of the permission table")

    assert wrong == []
    assert cells > 100_000


def test_every_decision_has_one_word_for_a_reason() -> None:
    reasons = {
        may(actor(case), verb, thing(case), TODAY).reason
        for case in islice(cases(), 0, None, 7)
        for verb in Verb
    }

    assert all(reasons)
    assert [one for one in reasons if " " in one or len(one) > 40] == []


def test_a_place_in_one_team_opens_no_other() -> None:
    nobody = Thing(team=None)
    case = Case(who="full", leads="nothing", sees=Sees.ALL, when="now", part="none")

    assert not any(may(actor(case), verb, nobody, TODAY).allowed for verb in Verb)
