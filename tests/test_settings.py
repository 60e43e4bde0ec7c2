"""Settings: everything wrong is said at once, and no secret is ever shown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import (
    EXIT_BAD_SETTINGS,
    BadSettings,
    Settings,
    missing_for_slack,
    read_settings,
)

PROJECT = Path(__file__).parent.parent
SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-1-2-very-secret-bot",
    "SLACK_APP_TOKEN": "xapp-1-A1-2-very-secret-app",
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of this machine, and no `.env` of this folder, has a say."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def test_nothing_needs_to_be_set_to_begin() -> None:
    settings = read_settings()

    assert settings.database_url == "sqlite:///alongside.db"
    assert settings.time_zone == "Europe/London"
    assert not settings.over_http


def test_a_file_called_env_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PORT=4000\n# a remark\nLEADS='U1, U2'\n")
    settings = read_settings()

    assert settings.http_port == 4000
    assert settings.lead_ids == {"U1", "U2"}


def test_the_environment_wins_over_the_file(
    tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("HTTP_PORT=4000\n")
    environment.setenv("HTTP_PORT", "5000")

    assert read_settings().http_port == 5000


def test_settings_do_not_change_once_they_are_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings().http_port = 1


def test_every_problem_is_told_at_once_by_name_and_with_an_example(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("SLACK_BOT_TOKEN", "xoxp-somebody-else")
    environment.setenv("HTTP_PORT", "port")
    environment.setenv("TIME_ZONE", "Europe/Brackenmoor")
    environment.setenv("LOG_LEVEL", "LOUD")

    assert [problem.split()[0] for problem in problems()] == [
        "SLACK_BOT_TOKEN",
        "TIME_ZONE",
        "HTTP_PORT",
        "LOG_LEVEL",
    ]
    assert all("Example: " in problem for problem in problems())


def test_one_with_an_unknown_time_zone_hears_what_is_meant(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("TIME_ZONE", "Europe/Brackenmoor")

    assert problems() == [
        "TIME_ZONE cannot be used. It is the name of a time zone. "
        "Example: TIME_ZONE=Europe/London"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_API_URL", "slack.com"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("LEADS", "odile"),
        ("HTTP_PORT", "70000"),
        ("PRACTICE_PORT", "-1"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("LOG_LEVEL", "info "),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv(name, value)

    [problem] = problems()
    assert problem.startswith(f"{name} cannot be used.")


def test_two_ways_in_at_once_are_refused(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_APP_TOKEN", SECRETS["SLACK_APP_TOKEN"])
    environment.setenv("SLACK_SIGNING_SECRET", "0123456789abcdef")

    [problem] = problems()
    assert "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET" in problem


def test_a_wrong_secret_is_not_shown_either(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_BOT_TOKEN", "xoxp-very-secret")
    environment.setenv("SLACK_APP_TOKEN", "very-secret-too")
    with pytest.raises(BadSettings) as caught:
        read_settings()
    error = caught.value

    assert "very-secret" not in f"{error} {error!r} {error.problems}"
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_no_way_of_printing_settings_shows_a_secret(
    environment: pytest.MonkeyPatch,
) -> None:
    for name, value in SECRETS.items():
        environment.setenv(name, value)
    settings = read_settings()

    shown = f"{settings} {settings!r} {settings.model_dump()} "
    assert "very-secret" not in shown + settings.model_dump_json()


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_a_variable_that_is_empty_is_one_that_is_not_set(
    environment: pytest.MonkeyPatch, name: str
) -> None:
    before = read_settings()
    environment.setenv(name, "")

    assert read_settings() == before


def test_what_a_real_slack_needs_and_is_not_set_is_named_with_an_example() -> None:
    assert missing_for_slack(read_settings()) == [
        "SLACK_BOT_TOKEN is missing. Example: SLACK_BOT_TOKEN=xoxb-111-222-abc",
        "SLACK_APP_TOKEN is missing. Example: SLACK_APP_TOKEN=xapp-1-A111-222-abc",
    ]


def test_nothing_is_missing_once_both_tokens_are_set(
    environment: pytest.MonkeyPatch,
) -> None:
    for name, value in SECRETS.items():
        environment.setenv(name, value)

    assert missing_for_slack(read_settings()) == []


def test_over_http_no_app_token_is_missing(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_BOT_TOKEN", SECRETS["SLACK_BOT_TOKEN"])
    environment.setenv("SLACK_SIGNING_SECRET", "0123456789abcdef")
    settings = read_settings()

    assert settings.over_http
    assert missing_for_slack(settings) == []


def test_the_example_file_says_what_each_variable_is_and_shows_one() -> None:
    text = (PROJECT / ".env.example").read_text()
    [_, *said] = text.split("\n\n")

    assert [block.strip() for block in said] == [
        f"# {field.description}\n# {name.upper()}={(field.examples or [''])[0]}"
        for name, field in Settings.model_fields.items()
    ]


def test_every_value_of_the_example_file_can_be_used(tmp_path: Path) -> None:
    text = (PROJECT / ".env.example").read_text()
    shown = re.sub(r"^# (?=[A-Z_]+=)", "", text, flags=re.MULTILINE)
    one_way_in = re.sub(r"^SLACK_SIGNING_SECRET=.*$", "", shown, flags=re.MULTILINE)
    (tmp_path / ".env").write_text(one_way_in)

    assert read_settings().slack_app_token.get_secret_value().startswith("xapp-")


@pytest.mark.parametrize("door", [["-m", "bot", "run"], ["-m", "bot", "check"]])
def test_the_bot_stops_with_78_and_every_problem_on_one_line_each(
    tmp_path: Path, door: list[str]
) -> None:
    wrong = {"TIME_ZONE": "Nowhere", "SLACK_BOT_TOKEN": "xoxp-very-secret"}
    done = subprocess.run(
        [sys.executable, *door],
        env={**os.environ, **wrong, "PYTHONPATH": str(PROJECT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stderr + done.stdout

    assert done.returncode == EXIT_BAD_SETTINGS
    assert "TIME_ZONE cannot be used." in said
    assert "SLACK_BOT_TOKEN cannot be used." in said
    assert "very-secret" not in said
    assert "Traceback" not in said


def problems() -> list[str]:
    with pytest.raises(BadSettings) as caught:
        read_settings()
    return caught.value.problems
