"""What Slack's error words mean for a delivery."""

from __future__ import annotations

from bot.deliveries.outcomes import Outcome, Paused, Refused, Unclear, Unsent
from bot.deliveries.records import Method

#: Slack itself says that some of it may have happened.
_MAY_HAVE_HAPPENED = frozenset({"internal_error", "fatal_error", "request_timeout"})

#: Nothing happened, and it will work another time.
_ANOTHER_TIME = frozenset(
    {
        "service_unavailable",
        "team_added_to_org",
        "org_login_required",
        "accesslimited",
        "message_limit_exceeded",
        "update_failed",
    }
)

_TOO_MANY = frozenset({"ratelimited", "rate_limited"})

#: The token is no good: every call of every method would say the same.
_TOKEN = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "app_missing",
    }
)

#: A permission is missing from the app, so each call of this method would fail.
_SCOPE = frozenset({"missing_scope", "not_allowed_token_type"})

#: The message to change is not there any more.
DELETED = "message_not_found"
#: The same, or it is not ours any more.
GONE = frozenset({DELETED, "cant_update_message", "edit_window_closed"})

#: After each of these a person has to mend something; one call a minute finds out.
_UNTIL_MENDED_SECONDS = 60.0


def after_error(error: str, method: Method, seconds_of_quiet: float) -> Outcome:
    """
    Say what an answer `ok: false` means; what nobody knows is refused.

    A refusal is kept and told of, so a word new to us is lost on nobody.
    """
    if error in _TOO_MANY:
        return Paused(method=method, seconds=seconds_of_quiet, reason=error)
    if error in _TOKEN:
        return Paused(method=Method.ANY, seconds=_UNTIL_MENDED_SECONDS, reason=error)
    if error in _SCOPE:
        return Paused(method=method, seconds=_UNTIL_MENDED_SECONDS, reason=error)
    if error in _ANOTHER_TIME:
        return Unsent(reason=error)
    if error in _MAY_HAVE_HAPPENED:
        return after_silence(error, method)
    return Refused(error=error)


def after_silence(reason: str, method: Method) -> Outcome:
    """Say what no clear answer means: only two methods add something when repeated."""
    if method in (Method.POST, Method.FILE_DONE):
        return Unclear(reason=reason)
    return Unsent(reason=reason)


def needs_a_person(error: str) -> bool:
    """Return whether somebody has to mend the app before anything goes out."""
    return error in _TOKEN or error in _SCOPE
