"""
Reads `routes/*.toml` and a partnership's own; every mistake at once, at start.

The ten common stop items are laid in where a route does not place them itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.handovers.route import Route, RouteItem, Status, When
from bot.handovers.route_given import CODES, KEY, MUSTS, GivenItem, GivenRoute
from bot.handovers.route_mistakes import mistakes_of
from bot.handovers.route_text import as_text, from_text

__all__ = [
    "CODES",
    "FOLDER",
    "MUSTS",
    "BadRoutes",
    "Routes",
    "as_text",
    "from_text",
    "read_routes",
]

FOLDER = Path(__file__).with_name("routes")
COMMON = Path(__file__).with_name("common.toml")
#: As long as the column a handover keeps it in.
_LONGEST_NAME = 40

Routes = Mapping[str, Route]


class BadRoutes(ValueError):
    """The files cannot be used; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def read_routes(own: Path | None = None) -> Routes:
    """Return every route by key; raises BadRoutes with every mistake."""
    problems: list[str] = []
    found: dict[str, Route] = {}
    common = COMMON.read_text("utf-8")
    for path in _files(own):
        text = _read(path, problems)
        if text is None:
            continue
        wrong, route = _made(path.stem, text, common)
        problems.extend(f"{path.name}: {one}" for one in wrong)
        if route is not None:
            found[path.stem] = route
    problems.extend(_own_folder(own))
    if problems:
        raise BadRoutes(problems)
    return found


def _read(path: Path, problems: list[str]) -> str | None:
    """Return a file's words, or None with the reason added to `problems`."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        problems.append(f"{path.name}: cannot be read ({error.strerror}).")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: cannot be read ({error}).")
    return None


@lru_cache(maxsize=64)
def _made(key: str, text: str, common: str) -> tuple[tuple[str, ...], Route | None]:
    """Return every mistake and no route, or the route; the same words once."""
    said: dict[str, Any] = {}
    try:
        said = tomllib.loads(text)
        given = GivenRoute.model_validate(said)
    except tomllib.TOMLDecodeError as error:
        return (f"cannot be read ({error}).",), None
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)
        return tuple(_sentence(one, said) for one in wrong), None
    laid_in = _common(common)
    mistakes = tuple(mistakes_of(given, laid_in))
    return mistakes, None if mistakes else given.route(key, laid_in)


def _files(own: Path | None) -> list[Path]:
    """Return a partnership's own files in place of ours, and besides them."""
    ours = {path.name: path for path in FOLDER.glob("*.toml")}
    theirs = {path.name: path for path in own.glob("*.toml")} if own else {}
    return [path for _, path in sorted({**ours, **theirs}.items())]


def _own_folder(own: Path | None) -> Iterator[str]:
    if own is None:
        return
    if not own.is_dir():
        yield f"{own.name}: there is no folder of that name."
        return
    for path in sorted(own.glob("*.toml")):
        if not re.fullmatch(KEY, path.stem) or len(path.stem) > _LONGEST_NAME:
            yield f"{path.name}: call it with small letters, digits and hyphens."


def _common(text: str) -> list[RouteItem]:
    given = tomllib.loads(text)["item"]
    read = [GivenItem.model_validate(one) for one in given]
    return [
        one.item(
            one.when or When.read("T"), one.source or "", one.status or Status.OURS
        )
        for one in read
    ]


def _sentence(error: ErrorDetails, said: Any) -> str:
    """Return one mistake of a file as something its writer can act on."""
    where = " ".join(_places(error, said)) or "the whole file"
    known = {
        "missing": "is missing.",
        "extra_forbidden": "is not something a route can say.",
        "string_pattern_mismatch": "is small letters, digits and hyphens.",
    }
    if short := known.get(error["type"]):
        return f"{where} {short}"
    message = error["msg"].removeprefix("Value error, ")
    _, should, rest = message.partition(" should ")
    return f"{where}{should}{rest}." if should else f"{where}: {message}."


def _places(error: ErrorDetails, said: Any) -> Iterator[str]:
    """Yield the way to what is wrong: places counted from 1, with their keys."""
    for step in error["loc"]:
        try:
            said = said[step]
        except (KeyError, IndexError, TypeError):
            said = None
        name = said.get("key") if isinstance(said, dict) else None
        number = f"{step + 1}" if isinstance(step, int) else step
        yield f"{number} ({name})" if isinstance(name, str) and name else number
