"""Every screen, on a laptop and a phone, light and dark, against a reviewer's list."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bot.practice import PracticeSlack
from tests.practice_page.audit import audit, too_wide
from tests.practice_page.rehearsal import NARROW, PHONE, TABLET, Windows
from tests.practice_page.screens import visit


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_nothing_is_wrong_on_a_laptop(open_page: Windows, kind: str) -> None:
    page = open_page(dark=kind == "dark")
    found = [wrong for _ in visit(page, f"laptop-{kind}") for wrong in audit(page)]

    assert found == []


@pytest.mark.parametrize("size", [TABLET, PHONE, NARROW])
def test_nothing_is_wrong_on_smaller_screens(
    open_page: Windows, size: tuple[int, int]
) -> None:
    page = open_page(size=size)
    screens = visit(page, f"{size[0]}-wide")
    found = [wrong for _ in screens for wrong in (*audit(page), *too_wide(page))]

    assert found == []


def test_new_messages_are_announced_and_old_ones_are_not(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page(at="C07HX3")
    log = page.get_by_role("log", name="Messages in yp-7hx3")
    slack.person("hesper").say("Are you free?", room="yp-7hx3")

    expect(log).to_contain_text("Are you free?")
    page.get_by_role("button", name="hello-everyone").click()
    expect(page.get_by_role("log", name="Messages in hello-everyone")).to_be_visible()


def test_the_reviewers_list_finds_what_is_wrong(open_page: Windows) -> None:
    page = open_page()
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
            '<button id="main"></button><p class="sample">Faint words</p>')"""
    )
    page.evaluate("() => { document.querySelector('.sample').style.color = '#ccc'; }")

    assert {wrong.partition(":")[0] for wrong in audit(page)} >= {
        "an id used twice",
        "a control without a name",
        "contrast 1.61",
        "a style attribute",
    }
