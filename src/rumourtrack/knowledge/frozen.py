"""Data laid out so that it can be used from a file as it lies there: bytes and arrays of numbers.

Nothing is decoded before it is asked for: a table of 50,000 rows costs what the rows cost that an
article names.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

Sections = Mapping[str, bytes]
"""Name of a part → its bytes."""

V = TypeVar("V")

_MOST_SEARCHES = 500
"""As many cost what a table of all keys costs, which a run over many articles is better off with."""


def name_sections(name: str, sections: Sections) -> dict[str, bytes]:
    """The sections of a part under its name, so that several parts can lie in one file."""
    return {f"{name}/{key}": data for key, data in sections.items()}


def select_sections(name: str, sections: Sections) -> Sections:
    """What `name_sections` was given."""
    start = f"{name}/"
    return {
        key.removeprefix(start): data for key, data in sections.items() if key.startswith(start)
    }


def freeze_numbers(numbers: Iterable[int]) -> bytes:
    """Whole numbers from 0 to 4,294,967,295, in the byte order of this machine."""
    return array("I", numbers).tobytes()


def thaw_numbers(data: bytes) -> Sequence[int]:
    """The same numbers, read where they lie."""
    return memoryview(data).cast("I")


def freeze_strings(name: str, strings: Iterable[str]) -> dict[str, bytes]:
    """Two sections that `Strings` reads."""
    parts = [string.encode() for string in strings]
    ends, end = [0], 0
    for part in parts:
        end += len(part)
        ends.append(end)
    return {f"{name}.text": b"".join(parts), f"{name}.ends": freeze_numbers(ends)}


class Strings(Sequence[str]):
    """Strings that are decoded when asked for."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._text = sections[f"{name}.text"]
        self._ends = thaw_numbers(sections[f"{name}.ends"])

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._text[self._ends[at] : self._ends[at + 1]].decode()

    def __len__(self) -> int:
        return len(self._ends) - 1


def freeze_shelf(name: str, items: Mapping[str, str]) -> dict[str, bytes]:
    """Sections that `Shelf` reads; the order of the items is kept."""
    keys = list(items)
    return {
        **freeze_strings(f"{name}.keys", keys),
        **freeze_strings(f"{name}.values", items.values()),
        f"{name}.order": freeze_numbers(sorted(range(len(keys)), key=keys.__getitem__)),
    }


class Shelf(Mapping[str, V]):
    """A mapping whose values are made when first asked for, and then kept."""

    def __init__(self, sections: Sections, name: str, make: Callable[[str], V]) -> None:
        self._keys = Strings(sections, f"{name}.keys")
        self._values = Strings(sections, f"{name}.values")
        self._order = thaw_numbers(sections[f"{name}.order"])
        self._make = make
        self._made: dict[str, V] = {}
        self._searches = 0
        self._places: dict[str, int] | None = None

    def __getitem__(self, key: str) -> V:
        made = self._made.get(key)
        if made is None:
            at = self._find(key)
            if at is None:
                raise KeyError(key)
            made = self._made[key] = self._make(self._values[at])
        return made

    def _find(self, key: str) -> int | None:
        """Number of a key in order of the items."""
        if self._places is not None:
            return self._places.get(key)
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            self._places = dict(zip(self._keys, range(len(self._keys)), strict=True))
        at = bisect_left(self._order, key, key=self._keys.__getitem__)
        if at == len(self._order) or self._keys[self._order[at]] != key:
            return None
        return self._order[at]

    def make_all(self) -> tuple[V, ...]:
        """All values, in order, made at once."""
        for key, value in zip(self._keys, self._values, strict=True):
            if key not in self._made:
                self._made[key] = self._make(value)
        return tuple(self._made[key] for key in self._keys)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
