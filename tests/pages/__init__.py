"""Pages in docs/ that are made from the code, so that they cannot grow old."""

from __future__ import annotations

from pathlib import Path

from tests.pages import ladders, routes, wordings

FOLDER = Path(__file__).parents[2] / "docs"


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {
        "ladders.md": ladders.page(),
        "nudges.md": wordings.page(),
        "routes.md": routes.page(),
    }
