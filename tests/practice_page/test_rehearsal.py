"""A person rehearses: who they are, what they ask, what they are told."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.practice import PracticeSlack
from tests.practice_page import acts
from tests.practice_page.helper_bot import HelperBot
from tests.practice_page.rehearsal import Windows


def test_the_word_practice_is_always_there(open_page: Windows) -> None:
    page = open_page()

    expect(page.get_by_role("banner")).to_contain_text("PRACTICE")


def test_becoming_someone_else_keeps_the_place(open_page: Windows) -> None:
    page = open_page(at="C07HX3")
    acts.become(page, "Hesper Tandy, senior probation officer")

    expect(page.locator(".who-about")).to_contain_text("Probation")
    expect(page.get_by_role("heading", level=1)).to_have_text("yp-7hx3")


def test_someone_outside_the_room_is_shown_their_own_messages(
    open_page: Windows,
) -> None:
    page = open_page(at="C07HX3")
    acts.become(page, "Ludo Marchbanks, probation practitioner")

    expect(page.get_by_role("heading", level=1)).to_have_text("Alongside")
    expect(page.get_by_role("navigation")).not_to_contain_text("yp-7hx3")


def test_typing_a_slash_shows_the_commands(open_page: Windows) -> None:
    page = open_page()
    page.get_by_role("combobox", name="Write to").fill("/me")

    expect(page.get_by_role("listbox", name="Commands")).to_contain_text(
        "Call people to a meeting"
    )


def test_an_answer_to_a_command_says_who_sees_it(open_page: Windows) -> None:
    page = open_page()
    acts.write(page, "/meeting")

    expect(acts.newest(page)).to_contain_text("Only you can see this")
    expect(acts.newest(page)).to_contain_text("Wed 17 March, 11:35")


def test_ordinary_words_are_said_in_the_room(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page(at="C0HELLO")
    acts.write(page, "Good morning, everybody")

    expect(acts.newest(page)).to_contain_text("Odile Farthing")
    [post] = slack.room("hello-everyone").posts()
    assert post.text == "Good morning, everybody"


def test_a_shortcut_opens_its_form(open_page: Windows) -> None:
    page = open_page()
    page.get_by_label("Shortcuts").click()
    page.get_by_role("button", name="Call a meeting").click()

    expect(page.get_by_role("dialog", name="Call a meeting")).to_be_visible()


def test_pressing_a_button_changes_the_message(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page)
    acts.fill_meeting(opened, "2027-03-17")
    opened.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Coming").click()

    expect(acts.newest(page)).to_contain_text("You are coming.")
    expect(page.get_by_role("button", name="Coming")).to_have_count(0)


def test_a_button_that_asks_first_waits_for_the_answer(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    opened = acts.open_form(page)
    acts.fill_meeting(opened, "2027-03-17")
    opened.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Not for me").click()
    asked = page.get_by_role("alertdialog", name="Not for you?")
    asked.get_by_role("button", name="Go back").click()
    refused = [name for name, _ in bot.said if name == "who"]
    page.get_by_role("button", name="Not for me").click()
    asked.get_by_role("button", name="Not for me").click()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)

    assert refused == []
    assert bot.said[-1][0] == "who"


def test_a_message_elsewhere_is_counted_until_it_is_read(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page()
    slack.person("hesper").say("Are you free?", room="yp-7hx3")
    room = page.get_by_role("button", name="yp-7hx3")
    expect(room).to_contain_text("1 new")
    room.click()
    page.get_by_role("button", name="Messages").first.click()

    expect(room).not_to_contain_text("new")


def test_an_archived_room_says_that_nobody_can_write(open_page: Windows) -> None:
    page = open_page(at="C0OLD")

    expect(page.get_by_text("This room is archived.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Write to")).to_be_hidden()


def test_home_is_filled_by_the_bot(open_page: Windows) -> None:
    page = open_page()
    page.get_by_role("button", name="Home").first.click()

    expect(page.get_by_role("main")).to_contain_text("Nothing is waiting for you.")


def test_what_is_half_typed_waits_in_its_own_room(open_page: Windows) -> None:
    page = open_page()
    line = page.get_by_role("combobox", name="Write to")
    line.fill("half a thought")
    page.get_by_role("button", name="hello-everyone").click()
    expect(line).to_have_value("")
    page.get_by_role("button", name="Messages").first.click()

    expect(line).to_have_value("half a thought")


def test_a_bot_that_is_away_is_said_in_plain_words(
    open_page: Windows, bot: HelperBot, slack: PracticeSlack
) -> None:
    page = open_page()
    bot.stop()
    assert slack.wait_until(lambda: slack.sockets == 0)
    acts.write(page, "/meeting")

    expect(page.get_by_role("alert")).to_contain_text(
        "Slack could not reach Alongside. Try again."
    )
