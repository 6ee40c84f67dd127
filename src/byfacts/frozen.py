"""Frozen values: what ``dataclass(frozen=True, slots=True)`` gives, made in a tenth of its time.

A cold export defines more than a hundred small classes. ``dataclasses`` compiles six functions for each of them, which
took a fifth of the whole command (docs/decisions/0005). Here one function is compiled, ``__init__``; the others are
shared. The type checker treats ``@frozen`` as a frozen dataclass.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class of its annotated names: positional and keyword arguments, defaults, equality, hash, no changes."""
    names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect costs more than all the classes
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    body = {key: member for key, member in cls.__dict__.items() if key not in (*names, "__dict__", "__weakref__")}
    body |= {"__slots__": names, "__match_args__": names, "__setattr__": _refuse, "__delattr__": _refuse}
    body |= {"__repr__": _repr, "__reduce__": _reduce}
    body.setdefault("__eq__", _eq)
    if body.get("__hash__") is None:
        body["__hash__"] = _hash
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__init__ = _initialiser(made, names, defaults)
    return cast("type[T]", made)


def fields(cls: type) -> tuple[str, ...]:
    """The names of a value's fields, in their order."""
    return tuple(cls.__dict__["__slots__"])


def replace(given: T, **changes: Any) -> T:
    """A copy of a value with some of its fields changed. Raises TypeError for a field that it has not."""
    return type(given)(**({name: getattr(given, name) for name in fields(type(given))} | changes))


def _initialiser(made: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """``__init__`` that stores each argument through its slot, past the refusal to change."""
    scope: dict[str, Any] = {f"_set_{name}": made.__dict__[name].__set__ for name in names}
    scope |= {f"_default_{name}": default for name, default in defaults.items()}
    parameters = "".join(f", {name}=_default_{name}" if name in defaults else f", {name}" for name in names)
    body = "; ".join(f"_set_{name}(self, {name})" for name in names) or "pass"
    exec(f"def __init__(self{parameters}): {body}", scope)  # noqa: S102 - the names are those of the class itself
    return scope["__init__"]


def _refuse(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} is a value and cannot be changed")


def _fields(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__slots__)


def _eq(self: object, other: object) -> bool:
    return _fields(self) == _fields(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash((type(self), _fields(self)))


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def _reduce(self: object) -> tuple[Any, ...]:
    return type(self), _fields(self)
