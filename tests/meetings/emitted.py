"""Everything that meetings, replies, outcomes and Home show, made from one source."""

from __future__ import annotations

from typing import Any

from bot.deliveries.records import Post
from bot.directory.cards import Menu
from bot.home.messages import home_tab
from bot.meetings import board, forms, messages
from bot.meetings.cards import Mine
from bot.meetings.records import Reply, State
from bot.outcomes import messages as outcomes
from bot.replies import messages as replies
from handlers.errors import notice
from tests.meetings.longest import Longest

MENU = Menu(is_lead=True, is_known=True, has_agencies=True, has_schools=True)
NOTHING = Mine(meetings=(), todos=(), can_call=False, is_lead=False)


def modals(of: Longest) -> dict[str, dict[str, Any]]:
    return {
        "choose": forms.choose(of.choosing()),
        "call": forms.call(of.call_form()),
        "move": forms.move(of.move_form()),
        "called": messages.called(of.called()),
        **{f"opened {state}": board.opened(of.board(state=state)) for state in State},
        "someone else": replies.someone_else(of.stand_in_form()),
        "by phone": replies.by_phone(of.phone_form()),
        "who came": outcomes.who_came(of.who_came()),
        "agreed": outcomes.agreed(of.agreed_form()),
        "next": outcomes.next_meeting(of.next_form()),
        "record": outcomes.record(of.record()),
        "notice": notice(of.text(300)),
    }


def posts(of: Longest) -> dict[str, Post]:
    """Return every message that a delivery becomes."""
    return {
        **{
            f"invitation {state} {reply}": replies.invitation(of.invite(reply, state))
            for state in State
            for reply in Reply
        },
        **{f"board {state}": board.board(of.board(state=state)) for state in State},
        **{f"board {reply}": board.board(of.board(reply)) for reply in Reply},
        **{
            f"room {state}": messages.room_post(of.board(state=state), frozenset())
            for state in State
        },
        "answered": messages.reminder_answered(of.invite()),
        "free": replies.free(of.invite()),
        "asked back": replies.asked_back(of.invite()),
        "asked back and answered": replies.asked_back(of.invite(Reply.COMING)),
        "day before": messages.reminder_day(of.invite()),
        "hour before": messages.reminder_hour(of.invite()),
        "cancelled": messages.cancelled(of.invite()),
        "prompt": outcomes.prompt(of.board()),
        "actions": outcomes.my_actions(of.my_actions()),
    }


def answers(of: Longest) -> dict[str, dict[str, Any]]:
    """Return what an `ack` of a command shows to one person."""
    return {
        "list": messages.coming_up(of.mine()),
        "empty list": messages.coming_up(NOTHING),
    }


def homes(of: Longest) -> dict[str, dict[str, Any]]:
    return {"home": home_tab(of.mine(), MENU), "empty home": home_tab(NOTHING, MENU)}


def payloads(of: Longest) -> dict[str, Any]:
    """Return all of it, as it goes to Slack."""
    return {
        **modals(of),
        **{
            name: {"text": post.text, "blocks": post.blocks}
            for name, post in posts(of).items()
        },
        **answers(of),
        **homes(of),
    }
