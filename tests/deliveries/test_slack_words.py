from __future__ import annotations

import pytest

from bot.deliveries.outcomes import Outcome, Paused, Refused, Unclear, Unsent
from bot.deliveries.records import Method
from bot.deliveries.slack_words import after_error, after_silence, needs_a_person

#: Slack's words for "never", of posting, direct messages, forms and files.
NEVER = [
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
    "invalid_user_combination",
    "too_many_users",
    "msg_too_long",
    "msg_blocks_too_long",
    "no_text",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_arguments",
    "invalid_arg_name",
    "invalid_form_data",
    "invalid_post_type",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "no_permission",
    "messages_tab_disabled",
    "metadata_too_large",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "duplicate_channel_not_found",
    "method_not_supported_for_channel_type",
    "method_deprecated",
    "deprecated_endpoint",
    "unknown_method",
    "not_enabled",
    "view_too_large",
    "access_denied",
    "team_not_found",
    "cannot_dm_bot",
    "file_not_found",
    "a_word_slack_has_not_invented_yet",
]


@pytest.mark.parametrize("word", NEVER)
def test_what_will_never_work_is_refused(word: str) -> None:
    assert after_error(word, Method.POST, 30) == Refused(error=word)


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("ratelimited", Paused(method=Method.POST, seconds=30, reason="ratelimited")),
        ("rate_limited", Paused(method=Method.POST, seconds=30, reason="rate_limited")),
        ("invalid_auth", Paused(method=Method.ANY, seconds=60, reason="invalid_auth")),
        (
            "token_revoked",
            Paused(method=Method.ANY, seconds=60, reason="token_revoked"),
        ),
        (
            "missing_scope",
            Paused(method=Method.POST, seconds=60, reason="missing_scope"),
        ),
        ("service_unavailable", Unsent(reason="service_unavailable")),
        # "Some aspect of the operation may have succeeded."
        ("internal_error", Unclear(reason="internal_error")),
        ("fatal_error", Unclear(reason="fatal_error")),
    ],
)
def test_what_may_work_another_time_is_kept(word: str, outcome: Outcome) -> None:
    assert after_error(word, Method.POST, 30) == outcome


@pytest.mark.parametrize(
    "method", sorted(set(Method) - {Method.POST, Method.FILE_DONE})
)
def test_only_what_would_show_twice_is_unclear_after_silence(method: Method) -> None:
    assert after_silence("timeout", method) == Unsent(reason="timeout")
    assert after_silence("timeout", Method.POST) == Unclear(reason="timeout")


def test_a_refused_token_needs_a_person_and_a_busy_slack_does_not() -> None:
    assert needs_a_person("token_revoked")
    assert needs_a_person("missing_scope")
    assert not needs_a_person("ratelimited")
