"""What the page posts: one act of one person, or a fault to set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.practice.acts import Acts
from bot.practice.errors import CannotAct, Json
from bot.practice.faults import Faults
from bot.practice.values import Values
from bot.practice.workspace import Workspace

Work = Callable[[], Awaitable[Json]]

_MALFORMED: Json = {"ok": False, "error": "invalid_arguments"}


class PageActs:
    """Carries out `POST /practice/act` and `/practice/faults`."""

    def __init__(self, workspace: Workspace, acts: Acts, faults: Faults) -> None:
        self._workspace = workspace
        self._acts = acts
        self._faults = faults

    async def act(self, wanted: Json) -> Json:
        """Do it, wait for the bot, and say how it went."""
        try:
            work = self._read(wanted)
        except (KeyError, TypeError):
            return _MALFORMED
        try:
            return {"ok": True, **await work()}
        except CannotAct as refusal:
            return {"ok": False, "error": refusal.code}

    def set_fault(self, wanted: Json) -> Json:
        """Set or clear a fault; `times` null means until it is cleared."""
        try:
            self._set(wanted)
        except (KeyError, TypeError, ValueError):
            return _MALFORMED
        return {"ok": True}

    def _read(self, wanted: Json) -> Work:
        """What to do; raises KeyError or TypeError for a malformed wish."""
        readers: dict[str, Callable[[str, Json], Work]] = {
            "command": self._command,
            "say": self._say,
            "shortcut": self._shortcut,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "suggest": self._suggest,
            "read": self._seen,
        }
        return readers[_text(wanted, "do")](_text(wanted, "as"), wanted)

    def _command(self, who: str, wanted: Json) -> Work:
        channel, text = _text(wanted, "channel"), _text(wanted, "text")

        async def work() -> Json:
            answer = await self._acts.command(who, channel, text)
            return {"answer": answer.text, "failed": answer.error}

        return work

    def _say(self, who: str, wanted: Json) -> Work:
        channel, text = _text(wanted, "channel"), _text(wanted, "text")

        async def work() -> Json:
            return {"ts": (await self._acts.say(who, channel, text)).ts}

        return work

    def _shortcut(self, who: str, wanted: Json) -> Work:
        callback_id = _text(wanted, "callback_id")

        async def work() -> Json:
            return _went((await self._acts.shortcut(who, callback_id)).error)

        return work

    def _press(self, who: str, wanted: Json) -> Work:
        """`values`, when given, is what the page has typed in the form so far."""
        container = _object(wanted, "container")
        ids = _text(wanted, "block_id"), _text(wanted, "action_id")
        typed = _values(wanted) if wanted.get("values") else {}

        async def work() -> Json:
            self._acts.hold(who, str(container.get("id")), typed)
            value = wanted.get("value")
            return _went((await self._acts.press(who, container, *ids, value)).error)

        return work

    def _submit(self, who: str, wanted: Json) -> Work:
        view_id, filled = _text(wanted, "view_id"), _values(wanted)

        async def work() -> Json:
            return {"open": await self._acts.submit(who, view_id, filled)}

        return work

    def _close(self, who: str, wanted: Json) -> Work:
        view_id, everything = _text(wanted, "view_id"), bool(wanted.get("all"))

        async def work() -> Json:
            await self._acts.close(who, view_id, everything=everything)
            return {}

        return work

    def _home(self, who: str, wanted: Json) -> Work:
        async def work() -> Json:
            await self._acts.home(who)
            return {}

        return work

    def _suggest(self, who: str, wanted: Json) -> Work:
        container: Json = {"type": "view", "id": wanted.get("view_id")}
        if wanted.get("container"):
            container = _object(wanted, "container")
        ids = _text(wanted, "block_id"), _text(wanted, "action_id")
        query = str(wanted.get("query") or "")

        async def work() -> Json:
            return {"options": await self._acts.suggest(who, container, *ids, query)}

        return work

    def _seen(self, who: str, wanted: Json) -> Work:
        channel_id = _text(wanted, "channel")

        async def work() -> Json:
            channel = self._acts.channel(self._acts.active(who), channel_id)
            self._workspace.read(who, channel)
            return {}

        return work

    def _set(self, wanted: Json) -> None:
        faults, method = self._faults, str(wanted.get("method") or "*")
        times = int(wanted.get("times", 1)) if wanted.get("times", 1) else None
        match wanted["kind"]:
            case "rate_limit":
                faults.rate_limit(method, int(wanted.get("seconds", 30)), times)
            case "fail":
                faults.fail(method, wanted.get("error") or "internal_error", times)
            case "drop":
                faults.drop_after_accepting(method, times)
            case "slow":
                faults.slow(method, float(wanted["seconds"]), times)
            case "down":
                faults.down(bool(wanted.get("down", True)))
            case "cut_socket":
                faults.cut_socket(wanted.get("reason"))
            case "clear":
                faults.clear()
            case _:
                raise ValueError("There is no such fault.")


def _went(error: str) -> Json:
    if error:
        raise CannotAct(error)
    return {}


def _text(wanted: Json, name: str) -> str:
    found = wanted[name]
    if not isinstance(found, str):
        raise TypeError(f"{name} is not text.")
    return found


def _object(wanted: Json, name: str) -> Json:
    found = wanted[name]
    if not isinstance(found, dict):
        raise TypeError(f"{name} is not an object.")
    return found


def _values(wanted: Json) -> Values:
    """The page's values, two levels of objects above the value-states."""
    found = _object(wanted, "values")
    for block_id in found:
        actions = _object(found, block_id)
        for action_id in actions:
            _object(actions, action_id)
    return found
