"""What is said about a leaver fits Slack, and says nothing on a lock screen."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.deliveries.records import Post
from bot.directory.cards import Group
from bot.leaving import forms, messages
from bot.leaving.cards import (
    Again,
    Asked,
    ChooseForm,
    Holder,
    Item,
    LeftForm,
    NeedsHelp,
    Noted,
    Settled,
    Why,
    Yours,
)
from bot.leaving.records import Duty
from bot.meetings.cards import When
from bot.practice.limits import check_message, check_view

LONG = "Wilhelmina-Persephone " * 6
ID = "7" * 26
WHEN = When(on=date(2027, 3, 17), at=time(11, 35), minutes=30)


def item(duty: Duty, number: int = 0) -> Item:
    return Item(
        duty=duty,
        subject_id=f"{number:026d}",
        reference="YP-7HX3",
        day=date(2027, 3, 17),
        when=WHEN,
        what="x" * 200,
        needs_record=number % 2 == 1,
    )


def asked(**changes: Any) -> Asked:
    holder = Holder(
        name=LONG,
        is_viewer=False,
        phone="01632 960 101",
        has_slack=False,
        counts=tuple((duty, 12) for duty in Duty),
    )
    card = {
        "parting_id": ID,
        "leaver": LONG,
        "holders": (holder,) * 10,
        "is_settled": False,
    }
    return Asked(**{**card, **changes})


def yours(*items: Item, **changes: Any) -> Yours:
    card: dict[str, Any] = {
        "parting_id": ID,
        "leaver": LONG,
        "why": Why.DEPUTY,
        "can_ask_for_help": True,
        "has_asked": False,
    }
    return Yours(items=items, **{**card, **changes})


POSTS: dict[str, Post] = {
    "asked": messages.asked(asked()),
    "asked, settled": messages.asked(asked(is_settled=True)),
    "asked, nothing held": messages.asked(asked(holders=())),
    "asked, one team": messages.asked(asked(is_one_team=True)),
    "asked, one team they may know": messages.asked(
        asked(is_one_team=True, reference="YP-7HX3")
    ),
    "asked, one team again": messages.asked(asked(is_one_team=True, is_back=True)),
    "asked, one team, nothing held": messages.asked(
        asked(is_one_team=True, holders=())
    ),
    "yours": messages.yours(yours(*(item(duty) for duty in Duty))),
    "yours, very much": messages.yours(
        yours(*(item(Duty.CONVENOR, number) for number in range(40)))
    ),
    "yours, of one team": messages.yours(yours(item(Duty.CONVENOR), is_one_team=True)),
    "yours, asked for help": messages.yours(yours(item(Duty.ACTION), has_asked=True)),
    "yours, nothing left": messages.yours(yours()),
    "help": messages.needs_help(
        NeedsHelp(name=LONG, phone="01632 960 101", parting_id=ID, leaver=LONG)
    ),
    "again": messages.again(Again(worker_id=ID, name=LONG, is_back=False)),
    "back": messages.again(Again(worker_id=ID, name=LONG, is_back=True)),
}
GROUPS = (Group(label=LONG, choices=((ID, LONG),)),)
VIEWS = {
    "left": forms.somebody_left(LeftForm(workers=GROUPS)),
    "noted": forms.noted(Noted(name=LONG, last_day=WHEN.on, is_gone=True)),
    "to come": forms.noted(Noted(name=LONG, last_day=WHEN.on, is_gone=False)),
    "choose": forms.choose_somebody(
        ChooseForm(parting_id=ID, leaver=LONG, workers=GROUPS)
    ),
    "settled": forms.settled(Settled(leaver=LONG, holder=LONG)),
}


@pytest.mark.parametrize("name", POSTS)
def test_each_message_fits(name: str) -> None:
    check_message(POSTS[name].blocks)  # Raises when Slack would refuse it.


@pytest.mark.parametrize("name", POSTS)
def test_no_lock_screen_says_about_whom(name: str) -> None:
    assert "YP-" not in POSTS[name].text
    assert "Wilhelmina" not in POSTS[name].text


@pytest.mark.parametrize("name", VIEWS)
def test_each_form_fits(name: str) -> None:
    check_view(VIEWS[name], kind="modal")


@pytest.mark.parametrize("why", list(Why))
def test_every_holder_reads_why_it_is_theirs(why: Why) -> None:
    said = str(messages.yours(yours(item(Duty.ACTION), why=why)).blocks)

    assert "It comes to you because" in said


def test_of_one_team_nobody_reads_that_somebody_has_left() -> None:
    said = [str(POSTS[name]) for name in POSTS if "one team" in name]

    assert said
    assert not any("has left" in one or "have not left" in one for one in said)
