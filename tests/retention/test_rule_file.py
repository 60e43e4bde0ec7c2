"""The rules that come with it, a partnership's own, and every mistake by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.opening import rules_of
from bot.retention.records import Keeps, Period, Rule, Source
from bot.retention.rule_file import BadRules, read_rules
from bot.settings import BadSettings, read_settings


def test_the_defaults() -> None:
    rules = read_rules()
    periods = {name: one.period for name, one in rules.by_name.items()}

    assert periods == {
        Keeps.MEETINGS: Period(days=30),
        Keeps.YOUNG_PEOPLE: Period(days=90),
        Keeps.ASKS: Period(days=30),
        Keeps.HANDOVERS: Period(days=90),
        Keeps.DAYS_TO_COME: Period(days=90),
        Keeps.CORRECTIONS: None,
        Keeps.WEEKLY_POSTS: None,
        Keeps.NUDGES: Period(days=90),
        Keeps.WISHES: Period(days=30),
        Keeps.OPENINGS: Period(months=24),
        Keeps.SUCCESSIONS: Period(days=30),
        Keeps.MESSAGES: Period(days=30),
        Keeps.ERASURES: Period(months=24),
        Keeps.NOTICES: Period(months=24),
        Keeps.TRAIL: Period(months=24),
    }
    assert rules.announce_days == 7
    assert rules.keep_longer_days == 90


@pytest.mark.parametrize(
    "rule", read_rules().by_name.values(), ids=lambda one: one.name
)
def test_each_rule_says_why_and_who_says_so(rule: Rule) -> None:
    assert rule.because.endswith(".")
    assert rule.source in Source
    assert rule.goes_with or rule.after


def own(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(text)
    return file


def test_an_own_file_changes_only_what_it_names(tmp_path: Path) -> None:
    rules = read_rules(own(tmp_path, "[meetings]\nmonths = 2\nsource = 'guidance'\n"))
    before = read_rules()

    changed = rules.by_name[Keeps.MEETINGS]
    assert (changed.period, changed.source) == (Period(months=2), Source.GUIDANCE)
    assert changed.what == before.by_name[Keeps.MEETINGS].what
    others = set(Keeps) - {Keeps.MEETINGS}
    assert all(rules.by_name[one] == before.by_name[one] for one in others)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n[meeting]\ndays = 3\n", "line 2, meeting: there is no such rule"),
        ("[meetings]\n\ndays = '30'\n", "line 3, meetings.days: "),
        ("[meetings]\ndays = 0\n", "line 2, meetings.days: "),
        ("[meetings]\ndays = 7\n", "people are told 7 days before"),
        ("[meetings]\ndays = 9\nmonths = 1\n", "give one of days, months"),
        ("[trail]\ndays = 700\n", "the trail goes by whole months"),
        ("[trail]\nyears = 2\n", "line 2, trail.years: "),
        ("[meetings]\nsource = 'me'\n", "source is statutory, guidance"),
        ("[meetings]\ngoes_with = 'young-people'\n", "all others have a time"),
        ("announce_days = 3\n", "line 1, announce_days: "),
        ("meetings = 30\n", "line 1, meetings: "),
        ("[meetings\n", "own.toml: "),
    ],
)
def test_a_mistake_is_named_with_its_line_and_rule(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(BadRules) as bad:
        read_rules(own(tmp_path, text))

    assert said in " ".join(bad.value.problems)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadRules) as bad:
        read_rules(own(tmp_path, "[meetings]\ndays = 0\n[trail]\nmonths = 0\n"))

    assert len(bad.value.problems) == 2


def test_a_file_that_is_not_there_is_bad_settings(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.toml")
    settings = read_settings(_env_file=None, retention_file=missing)

    with pytest.raises(BadSettings) as bad:
        rules_of(settings)
    [problem] = bad.value.problems
    assert problem.startswith("RETENTION_FILE: ")
    assert "cannot be read" in problem


def test_without_one_the_defaults_hold() -> None:
    assert rules_of(read_settings(_env_file=None)) == read_rules()
