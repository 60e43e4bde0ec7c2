"""Workers, young people and the teams around them as a file writes them."""

from __future__ import annotations

from datetime import date

from bot.contents.keys import is_private_key
from bot.contents.rules import private_shape
from bot.directory.importing.agencies import CODE, PHONE
from bot.directory.importing.entries import (
    LeaveEntry,
    PlaceEntry,
    WorkerEntry,
    YoungPersonEntry,
)
from bot.directory.importing.tables import Table
from bot.directory.records import Account, Authority, Sees
from bot.directory.references import UnreadableReference, parse_reference
from bot.directory.weekdays import MONDAY_TO_FRIDAY

HANDLE = r"@?[a-z0-9][a-z0-9._-]*"
_SLACK_ID, _SLACK_EXAMPLE = r"[UW][A-Z0-9]{2,}", "U0123ABC"
_ROOM_ID, _ROOM_EXAMPLE = r"[CG][A-Z0-9]{2,}", "C0123ABC"
_TEAMS = r"[TE][A-Z0-9]{2,}( ?, ?[TE][A-Z0-9]{2,})*"
_TEAMS_EXAMPLE = "T0123ABC, T0456DEF"


def read_worker(table: Table, team_id: str | None) -> WorkerEntry:
    """`team_id` is the workspace of those who name no other."""
    slack_id = table.maybe_text(
        "slack", most=20, form=_SLACK_ID, example=_SLACK_EXAMPLE
    )
    at_home = team_id
    team_id = table.slack_team("slack_team") or team_id
    entry = WorkerEntry(
        lines=table.lines,
        handle=_handle(table.text("handle", most=40, form=HANDLE, example="odile")),
        name=table.text("name", most=120),
        title=table.text("title", most=120),
        agency=table.text("agency", most=10, form=CODE, example="YJS, in capitals"),
        authority=table.choice("authority", Authority, None),
        working_days=table.weekdays("works", MONDAY_TO_FRIDAY),
        team_id=team_id if slack_id else None,
        slack_id=slack_id,
        phone=table.maybe_text("phone", most=40, form=PHONE, example="01632 960 101"),
        deputy=_maybe_handle(table, "deputy"),
        is_lead=table.flag("lead"),
        is_agency_lead=table.flag("agency_lead"),
        is_governance_lead=table.flag("governance_lead"),
        account=_account(table, team_id, at_home),
        left_on=table.maybe_date("left"),
        leave=_read_leave(table),
    )
    if slack_id and not team_id:
        table.wrong("slack", "Their “slack” id needs a “slack_team”, such as T0123ABC.")
    if entry.deputy and entry.deputy == entry.handle:
        table.wrong("deputy", f"{entry.handle} cannot be their own deputy.")
    table.refuse_others()
    return entry


def read_young_person(table: Table, team_id: str | None) -> YoungPersonEntry:
    """`team_id` is the workspace of rooms that name no other."""
    room_id = table.maybe_text("room", most=20, form=_ROOM_ID, example=_ROOM_EXAMPLE)
    team_id = table.slack_team("room_team") or team_id
    entry = YoungPersonEntry(
        lines=table.lines,
        reference=_reference(table),
        school=table.maybe_text("school", most=10, form=CODE, example="FVA"),
        line=table.maybe_text("line", most=300),
        asker=_maybe_handle(table, "asker"),
        ask_by=table.maybe_date("ask_by"),
        room_team_id=team_id if room_id else None,
        room_id=room_id,
        room_workspaces=_workspaces(table),
        team=tuple(_read_place(one) for one in table.tables("team", "place")),
    )
    if room_id and not team_id:
        table.wrong("room", "This “room” needs a “room_team”, such as T0123ABC.")
    _refuse_private(table, "line", entry.line)
    _refuse_private_keys(table)
    return entry


def _workspaces(table: Table) -> str:
    written = table.maybe_text(
        "room_workspaces", most=200, form=_TEAMS, example=_TEAMS_EXAMPLE
    )
    named = {one.strip() for one in (written or "").split(",")}
    return ",".join(sorted(named - {""}))


def _read_place(table: Table) -> PlaceEntry:
    entry = PlaceEntry(
        lines=table.lines,
        worker=_handle(table.text("worker", most=40, form=HANDLE, example="odile")),
        role=table.text("role", most=120),
        knows_them=table.flag("knows_them"),
        from_day=table.one_date("from") or date.min,
        until_day=table.maybe_date("until"),
        sees=table.choice("sees", Sees, Sees.ALL),
        sees_earlier=table.flag("sees_earlier"),
    )
    if entry.until_day and entry.until_day < entry.from_day:
        table.wrong("until", "This place ends before it starts.")
    _refuse_private(table, "role", entry.role)
    _refuse_private_keys(table)
    return entry


def _account(table: Table, team_id: str | None, at_home: str | None) -> Account:
    """Whoever names a workspace of their own is from outside; Slack knows the rest."""
    usual = Account.FULL if team_id == at_home else Account.OUTSIDE
    account = table.choice("account", Account, usual)
    if account is Account.OFF:
        table.wrong("account", "Whether an account is off is Slack's to say.")
    return account


def _read_leave(table: Table) -> tuple[LeaveEntry, ...]:
    found: list[LeaveEntry] = []
    for one in table.tables("leave", "leave"):
        first, last = one.one_date("first"), one.one_date("last")
        one.refuse_others()
        if first and last and last < first:
            one.wrong("last", "This leave ends before it starts.")
        elif first and last:
            found.append(LeaveEntry(first=first, last=last))
    return tuple(found)


def _reference(table: Table) -> str:
    written = table.text("reference", most=40)
    try:
        return parse_reference(written) if written else ""
    except UnreadableReference as error:
        table.wrong("reference", error.sentence)
        return ""


def _refuse_private(table: Table, key: str, text: str | None) -> None:
    what = private_shape(text or "")
    if what:
        table.wrong(key, f"“{key}” looks as if it holds {what}. Please take it out.")


def _refuse_private_keys(table: Table) -> None:
    private = [key for key in table.everything() if is_private_key(key)]
    for key in private:
        table.wrong(
            key,
            f"Only a reference is kept of a young person. Please take “{key}” out.",
        )
    table.refuse_others(never=private)


def _handle(written: str) -> str:
    return written.removeprefix("@")


def _maybe_handle(table: Table, key: str) -> str | None:
    written = table.maybe_text(key, most=40, form=HANDLE, example="odile")
    return _handle(written) if written else None
