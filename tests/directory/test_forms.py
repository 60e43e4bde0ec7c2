"""Every form and answer of the directory keeps Slack's limits when it is longest."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from bot.directory import day_forms, forms, messages
from bot.directory.cards import (
    AgencyAdded,
    AgencyForm,
    Choosing,
    DatesForm,
    DaysForm,
    Group,
    LeaveDays,
    Menu,
    TeamChanged,
    TeamForm,
    Understanding,
    WordsForm,
    WorkerAdded,
    WorkerForm,
    YoungPersonForm,
)
from bot.directory.doors import Door
from bot.practice.limits import check_message, check_view

DAY = date(2027, 9, 29)
NAME = "Ruan Abernethy-Cole & Sons " * 3
ID = "0" * 26


def people(agencies: int, workers: int) -> tuple[Group, ...]:
    return tuple(
        Group(
            label=f"{a} {NAME}",
            choices=tuple((f"{a:02}{w:02}{ID}"[:26], NAME) for w in range(workers)),
        )
        for a in range(agencies)
    )


MANY = people(40, 10)
UNDERSTOOD = Understanding(
    years=("190 school days known of 2026–27, 5 INSET",) * 4,
    inset=tuple(DAY + timedelta(days=n) for n in range(5)),
    next_closed=("bank holiday, Wed 29 Sep to Thu 30 Sep",) * 3,
    known_until=DAY,
    unsure=(NAME * 2,) * 12,
    notes=(NAME * 2,) * 12,
    mark="0" * 16,
)
DATES = DatesForm(
    school_id=ID,
    school=NAME,
    version=1_000_000,
    known_until=DAY,
    source=NAME,
)
DAYS = DaysForm(
    version=1_000_000,
    working_days=frozenset(range(7)),
    leave=tuple(
        LeaveDays(id=f"{n:026}", first_day=DAY, last_day=DAY) for n in range(30)
    ),
    deputy_id="0000" + ID[4:],
    colleagues=MANY,
)
EVERY_VIEW = {
    "add a young person": forms.add_young_person(
        YoungPersonForm(young_person_id=ID, schools=people(1, 100), workers=MANY)
    ),
    "the first young person": forms.add_young_person(
        YoungPersonForm(young_person_id=ID, schools=(), workers=())
    ),
    "change a team": forms.change_team(TeamForm(workers=MANY, today=DAY)),
    "add a worker": forms.add_worker(WorkerForm(worker_id=ID, agencies=people(3, 100))),
    "add an agency": forms.add_agency(AgencyForm(agency_id=ID, is_school=False)),
    "add a school": forms.add_agency(AgencyForm(agency_id=ID, is_school=True)),
    "choose a school": forms.choose_school(Choosing(choices=people(2, 100))),
    "choose a reference": forms.choose_young_person(Choosing(choices=people(1, 100))),
    "dates": day_forms.school_dates(DATES),
    "dates understood": day_forms.school_dates(
        DatesForm(
            school_id=ID,
            school=NAME,
            version=1_000_000,
            known_until=None,
            source="",
            understood=UNDERSTOOD,
        )
    ),
    "days": day_forms.own_days(DAYS),
    "words": day_forms.own_words(
        WordsForm(
            young_person_id=ID,
            reference="YP-7HX3",
            version=1_000_000,
            line="<!channel> " * 18,
            asker_id=ID,
            ask_by=DAY,
            team=people(1, 30),
        )
    ),
    "young person added": messages.young_person_added("YP-7HX3"),
    "worker added": messages.worker_added(
        WorkerAdded(name=NAME, agency=NAME, handle="a" * 32, has_slack=False)
    ),
    "agency added": messages.agency_added(AgencyAdded(name=NAME, code="A" * 10)),
    "dates used": messages.dates_used(DATES),
    "days saved": messages.days_saved(DAYS),
    "words saved": messages.words_saved("YP-7HX3"),
    **{
        f"team changed {joined} {new}": messages.team_changed(
            TeamChanged(
                reference="YP-7HX3",
                worker=NAME,
                joined=joined,
                day=DAY,
                is_nothing_new=not new,
            )
        )
        for joined in (True, False)
        for new in (True, False)
    },
}
MENUS = [
    Menu(is_lead=lead, is_known=known, has_agencies=some, has_schools=some)
    for lead in (True, False)
    for known in (True, False)
    for some in (True, False)
]


@pytest.mark.parametrize("name", EVERY_VIEW)
def test_a_form_keeps_slacks_limits_at_its_longest(name: str) -> None:
    check_view(EVERY_VIEW[name], kind="modal")


@pytest.mark.parametrize("card", MENUS)
def test_the_menu_keeps_slacks_limits(card: Menu) -> None:
    check_message(messages.menu(card)["blocks"])


def test_what_people_typed_is_never_live() -> None:
    view = messages.worker_added(
        WorkerAdded(
            name="<!channel> & <@U1>", agency="<#C1>", handle="x", has_slack=True
        )
    )

    assert "<!" not in str(view)
    assert "<@" not in str(view)
    assert "&lt;!channel&gt; &amp; &lt;@U1&gt;" in str(view)


def test_a_lead_whom_nobody_added_is_told_how_to_start() -> None:
    new = Menu(is_lead=True, is_known=False, has_agencies=False, has_schools=False)
    begun = Menu(is_lead=True, is_known=False, has_agencies=True, has_schools=False)

    assert "Add your agency first" in str(messages.menu(new))
    assert "Add a worker" not in str(messages.menu(new))
    assert "Now add yourself as a worker" in str(messages.menu(begun))


def words_of(value: Any) -> list[str]:
    """Return every sentence people read, in any depth."""
    if isinstance(value, dict):
        found = [value["text"]] if isinstance(value.get("text"), str) else []
        return found + [one for inner in value.values() for one in words_of(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in words_of(inner)]
    return []


def is_filled_in(words: str) -> bool:
    """Names and lists of days are as long as they are."""
    return (
        "Abernethy-Cole & Sons" in words
        or "Abernethy-Cole &amp; Sons" in words
        or words.count("29 Sep") > 1
    )


def test_sentences_are_short_and_plain() -> None:
    said = [*EVERY_VIEW.values(), *(messages.menu(card) for card in MENUS)]
    ours = [one for view in said for one in words_of(view) if not is_filled_in(one)]
    sentences = [part for one in ours for part in re.split(r"(?<=[.?!:])\s", one)]

    assert not [one for one in sentences if len(one.split()) > 20]
    assert not [one for one in ours if "user" in one.split() or "event" in one.split()]


def test_every_name_of_a_button_and_a_form_is_used() -> None:
    shown = str([*EVERY_VIEW.values(), *(messages.menu(card) for card in MENUS)])

    assert [door for door in Door if f"'{door.value}'" not in shown] == []
