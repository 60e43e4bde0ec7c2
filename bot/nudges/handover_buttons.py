"""The answers to a nudge about a handover: its own doors, mostly in one tap."""

from __future__ import annotations

from slack_sdk.models.blocks import ButtonElement

from bot.blocks import button
from bot.handovers.doors import Door
from bot.handovers.records import Stage
from bot.handovers.words import LABELS
from bot.meetings.doors import Door as Meeting
from bot.nudges.cards import HandoverPart, NudgeCard
from bot.nudges.records import Matter, Whom, Wording


def handover_answers(card: NudgeCard, part: HandoverPart) -> list[ButtonElement]:
    """Return what whoever reads it can do with the handover itself."""
    made: list[ButtonElement] = []
    # For somebody without Slack the other side writes down what they say.
    answers = card.whom is not Whom.ASKER or card.wording is Wording.NO_SLACK
    if answers and part.tap:
        made.append(_first(part.tap, card.item_id))
    if answers and card.matter is Matter.OFFER:
        made += _of_offer(card, part)
    if card.matter is Matter.CONTEST:
        made += _of_contest(card, part)
    if part.may_open:
        made.append(_button(Door.OPEN, part))
    return made


def _of_offer(card: NudgeCard, part: HandoverPart) -> list[ButtonElement]:
    names = part.is_naming or card.whom is Whom.DECIDER
    if part.is_naming:
        name = button(Door.OFFER, "Name somebody", part.handover_id, style="primary")
        return [name] if part.may_name else []
    made = []
    if part.may_answer:
        made.append(_first(Door.ACCEPT, part.handover_id))
        made += [_button(one, part) for one in (Door.QUERY, Door.DIFFERENT)]
    if names and part.may_name:
        made.append(button(Door.OFFER, "Name somebody else", part.handover_id))
    return made


def _of_contest(card: NudgeCard, part: HandoverPart) -> list[ButtonElement]:
    made = [_find_time(part)] if part.may_open else []
    if part.may_answer:
        made.append(_button(Door.ACCEPT, part))
    if part.may_open:
        made.append(_button(Door.OWN_VIEW, part))
    if part.may_open and part.stage is not Stage.HEADS and card.whom is Whom.PERSON:
        made.append(_button(Door.ASK_MANAGERS, part))
    return made


def _find_time(part: HandoverPart) -> ButtonElement:
    """Call the joint meeting; whoever does not run it yet calls any other."""
    door, about = (Door.MEETING.value, part.handover_id)
    if not part.may_run:
        door, about = (Meeting.CALL.value, "new")
    return button(door, "Find 15 minutes", about, style="primary")


def _first(door: Door, about_id: str) -> ButtonElement:
    return button(door, LABELS[door], about_id, style="primary")


def _button(door: Door, part: HandoverPart) -> ButtonElement:
    return button(door, LABELS[door], part.handover_id)
