"""A page's requests, by hand."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any

from bot.practice import PracticeSlack

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Got:
    """One HTTP answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Page:
    """Speaks to a practice Slack as one persona's browser."""

    def __init__(self, slack: PracticeSlack, user_id: str = "U0ODILE") -> None:
        self._address = slack.url.removeprefix("http://")
        self._user_id = user_id

    def get(self, path: str, **headers: str) -> Got:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, body: Any, **headers: str) -> Got:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._ask("POST", path, raw, headers)

    def state(self) -> Json:
        found: Json = self.get(f"/practice/state?as={self._user_id}").json
        return found

    def act(self, do: str, **more: Any) -> Json:
        wish = {"as": self._user_id, "do": do, **more}
        found: Json = self.post("/practice/act", wish).json
        return found

    def _ask(self, verb: str, path: str, raw: bytes | None, headers: Any) -> Got:
        line = http.client.HTTPConnection(self._address, timeout=5)
        try:
            line.request(verb, path, raw, {k.title(): v for k, v in headers.items()})
            answer = line.getresponse()
            return Got(
                status=answer.status,
                headers=dict(answer.getheaders()),
                body=answer.read(),
            )
        finally:
            line.close()
