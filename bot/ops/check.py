"""
What `check` looks at, each in a sentence: what is fine, what is missing, what to do.

Nothing here shows a secret or a name, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.audit.anchors import AnchorFile
from bot.audit.verifying import verdict_on
from bot.audit.words import is_anchored_late, verdict_lines
from bot.clock import SystemClock
from bot.manifest import WHY
from bot.opening import ladders_of, routes_of, rules_of
from bot.settings import BadSettings, Settings, missing_for_slack
from storage.engine import SQLITE_PRAGMAS, open_engine, read_pragmas
from storage.keys import KeyStore
from storage.masters import BadMasterKeys
from storage.migrate import is_current
from storage.opening import open_keys
from storage.unit import Store


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at; `how` says what to do when it is not fine."""

    name: str
    is_fine: bool
    what: str
    how: str = ""

    def as_record(self) -> dict[str, Any]:
        return asdict(self)


def check_everything(settings: Settings) -> list[Finding]:
    """Look at everything, in the order in which a newcomer would mend it."""
    missing = missing_for_slack(settings)
    findings = [_settings(missing), *_files(settings)]
    findings += list(_database(settings))
    if not missing:
        findings += list(_slack(settings))
    return findings


def _settings(missing: list[str]) -> Finding:
    return Finding(
        name="settings",
        is_fine=not missing,
        what="The settings for Slack are there." if not missing else "; ".join(missing),
        how="Put them into .env. The README shows where Slack keeps them.",
    )


def _files(settings: Settings) -> Iterator[Finding]:
    """Read the partnership's own files as a start would, and name every mistake."""
    wrong: list[str] = []
    for read in (rules_of, ladders_of, routes_of):
        try:
            read(settings)
        except BadSettings as bad:
            wrong += bad.problems
    for problem in wrong:
        yield Finding(
            name="files",
            is_fine=False,
            what=problem,
            how="Mend the file: Alongside does not start with it.",
        )
    if not wrong:
        yield Finding(
            name="files",
            is_fine=True,
            what="How long things are kept, the ladders and the routes can be read.",
        )


def _database(settings: Settings) -> Iterator[Finding]:
    engine = open_engine(settings.database_url)
    try:
        fine = is_current(engine)
        yield Finding(
            name="database",
            is_fine=fine,
            what="The database has the newest shape."
            if fine
            else "The database is not ready yet.",
            how="Run: python -m bot database upgrade",
        )
        if fine:
            yield from _keys(engine, settings)
    except SQLAlchemyError as error:
        yield Finding(
            name="database",
            is_fine=False,
            what=f"The database does not answer ({type(error).__name__}).",
            how="Look at DATABASE_URL, and whether the database is running.",
        )
    finally:
        engine.dispose()


def _keys(engine: Engine, settings: Settings) -> Iterator[Finding]:
    """Look at the keys, and with them at what they open."""
    given, path = settings.master_keys.get_secret_value(), settings.where_master_key_is
    if not given and not path.exists():
        yield _no_key(f"There is no master key at {path}.")
        return
    try:
        keys = open_keys(settings.where_keys_are, given, path)
    except BadMasterKeys as bad:
        yield _no_key(str(bad))
        return
    try:
        yield _copied(keys)
        yield from _inside(Store(engine, keys), settings)
        yield _trail(Store(engine, keys), settings)
    finally:
        keys.close()


def _no_key(what: str) -> Finding:
    return Finding(
        name="keys",
        is_fine=False,
        what=what,
        how="Put it back. A new database gets one with: python -m bot database upgrade",
    )


def _copied(keys: KeyStore) -> Finding:
    copied = keys.copied_at()
    return Finding(
        name="keys",
        is_fine=copied is not None,
        what=f"The master key was put away safely on {copied:%d %b %Y}."
        if copied
        else "Nobody has put away a copy of the master key yet.",
        how=f"Copy {keys.masters.source} to a safe place, then run: "
        "python -m bot keys copied",
    )


def _inside(store: Store, settings: Settings) -> Iterator[Finding]:
    with store.looking() as unit:
        if unit.connection.dialect.name == "sqlite":
            yield _pragmas(read_pragmas(unit.connection))
        workers, schools = unit.workers.everyone(), unit.agencies.schools()
    yield Finding(
        name="directory",
        is_fine=bool(workers and schools),
        what=f"The directory has {len(workers)} workers and {len(schools)} schools.",
        how="Run: python -m bot directory import FILE, or use /alongside in Slack.",
    )
    has_lead = bool(settings.lead_ids) or any(one.is_lead for one in workers)
    yield Finding(
        name="lead",
        is_fine=has_lead,
        what="Somebody may fill the directory in Slack."
        if has_lead
        else "Nobody may fill the directory in Slack yet.",
        how="Put a Slack id into LEADS, or lead = true beside a worker.",
    )


def _trail(store: Store, settings: Settings) -> Finding:
    """Check the audit trail; nothing of it is shown, so nothing is noted in it."""
    anchors = AnchorFile(settings.where_anchors_are).read()
    with store.looking() as unit:
        verdict = verdict_on(unit.trail, anchors)
    now = SystemClock().now()
    return Finding(
        name="trail",
        is_fine=verdict.fault is None and not is_anchored_late(verdict, now),
        what=" ".join(verdict_lines(verdict, now)),
        how="Run: python -m bot audit verify"
        if verdict.fault
        else "While Alongside runs, it writes an anchor every ten minutes.",
    )


def _pragmas(found: dict[str, Any]) -> Finding:
    wrong = [name for name, value in SQLITE_PRAGMAS.items() if found[name] != value]
    return Finding(
        name="durability",
        is_fine=not wrong,
        what="The database keeps what it is told."
        if not wrong
        else f"The database ignores {', '.join(wrong)}.",
        how="Keep the file on a local disk, not on a network share.",
    )


def _slack(settings: Settings) -> Iterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    client = WebClient(token, base_url=settings.slack_api_url, retry_handlers=[])
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        yield _refused("slack", str(error.response.get("error", "")), "SLACK_BOT_TOKEN")
        return
    except OSError:
        yield Finding(
            name="slack",
            is_fine=False,
            what="Slack cannot be reached from here.",
            how="Outgoing https to slack.com has to be allowed.",
        )
        return
    yield Finding(name="slack", is_fine=True, what="Slack knows this app.")
    yield _scopes(answer)
    if not settings.over_http:
        yield _socket(client, settings)


def _scopes(answer: SlackResponse) -> Finding:
    held = {name.strip() for name in _header(answer, "x-oauth-scopes").split(",")}
    missing, surplus = set(WHY) - held, held - set(WHY) - {""}
    lines = []
    if missing:
        lines.append(f"Slack has not given: {', '.join(sorted(missing))}.")
    if surplus:
        lines.append(f"Slack gives more than is used: {', '.join(sorted(surplus))}.")
    return Finding(
        name="scopes",
        is_fine=not lines,
        what=" ".join(lines) or "Slack gives just what is used.",
        how="Put in the manifest again (python -m bot manifest), then reinstall.",
    )


def _header(answer: SlackResponse, name: str) -> str:
    found = {key.lower(): value for key, value in answer.headers.items()}
    return str(found.get(name, ""))


def _socket(client: WebClient, settings: Settings) -> Finding:
    try:
        client.apps_connections_open(
            app_token=settings.slack_app_token.get_secret_value()
        )
    except SlackApiError as error:
        return _refused(
            "socket", str(error.response.get("error", "")), "SLACK_APP_TOKEN"
        )
    return Finding(name="socket", is_fine=True, what="A socket to Slack can be opened.")


def _refused(name: str, word: str, variable: str) -> Finding:
    return Finding(
        name=name,
        is_fine=False,
        what=f"Slack refuses {variable} ({word}).",
        how=f"Copy {variable} from Slack again. The README shows where it is.",
    )
