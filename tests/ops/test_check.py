"""`check` says in plain words what is missing, and never a secret."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.ops.check import Finding, check_everything
from bot.rehearsal import MASTER_KEY, OPENING, Rehearsal
from bot.settings import Settings, read_settings


@pytest.fixture
def rehearsal(sqlite_url: str) -> Iterator[Rehearsal]:
    with Rehearsal(database_url=sqlite_url, clock=MovableClock(OPENING)) as running:
        yield running


def settings_for(rehearsal: Rehearsal, **other: str) -> Settings:
    assert rehearsal.alongside
    same = rehearsal.alongside.settings.model_dump()
    return read_settings(_env_file=None, **{**same, **other})


def found(findings: list[Finding], name: str) -> Finding:
    [one] = [one for one in findings if one.name == name]
    return one


def test_nothing_is_missing_in_a_partnership_that_works(rehearsal: Rehearsal) -> None:
    assert rehearsal.alongside
    rehearsal.alongside.store.keys.note_copy(OPENING)
    findings = check_everything(settings_for(rehearsal))

    assert [one.name for one in findings if not one.is_fine] == []
    assert {"settings", "database", "durability", "directory", "slack", "socket"} <= {
        one.name for one in findings
    }


def test_without_tokens_it_names_them_and_looks_no_further(sqlite_url: str) -> None:
    findings = check_everything(
        read_settings(
            _env_file=None,
            slack_bot_token="",
            slack_app_token="",
            database_url=sqlite_url,
        )
    )

    settings = found(findings, "settings")
    assert not settings.is_fine
    assert "SLACK_BOT_TOKEN is missing" in settings.what
    assert "SLACK_APP_TOKEN is missing" in settings.what
    assert "slack" not in {one.name for one in findings}


def test_a_new_database_says_how_to_make_it_ready(tmp_path: object) -> None:
    settings = read_settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path}/new.db"
    )
    database = found(check_everything(settings), "database")

    assert not database.is_fine
    assert "database upgrade" in database.how


def test_an_empty_directory_says_how_to_fill_it(sqlite_url: str) -> None:
    settings = read_settings(
        _env_file=None, database_url=sqlite_url, master_keys=MASTER_KEY
    )
    findings = check_everything(settings)

    assert "directory import" in found(findings, "directory").how
    assert not found(findings, "lead").is_fine


def test_a_token_that_slack_refuses_is_named_and_not_shown(
    rehearsal: Rehearsal,
) -> None:
    wrong = settings_for(rehearsal, slack_bot_token="xoxb-practice-wrong")
    slack = found(check_everything(wrong), "slack")

    assert not slack.is_fine
    assert "SLACK_BOT_TOKEN" in slack.what
    assert "wrong" not in slack.what + slack.how


def test_a_slack_that_cannot_be_reached_is_said(rehearsal: Rehearsal) -> None:
    away = settings_for(rehearsal, slack_api_url="http://127.0.0.1:9/api/")

    assert "cannot be reached" in found(check_everything(away), "slack").what


def test_a_trail_that_was_changed_is_named(rehearsal: Rehearsal) -> None:
    assert rehearsal.alongside
    with rehearsal.alongside.store.changing() as unit:
        unit.trail.note(
            at=OPENING,
            worker_id="terminal",
            verb="reply",
            thing_id="A",
            allowed=True,
            reason="called",
        )
        unit.connection.exec_driver_sql("DROP TRIGGER trail_never_changes")
        unit.connection.exec_driver_sql("UPDATE trail SET thing_id = 'B'")
    trail = found(check_everything(settings_for(rehearsal)), "trail")

    assert not trail.is_fine
    assert "was changed" in trail.what
    assert "audit verify" in trail.how


def test_looking_at_the_trail_changes_nothing(rehearsal: Rehearsal) -> None:
    assert rehearsal.alongside
    with rehearsal.alongside.store.looking() as unit:
        before = unit.trail.head()
    assert found(check_everything(settings_for(rehearsal)), "trail").is_fine
    with rehearsal.alongside.store.looking() as unit:
        assert unit.trail.head() == before


def test_every_mistake_of_the_partnerships_own_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("name = 'Ours'\nwhen = 'T'", encoding="utf-8")
    settings = read_settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/new.db",
        ladders_folder=str(tmp_path),
        handover_routes=str(tmp_path),
    )
    files = [one for one in check_everything(settings) if one.name == "files"]

    assert not any(one.is_fine for one in files)
    said = [one.what for one in files]
    assert "LADDERS_FOLDER: ours.toml: there is no ladder of that name." in said
    assert "HANDOVER_ROUTES: ours.toml: sends is missing." in said
    assert "HANDOVER_ROUTES: ours.toml: when is not something a route can say." in said


def test_files_without_a_mistake_are_said_to_be_fine(tmp_path: Path) -> None:
    settings = read_settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path}/new.db"
    )

    assert found(check_everything(settings), "files").is_fine
