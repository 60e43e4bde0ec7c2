"""
What every test would pay for again, paid for once in a run.

Each test opens a database of its own, and SQLAlchemy would turn each query into
SQL anew for it: a tenth of the whole run. Which SQL a query is does not hang on
the database, only on its kind. Slack's own client would read every certificate
of the machine for each connection, though the practice Slack has none to show.
And every commit would wait for the disk.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from slack_sdk.socket_mode.builtin import internals
from sqlalchemy import Connection, Engine, event

from tests.unflushed import never_wait_for_the_disk

_OPTION = "compiled_cache"


class _Compiled(dict[Any, Any]):
    """Compiled queries; a key begins with the dialect, and only its kind counts."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), compiled)


_COMPILED = _Compiled()


def share_what_can_be() -> None:
    """Let every engine and every socket share both, and nobody wait for a disk."""
    never_wait_for_the_disk()
    event.listen(Engine, "engine_connect", _share)
    internals._use_or_create_ssl_context = cache(internals._use_or_create_ssl_context)


def _share(connection: Connection) -> None:
    if _OPTION not in connection.get_execution_options():
        connection.engine.update_execution_options(**{_OPTION: _COMPILED})
        connection.execution_options(**{_OPTION: _COMPILED})
