"""The README says what there is: every setting, command and permission, no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from bot.cli.terminal import app
from bot.manifest import WHY, manifest
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def rows_after(heading: str) -> dict[str, str]:
    """The first two columns of the first table under a heading."""
    part = README.split(f" {heading}\n", 1)[1].split("\n#", 1)[0]
    found = re.findall(r"^\| `([^`]+)`[^|]*\| ([^|]*) \|$", part, re.MULTILINE)
    return dict(found)


def test_every_permission_is_explained_in_the_manifests_own_words() -> None:
    assert rows_after("What each permission is for") == WHY


def test_the_manifest_asks_for_just_those_permissions() -> None:
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == set(WHY)


def test_every_setting_is_there() -> None:
    told = {
        name.upper(): field.description for name, field in Settings.model_fields.items()
    }

    assert rows_after("Settings") == told


def test_every_command_is_there() -> None:
    told = {words.split(" ")[0] for words in rows_after("In a terminal")}
    command = typer.main.get_command(app)

    assert told == set(command.commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#]+)\)", README))
def test_every_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()
