"""What a nudge can say; `bot.nudges.words` has the words of each."""

from __future__ import annotations

from enum import StrEnum


class Wording(StrEnum):
    """What one step of a ladder says."""

    INVITATION_FIRST = "invitation-first"
    INVITATION_SECOND = "invitation-second"
    INVITATION_RING = "invitation-ring"
    SAID_NO_ASKER = "said-no-asker"
    MISSED = "missed"
    ACTION_SOON = "action-soon"
    ACTION_STILL = "action-still"
    ACTION_RING = "action-ring"
    ASK_FIRST = "ask-first"
    ASK_SECOND = "ask-second"
    ASK_DECIDER = "ask-decider"
    ASK_RING = "ask-ring"
    PATTERN = "pattern"
    HANDOVER_ITEM_SOON = "handover-item-soon"
    HANDOVER_ITEM_STILL = "handover-item-still"
    HANDOVER_ITEM_RING = "handover-item-ring"
    OFFER_FIRST = "offer-first"
    OFFER_SECOND = "offer-second"
    OFFER_DECIDER = "offer-decider"
    OFFER_RING = "offer-ring"
    CONTEST_STAGE = "contest-stage"
    CONTEST_DECIDER = "contest-decider"
    CHECK_SOON = "check-soon"
    CHECK_STILL = "check-still"
    CHECK_RING = "check-ring"
    #: The three that stand in for a step that cannot go where it was meant to.
    NO_SLACK = "no-slack"
    AWAY = "away"
    WHO_CAN_SAY_YES = "who-can-say-yes"
