"""Forms, posts, people and rooms that change while somebody looks at them."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from bot.practice import PracticeSlack
from tests.practice_page import acts
from tests.practice_page.helper_bot import HelperBot
from tests.practice_page.helper_parts import ask, modal
from tests.practice_page.helper_views import WARNING
from tests.practice_page.rehearsal import Windows


def fill(opened: Locator) -> None:
    """Fill in everything of the form that is looked at first."""
    opened.get_by_label("In one line").fill("Ask Ann")
    opened.get_by_label("Fruit").select_option(label="Banana")
    opened.get_by_role("group", name="One of three").get_by_label("Cherry").check()
    ticks = opened.get_by_role("group", name="Ticks")
    ticks.get_by_label("Apple").check()
    ticks.get_by_label("Banana").check()
    acts.choose(opened.get_by_role("group", name="Several"), "Cherry")
    opened.get_by_label("Day", exact=True).fill("2027-03-17")
    opened.get_by_label("Time", exact=True).fill("11:35")
    opened.get_by_label("Person").select_option(
        label="Ludo Marchbanks, probation practitioner"
    )


def office(page: Page) -> Locator:
    part = page.get_by_role("region", name="When people and rooms change")
    part.locator("summary").click()
    return part


def test_a_warning_above_the_fields_loses_nothing_that_was_filled_in(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    opened = acts.open_form(page, "/check")
    fill(opened)
    opened.get_by_role("button", name="Send").click()
    expect(opened).to_contain_text(WARNING)

    expect(opened.get_by_label("In one line")).to_have_value("Ask Ann")
    expect(opened.get_by_label("Fruit")).to_have_value("banana")
    expect(opened.get_by_label("Day", exact=True)).to_have_value("2027-03-17")
    expect(opened.get_by_label("Time", exact=True)).to_have_value("11:35")
    expect(opened.get_by_label("Person")).to_have_value("U0LUDO")
    ticks = opened.get_by_role("group", name="Ticks")
    expect(ticks.get_by_label("Banana")).to_be_checked()
    expect(ticks.get_by_label("Cherry")).not_to_be_checked()
    opened.get_by_label("In one line").fill("Ask the school")
    opened.get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog")).to_have_count(0)

    [(_, first), (_, second)] = bot.said
    assert first.pop("line")["line"]["value"] == "Ask Ann"
    assert second.pop("line")["line"]["value"] == "Ask the school"
    assert second == first
    assert all(held for block in second.values() for held in block.values())


def test_a_field_of_another_kind_begins_anew(
    open_page: Windows, slack: PracticeSlack
) -> None:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    page = open_page()
    opened = acts.open_form(page, "/check")
    opened.get_by_label("In one line").fill("Ask Ann")
    form = slack.person("odile").form
    assert form
    day = ask("line", "Since", {"type": "datepicker", "initial_date": "2027-01-04"})
    client.views_update(view_id=form.id, view=modal("Look first", "check", [day]))

    expect(opened.get_by_label("Since")).to_have_value("2027-01-04")
    expect(opened.get_by_label("Since")).to_be_focused()
    expect(page.locator("#toasts")).to_be_empty()


def test_a_post_made_neutral_shows_only_the_new_words(
    open_page: Windows, slack: PracticeSlack
) -> None:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    words = {"type": "section", "text": {"type": "mrkdwn", "text": "Wed at 11:35"}}
    posted = client.chat_postMessage(channel="C07HX3", text="x", blocks=[words])
    page = open_page(at="C07HX3")
    log = page.get_by_role("log", name="Messages in yp-7hx3")
    expect(log).to_contain_text("Wed at 11:35")
    client.chat_update(channel="C07HX3", ts=posted["ts"], text="Taken out.")

    expect(log).to_contain_text("Taken out.")
    expect(log).not_to_contain_text("Wed at 11:35")
    client.chat_delete(channel="C07HX3", ts=posted["ts"])
    expect(log).not_to_contain_text("Taken out.")


def test_a_person_can_be_deactivated_and_let_back_in(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page("ludo")
    part = office(page)
    part.get_by_role("button", name="Deactivate this person").click()
    expect(part.get_by_role("status")).to_have_text("The account is closed.")
    expect(page.locator(".who-about")).to_contain_text("account closed")
    acts.write(page, "/meeting")
    expect(page.locator("#toasts")).to_contain_text("This account is closed.")
    back = part.get_by_role("button", name="Let this person back in")
    expect(back).to_have_accessible_description("Their account opens again.")
    back.click()
    expect(part.get_by_role("button", name="Deactivate this person")).to_be_focused()

    assert not slack.person("ludo").persona.deactivated


def test_a_person_can_be_made_a_guest(open_page: Windows) -> None:
    page = open_page("ludo")
    part = office(page)
    part.get_by_role("button", name="Make this person a guest").click()

    expect(page.locator(".who-about")).to_contain_text("guest")


def test_a_room_can_be_made_public_and_be_shared(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page(at="C07HX3")
    part = office(page)
    expect(part).to_contain_text("You look at yp-7hx3.")
    part.get_by_role("button", name="Make this room public").click()
    expect(page.locator("#place-note")).to_contain_text("Open room")
    part.get_by_role("button", name="Share this room outside").click()
    expect(page.locator("#place-note")).to_contain_text("shared with another")
    part.get_by_role("button", name="Stop sharing this room").click()
    part.get_by_role("button", name="Make this room private").click()

    expect(page.locator("#place-note")).to_have_text("Private room")
    posts = [post.subtype for post in slack.room("yp-7hx3").posts()]
    assert posts == ["channel_convert_to_public", "channel_convert_to_private"]


def test_outside_a_room_there_is_no_room_to_change(open_page: Windows) -> None:
    part = office(open_page())

    expect(part).to_contain_text("Open a room to change it here.")
    expect(part.get_by_role("button", name="room")).to_have_count(0)
