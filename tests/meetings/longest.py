"""Cards with the longest data that can be, and with text that grows or hides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.meetings.cards import (
    Away,
    Board,
    Called,
    CallForm,
    Choosing,
    ComingUp,
    Guest,
    Invite,
    Line,
    Mine,
    MoveForm,
    Person,
    PhoneForm,
    StandInForm,
    Todo,
    When,
)
from bot.meetings.records import Attendance, Purpose, Reply, State
from bot.outcomes.cards import Agreed, AgreedForm, MyActions, NextForm, Record, WhoCame

#: What a name, a place or a line may be made of.
SCRIPTS = {
    "plain": "Rosamund Abernethy-Cole of Moorside Adult Mental Health ",
    "escaped": "&<>",
    "mention": "<!channel> <@U0ODILE> <#C07HX3|x> <https://a.b|c> ",
    "braces": "{place} {0} {} {why!r} %s %(x)s ",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "hidden": "\u200b\u2060\ufeff\u202e",
    "right-to-left": "\u202eמירב עבדאללה عبد الله ",
    "markup": "*_~`> • ",
}
ID = "01HZXK8M3N5P7Q9R2S4T6V8W0Y"


def made_of(script: str, length: int) -> str:
    letters = SCRIPTS[script]
    return (letters * (length // len(letters) + 1))[:length]


class Longest:
    """Makes every card, of one script, with `crowd` people and `rows` of the rest."""

    def __init__(self, script: str, *, crowd: int = 25, rows: int = 30) -> None:
        self.script, self.crowd, self.rows = script, crowd, rows
        self.when = When(on=date(2027, 9, 29), at=time(11, 35), minutes=90)
        self.line = Line(said=self.text(300), asker=None, ask_by=None)
        self.school_hours = "between 09:10 and 15:05"

    def text(self, length: int) -> str:
        return made_of(self.script, length)

    def id(self, number: int) -> str:
        return f"{ID[:-3]}{number:03}"

    def person(self, number: int = 0, **more: object) -> Person:
        made = Person(
            id=self.id(number),
            name=self.text(120),
            agency=self.text(119) + str(number % 7),
            role=self.text(120),
            phone="01632 960 141 extension 12345678901234",
            has_slack=number % 3 > 0,
            knows_them=number == 0,
            can_decide=True,
        )
        return replace(made, **more)  # type: ignore[arg-type]

    def people(self) -> tuple[Person, ...]:
        return tuple(self.person(number) for number in range(self.crowd))

    def guest(self, number: int, reply: Reply) -> Guest:
        return Guest(
            invitation_id=self.id(number),
            person=self.person(number),
            reply=reply,
            stand_in=self.text(120),
            not_reached=True,
            attendance=list(Attendance)[number % 4],
        )

    def guests(self, *replies: Reply) -> tuple[Guest, ...]:
        among = replies or tuple(Reply)
        return tuple(
            self.guest(number, among[number % len(among)])
            for number in range(self.crowd)
        )

    def agreed(self) -> tuple[Agreed, ...]:
        return tuple(
            Agreed(
                action_id=self.id(number),
                who=self.text(120),
                what=self.text(150),
                due=date(2027, 9, 29),
                done=number % 2 == 0,
            )
            for number in range(self.rows)
        )

    def mine(self) -> Mine:
        return Mine(
            meetings=tuple(self.coming(number) for number in range(self.rows)),
            todos=tuple(
                Todo(
                    action_id=self.id(number),
                    reference="YP-7HX3",
                    what=self.text(150),
                    due=date(2027, 9, 29),
                )
                for number in range(self.rows)
            ),
            can_call=True,
            is_lead=True,
        )

    def coming(self, number: int) -> ComingUp:
        return ComingUp(
            meeting_id=self.id(number),
            reference="YP-7HX3",
            when=self.when,
            place=self.text(120),
            is_convenor=number % 2 == 0,
            convenor=self.text(120),
            reply=list(Reply)[number % 5],
            needs_record=number < 3,
        )

    def choosing(self, count: int = 40) -> Choosing:
        return Choosing(
            references=tuple((self.id(one), f"YP-{one:04}") for one in range(count))
        )

    def call_form(self) -> CallForm:
        people = self.people()
        return CallForm(
            young_person_id=ID,
            meeting_id=ID,
            reference="YP-7HX3",
            line=self.line,
            school=self.text(120),
            school_hours=self.school_hours,
            people=people,
            askers=people,
            from_school=people[: self.crowd // 2],
            deciders=people,
            on=date(2027, 9, 29),
            at=time(11, 35),
            understood=self.text(200),
        )

    def move_form(self) -> MoveForm:
        return MoveForm(
            meeting_id=ID,
            version=12345,
            reference="YP-7HX3",
            when=self.when,
            school=self.text(120),
            school_hours=self.school_hours,
        )

    def stand_in_form(self) -> StandInForm:
        return StandInForm(
            invitation_id=ID,
            sequence=3,
            reference="YP-7HX3",
            when=self.when,
            place=self.text(120),
            colleagues=self.people(),
            has_moved=True,
            chosen=self.id(self.crowd - 1),
            named=self.text(80),
        )

    def phone_form(self) -> PhoneForm:
        return PhoneForm(
            meeting_id=ID,
            sequence=3,
            reference="YP-7HX3",
            today=date(2027, 3, 1),
            when=self.when,
            guests=self.guests(),
        )

    def called(self) -> Called:
        return Called(
            meeting_id=ID,
            reference="YP-7HX3",
            when=self.when,
            place=self.text(120),
            asked=self.people(),
            to_ring=self.people(),
        )

    def board(self, *replies: Reply, state: State = State.CALLED) -> Board:
        return Board(
            meeting_id=ID,
            reference="YP-7HX3",
            state=state,
            when=self.when,
            place=self.text(120),
            purpose=Purpose.GOOD_NEWS,
            why=self.text(200),
            line=self.line,
            convenor=self.person(),
            guests=self.guests(*replies),
            nobody_from=tuple(one.agency for one in self.people()),
            somebody_knows_them=False,
            decision_needed=True,
            decider=self.text(120),
            somebody_can_decide=False,
            away=tuple(
                Away(name=self.text(120), on_leave=number % 2 == 0)
                for number in range(self.crowd)
            ),
            room_refused=True,
            version=9,
        )

    def invite(
        self, reply: Reply = Reply.NOT_YET, state: State = State.CALLED
    ) -> Invite:
        return Invite(
            invitation_id=ID,
            meeting_id=ID,
            sequence=3,
            reference="YP-7HX3",
            convenor=self.text(120),
            role=self.text(120),
            from_school=False,
            at_school=True,
            is_convenor=False,
            when=self.when,
            place=self.text(120),
            purpose=Purpose.GOOD_NEWS,
            why=self.text(200),
            reply=reply,
            stand_in=self.text(120),
            stands_in_for=None,
            decision_from_you=True,
            moved=True,
            state=state,
            is_old=False,
        )

    def who_came(self) -> WhoCame:
        return WhoCame(
            meeting_id=ID,
            reference="YP-7HX3",
            when=self.when,
            line=self.line,
            guests=self.guests(),
        )

    def agreed_form(self) -> AgreedForm:
        return AgreedForm(
            meeting_id=ID,
            reference="YP-7HX3",
            line=self.line,
            people=self.people(),
            agreed=self.agreed(),
        )

    def next_form(self) -> NextForm:
        return NextForm(
            meeting_id=ID,
            next_id=ID,
            reference="YP-7HX3",
            when=self.when,
            school=self.text(120),
            school_hours=self.school_hours,
        )

    def record(self) -> Record:
        return Record(
            meeting_id=ID,
            reference="YP-7HX3",
            when=self.when,
            place=self.text(120),
            line=self.line,
            guests=self.guests(),
            agreed=self.agreed(),
            next_when=None,
            no_next_reason=self.text(200),
        )

    def my_actions(self) -> MyActions:
        return MyActions(
            reference="YP-7HX3", agreed=self.agreed() * 2, next_when=self.when
        )
