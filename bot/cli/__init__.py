"""
The terminal: one file for each noun, nothing decided here.

A command's module is imported only when it is asked for, so that a running bot
does not carry the terminal's own libraries.
"""

from __future__ import annotations

import sys

#: Each command and the module that has its `app`.
COMMANDS = {
    "run": "Connect to Slack and work.",
    "demo": "Open the practice Slack with the fictional partnership.",
    "check": "Say in plain words what is missing.",
    "manifest": "Print the Slack app manifest.",
    "calendar": "Read a school's published calendar.",
    "directory": "Fill the directory from a file, or show it.",
    "database": "Bring the database to the newest shape.",
}


def main() -> None:
    """Start what was asked for; the exit code says how it went."""
    if sys.argv[1:2] == ["run"]:
        # The bot itself: without the terminal's libraries, which idle for months.
        from bot.cli.run import run

        sys.exit(run())
    from bot.cli.terminal import app

    app()
