"""
Canaries: words that must never be found in a log or on a disk.

They are what the tests and journeys type into fields that are sealed, and every
secret they use. `CANARIES=1` (`make canaries`) puts a listener beside each test
of the whole suite: every logger at DEBUG, SQL echoed, all files searched.
"""

from __future__ import annotations

import logging
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.rehearsal import MASTER_KEY
from tests.security.heard import Heard, hearing_everything
from tests.security.knocking import SECRET

#: A young person's own words, why, where and why there, what was agreed, why there
#: is no next meeting, what is asked of a colleague, names of stand-ins, and lines of
#: a handover, as tests and journeys type them.
PLANTED = (
    "I want to stay with Nan",
    "Don't make me tell it all again",
    "Please not a building with a buzzer",
    "Somewhere I can shut the door",
    "What helped after Easter",
    "The first month at the new place",
    "Agree what helps in the mornings",
    "It is the Easter break",
    "Ring about the Monday start",
    "Keep the quiet room free",
    "Send the plan to the hub",
    "The plan is done",
    "Wren from the hub",
    "A yes or no on the first week",
    "If the lilac form is there",
    "A lilac plan, step by step",
    "Slowly, and with lilac tea",
)
_KEY = MASTER_KEY.split()[1]
SECRETS = ("xoxb-practice-", "xapp-practice-", SECRET, _KEY, b64decode(_KEY).decode())
#: A key file is the one place where a master key may be.
_KEY_FILE = re.compile(r"^[a-z0-9]{1,16} [A-Za-z0-9+/=]{44}$", re.MULTILINE)
#: What a test writes for the bot to read; and what is handed out to be read, such
#: as an export of everything held, which only its owner may open.
_IN_PLAIN_WORDS = frozenset(
    {".toml", ".ics", ".feature", ".py", ".env", ".json", ".html"}
)
TALKATIVE = (
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy.engine",
    "sqlalchemy.pool",
    "aiohttp",
)

Finding = tuple[str, str]
"""Where, and what was found there."""


def in_lines(lines: Iterable[str]) -> list[Finding]:
    """Return the canaries in log lines, each with its line's beginning."""
    return [
        (line[:200], word)
        for line in lines
        for word in PLANTED + SECRETS
        if word in line
    ]


def in_files(folder: Path) -> list[Finding]:
    """Return the canaries in a folder's files, and keys outside the key file."""
    files = [one for one in sorted(folder.rglob("*")) if _is_searched(one)]
    keys = [key for one in files for key in _keys_of(one)]
    return [
        (str(one.relative_to(folder)), word)
        for one in files
        for word in _words_in(_content(one), (*PLANTED, *SECRETS, *keys))
        if not (word in keys and _keys_of(one))
    ]


def _is_searched(path: Path) -> bool:
    return path.is_file() and path.suffix not in _IN_PLAIN_WORDS


def _keys_of(path: Path) -> list[str]:
    """Return the master keys in a key file, and none for any other file."""
    content = _content(path)
    lines = _KEY_FILE.findall(content.decode("latin-1")) if len(content) < 1000 else []
    return [line.split()[1] for line in lines]


def _content(path: Path) -> bytes:
    """Return what is in it; a database being closed takes its log away just now."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _words_in(content: bytes, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if any(word.encode(code) in content for code in ("utf-8", "utf-16-le")):
            yield word


class Canaries:
    """The plugin: listens during each test, and searches its files afterwards."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._heard = Heard()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        self._open = ExitStack()
        self._heard = self._open.enter_context(hearing_everything())
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        result = yield
        # While everything is open, what is still in the write-ahead log counts.
        folder = _folder(item)
        _fail_for("files", in_files(folder) if folder else [])
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        folder = _folder(item)
        result = yield
        self._open.close()
        _fail_for("files", in_files(folder) if folder else [])
        _fail_for("log", in_lines(self._heard.lines))
        return result


def let_out(config: pytest.Config) -> None:
    """
    Put the canaries beside every test.

    Loggers are made talkative once: whoever builds the bot has to quieten those
    that quote people, and they have to stay quiet.
    """
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG)
    config.pluginmanager.register(Canaries(), "canaries")


def _folder(item: pytest.Item) -> Path | None:
    found = getattr(item, "funcargs", {}).get("tmp_path")
    return found if isinstance(found, Path) and found.exists() else None


def _fail_for(where: str, found: list[Finding]) -> None:
    if found:
        listed = "\n".join(f"  {word!r} in {place}" for place, word in found[:5])
        pytest.fail(f"Canaries in the {where}:\n{listed}", pytrace=False)
