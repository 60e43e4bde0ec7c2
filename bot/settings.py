"""
Everything that can be set, read once at start into one frozen object.

Values come from the environment, or from a file `.env` beside the project
(python-dotenv). All problems are reported together, by the variable's name,
and a secret is never shown, not even a wrong one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

#: What `sysexits.h` calls EX_CONFIG.
EXIT_BAD_SETTINGS = 78


class BadSettings(Exception):
    """The settings cannot be used; `problems` says which and shows an example."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def _starts(prefix: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        value = secret.get_secret_value()
        if value and not value.startswith(prefix):
            raise ValueError(f"it starts with {prefix}")
        return secret

    return AfterValidator(check)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("it is the name of a time zone") from error
    return name


def _on_disk(url: str) -> str:
    """A SQLite address without a file would keep everything in memory only."""
    sqlite_file = re.fullmatch(r"sqlite:///(?!:memory:).+", url)
    if not sqlite_file and not re.fullmatch(r"postgresql\+psycopg://.+", url):
        raise ValueError("it names a SQLite file or a PostgreSQL database")
    return url


class Settings(BaseSettings):
    """One value for each variable of `.env.example`, with the same names."""

    model_config = SettingsConfigDict(
        frozen=True,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    slack_bot_token: Annotated[SecretStr, _starts("xoxb-")] = Field(
        default=SecretStr(""),
        description="The bot's own token.",
        examples=["xoxb-111-222-abc"],
    )
    slack_app_token: Annotated[SecretStr, _starts("xapp-")] = Field(
        default=SecretStr(""),
        description="The app-level token for Socket Mode.",
        examples=["xapp-1-A111-222-abc"],
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Set this instead of the app token to listen over HTTP.",
        examples=["0123456789abcdef0123456789abcdef"],
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        description="Where the Slack Web API answers.",
        examples=["https://slack.com/api/"],
        pattern=r"^https?://.+/$",
    )
    database_url: Annotated[str, AfterValidator(_on_disk)] = Field(
        default="sqlite:///alongside.db",
        description="The database: SQLite by default, or PostgreSQL.",
        examples=["postgresql+psycopg://alongside@localhost/alongside"],
    )
    keys_url: str = Field(
        default="",
        description="Where the keys lie: a database of its own, beside a SQLite one.",
        examples=["sqlite:////srv/alongside/keys.db"],
        pattern=r"^(sqlite:///.+|postgresql\+psycopg://.+)?$",
    )
    master_key_file: str = Field(
        default="",
        description="The file with the master key; if not set, beside the database.",
        examples=["/etc/alongside/master.key"],
    )
    master_keys: SecretStr = Field(
        default=SecretStr(""),
        description="The master key itself, instead of the file: a name and base64.",
        examples=["first MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="],
    )
    anchor_file: str = Field(
        default="",
        description="Where the trail is anchored; if not set, beside the database.",
        examples=["/mnt/elsewhere/alongside-anchors.log"],
    )
    retention_file: str = Field(
        default="",
        description="Your own file of how long things are kept, if you have one.",
        examples=["/etc/alongside/retention.toml"],
    )
    ladders_folder: str = Field(
        default="",
        description="A folder with your own ladders of nudges, if you have any.",
        examples=["/etc/alongside/ladders"],
    )
    handover_routes: str = Field(
        default="",
        description="A folder with your own routes of handovers, if you have any.",
        examples=["/etc/alongside/routes"],
    )
    nudges_a_day: int = Field(
        default=3,
        ge=1,
        le=10,
        description="The most nudges one person gets in a day, across everything.",
        examples=["3"],
    )
    leads: str = Field(
        default="",
        description="Slack ids of those who may fill the directory, with commas.",
        examples=["U0123ABC,U0456DEF"],
        pattern=r"^([UW][A-Z0-9]+(,\s*[UW][A-Z0-9]+)*)?$",
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Europe/London",
        description="The zone for dates that no school or agency has set.",
        examples=["Europe/London"],
    )
    http_host: str = Field(
        default="127.0.0.1",
        description="The address to listen on over HTTP.",
        examples=["127.0.0.1"],
    )
    http_port: int = Field(
        default=3000,
        ge=0,
        le=65535,
        description="The port to listen on over HTTP.",
        examples=["3000"],
    )
    practice_port: int = Field(
        default=8765,
        ge=0,
        le=65535,
        description="The port of the practice Slack's page.",
        examples=["8765"],
    )
    ready_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="The port of the page that says if all is well; if not set, none.",
        examples=["8766"],
    )
    heartbeat_file: str = Field(
        default="",
        description="The file that is touched each minute, only while all is well.",
        examples=["/run/alongside/heartbeat"],
    )
    log_level: str = Field(
        default="INFO",
        pattern=r"^(DEBUG|INFO|WARNING|ERROR)$",
        description="How much to log.",
        examples=["INFO"],
    )

    @model_validator(mode="after")
    def _one_way_in(self) -> Settings:
        both = self.slack_app_token.get_secret_value() and self.over_http
        if both:
            raise ValueError(
                "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET: set one of the two, not both"
            )
        return self

    @model_validator(mode="after")
    def _keys_apart(self) -> Settings:
        if not self.keys_url and not self.database_url.startswith("sqlite"):
            raise ValueError(
                "KEYS_URL is missing. Beside PostgreSQL the keys need a database of "
                "their own. Example: KEYS_URL=sqlite:////srv/alongside/keys.db"
            )
        return self

    @property
    def where_keys_are(self) -> str:
        if self.keys_url:
            return self.keys_url
        return f"{self.database_url.removesuffix('.db')}-keys.db"

    @property
    def where_master_key_is(self) -> Path:
        if self.master_key_file:
            return Path(self.master_key_file)
        if not self.database_url.startswith("sqlite"):
            return Path("alongside-master.key")
        file = self.database_url.removeprefix("sqlite:///").removesuffix(".db")
        return Path(f"{file}-master.key")

    @property
    def where_anchors_are(self) -> Path:
        if self.anchor_file:
            return Path(self.anchor_file)
        if not self.database_url.startswith("sqlite"):
            return Path("alongside-anchors.log")
        file = self.database_url.removeprefix("sqlite:///").removesuffix(".db")
        return Path(f"{file}-anchors.log")

    @property
    def where_rules_are(self) -> Path | None:
        """The partnership's own file of how long things are kept, if it has one."""
        return Path(self.retention_file) if self.retention_file else None

    @property
    def where_ladders_are(self) -> Path | None:
        return Path(self.ladders_folder) if self.ladders_folder else None

    @property
    def where_routes_are(self) -> Path | None:
        return Path(self.handover_routes) if self.handover_routes else None

    @property
    def where_heart_beats(self) -> Path | None:
        return Path(self.heartbeat_file) if self.heartbeat_file else None

    @property
    def over_http(self) -> bool:
        """True when Slack calls us; false when we hold a socket open to Slack."""
        return bool(self.slack_signing_secret.get_secret_value())

    @property
    def lead_ids(self) -> frozenset[str]:
        return frozenset(one.strip() for one in self.leads.split(",") if one.strip())


def read_settings(**given: Any) -> Settings:
    """Read the settings; raises BadSettings with every problem at once."""
    try:
        return Settings(**given)
    except ValidationError as error:
        raise BadSettings([_problem(one) for one in error.errors()]) from None


def missing_for_slack(settings: Settings) -> list[str]:
    """Return a line for each variable that a real Slack needs and that is empty."""
    needed = ["slack_bot_token"]
    needed += [] if settings.over_http else ["slack_app_token"]
    return [
        f"{name.upper()} is missing. {_example(name)}"
        for name in needed
        if not getattr(settings, name).get_secret_value()
    ]


def _problem(error: Any) -> str:
    if not error["loc"]:
        return str(error["msg"]).removeprefix("Value error, ") + "."
    name = str(error["loc"][0])
    return f"{name.upper()} cannot be used. {_expected(error)}{_example(name)}"


def _expected(error: Any) -> str:
    if error["type"] != "value_error":
        return ""
    return f"{str(error['msg']).removeprefix('Value error, ').capitalize()}. "


def _example(name: str) -> str:
    [example, *_] = Settings.model_fields[name].examples or [""]
    return f"Example: {name.upper()}={example}"
