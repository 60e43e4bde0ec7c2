"""The routes' files: every mistake at once, and nothing changes what has begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.handovers.records import Side
from bot.handovers.route import By, Route, Status, When
from bot.handovers.route_file import (
    BadRoutes,
    as_text,
    from_text,
    read_routes,
)

ROUTES = read_routes()
EVERY = pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)

OURS = """
name = "From here to there"
sends = "here"
receives = "there"
why = "Somebody moves on."
sources = "Us."
nations = ["england-and-wales"]
checks = [2, 6]

[[milestone]]
key = "begin"
name = "Begin"
when = "T-10w"
source = "Us"
status = "ours"

[[milestone.item]]
key = "first"
what = "The first thing is done"
who = "sender"
stop = true

[[milestone]]
key = "afterwards"
name = "Afterwards"
when = "T+1w"
source = "A law"
status = "statutory"

[[milestone.item]]
key = "last"
what = "The last thing is done"
who = "receiver"
"""


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name.replace('_', '-')}.toml"
        path.write_text(text, encoding="utf-8")


def problems(folder: Path, **files: str) -> list[str]:
    write(folder, **files)
    with pytest.raises(BadRoutes) as bad:
        read_routes(folder)
    return bad.value.problems


def ours(tmp_path: Path, text: str = OURS) -> Route:
    write(tmp_path, ours=text)
    return read_routes(tmp_path)["ours"]


# A partnership's own --------------------------------------------------------------


def test_a_partnership_changes_one_route_adds_one_and_keeps_the_others(
    tmp_path: Path,
) -> None:
    write(tmp_path, team_to_team=OURS, ours=OURS)
    own = read_routes(tmp_path)

    assert own["team-to-team"].name == "From here to there"
    assert own["ours"].items["first"].source == "Us"
    assert {key: own[key] for key in ROUTES if key != "team-to-team"} == {
        key: one for key, one in ROUTES.items() if key != "team-to-team"
    }


def test_the_ten_are_laid_in_where_a_route_says_nothing_of_them(
    tmp_path: Path,
) -> None:
    laid_in = [part.key for part in ours(tmp_path).milestones]

    assert laid_in == ["begin", "afterwards", "always", "checks"]


def test_a_common_item_can_be_placed_elsewhere(tmp_path: Path) -> None:
    route = ours(tmp_path, OURS.replace('key = "first"', 'key = "talk"\ncode = "C4"'))
    meeting = route.coded("C4")

    assert meeting is not None
    assert (meeting.key, str(meeting.when)) == ("talk", "T-10w")
    assert "joint-meeting" not in route.items


def test_what_is_caught_up_on_later_is_no_must(tmp_path: Path) -> None:
    later = 'catch_up = ["C9"]\ncatch_up_when = "start+10wd"\nchecks = '
    one = ours(tmp_path, OURS.replace("checks = ", later)).coded("C9")

    assert one is not None
    assert (one.stop, one.by, str(one.when)) == (False, By.CLOSING, "start+10wd")


def test_what_is_asked_at_each_check_is_in_its_words(tmp_path: Path) -> None:
    route = ours(tmp_path, OURS.replace("checks =", 'check_asks = "Money?"\nchecks ='))

    assert route.items["check-6w"].what == "Look again together, 6 weeks on. Money?"


def test_an_item_takes_its_source_from_its_milestone_unless_it_has_one(
    tmp_path: Path,
) -> None:
    own = OURS.replace('who = "receiver"', 'who = "receiver"\nstatus = "local"')
    one = ours(tmp_path, own).items["last"]

    assert (one.source, one.status, one.who) == ("A law", Status.LOCAL, Side.RECEIVER)
    assert one.when == When.read("T+1w")


# Mistakes -------------------------------------------------------------------------


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        ours=OURS.replace('sends = "here"', "").replace('"sender"', '"boss"'),
        theirs=OURS.replace('"T-10w"', '"ten weeks before"'),
        no_route="this is no toml",
        twice=OURS.replace('"last"', '"first"').replace("[2, 6]", "[6, 2]"),
    )

    assert found == [
        "no-route.toml: cannot be read (Expected '=' after a key in a key/value pair "
        "(at line 1, column 6)).",
        "ours.toml: sends is missing.",
        "ours.toml: milestone 1 (begin) item 1 (first) who should be 'sender', "
        "'receiver' or 'joint'.",
        "theirs.toml: milestone 1 (begin) when: give a time such as T-6w, T+3wd or "
        "start+10wd.",
        "twice.toml: first: two items have this key.",
        "twice.toml: checks: give the weeks in order, each once.",
    ]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRoutes, match="nowhere: there is no folder of that name"):
        read_routes(tmp_path / "nowhere")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(BadRoutes, match=r"ours\.toml: cannot be read"):
        read_routes(tmp_path)


@pytest.mark.parametrize("name", ["Ours.toml", "our route.toml", f"{'a' * 41}.toml"])
def test_a_file_whose_name_cannot_be_a_key_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(OURS, encoding="utf-8")

    with pytest.raises(BadRoutes) as bad:
        read_routes(tmp_path)
    assert bad.value.problems == [
        f"{name}: call it with small letters, digits and hyphens."
    ]


_BEGIN = "milestone 1 (begin) "
_FIRST = _BEGIN + "item 1 (first) "
_LAST = '"receiver"\n'
_NOTICE = 'who = "sender"\nwhen = "T-2w"\nlatest = "T-3w"'


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        # Single lines.
        (
            'key = "first"',
            'key = "First one"',
            "milestone 1 (begin) item 1 (First o",
        ),
        (
            '"sender"',
            '"sender"\ncolour = "red"',
            _FIRST + "colour is not somethi",
        ),
        (
            "The first thing is done",
            "x" * 121,
            _FIRST + "what should have ",
        ),
        (
            "The first thing is done",
            "",
            _FIRST + "what should have ",
        ),
        ('"england-and-wales"', '"france"', "nations 1 should be 'england-and-wales'"),
        ("checks = [2, 6]", "checks = []", "checks should have at least 1 item"),
        ("checks = [2, 6]", "checks = [0]", "checks 1 should be greater than or equal"),
        (
            'status = "ours"',
            'status = "law"',
            _BEGIN + "status should be 'statutory'",
        ),
        (
            'when = "T-10w"',
            'when = "T-10"',
            _BEGIN + "when: give a time such as",
        ),
        (
            'when = "T-10w"',
            "when = 10",
            _BEGIN + "when: give a time such as",
        ),
        # The route as a whole.
        (
            'key = "first"',
            'key = "joint-meeting"',
            "joint-meeting: this key belongs to",
        ),
        ('key = "first"', 'key = "check-2w"', "check-2w: this key belongs to a check."),
        (
            'key = "first"',
            'key = "first"\ncode = "C11"',
            "first: there is no common ite",
        ),
        ('key = "afterwards"', 'key = "begin"', "begin: two milestones have this key."),
        (
            'key = "afterwards"',
            'key = "checks"',
            "checks: this key belongs to a milest",
        ),
        (
            "checks =",
            'catch_up = ["C11"]\nchecks =',
            "catch_up: there is no common ite",
        ),
        (
            "checks =",
            'catch_up = ["C9", "C9"]\nchecks =',
            "catch_up: C9 is there twice.",
        ),
        (
            "checks =",
            'catch_up_when = "T"\nchecks =',
            "catch_up_when: there is nothing",
        ),
        ("[2, 6]", "[2, 2]", "checks: give the weeks in order, each once."),
        (
            "checks =",
            "contest_days = [5, 2, 10]\nchecks =",
            "contest_days: give the days in order, each once.",
        ),
        (_LAST, _LAST + "stop = true", "last: it is due after T (T+1w), so give by = "),
        (_LAST, _LAST + 'code = "C9"', "last: it is due after T (T+1w), so give by = "),
        (
            'key = "first"',
            'key = "first"\nby = "closing"\ncode = "C9"',
            "first: C9 cannot wait until closing; see catch_up.",
        ),
        (
            'key = "first"',
            'key = "first"\ncode = "C5"',
            "C5: it is due (T-10w) before C3, which it needs (T-7w).",
        ),
        ('who = "sender"', _NOTICE, "first: latest (T-3w) is before when (T-2w)."),
        ('"T+1w"', '"T-11w"', "afterwards: T-11w comes before begin (T-10w); put mil"),
        ('"T-10w"', '"T-2sd"', "begin: T-2sd counts school days, so give needs_school"),
        (_LAST, _LAST + 'latest = "T+9sd"', "last: T+9sd counts school days, so give "),
        (_LAST, _LAST + 'when = "T+3sd"', "last: T+3sd counts school days, so give n"),
        (
            "stop = true",
            'stop = true\nwhen = "T-5w"\nby = "meeting"\n\n[[milestone.item]]\n'
            'key = "talk"\nwhat = "They talk"\nwho = "joint"\ncode = "C4"',
            "first: it is due after the joint meeting (T-10w), so by cannot be ",
        ),
    ],
)
def test_a_mistake_is_said_in_words_that_help(
    tmp_path: Path, was: str, now: str, said: str
) -> None:
    assert was in OURS
    found = problems(tmp_path, ours=OURS.replace(was, now, 1))

    assert [one for one in found if one.startswith(f"ours.toml: {said}")] != [], found


def test_before_a_meeting_that_comes_afterwards_nothing_can_be_asked(
    tmp_path: Path,
) -> None:
    text = OURS.replace("checks =", 'catch_up = ["C4"]\nchecks =', 1)
    text = text.replace("stop = true", 'stop = true\nby = "meeting"')

    assert problems(tmp_path, ours=text) == [
        'ours.toml: first: the meeting comes afterwards, so by cannot be "meeting".'
    ]


def test_a_common_item_is_placed_once_and_not_caught_up_on_as_well(
    tmp_path: Path,
) -> None:
    text = OURS.replace("checks =", 'catch_up = ["BOTH"]\nchecks =', 1)
    text = text.replace('key = "first"', 'key = "first"\ncode = "BOTH"')
    text = text.replace('key = "last"', 'key = "last"\ncode = "BOTH"')

    assert problems(tmp_path, ours=text) == [
        "ours.toml: last: BOTH is there twice.",
        "ours.toml: catch_up: BOTH is placed by an item already.",
    ]


def test_school_days_are_right_where_a_school_is_named(tmp_path: Path) -> None:
    text = OURS.replace("checks =", "needs_school = true\nchecks =", 1)

    assert ours(tmp_path, text.replace('"T-10w"', '"T-30sd"')).needs_school


def test_a_changed_file_does_not_change_what_was_kept(tmp_path: Path) -> None:
    before = ours(tmp_path)
    kept = as_text(before)
    after = ours(tmp_path, OURS.replace("The first thing", "Something else"))

    assert from_text(kept) == before
    assert from_text(kept) != after
