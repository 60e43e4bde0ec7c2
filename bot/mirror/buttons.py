"""The button that offers the mirror, wherever something is said of anybody else."""

from __future__ import annotations

from slack_sdk.models.blocks import ButtonElement

from bot.blocks import button
from bot.mirror.doors import Door

LABEL = "How are we doing ourselves?"


def ask_button() -> ButtonElement:
    return button(Door.SHOW, LABEL, "open")
