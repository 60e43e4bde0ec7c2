"""The dates of the practice partnership's own handovers, as its story has them."""

from __future__ import annotations

from datetime import date

from bot.handovers.dates import due_of, moved
from tests.handovers.practice import ROUTES, basis, due, school


def test_7hx3_youth_justice_to_probation() -> None:
    days = basis(date(2027, 3, 24), date(2027, 2, 22))
    route = "youth-justice-to-probation"

    assert due(route, "eligibility", days).on == date(2026, 9, 23)
    assert due(route, "first-talk", days).on == date(2026, 10, 7)
    assert due(route, "transition-plan", days).on == date(2026, 11, 18)
    assert due(route, "practitioner", days).on == date(2026, 12, 30)
    assert due(route, "pack-sent", days).on == date(2027, 1, 27)
    assert due(route, "joint-meeting", days).on == date(2027, 2, 10)
    assert due(route, "rules-explained", days).on == date(2027, 3, 10)
    assert due(route, "first-kept", days).on == date(2027, 3, 31)
    assert due(route, "check-2w", days).on == date(2027, 4, 7)
    assert due(route, "check-6w", days).on == date(2027, 5, 5)


def test_7hx3_leaving_care_at_the_same_time() -> None:
    days = basis(date(2027, 3, 24), date(2027, 2, 22))
    route = "social-care-to-leaving-care"

    assert due(route, "plan-begun", days).on == date(2025, 3, 24)
    assert due(route, "first-night", days).on == date(2026, 12, 30)
    assert due(route, "visit-week", days).on == date(2027, 3, 31)
    assert due(route, "visit-two-months", days).on == date(2027, 5, 24)
    assert due(route, "check-26w", days).on == date(2027, 9, 22)


def test_8rn4_custody_to_community_after_t_moved() -> None:
    days = basis(date(2027, 3, 25), date(2027, 2, 22))
    route = "custody-to-community"

    assert due(route, "release-plan", days).on == date(2027, 3, 11)
    assert due(route, "day-plan", days).on == date(2027, 3, 11)
    assert due(route, "duty-to-refer", days).on == date(2027, 1, 28)
    assert due(route, "met-at-gate", days).on == date(2027, 3, 25)
    assert due(route, "check-2w", days).on == date(2027, 4, 8)
    assert due(route, "check-6w", days).on == date(2027, 5, 6)


def test_8rn4_goes_round_easter_in_its_first_working_days_out() -> None:
    days = basis(date(2027, 3, 25), date(2027, 2, 22))

    kept = due("custody-to-community", "first-kept", days)

    assert kept.on == date(2027, 3, 30)
    assert due("custody-to-community", "seen-again", days).on == date(2027, 4, 1)


def test_8rn4_benefits_and_housing() -> None:
    days = basis(date(2027, 3, 25), date(2027, 2, 22))
    route = "prison-to-benefits-and-housing"

    assert due(route, "work-coach", days).on == date(2026, 12, 31)
    assert due(route, "duty-to-refer", days).on == date(2027, 1, 28)
    assert due(route, "id-and-bank", days).on == date(2027, 2, 11)
    assert due(route, "money-came", days).on == date(2027, 4, 29)
    kept = due(route, "first-kept", days)
    assert (kept.on, kept.latest) == (date(2027, 3, 30), date(2027, 4, 5))


def test_8rn4_moving_t_says_what_moved_and_by_how_much() -> None:
    was = basis(date(2027, 3, 29), date(2027, 2, 22))
    now = basis(date(2027, 3, 25), date(2027, 2, 22))
    items = list(ROUTES["custody-to-community"].items.values())
    changed = {one.key: one for one in moved(items, was, now, frozenset({"gp"}))}

    assert changed["release-plan"].was == date(2027, 3, 15)
    assert changed["release-plan"].now == date(2027, 3, 11)
    assert changed["release-plan"].days == -4
    # The first working day after either is Tue 30 March, so that one stays.
    assert "first-kept" not in changed
    assert "first-planning" not in changed
    assert "gp" not in changed


def test_3pz6_school_to_school_in_school_days_of_marlpit_road_high() -> None:
    days = basis(date(2027, 3, 1), date(2027, 2, 22), school=school("MRH"))
    route = "school-to-school"
    notice = due(route, "notice", days)

    # Two clear school days are asked for; the last day it can be is a day later.
    assert (notice.on, notice.latest) == (date(2027, 2, 24), date(2027, 2, 25))
    assert notice.is_sure
    assert due(route, "file-sent", days).on == date(2027, 3, 8)
    assert due(route, "file-receipt", days).on == date(2027, 3, 8)
    assert due(route, "fortnight", days).on == date(2027, 3, 15)
    assert due(route, "thirty-days", days).on == date(2027, 3, 31)
    assert due(route, "one-school", days).on == date(2027, 5, 24)


def test_9vt5_camhs_plan_is_complete_half_a_year_before() -> None:
    days = basis(date(2027, 9, 2), date(2027, 2, 22))
    route = "camhs-to-adult"

    assert due(route, "plan-complete", days).on == date(2027, 3, 4)
    assert due(route, "named-worker", days).on == date(2026, 12, 3)
    assert due(route, "check-26w", days).on == date(2028, 3, 2)


def test_4gb7_the_review_of_who_is_responsible_is_three_months_on() -> None:
    days = basis(date(2027, 3, 15), date(2027, 2, 22))
    route = "area-to-area"

    assert due(route, "caretaking", days).on == date(2027, 3, 15)
    assert due(route, "caretaking-review", days).on == date(2027, 6, 15)
    assert due(route, "request", days).on == date(2027, 2, 15)


def test_4gb7_the_joint_visit_is_within_five_working_days() -> None:
    days = basis(date(2027, 3, 12), date(2027, 2, 26))

    assert due("statutory-to-diversion", "joint-meeting", days).on == date(2027, 3, 5)
    assert due("statutory-to-diversion", "first-kept", days).on == date(2027, 3, 12)
    assert due("statutory-to-diversion", "feedback", days).on == date(2027, 3, 26)


def test_a_worker_who_leaves_tomorrow_has_everything_due_by_then() -> None:
    days = basis(date(2027, 3, 2), date(2027, 3, 1))
    items = ROUTES["team-to-team"].items.values()
    at_once = [due_of(one, days).on for one in items if one.stop and one.code]

    assert len(at_once) == 5
    assert set(at_once) <= {date(2027, 3, 1), date(2027, 3, 2)}
    assert due("team-to-team", "summary-read", days).on == date(2027, 3, 15)


def test_t_moved_to_before_today_is_counted_like_any_other() -> None:
    began = date(2027, 3, 9)
    was = basis(date(2027, 3, 29), began)
    now = basis(date(2027, 3, 1), began)
    items = list(ROUTES["youth-justice-to-probation"].items.values())
    changed = moved(items, was, now, frozenset())

    assert {one.days for one in changed if one.key != "first-kept"} == {-28}
    # After Mon 29 March there is no bank holiday any more; before it, none either.
    assert [one.now for one in changed if one.key == "first-kept"] == [date(2027, 3, 4)]
    assert changed[0].now < began
