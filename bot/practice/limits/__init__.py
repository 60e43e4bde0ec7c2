"""
Slack's Block Kit limits, with Slack's wording where it is known.

Sources: Slack's Block Kit reference, slack_sdk's models, and refusals that
people have published. Where they differ the stricter one is used.
"""

from __future__ import annotations

from bot.practice.limits.surfaces import check_message, check_metadata, check_view

__all__ = ["check_message", "check_metadata", "check_view"]
