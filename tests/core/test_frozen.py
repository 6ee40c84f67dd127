"""Frozen values: what a frozen dataclass promises, kept."""

import copy
import pickle

import pytest

from byfacts.frozen import frozen, replace


@frozen
class Pair:
    first: int
    second: str = "two"

    @property
    def both(self) -> str:
        return f"{self.first} {self.second}"


def test_arguments_may_be_given_by_place_and_by_name() -> None:
    assert Pair(1).both == "1 two"
    assert Pair(second="b", first=3).both == "3 b"


@pytest.mark.parametrize("arguments", [(), (1, "b", "c")])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Pair(*arguments)  # type: ignore[arg-type]


def test_a_value_cannot_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(AttributeError):
        pair.first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del pair.second
    assert pair == Pair(1)


def test_values_with_equal_fields_are_equal_and_hash_alike() -> None:
    assert Pair(1, "b") == Pair(1, "b")
    assert hash(Pair(1, "b")) == hash(Pair(1, "b"))
    assert Pair(1, "b") != Pair(2, "b")
    other: object = (1, "b")
    assert Pair(1, "b") != other


def test_a_copy_may_differ_in_some_fields_and_no_field_is_new() -> None:
    assert replace(Pair(1, "b"), first=2) == Pair(2, "b")
    with pytest.raises(TypeError):
        replace(Pair(1), third=3)


def test_a_value_survives_copying_and_pickling() -> None:
    assert copy.deepcopy(Pair(1, "b")) == Pair(1, "b")
    assert pickle.loads(pickle.dumps(Pair(1, "b"))) == Pair(1, "b")  # noqa: S301 - our own bytes


def test_a_value_shows_its_fields_and_matches_by_place() -> None:
    assert repr(Pair(1, "b")) == "Pair(first=1, second='b')"
    match Pair(1, "b"):
        case Pair(first, second):
            assert (first, second) == (1, "b")
