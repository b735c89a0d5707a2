"""Where a learner is in a module, and what reading on makes of it: pure decisions on frozen values."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import NamedTuple

from mediateur.training.learned import Progress
from mediateur.training.modules import Module


class Stage(Enum):
    """How far a module is."""

    NEW = "new"
    STARTED = "started"
    FINISHED = "finished"


class Standing(NamedTuple):
    """A module as its learner left it: at the section number `place` (from 0); `finished` is the last day she did.

    One that was finished and is read again has both.
    """

    module: Module
    place: int
    begun: bool
    finished: dt.date | None

    @property
    def stage(self) -> Stage:
        """How far it is; a module that was finished stays so while it is read again."""
        if self.finished is not None:
            return Stage.FINISHED
        return Stage.STARTED if self.begun else Stage.NEW


def standing(module: Module, progress: Progress | None) -> Standing:
    """Return where a learner is; a section that the module no longer has leads to the beginning."""
    if progress is None:
        return Standing(module, 0, begun=False, finished=None)
    places = {section.id: place for place, section in enumerate(module.sections)}
    begun = progress.section in places
    return Standing(module, places.get(progress.section, 0), begun, progress.finished)


def reached(module: Module, progress: Progress | None, section_id: str) -> Progress:
    """Return what to keep once a section is in view (KeyError when the module has none of that id)."""
    module.place(section_id)
    return Progress(module=module.id, section=section_id, finished=progress.finished if progress else None)


def done(module: Module, day: dt.date) -> Progress:
    """Return what to keep once a module is finished: it opens at its beginning the next time."""
    return Progress(module=module.id, finished=day)
