"""What Slack shows of the directory: the menu, and what was done."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import as_dicts, button, buttons, form, heading, say, whisper
from bot.calendars.wall_time import short_day, short_day_with_year
from bot.counts.doors import Door as CountsDoor
from bot.directory.cards import (
    AgencyAdded,
    DatesForm,
    DaysForm,
    Menu,
    TeamChanged,
    WorkerAdded,
)
from bot.directory.doors import Door
from bot.directory.records import Sees
from bot.directory.weekdays import show_weekdays
from bot.leaving.doors import Door as Leaver
from bot.mirror.buttons import ask_button
from bot.openings.doors import Door as OpeningDoor
from bot.privacy.doors import Door as PrivacyDoor
from bot.quiet.doors import Door as QuietDoor
from bot.rights.doors import Door as RightsDoor
from bot.rooms.doors import Door as RoomDoor
from bot.wording import listed

Answer = dict[str, Any]
View = dict[str, Any]


def menu(card: Menu) -> Answer:
    """Answer `/alongside`."""
    return {"text": "What would you like to do?", "blocks": as_dicts(menu_blocks(card))}


def menu_blocks(card: Menu) -> list[Block]:
    """Return the menu's parts, for the answer and for the Home tab."""
    blocks = [heading("Alongside")]
    if not card.is_known:
        blocks.append(_how_to_start(card))
    if card.is_known:
        blocks += [
            say("For you"),
            buttons(
                button(Door.OWN_DAYS, "My days and leave", "open"),
                button(QuietDoor.OPEN, "When I may be nudged", "open"),
                button(Door.OWN_WORDS, "In their own words", "open"),
                button(PrivacyDoor.ABOUT_ME, "What is held about me", "open"),
                ask_button(),
                *_who_can_see(card),
            ),
        ]
    if card.is_lead:
        blocks += [say("For leads"), buttons(*_for_leads(card))]
    elif card.is_agency_lead:
        blocks += [say("For your agency"), buttons(_somebody_left())]
    if card.handles_rights:
        rights = button(RightsDoor.BEGIN, "A young person's rights", "open")
        blocks += [say("When a young person asks what is held"), buttons(rights)]
    return blocks


def _who_can_see(card: Menu) -> list[Any]:
    """Leads find it among all that can be asked."""
    if card.handles_rights:
        return []
    return [button(RightsDoor.BEGIN, "Who can see a young person", "open")]


def _how_to_start(card: Menu) -> Block:
    first = (
        "Your agency is here. Now add yourself as a worker."
        if card.has_agencies
        else "Add your agency first, then yourself as a worker."
    )
    return say(f"You are a lead, but nobody has added you yet. {first}")


def _for_leads(card: Menu) -> list[Any]:
    found = [button(Door.ADD_AGENCY, "Add an agency", "open")]
    if card.has_agencies:
        found.insert(0, button(Door.ADD_WORKER, "Add a worker", "open"))
        found.insert(0, button(Door.CHANGE_TEAM, "Change a team", "open"))
        found.insert(0, button(Door.ADD_YOUNG_PERSON, "Add a young person", "open"))
    found.append(button(Door.ADD_SCHOOL, "Add a school", "open"))
    if card.has_schools:
        found.append(button(Door.SCHOOL_DATES, "A school's dates", "open"))
    if card.has_agencies:
        found.append(_somebody_left())
        found.append(button(RoomDoor.ROOM, "A team's channel", "open"))
    if card.is_known:
        found.append(button(OpeningDoor.OPEN, "Open what I cannot see", "open"))
        found.append(button(CountsDoor.SHOW, "Nudges in counts", "open"))
    return found


def _somebody_left() -> Any:
    return button(Leaver.SOMEBODY_LEFT, "Somebody has left", "open")


def young_person_added(reference: str) -> View:
    return _done(
        say("This young person is *{reference}* here.", reference=reference),
        say(
            "Write it beside their name in your own case system now. "
            "Nobody can look it up here by name."
        ),
    )


def team_changed(card: TeamChanged) -> View:
    worker, reference, day = card.worker, card.reference, short_day(card.day)
    if card.is_nothing_new:
        return _done(say("That was so already. Nothing was changed."))
    if card.joined:
        return _done(
            say(
                "*{worker}* is in the team around {reference} from {day}.",
                worker=worker,
                reference=reference,
                day=day,
            ),
            whisper(f"{_SEEN[card.sees]} {_since(card)}"),
        )
    return _done(
        say(
            "*{worker}* leaves the team around {reference}.",
            worker=worker,
            reference=reference,
        ),
        say(f"{day} is their last day. After it they see nothing of it."),
    )


#: What each may see, said to whoever let them in.
_SEEN = {
    Sees.DATES: "They see dates and places, and nothing of what it is about.",
    Sees.TASKS: "They see dates, and what there is to do.",
    Sees.ALL: "They see everything the team sees.",
}


def _since(card: TeamChanged) -> str:
    if card.sees_earlier:
        return "They see what was before as well."
    return "They see nothing from before that day."


def worker_added(card: WorkerAdded) -> View:
    reach = (
        "They can start with /alongside or /meeting."
        if card.has_slack
        else "They have no Slack. Whoever calls a meeting will ring them."
    )
    return _done(
        say("*{name}* of {agency} is here now.", name=card.name, agency=card.agency),
        say(reach),
        whisper("In files they are “{handle}”.", handle=card.handle),
    )


def agency_added(card: AgencyAdded) -> View:
    return _done(
        say("*{name}* ({code}) is here now.", name=card.name, code=card.code),
        say("Next, add the people who work there."),
    )


def dates_used(card: DatesForm) -> View:
    until = card.known_until
    return _done(
        say("These dates are used for *{school}* from now on.", school=card.school),
        say(f"I know its days until {short_day_with_year(until)}.")
        if until
        else whisper("I do not know its days yet."),
    )


def days_saved(card: DaysForm) -> View:
    away = [
        f"{short_day(one.first_day)} to {short_day(one.last_day)}" for one in card.leave
    ]
    return _done(
        say(f"You work {show_weekdays(card.working_days)}."),
        say(f"You are away {listed(away)}." if away else "No leave is written down."),
    )


def words_saved(reference: str) -> View:
    return _done(
        say("Saved for {reference}. It opens every meeting.", reference=reference)
    )


def _done(*blocks: Block) -> View:
    """Stand in for the form that was sent, saying what came of it."""
    return form(
        name="directory.done",
        title="Done",
        submit=None,
        close="Close",
        blocks=list(blocks),
    )
