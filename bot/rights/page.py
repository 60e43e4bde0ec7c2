"""Everything held, as a page to read and as JSON: the two files of an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from bot.calendars.wall_time import short_day_with_year
from bot.rights.cards import Export, Part, Section
from bot.safe_text import visible

_TEMPLATE = Path(__file__).with_name("page.html")


def as_page(export: Export) -> str:
    """Return one page of HTML; every word of theirs is escaped, once."""
    title = f"Everything held about {export.reference}"
    body = "\n".join([*_head(export, title), *map(_section, export.sections)])
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(title=_safe(title), body=body)


def as_json(export: Export) -> str:
    """Return the same for a program: sections, parts, and facts in order."""
    made = {
        "reference": export.reference,
        "made_at": export.at.isoformat(),
        "made_by": export.made_by,
        "for_review_before_release": True,
        "others_named": list(export.names),
        "sections": [_plain(one) for one in export.sections],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _plain(section: Section) -> dict[str, object]:
    return {
        "title": section.title,
        "parts": [
            {
                "title": part.title,
                "facts": [{"what": one.what, "says": one.says} for one in part.facts],
            }
            for part in section.parts
        ],
    }


def _head(export: Export, title: str) -> Iterator[str]:
    day = short_day_with_year(export.at.date())
    yield f"<h1>{_safe(title)}</h1>"
    yield f"<p>Made on {day} by {_safe(export.made_by)}.</p>"
    yield "<aside><h2>Before this is given to anyone</h2>"
    yield "<p>Read all of it. Take this box away. Black out others who need it, and "
    yield "leave out what could seriously harm somebody. These are named:</p><ul>"
    yield from (f"<li>{_safe(one)}</li>" for one in export.names)
    yield "</ul></aside>"


def _section(section: Section) -> str:
    parts = "\n".join(map(_part, section.parts))
    return f"<section><h2>{_safe(section.title)}</h2>\n{parts}</section>"


def _part(part: Part) -> str:
    facts = "".join(
        f"<dt>{_safe(one.what)}</dt><dd>{_safe(one.says)}</dd>" for one in part.facts
    )
    return f"<h3>{_safe(part.title)}</h3><dl>{facts}</dl>"


def _safe(text: str) -> str:
    return escape(visible(text))
