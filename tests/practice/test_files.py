"""Files, from the upload's three steps to the person's own copy."""

from __future__ import annotations

import urllib.request
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient

from bot.practice import Person, PracticeSlack
from tests.practice.calls import refusal


def test_a_file_reaches_one_person(
    client: WebClient, odile: Person, ludo: Person
) -> None:
    direct = client.conversations_open(users="U0ODILE")["channel"]["id"]
    client.files_upload_v2(
        channel=direct,
        filename="meeting.ics",
        title="Your calendar",
        content="BEGIN:VCALENDAR",
        initial_comment="A calendar file.",
    )
    file = odile.files[0]
    assert (file.name, file.title) == ("meeting.ics", "Your calendar")
    assert file.content == b"BEGIN:VCALENDAR"
    assert odile.direct_messages[0].text == "A calendar file."
    assert ludo.files == []


def test_the_page_can_fetch_a_file(client: WebClient) -> None:
    made = client.files_upload_v2(channel="C0YP", filename="plan é.txt", content="Plan")
    found = client.files_info(file=made["file"]["id"])["file"]
    with urllib.request.urlopen(found["url_private"]) as answer:
        assert answer.read() == b"Plan"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_a_file_whose_bytes_never_came_cannot_be_shared(client: WebClient) -> None:
    made = client.files_getUploadURLExternal(filename="a.txt", length=3)
    code = refusal(
        client.files_completeUploadExternal,
        files=[{"id": made["file_id"]}],
        channel_id="C0YP",
    )
    assert code == "file_not_found"


def test_fewer_bytes_than_promised_are_refused(client: WebClient) -> None:
    made = client.files_getUploadURLExternal(filename="a.txt", length=3)
    with pytest.raises(HTTPError, match="400") as refused:
        urllib.request.urlopen(made["upload_url"], data=b"ab")
    refused.value.close()


def test_an_upload_may_come_as_a_form(client: WebClient, odile: Person) -> None:
    made = client.files_getUploadURLExternal(filename="a.txt", length=3)
    form = (
        b"--edge\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n\r\n"
        b"abc\r\n--edge--\r\n"
    )
    request = urllib.request.Request(
        made["upload_url"],
        data=form,
        headers={"Content-Type": "multipart/form-data; boundary=edge"},
    )
    urllib.request.urlopen(request).close()
    direct = client.conversations_open(users="U0ODILE")["channel"]["id"]
    client.files_completeUploadExternal(
        files=[{"id": made["file_id"], "title": "A"}], channel_id=direct
    )
    assert odile.files[0].content == b"abc"


@pytest.mark.parametrize(
    ("channel", "code"),
    [("C0PUBLIC", "not_in_channel"), ("U0ODILE", "channel_not_found")],
)
def test_a_file_is_shared_where_the_bot_may_post(
    client: WebClient, channel: str, code: str
) -> None:
    made = client.files_getUploadURLExternal(filename="a.txt", length=1)
    urllib.request.urlopen(made["upload_url"], data=b"a").close()
    found = refusal(
        client.files_completeUploadExternal,
        files=[{"id": made["file_id"]}],
        channel_id=channel,
    )
    assert found == code


def test_a_file_is_named_and_has_a_length(client: WebClient) -> None:
    code = refusal(client.files_getUploadURLExternal, filename="a", length=0)
    assert code == "invalid_arguments"


def test_a_file_in_a_room_is_nobodys_direct_message(
    client: WebClient, odile: Person, slack: PracticeSlack
) -> None:
    client.files_upload_v2(channel="C0YP", filename="plan.txt", content="Plan")
    assert odile.files == []
    assert len(slack.room("yp-7hx3").posts()[0].files) == 1
