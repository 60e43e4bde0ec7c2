"""How rows are asked for by one column: built once, because building costs more."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, bindparam, select
from sqlalchemy.sql import Select

#: More values than this are not named one by one.
_MOST_NAMED = 64


@cache
def found_by(column: Column[Any], *in_order: Column[Any]) -> Select[Any]:
    """Return how the rows with one `value` are asked for; built once for each."""
    wanted = column == bindparam("value", type_=column.type)
    return select(column.table).where(wanted).order_by(*in_order)


@cache
def one_of(column: Column[Any], size: int) -> ColumnElement[bool]:
    """Return "is one of so many values", as `among` names them."""
    if size > _MOST_NAMED:
        return column.in_(bindparam("values", type_=column.type, expanding=True))
    return column.in_(
        [bindparam(f"value_{at}", type_=column.type) for at in range(size)]
    )


@cache
def found_among(size: int, column: Column[Any], *in_order: Column[Any]) -> Select[Any]:
    """Return how the rows with one of so many values are asked for."""
    return select(column.table).where(one_of(column, size)).order_by(*in_order)


def among(values: Collection[str]) -> tuple[int, dict[str, Any]]:
    """
    Return a size, and so many values by name, in their order.

    The last is there again until the size is a power of two: so few statements
    are written, and each only once. Very many are written out each time.
    """
    wanted = sorted(values)
    size = 1 << max(len(wanted) - 1, 0).bit_length()
    if not wanted or size > _MOST_NAMED:
        return _MOST_NAMED + 1, {"values": wanted}
    wanted += wanted[-1:] * (size - len(wanted))
    return size, {f"value_{at}": one for at, one in enumerate(wanted)}
