"""Who learns: the label at the counter, those that were hers before, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from mediateur.settings import labels_of

if TYPE_CHECKING:
    from mediateur.usecases.preferences import Preferences


class Learner:
    """The learner whom the settings of this machine name, read again each time."""

    def __init__(self, preferences: Preferences, clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._preferences, self._clock = preferences, clock

    @property
    def label(self) -> str:
        """Her label."""
        return self._preferences.current.mediator

    @property
    def labels(self) -> tuple[str, ...]:
        """Her label and its former spellings, under which what she did may be kept."""
        return tuple(sorted(labels_of(self._preferences.current)))

    @property
    def today(self) -> dt.date:
        """The day."""
        return self._clock().date()
