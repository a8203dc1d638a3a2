"""What a table shows of a record, and how a record becomes flat cells."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from rumourtrack.records import Record

R = TypeVar("R", bound=Record)


class Column(NamedTuple, Generic[R]):
    """One column for people; `cell` may hand over untrusted text, the tables make it safe."""

    title: str
    cell: Callable[[R], str]
    style: Callable[[R], str] | None = None
    wrap: bool = True
    """Whether a narrow screen may break the cell into lines; the narrowest breaks all."""
    optional: bool = False
    """Left out where there is no room for all that is in it."""
    right: bool = False


class View(NamedTuple, Generic[R]):
    """How one kind of record is shown: by columns to people, whole to programs."""

    model: type[R]
    columns: tuple[Column[R], ...]


def flat_fields(model: type[Record]) -> tuple[str, ...]:
    """The record's fields, nested ones as `fee.amount`."""
    return tuple(_flat_fields(model, ""))


def _flat_fields(model: type[Record], before: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        kinds = (field.annotation, *get_args(field.annotation))
        inner = next((k for k in kinds if isinstance(k, type) and issubclass(k, Record)), None)
        if inner is not None and field.annotation in (inner, inner | None):
            yield from _flat_fields(inner, f"{before}{name}.")
        else:
            yield before + name


def flat_cells(row: Record, fields: tuple[str, ...]) -> list[str]:
    """The cells of those fields: nothing for null, "; " between the items of a list."""
    values = row.model_dump(mode="json")
    return [_cell(_reach(values, field.split("."))) for field in fields]


def _reach(values: Any, path: list[str]) -> Any:
    for name in path:
        if values is None:
            return None
        values = values[name]
    return values


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
