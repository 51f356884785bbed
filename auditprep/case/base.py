"""An open case: what is true of every part of the door, and the answers."""

from __future__ import annotations

import platform
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from auditprep.model import Holder

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.evidence.search_texts import Beside
    from auditprep.model import Matching, Wanted
    from auditprep.store.casefile import CaseFile
    from auditprep.store.changes import AnswerChange, TypedField


class Unset:
    """The value of an argument that was not given."""


UNSET = Unset()


class OpenCase:
    """A case held open by the thread that opened it."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._beside: Beside | None = None
        self._matched: tuple[object, Matching] | None = None
        self._likely: tuple[object, tuple[Wanted, ...]] | None = None

    @property
    def read_only(self) -> bool:
        """Whether changes are refused: see `open`. Turns true if somebody takes our lock over."""
        return self._file.read_only

    @property
    def holder(self) -> Holder | None:
        """Who has the case open for writing, when that is someone else, or she herself in another window."""
        holder = self._file.holder
        if holder is None:
            return None
        return replace(holder, is_here=(holder.user, holder.machine) == (self._file.who, platform.node()))

    def form(self) -> bytes:
        """The auditors' form exactly as it came."""
        return self._file.form()

    def answer(
        self,
        key: str,
        *,
        mark: str | None | Unset = UNSET,
        text: str | Unset = UNSET,
        done: bool | Unset = UNSET,
        evidence: str | Unset = UNSET,
        carried: bool | Unset = UNSET,
    ) -> None:
        """Changes what is given of an answer. `done=True` and `carried=False` confirm what was carried over.
        Raises UnknownQuestion, UnknownMark, ReadOnlyCase, LockedCase, SaveFailed."""
        change = given(mark=mark, text=text, done=done, evidence=evidence, carried=carried)
        self._file.answer(key, cast("AnswerChange", change))

    def save_typed(self, key: str, text: str, field: TypedField = "text") -> None:
        """Saves a description, or what the form's own place for evidence says, while it is being typed, as often as one likes: the history keeps a line a minute.
        Raises UnknownQuestion, ReadOnlyCase, LockedCase, SaveFailed."""
        self._file.save_typed(key, text, field)

    def keep_alive(self) -> None:
        """Tells others that the case is still open here; to be called about once a minute."""
        self._file.keep_alive()

    def close(self) -> None:
        """Lets go of the file and its lock. May be called twice."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


def given(**arguments: object) -> dict[str, object]:
    """The arguments that were given."""
    return {name: value for name, value in arguments.items() if not isinstance(value, Unset)}
