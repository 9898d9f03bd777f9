"""Where the words of a line stand: kept in few bytes, since a long document has many words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from struct import Struct
from typing import Any, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

# A word's offset in the text, and where it begins and ends on the page, in points.
Place = tuple[int, float, float]
_PLACE = Struct("=Idd")


class Places(Sequence[Place]):
    """The places of words, in order, each as (offset in the text, x0, x1); it equals any sequence of the same."""

    __slots__ = ("_packed",)

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._packed = b"".join(starmap(_PLACE.pack, places))

    def __len__(self) -> int:
        return len(self._packed) // _PLACE.size

    def __iter__(self) -> Iterator[Place]:
        return _PLACE.iter_unpack(self._packed)

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, at: int | slice) -> Place | tuple[Place, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return repr(tuple(self))

    def moved(self, by: int) -> "Places":
        """The same places in a text that begins `by` code points earlier."""
        return Places((at + by, x0, x1) for at, x0, x1 in self)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        listed = core_schema.no_info_after_validator_function(cls, handler(tuple[Place, ...]))
        as_tuple = core_schema.plain_serializer_function_ser_schema(tuple)
        return core_schema.union_schema([core_schema.is_instance_schema(cls), listed], serialization=as_tuple)
