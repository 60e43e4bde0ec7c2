"""Forms: every control, what is wrong with it, and what is kept."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.practice import PracticeSlack
from tests.practice_page import acts
from tests.practice_page.helper_bot import HelperBot
from tests.practice_page.rehearsal import Windows


def test_a_form_opens_at_its_first_field(open_page: Windows) -> None:
    opened = acts.open_form(open_page())

    expect(opened.get_by_label("Young person")).to_be_focused()


def test_a_filled_form_sends_what_slack_would_send(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    opened = acts.open_form(page)
    acts.fill_meeting(opened, "2027-03-17")
    opened.get_by_role("button", name="Send").click()
    expect(acts.newest(page)).to_contain_text("A room, a cover note")

    state = dict(bot.said)["meeting"]
    assert state["young_person"]["young_person"]["selected_option"]["value"] == "7HX3"
    assert state["purpose"]["purpose"]["selected_option"]["value"] == "move"
    assert state["time"]["time"] == {"type": "timepicker", "selected_time": "11:35"}
    assert state["people"]["people"]["selected_users"] == ["U0LUDO"]
    assert state["line"]["line"] == {"type": "plain_text_input", "value": None}


def test_focus_goes_back_when_a_form_closes(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page)
    opened.get_by_role("button", name="Not now").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("combobox", name="Write to")).to_be_focused()


def test_an_empty_field_is_named_and_gets_the_focus(open_page: Windows) -> None:
    opened = acts.open_form(open_page())
    opened.get_by_role("button", name="Send").click()

    expect(opened.get_by_role("alert")).to_contain_text("4 things to put right")
    expect(opened.get_by_label("Young person")).to_be_focused()
    expect(opened.get_by_label("Young person")).to_have_accessible_description(
        "Problem: Please fill this in."
    )


def test_what_the_bot_refuses_is_said_at_the_field(open_page: Windows) -> None:
    opened = acts.open_form(open_page())
    acts.fill_meeting(opened, "2027-03-22")
    opened.get_by_role("button", name="Send").click()

    day = opened.get_by_label("Day", exact=True)
    expect(opened.get_by_role("alert")).to_contain_text("One thing to put right")
    expect(day).to_be_focused()
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(opened).to_contain_text("The school is shut to pupils that day.")


def test_a_problem_goes_away_when_its_field_changes(open_page: Windows) -> None:
    opened = acts.open_form(open_page())
    acts.fill_meeting(opened, "2027-03-22")
    opened.get_by_role("button", name="Send").click()
    expect(opened).to_contain_text("The school is shut")
    opened.get_by_label("Day", exact=True).fill("2027-03-17")

    expect(opened).not_to_contain_text("The school is shut")


def test_a_changed_form_keeps_what_was_filled_in(open_page: Windows) -> None:
    opened = acts.open_form(open_page())
    opened.get_by_label("In one line").fill("A new start")
    opened.get_by_label("Day", exact=True).fill("2027-03-17")
    opened.get_by_label("Something has changed").check()
    expect(opened).to_contain_text("You chose: Something has changed.")

    expect(opened.get_by_label("In one line")).to_have_value("A new start")
    expect(opened.get_by_label("Day", exact=True)).to_have_value("2027-03-17")
    expect(opened.get_by_label("Something has changed")).to_be_focused()


def test_news_elsewhere_does_not_disturb_what_is_typed(
    open_page: Windows, slack: PracticeSlack
) -> None:
    page = open_page()
    opened = acts.open_form(page)
    line = opened.get_by_label("In one line")
    line.fill("Half a")
    slack.person("hesper").say("Hello", room="yp-7hx3")
    expect(page.locator(".place", has_text="yp-7hx3")).to_contain_text("1 new")
    line.press("End")
    line.press_sequentially(" line")

    expect(line).to_have_value("Half a line")


def test_a_chosen_date_is_shown_in_words(open_page: Windows) -> None:
    opened = acts.open_form(open_page())
    opened.get_by_label("Day", exact=True).fill("2027-03-17")

    expect(opened).to_contain_text("Wednesday 17 March 2027")


def test_every_control_is_sent_with_its_own_kind_of_value(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    opened = acts.open_form(page, "/every")
    opened.get_by_label("Long words").fill("one\ntwo")
    opened.get_by_label("E-mail").fill("odile@example.invalid")
    opened.get_by_label("Link").fill("https://example.invalid/")
    opened.get_by_label("How many").fill("4")
    opened.get_by_label("Day and time").fill("2027-03-29T09:00")
    acts.choose(opened.get_by_role("group", name="Several"), "Choice number 12")
    school = opened.get_by_role("group", name="School")
    school.locator("summary").click()
    school.get_by_role("searchbox").fill("lan")
    school.get_by_label("The Lantern Centre").check()
    opened.get_by_label("Person").select_option(
        label="Hesper Tandy, senior probation officer"
    )
    opened.get_by_label("Room").select_option(label="#yp-7hx3")
    opened.get_by_label("Cherry").check()
    opened.get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog")).to_have_count(0)

    state = dict(bot.said)["every"]
    assert state["long"]["long"]["value"] == "one\ntwo"
    assert state["email"]["email"]["value"] == "odile@example.invalid"
    assert state["url"]["url"]["value"] == "https://example.invalid/"
    assert state["number"]["number"]["value"] == "4"
    # 09:00 in London on the day after the clocks go forward is 08:00 in UTC.
    assert state["when"]["when"]["selected_date_time"] == 1806307200
    several = state["several"]["several"]["selected_options"]
    assert [one["value"] for one in several] == ["1", "12"]
    assert state["school"]["school"]["selected_option"]["value"] == "the"
    assert state["person"]["person"]["selected_user"] == "U0HESPER"
    assert state["room"]["room"]["selected_conversation"] == "C07HX3"
    ticked = state["ticks"]["ticks"]["selected_options"]
    assert [one["value"] for one in ticked] == ["banana", "cherry"]


def test_no_more_can_be_chosen_than_the_form_allows(open_page: Windows) -> None:
    opened = acts.open_form(open_page(), "/every")
    several = opened.get_by_role("group", name="Several")
    acts.choose(several, "Choice number 12")
    acts.choose(several, "Choice number 13")

    expect(several).to_contain_text("You can choose 3.")
    expect(several.get_by_label("Choice number 14")).to_be_disabled()


def test_a_number_below_the_least_is_refused(open_page: Windows) -> None:
    opened = acts.open_form(open_page(), "/every")
    opened.get_by_label("How many").fill("0")
    opened.get_by_role("button", name="Send").click()

    expect(opened).to_contain_text("Write 1 or more.")


def test_a_menu_in_a_form_is_told_to_the_bot_at_once(
    open_page: Windows, bot: HelperBot
) -> None:
    page = open_page()
    opened = acts.open_form(page, "/every")
    with page.expect_response("**/practice/act"):
        opened.get_by_label("Who tells them").select_option(label="Apple")
    opened.get_by_label("More choices").click()
    with page.expect_response("**/practice/act"):
        opened.get_by_role("button", name="Next week").click()

    [(_, chosen), (_, later)] = bot.said
    assert chosen["selected_option"]["value"] == "apple"
    assert later["selected_option"]["value"] == "7"


def test_going_back_from_a_second_form_keeps_the_first(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page, "/every")
    opened.get_by_label("Long words").fill("kept")
    opened.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("alertdialog").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("dialog", name="A second form")).to_be_visible()
    opened.get_by_role("button", name="Back").click()

    expect(page.get_by_role("dialog", name="Every control")).to_be_visible()
    expect(opened.get_by_label("Long words")).to_have_value("kept")


def test_escape_asks_before_it_throws_away_what_was_typed(open_page: Windows) -> None:
    page = open_page()
    opened = acts.open_form(page)
    opened.get_by_label("In one line").fill("Something")
    page.keyboard.press("Escape")
    asked = page.get_by_role("alertdialog", name="Leave this form?")
    asked.get_by_role("button", name="Stay here").click()

    expect(opened.get_by_label("In one line")).to_have_value("Something")
    expect(opened.get_by_label("In one line")).to_be_focused()


def test_a_form_the_bot_did_not_take_stays_open_and_says_so(
    open_page: Windows, bot: HelperBot, slack: PracticeSlack
) -> None:
    opened = acts.open_form(open_page())
    acts.fill_meeting(opened, "2027-03-17")
    bot.stop()
    assert slack.wait_until(lambda: slack.sockets == 0)
    opened.get_by_role("button", name="Send").click()

    expect(opened.get_by_role("alert")).to_contain_text("Try again.")
    expect(opened.get_by_label("Day", exact=True)).to_have_value("2027-03-17")
