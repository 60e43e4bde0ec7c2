"""
The terminal: one file for each noun, nothing decided here.

`run` is set off before anything else is loaded, so that a bot that idles for
months does not carry the terminal's own libraries.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Start what was asked for; the exit code says how it went."""
    from bot.cli.door import ask

    ask(sys.argv[1:])
    if sys.argv[1:] == ["run"]:
        from bot.cli.run import run

        sys.exit(run())
    from bot.cli.terminal import app

    app()
