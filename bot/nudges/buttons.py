"""The answers of a nudge: the likeliest first, and always a way out."""

from __future__ import annotations

from slack_sdk.models.blocks import Block, ButtonElement

from bot.asks.doors import Door as Ask
from bot.blocks import button, buttons
from bot.meetings.doors import Door as Meeting
from bot.mirror.buttons import ask_button
from bot.nudges.cards import NudgeCard
from bot.nudges.doors import Door
from bot.nudges.handover_buttons import handover_answers
from bot.nudges.records import Answer, Matter, Whom, Wording

_SURE = ("I ask nobody any more about this.", "Leave it", "Keep asking")
#: The one who asked is asked to ring.
_RING = frozenset(
    {
        Wording.INVITATION_RING,
        Wording.ACTION_RING,
        Wording.ASK_RING,
        Wording.NO_SLACK,
        Wording.AWAY,
        Wording.WHO_CAN_SAY_YES,
        Wording.HANDOVER_ITEM_RING,
        Wording.OFFER_RING,
        Wording.CHECK_RING,
    }
)


def answers(card: NudgeCard) -> list[Block]:
    made = [*_first(card), *_ways_out(card)]
    return [buttons(*made)] if made else []


def _first(card: NudgeCard) -> list[ButtonElement]:
    """The answers that settle it, the likeliest first."""
    if card.handover:
        return handover_answers(card, card.handover)
    if card.whom is Whom.ASKER:
        return _of_asker(card)
    if card.whom is Whom.DEPUTY:
        return _in_place(card)
    if card.whom is Whom.DECIDER:
        return [button(Door.MINE, "I'll answer it", card.nudge_id, style="primary")]
    return {
        Matter.INVITATION: _of_invitation,
        Matter.MISSED: _of_missed,
        Matter.ACTION: _of_action,
        Matter.ASK: _of_ask,
        Matter.PROMISE: _of_promise,
    }[card.matter](card)


def _in_place(card: NudgeCard) -> list[ButtonElement]:
    """Whoever stands in answers for themselves, never in the other's name."""
    meets = card.matter is Matter.INVITATION
    label = "I'll come for them" if meets else "I'll do it for them"
    return [button(Door.IN_THEIR_PLACE, label, card.nudge_id, style="primary")]


def _of_invitation(card: NudgeCard) -> list[ButtonElement]:
    about = f"{card.item_id} {card.edition}"
    return [
        button(Meeting.COMING, "Coming", about, style="primary"),
        button(Meeting.SOMEONE_ELSE, "Someone else will come", about),
        button(Meeting.CANNOT, "Can't make it", about),
        button(Meeting.NOT_ME, "Not for me", about),
    ]


def _of_missed(card: NudgeCard) -> list[ButtonElement]:
    rings = button(Door.STILL_ON_IT, "I'll ring", card.nudge_id, style="primary")
    there = button(Door.BEFORE, "I was there", card.nudge_id)
    return [there] if card.answer is Answer.STILL_ON_IT else [rings, there]


def _of_action(card: NudgeCard) -> list[ButtonElement]:
    made = [
        button(Meeting.ACTION_DONE, "Done", card.item_id, style="primary"),
        button(Door.SOMEONE_ELSE, "Someone else", card.nudge_id),
    ]
    if card.asker:
        # What somebody asked of themselves there is nobody to give back to.
        made.append(button(Door.NOT_ME, "Not me", card.nudge_id))
    made[1:1] = _still_on_it(card)
    if not card.is_overdue:
        made.append(button(Door.NEW_DATE, "Another day", card.nudge_id))
    return made


def _of_ask(card: NudgeCard) -> list[ButtonElement]:
    return [
        button(Ask.DONE, "Done", card.item_id, style="primary"),
        button(Ask.TAKE, "I'm on it", card.item_id),
        button(Ask.SOMEONE_ELSE, "Someone else", card.item_id),
        button(Ask.NOT_ME, "Not me", card.item_id),
    ]


def _of_promise(card: NudgeCard) -> list[ButtonElement]:
    made = [
        button(Ask.DONE, "Done", card.item_id, style="primary"),
        button(Ask.SOMEONE_ELSE, "Someone else", card.item_id),
        button(Ask.NOT_ME, "Not me", card.item_id),
    ]
    made[1:1] = _still_on_it(card)
    if not card.is_overdue:
        made.append(button(Ask.NEW_DATE, "Another day", card.item_id))
    return made


def _still_on_it(card: NudgeCard) -> list[ButtonElement]:
    said = card.answer is Answer.STILL_ON_IT
    if card.wording is not Wording.ACTION_STILL or said:
        return []
    return [button(Door.STILL_ON_IT, "Still on it", card.nudge_id)]


def _of_asker(card: NudgeCard) -> list[ButtonElement]:
    # Whoever finds others hard to reach is first asked how they are doing.
    made = [ask_button()] if card.wording is Wording.PATTERN else []
    if card.matter is Matter.INVITATION and card.meeting_id:
        made.append(button(Meeting.BY_PHONE, "Record what they say", card.meeting_id))
    if card.matter in {Matter.ASK, Matter.PROMISE}:
        made.append(button(Ask.HEARD, "Record what they say", card.item_id))
    if card.matter is Matter.ACTION:
        made.append(button(Door.GIVE, "Give it to another", card.item_id))
    made += _rang(card)
    if card.wording is Wording.SAID_NO_ASKER and card.meeting_id:
        made.append(button(Meeting.MOVE, "Another time", card.meeting_id))
        made.append(button(Door.FEW_LINES, "A few lines instead", card.nudge_id))
    return made


def _rang(card: NudgeCard) -> list[ButtonElement]:
    if card.wording not in _RING or card.answer is Answer.RANG:
        return []
    return [button(Door.RANG, "I rang, no luck yet", card.nudge_id)]


def _ways_out(card: NudgeCard) -> list[ButtonElement]:
    if card.whom is Whom.ASKER and card.handover:
        return [*_rang(card), *_of_whoever_asked(card)]
    if card.whom is Whom.ASKER:
        return _of_whoever_asked(card)
    made = []
    put_off = card.answer is Answer.NOT_THIS_WEEK and card.not_before
    if card.wording is not Wording.MISSED and not put_off:
        made.append(button(Door.NOT_THIS_WEEK, "Not this week", card.nudge_id))
    in_place = card.whom in {Whom.DEPUTY, Whom.DECIDER}
    if in_place or card.matter is Matter.OFFER:
        made.append(button(Door.NOT_ME, "Not me", card.nudge_id))
    if card.asker:
        made.append(button(Door.NEED_HELP, "I need help", card.nudge_id))
    return made


def _of_whoever_asked(card: NudgeCard) -> list[ButtonElement]:
    return [
        button(Door.WHERE, "Where is this?", card.nudge_id),
        button(Door.LEAVE, "Leave it", card.nudge_id, sure=_SURE),
    ]


def done_now(card: NudgeCard) -> list[Block]:
    """Let whoever took it over say that it is done."""
    if card.is_done:
        return []
    door = Meeting.ACTION_DONE if card.matter is Matter.ACTION else Ask.DONE
    return [buttons(button(door, "Done", card.item_id, style="primary"))]
