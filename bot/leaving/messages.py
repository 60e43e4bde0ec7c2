"""What a lead and a new holder read about somebody who left; nobody is blamed."""

from __future__ import annotations

from collections.abc import Callable

from slack_sdk.models.blocks import Block

from bot.asks.doors import Door as Asks
from bot.blocks import as_dicts, button, buttons, heading, say, whisper
from bot.calendars.wall_time import short_day
from bot.deliveries.records import Post
from bot.directory.doors import Door as Directory
from bot.leaving.cards import Again, Asked, Holder, Item, NeedsHelp, Why, Yours
from bot.leaving.doors import Door
from bot.leaving.move_messages import MOVES_SHOWN
from bot.leaving.records import Duty
from bot.meetings.doors import Door as Meetings
from bot.wording import counted, listed, moment

#: More than this nobody reads on a phone; Home has them all.
_MOST = 15

#: One of each duty, and several, as a lead reads them.
_COUNTS: dict[Duty, tuple[str, str]] = {
    Duty.CONVENOR: ("meeting", "meetings"),
    Duty.ACTION: ("thing to do", "things to do"),
    Duty.DECIDER: ("decision to make", "decisions to make"),
    Duty.ASKED: ("thing they were asked for", "things they were asked for"),
    Duty.ASKING: ("thing they had asked for", "things they had asked for"),
    Duty.HANDS_OVER: ("handover from them", "handovers from them"),
    Duty.TAKES_OVER: ("handover to them", "handovers to them"),
    Duty.MANAGES_SENDER: ("handover to decide on", "handovers to decide on"),
    Duty.MANAGES_RECEIVER: (
        "handover to decide on as receiver",
        "handovers to decide on as receiver",
    ),
    Duty.PLANS: ("day to plan for", "days to plan for"),
    Duty.ASKER: ("young person to ask", "young people to ask"),
    Duty.KNOWS_THEM: ("young person to get to know", "young people to get to know"),
}
_WHY = {
    Why.DEPUTY: "It comes to you because you are their deputy.",
    Why.AGENCY_LEAD: "It comes to you because you lead for their agency.",
    Why.LEAD: "It comes to you because you lead the partnership.",
    Why.CHOSEN: "It comes to you because your lead chose you.",
}


def asked(card: Asked) -> Post:
    """Ask a lead once whether what a leaver held is in the right hands."""
    blocks = [
        heading(_gone_from(card)),
        *([_which(card.reference)] if card.reference else []),
        *(_held(card, one) for one in card.holders if _some(one)),
        *(_ring(one) for one in card.holders if not one.has_slack),
        *_question(card),
    ]
    gone = "is no longer in one team" if card.is_one_team else "has left"
    text = f"A colleague {gone}. Is what they held in the right hands?"
    return Post(text=text, blocks=as_dicts(blocks))


def _gone_from(card: Asked) -> str:
    if not card.is_one_team:
        return f"{card.leaver} has left"
    if card.is_back:
        return f"{card.leaver} is in that team again"
    return f"{card.leaver} is no longer in one team"


def _which(reference: str) -> Block:
    return say("It is the team around {reference}.", reference=reference)


def _some(one: Holder) -> bool:
    return any(number for _, number in one.counts)


def _held(card: Asked, one: Holder) -> Block:
    counts = [counted(number, *_COUNTS[duty]) for duty, number in one.counts if number]
    return say(
        "For now *{name}* {holds} what {leaver} held{there}: {counts}.",
        name="you" if one.is_viewer else one.name,
        holds="hold" if one.is_viewer else "holds",
        leaver=card.leaver,
        there=" there" if card.is_one_team else "",
        counts=listed(counts),
    )


def _ring(one: Holder) -> Block:
    number = f" on {one.phone}" if one.phone else ""
    return whisper(
        "{name} does not use Slack. Please ring them{number}.",
        name=one.name,
        number=number,
    )


def _question(card: Asked) -> list[Block]:
    # A team is joined again by “Change a team”, with a day and what they see.
    back = [button(Door.IS_BACK, "They have not left", card.parting_id)]
    back = [] if card.is_one_team else back
    if not card.holders:
        nothing = say("They held nothing that has to go on.")
        return [nothing, *([buttons(*back)] if back else [])]
    if card.is_settled or not any(_some(one) for one in card.holders):
        return [say("*This is settled.* Thank you for looking after it.")]
    return [
        say("*Is that right?*"),
        buttons(
            button(Door.RIGHT, "Yes, that is right", card.parting_id, style="primary"),
            button(Door.SOMEBODY_ELSE, "Choose somebody else", card.parting_id),
            *back,
        ),
        whisper("Nothing is lost meanwhile. Whoever holds it has been told."),
    ]


def yours(card: Yours) -> Post:
    """Show a holder what is theirs now, the next step first, with a way out."""
    if not card.items:
        return _with_others(card)
    shown = card.items[:_MOST]
    blocks = [
        heading("Yours for now"),
        say(
            "{leaver} {gone}. {why}",
            leaver=card.leaver,
            gone="is no longer in this team" if card.is_one_team else "has left",
            why=_WHY[card.why],
        ),
        say("*Next:*"),
        *(_SHOWN[one.duty](one) for one in shown),
    ]
    if len(card.items) > _MOST:
        blocks.append(whisper(f"And {len(card.items) - _MOST} more, on your Home."))
    blocks += _way_out(card)
    gone = "is no longer in one team" if card.is_one_team else "has left"
    text = f"A colleague {gone}. Something is yours for now."
    return Post(text=text, blocks=as_dicts(blocks))


def _with_others(card: Yours) -> Post:
    said = say(
        "What {leaver} held is done, or with somebody else now. Thank you.",
        leaver=card.leaver,
    )
    return Post(
        text="Nothing is left for you here. Thank you.", blocks=as_dicts([said])
    )


def _way_out(card: Yours) -> list[Block]:
    if card.has_asked:
        return [say("*Your lead knows that you would like help.*")]
    if not card.can_ask_for_help:
        return []
    return [
        whisper("Is that too much just now? Say so, and your lead will ring you."),
        buttons(button(Door.NEED_HELP, "I need help", card.parting_id)),
    ]


def _meeting(item: Item) -> Block:
    if item.needs_record:
        return say(
            "*{reference}* met on {moment}. Its record is not finished.",
            reference=item.reference,
            moment=_moment(item),
            beside=button(Meetings.RECORD, "Record it", item.subject_id),
        )
    return say(
        "*{moment}* · {reference}\nYou call this meeting now. Your board has come too.",
        moment=_moment(item),
        reference=item.reference,
        beside=button(Meetings.OPEN, "Open", item.subject_id),
    )


def _decision(item: Item) -> Block:
    return say(
        "*{moment}* · {reference}\nA decision is needed there, and you can make it.",
        moment=_moment(item),
        reference=item.reference,
        beside=button(Meetings.OPEN, "Open", item.subject_id),
    )


def _action(item: Item) -> Block:
    return say(
        "*{reference}* · {what}\nBy {day}",
        reference=item.reference,
        what=item.what,
        day=_day(item),
        beside=button(Meetings.ACTION_DONE, "Done", item.subject_id),
    )


def _asked_of_them(item: Item) -> Block:
    return say(
        "*{reference}* · {what}\nAsked for by {day}. The question has come too.",
        reference=item.reference,
        what=item.what,
        day=_day(item),
        beside=button(Asks.DONE, "Done", item.subject_id),
    )


def _asked_by_them(item: Item) -> Block:
    return say(
        "*{reference}* · {what}\nAsked of {name}, by {day}. You hear what comes of it.",
        reference=item.reference,
        what=item.what,
        name=item.of_whom,
        day=_day(item),
    )


def _words(item: Item) -> Block:
    return say(
        "*{reference}* has not been asked yet for their own words.{by}",
        reference=item.reference,
        by=f" By {_day(item)}" if item.day else "",
        beside=button(Directory.OWN_WORDS, "Write them down", "open"),
    )


def _knows(item: Item) -> Block:
    return say(
        "*{reference}* has nobody else in the team who knows them day to day. "
        "Could you meet them, or say who could?",
        reference=item.reference,
    )


_SHOWN: dict[Duty, Callable[[Item], Block]] = {
    Duty.CONVENOR: _meeting,
    Duty.DECIDER: _decision,
    Duty.ACTION: _action,
    Duty.ASKED: _asked_of_them,
    Duty.ASKING: _asked_by_them,
    **MOVES_SHOWN,
    Duty.ASKER: _words,
    Duty.KNOWS_THEM: _knows,
}


def _moment(item: Item) -> str:
    return moment(item.when) if item.when else _day(item)


def _day(item: Item) -> str:
    return short_day(item.day) if item.day else ""


def needs_help(card: NeedsHelp) -> Post:
    """Tell a lead that somebody would like help, and with what; no more than that."""
    ring = f" They are on {card.phone}." if card.phone else ""
    blocks = [
        say(
            "*{name}* would like help with what {leaver} held.{ring}",
            name=card.name,
            leaver=card.leaver,
            ring=ring,
        ),
        say("Could you talk today? You can also choose somebody else."),
        buttons(button(Door.SOMEBODY_ELSE, "Choose somebody else", card.parting_id)),
    ]
    return Post(text="A colleague would like your help.", blocks=as_dicts(blocks))


def again(card: Again) -> Post:
    """Ask a lead whether somebody is back, since Slack lets them in again."""
    if card.is_back:
        said = [
            say("*{name}* is here again.", name=card.name),
            say("They are in no team yet. “Change a team” lets them in."),
        ]
        return Post(text="A colleague is here again.", blocks=as_dicts(said))
    said = [
        say("*{name}*'s Slack account works again.", name=card.name),
        say("Here they still count as left, and see nothing. Are they back?"),
        buttons(button(Door.IS_BACK, "They are back", card.worker_id)),
    ]
    return Post(
        text="An account works again. Is a colleague back?", blocks=as_dicts(said)
    )
