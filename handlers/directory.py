"""`/alongside`, and the forms that fill the directory."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.access.service import Asker
from bot.blocks import VALUE, visible
from bot.directory import day_forms, forms, messages
from bot.directory.cards import AgencyAdded, Choosing, DatesForm, WordsForm
from bot.directory.doors import Door, Field
from bot.directory.records import Authority, Sees
from bot.directory.requests import (
    NewAgency,
    NewWorker,
    NewYoungPerson,
    OwnDays,
    OwnWords,
    SchoolDates,
    TeamChange,
)
from bot.directory.service import Directory
from bot.errors import NotFilledIn
from handlers.forms import Body, Filled, about, asker_of

COMMAND = "/alongside"

View = dict[str, Any]

_ROOM = re.compile(r"[CG][A-Z0-9]{2,}")
_TEAM = re.compile(r"[TE][A-Z0-9]{2,}")
_PHONE = re.compile(r"\+?[0-9 ()-]{3,39}")


class DirectoryDoors:
    """The menu, and each of its forms."""

    def __init__(
        self,
        directory: Directory,
        also: Mapping[str, Callable[..., None]] | None = None,
    ) -> None:
        self._directory = directory
        #: What opens by a word after `/alongside` instead of by a button.
        self._also = also or {}

    def register(self, app: App) -> None:
        app.command(COMMAND)(self.alongside)
        for door, begin in self._buttons().items():
            app.action(door)(_opening(begin))
        app.view(Door.ADD_YOUNG_PERSON_FORM)(self.young_person)
        app.view(Door.CHANGE_TEAM_FORM)(self.team)
        app.view(Door.ADD_WORKER_FORM)(self.worker)
        app.view(Door.ADD_AGENCY_FORM)(self.agency)
        app.view(Door.ADD_SCHOOL_FORM)(self.agency)
        app.view(Door.CHOOSE_SCHOOL_FORM)(self.school_chosen)
        app.view(Door.SCHOOL_DATES_FORM)(self.dates)
        app.view(Door.OWN_DAYS_FORM)(self.days)
        app.view(Door.CHOOSE_WORDS_FORM)(self.words_chosen)
        app.view(Door.OWN_WORDS_FORM)(self.words)

    def _buttons(self) -> dict[Door, Callable[[Asker], View]]:
        """Return the form that each button of the menu opens."""
        people, workers = self._directory.young_people, self._directory.workers
        agencies = self._directory.agencies
        return {
            Door.ADD_YOUNG_PERSON: lambda a: forms.add_young_person(people.begin(a)),
            Door.CHANGE_TEAM: lambda a: forms.change_team(people.begin_team(a)),
            Door.ADD_WORKER: lambda a: forms.add_worker(workers.begin(a)),
            Door.ADD_AGENCY: lambda a: forms.add_agency(
                agencies.begin(a, is_school=False)
            ),
            Door.ADD_SCHOOL: lambda a: forms.add_agency(
                agencies.begin(a, is_school=True)
            ),
            Door.SCHOOL_DATES: lambda a: _dates(agencies.begin_dates(a)),
            Door.OWN_DAYS: lambda a: day_forms.own_days(workers.begin_days(a)),
            Door.OWN_WORDS: lambda a: _words(people.begin_words(a)),
        }

    def alongside(self, ack: Ack, body: Body, client: WebClient) -> None:
        word = str(body.get("text") or "").strip().partition(" ")[0].lower()
        if word in self._also:
            self._also[word](ack=ack, body=body, client=client)
            return
        ack(**messages.menu(self._directory.menu(asker_of(body))))

    def young_person(self, ack: Ack, body: Body) -> None:
        people = self._directory.young_people
        reference = people.add(asker_of(body), _new_young_person(body))
        _answer(ack, messages.young_person_added(reference))

    def team(self, ack: Ack, body: Body) -> None:
        people = self._directory.young_people
        changed = people.change_team(asker_of(body), _team_change(body))
        _answer(ack, messages.team_changed(changed))

    def worker(self, ack: Ack, body: Body) -> None:
        added = self._directory.workers.add(asker_of(body), _new_worker(body))
        _answer(ack, messages.worker_added(added))

    def agency(self, ack: Ack, body: Body) -> None:
        added = self._directory.agencies.add(asker_of(body), _new_agency(body))
        if isinstance(added, AgencyAdded):
            _answer(ack, messages.agency_added(added))
        else:
            _answer(ack, day_forms.school_dates(added))

    def school_chosen(self, ack: Ack, body: Body) -> None:
        chosen = Filled(body).one(Field.SCHOOL) or ""
        card = self._directory.agencies.begin_dates_of(asker_of(body), chosen)
        _answer(ack, day_forms.school_dates(card))

    def dates(self, ack: Ack, body: Body) -> None:
        card = self._directory.agencies.give_dates(asker_of(body), _school_dates(body))
        is_used = card.understood is None
        show = messages.dates_used if is_used else day_forms.school_dates
        _answer(ack, show(card))

    def days(self, ack: Ack, body: Body) -> None:
        card = self._directory.workers.set_days(asker_of(body), _own_days(body))
        _answer(ack, messages.days_saved(card))

    def words_chosen(self, ack: Ack, body: Body) -> None:
        chosen = Filled(body).one(Field.REFERENCE) or ""
        card = self._directory.young_people.begin_words_of(asker_of(body), chosen)
        _answer(ack, day_forms.own_words(card))

    def words(self, ack: Ack, body: Body) -> None:
        people = self._directory.young_people
        reference = people.set_line(asker_of(body), _own_words(body))
        _answer(ack, messages.words_saved(reference))


def _opening(begin: Callable[[Asker], View]) -> Callable[..., None]:
    def listener(ack: Ack, body: Body, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=begin(asker_of(body)))
        ack()

    return listener


def _dates(card: Choosing | DatesForm) -> View:
    if isinstance(card, Choosing):
        return forms.choose_school(card)
    return day_forms.school_dates(card)


def _words(card: Choosing | WordsForm) -> View:
    if isinstance(card, Choosing):
        return forms.choose_young_person(card)
    return day_forms.own_words(card)


def _answer(ack: Ack, view: View) -> None:
    ack(response_action="update", view=view)


def _new_young_person(body: Body) -> NewYoungPerson:
    filled = Filled(body)
    return NewYoungPerson(
        young_person_id=about(body),
        school_id=filled.one(Field.SCHOOL),
        line=filled.text(Field.LINE),
        asker_id=filled.one(Field.ASKER),
        ask_by=filled.maybe_day(Field.ASK_BY),
        room_id=_shaped(filled, Field.ROOM, _ROOM, "A channel ID looks like C0123ABC."),
        team=filled.many(Field.TEAM),
        knows_them_id=filled.one(Field.KNOWS_THEM),
    )


def _team_change(body: Body) -> TeamChange:
    filled = Filled(body)
    sees, since = filled.one(Field.SEES), filled.one(Field.SEES_EARLIER)
    return TeamChange(
        reference=filled.text(Field.REFERENCE),
        worker_id=filled.chosen(Field.WHO),
        joins=filled.one(Field.CHANGE) == forms.JOINS,
        role=filled.text(Field.ROLE),
        knows_them=bool(filled.many(Field.KNOWS_THEM)),
        day=filled.day(Field.DAY),
        sees=Sees(sees) if sees else None,
        sees_earlier=since == forms.EARLIER if since else None,
    )


def _new_worker(body: Body) -> NewWorker:
    filled = Filled(body)
    leads = filled.many(Field.LEAD)
    return NewWorker(
        worker_id=about(body),
        agency_id=filled.chosen(Field.AGENCY),
        name=filled.text(Field.NAME),
        title=filled.text(Field.TITLE),
        authority=Authority(filled.chosen(Field.AUTHORITY)),
        working_days=_weekdays(filled),
        slack_id=filled.person(Field.SLACK),
        team_id=_shaped(
            filled, Field.SLACK_TEAM, _TEAM, "A workspace ID looks like T0123ABC."
        ),
        phone=_phone(filled),
        is_lead=forms.YES in leads,
        is_agency_lead=forms.AGENCY in leads,
        is_governance_lead=forms.GOVERNANCE in leads,
    )


def _new_agency(body: Body) -> NewAgency:
    filled = Filled(body)
    is_school = Field.BELLS in filled.names
    return NewAgency(
        agency_id=about(body),
        code=filled.text(Field.CODE),
        name=filled.text(Field.NAME),
        nation=filled.chosen(Field.NATION),
        opens=_time(filled, Field.OPENS),
        closes=_time(filled, Field.CLOSES),
        phone=_phone(filled),
        bells=_lines(body, Field.BELLS) if is_school else None,
    )


def _school_dates(body: Body) -> SchoolDates:
    school_id, version, *mark = about(body).split()
    return SchoolDates(
        school_id=school_id,
        version=int(version),
        text=_lines(body, Field.DATES),
        mark=mark[0] if mark else "",
    )


def _own_days(body: Body) -> OwnDays:
    filled = Filled(body)
    return OwnDays(
        version=int(about(body)),
        working_days=_weekdays(filled),
        deputy_id=filled.one(Field.DEPUTY),
        leave_from=filled.maybe_day(Field.LEAVE_FROM),
        leave_until=filled.maybe_day(Field.LEAVE_UNTIL),
        take_back=filled.many(Field.TAKE_BACK),
    )


def _own_words(body: Body) -> OwnWords:
    filled = Filled(body)
    young_person_id, version = about(body).split()
    return OwnWords(
        young_person_id=young_person_id,
        version=int(version),
        line=filled.text(Field.LINE),
        asker_id=filled.one(Field.ASKER),
        ask_by=filled.maybe_day(Field.ASK_BY),
    )


def _lines(body: Body, name: Field) -> str:
    """Return typed text with its lines, and nothing in them that cannot be seen."""
    entry = body["view"]["state"]["values"].get(name, {}).get(VALUE, {})
    lines = str(entry.get("value") or "").splitlines()
    return "\n".join(_printable(visible(line)) for line in lines)


def _printable(line: str) -> str:
    return "".join(one if one.isprintable() else " " for one in line).strip()


def _weekdays(filled: Filled) -> frozenset[int]:
    return frozenset(int(day) for day in filled.many(Field.WORKING_DAYS))


def _phone(filled: Filled) -> str:
    return _shaped(filled, Field.PHONE, _PHONE, "A number looks like 01632 960 101.")


def _shaped(filled: Filled, name: Field, shape: re.Pattern[str], otherwise: str) -> str:
    text = filled.text(name)
    if text and not shape.fullmatch(text):
        raise NotFilledIn({name: otherwise})
    return text


def _time(filled: Filled, name: Field) -> time:
    at = filled.time(name)
    if at is None:
        raise NotFilledIn({name: "Please choose a time."})
    return time.fromisoformat(at)
