"""The README's table and the monthly report say what the rules say and did."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.retention.records import Keeps, Notice
from bot.retention.rule_file import read_rules
from bot.retention.words import rows
from bot.rights.reading import gone_line
from bot.rights.rules import FEW
from bot.rights.service import Rights
from tests.retention.attic import Attic

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_has_every_rule_in_the_rules_own_words() -> None:
    text = README.read_text(encoding="utf-8")
    part = text.split("\n## How long things are kept\n", 1)[1].split("\n## ", 1)[0]
    told = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", part, re.MULTILINE)

    assert told[1:] == rows(read_rules())


def went(attic: Attic, rule: Keeps, count: int, on: date) -> None:
    with attic.desk.store.changing() as unit:
        for _ in range(count):
            id_ = attic.desk.clock.new_id()
            one = Notice(
                id=id_,
                rule=rule,
                subject_id=id_,
                young_person_id=None,
                announced_on=date(2027, 2, 1),
                due_on=date(2027, 2, 8),
            )
            unit.retention.announce(replace(one, done_on=on))


def test_the_monthly_report_counts_what_went_and_hides_small_numbers(
    either: Attic,
) -> None:
    went(either, Keeps.MEETINGS, FEW, date(2027, 2, 28))
    went(either, Keeps.MEETINGS, 9, date(2027, 3, 1))
    went(either, Keeps.YOUNG_PEOPLE, FEW - 1, date(2027, 2, 1))
    either.desk.move_clock(2027, 3, 1, 9, 0)
    report = Rights(either.house).reports.of(either.asker("barnaby"), date(2027, 2, 1))

    line = "Put away in their time: meetings 5, young people fewer than 5"
    assert gone_line(report) == line
