"""Every way in which Slack may tell that others can read a channel, or not tell."""

from __future__ import annotations

from typing import Any

import pytest

from bot.deliveries.safe_room import NOT_SAFE, why_not_safe
from tests.deliveries.fake_slack import PRIVATE

OURS, THEIRS, OTHERS = "T0BRACKEN", "T0OUTSIDE", "T0ELSEWHERE"
SHARED: dict[str, Any] = {
    **PRIVATE,
    "is_ext_shared": True,
    "shared_team_ids": [OURS, THEIRS],
    "connected_team_ids": [THEIRS],
    "internal_team_ids": [OURS],
    "conversation_host_id": OURS,
}


def test_a_private_channel_of_our_own_is_safe() -> None:
    assert why_not_safe(PRIVATE, frozenset({OURS})) is None


def test_a_channel_shared_with_those_who_may_is_safe() -> None:
    assert why_not_safe(SHARED, frozenset({OURS, THEIRS})) is None


@pytest.mark.parametrize(
    "told",
    [
        {"is_private": False},
        {"is_pending_ext_shared": True},
        {"is_ext_shared": True},
        {"is_ext_shared": True, "connected_team_ids": []},
        {"is_mpim": True},
        {"shared_team_ids": [OURS, THEIRS]},
        {"connected_team_ids": [THEIRS]},
        {"internal_team_ids": [OTHERS]},
        {"pending_connected_team_ids": [THEIRS]},
        {"pending_shared": [THEIRS]},
        {"conversation_host_id": THEIRS},
        {"context_team_id": THEIRS},
    ],
    ids=str,
)
def test_a_channel_that_others_can_read_is_not_safe(told: dict[str, Any]) -> None:
    assert why_not_safe({**PRIVATE, **told}, frozenset({OURS})) == NOT_SAFE


@pytest.mark.parametrize(
    "told",
    [
        {"connected_team_ids": [THEIRS, OTHERS]},
        {"shared_team_ids": [OURS, THEIRS, OTHERS]},
        {"conversation_host_id": OTHERS},
        {"is_pending_ext_shared": True},
        {"is_private": False},
    ],
    ids=str,
)
def test_one_that_may_be_connected_lets_no_other_in(told: dict[str, Any]) -> None:
    assert why_not_safe({**SHARED, **told}, frozenset({OURS, THEIRS})) == NOT_SAFE


@pytest.mark.parametrize(
    "left_out", ["is_private", "is_archived", "is_ext_shared", "is_pending_ext_shared"]
)
def test_what_slack_does_not_say_is_taken_for_the_worst(left_out: str) -> None:
    room = {key: told for key, told in PRIVATE.items() if key != left_out}

    assert why_not_safe(room, frozenset({OURS})) == NOT_SAFE


def test_a_shared_channel_that_names_nobody_is_not_safe() -> None:
    named = {"connected_team_ids", "shared_team_ids", "context_team_id"}
    room = {key: told for key, told in SHARED.items() if key not in named}

    assert why_not_safe(room, frozenset({OURS, THEIRS})) == NOT_SAFE


def test_a_channel_of_which_no_workspace_is_named_is_not_safe() -> None:
    room = {**PRIVATE, "shared_team_ids": [], "context_team_id": None}

    assert why_not_safe(room, frozenset({OURS})) == NOT_SAFE


def test_nobody_new_can_read_what_is_archived() -> None:
    assert why_not_safe({**PRIVATE, "is_archived": True}, frozenset({OURS})) == (
        "is_archived"
    )
