"""Every Web API method the practice Slack knows; others are unknown_method."""

from __future__ import annotations

from bot.practice.methods import apps, chat, conversations, files, history, users, views
from bot.practice.methods.method import Method

METHODS: dict[str, Method] = {
    **apps.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **history.METHODS,
    **users.METHODS,
    **views.METHODS,
}

__all__ = ["METHODS", "Method"]
