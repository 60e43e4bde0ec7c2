"""What the page posts: one act of one person, or a fault to set."""

from __future__ import annotations

from bot.practice.acts import Acts
from bot.practice.errors import CannotAct, Json
from bot.practice.faults import Faults
from bot.practice.workspace import Workspace


class PageActs:
    """Carries out `POST /practice/act` and `/practice/faults`."""

    def __init__(self, workspace: Workspace, acts: Acts, faults: Faults) -> None:
        self._workspace = workspace
        self._acts = acts
        self._faults = faults

    async def act(self, wanted: Json) -> Json:
        """Do it, wait for the bot, and say how it went."""
        try:
            return {"ok": True, **await self._do(wanted)}
        except CannotAct as refusal:
            return {"ok": False, "error": refusal.code}
        except (KeyError, TypeError, AttributeError):
            return {"ok": False, "error": "invalid_arguments"}

    def set_fault(self, wanted: Json) -> Json:
        """Set or clear a fault; `times` null means until it is cleared."""
        try:
            self._set(wanted)
        except (KeyError, TypeError, ValueError):
            return {"ok": False, "error": "invalid_arguments"}
        return {"ok": True}

    async def _do(self, wanted: Json) -> Json:
        who, acts = str(wanted["as"]), self._acts
        match wanted["do"]:
            case "command":
                answer = await acts.command(who, wanted["channel"], wanted["text"])
                return {"answer": answer.text, "failed": answer.error}
            case "say":
                message = await acts.say(who, wanted["channel"], wanted["text"])
                return {"ts": message.ts}
            case "shortcut":
                answer = await acts.shortcut(who, wanted["callback_id"])
                return _went(answer.error)
            case "press":
                return await self._press(who, wanted)
            case "submit":
                error = await acts.submit(who, wanted["view_id"], wanted["values"])
                return {"open": error}
            case "close":
                await acts.close(
                    who, wanted["view_id"], everything=bool(wanted.get("all"))
                )
                return {}
            case "home":
                await acts.home(who)
                return {}
            case "suggest":
                return await self._suggest(who, wanted)
            case "read":
                return self._read(who, str(wanted["channel"]))
        raise CannotAct("unknown_act")

    async def _press(self, who: str, wanted: Json) -> Json:
        """`values`, when given, is what the page has typed in the form so far."""
        container = wanted["container"]
        if wanted.get("values") and container.get("type") == "view":
            self._acts.hold(who, str(container["id"]), wanted["values"])
        answer = await self._acts.press(
            who,
            container,
            wanted["block_id"],
            wanted["action_id"],
            wanted.get("value"),
        )
        return _went(answer.error)

    async def _suggest(self, who: str, wanted: Json) -> Json:
        container = wanted.get("container") or {
            "type": "view",
            "id": wanted["view_id"],
        }
        options = await self._acts.suggest(
            who,
            container,
            wanted["block_id"],
            wanted["action_id"],
            str(wanted.get("query") or ""),
        )
        return {"options": options}

    def _read(self, who: str, channel_id: str) -> Json:
        channel = self._acts.channel(self._acts.active(who), channel_id)
        newest = next(channel.newest_first(), None)
        if newest is not None:
            self._workspace.read_to[(who, channel.id)] = newest.ts
            self._workspace.changes.tell()
        return {}

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
