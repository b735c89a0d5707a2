"""Content from the network: looked for once somebody agreed, not too often, and never installed by itself.

What may be asked, and when, is decided here; who asks and how is behind `PackSource`. Nothing is asked at start-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple, Protocol

from mediateur.content.pack import MOST_SIGNED
from mediateur.content.text import french
from mediateur.content.version import Version, version_of
from mediateur.errors import MediateurError
from mediateur.usecases.content import refusals
from mediateur.usecases.content.packs import ContentPacks, Weighed
from mediateur.usecases.preferences import Preferences

DAILY, FIRST_WAIT = dt.timedelta(days=1), dt.timedelta(hours=1)
BETWEEN_PRESSES = dt.timedelta(seconds=10)
NO_SOURCE = french("Ce poste n'est relié à aucune coordination : les contenus s'installent depuis un fichier.")
TOO_SOON = french("Médiateur vient de demander : attendez quelques secondes.")
WHAT_IS_SENT = french(
    "Médiateur demande à votre coordination s'il existe un contenu plus récent. Il n'envoie que cette demande, avec le "
    "compte de ce poste. Rien n'est installé sans vous. Il faudra internet pour cette action."
)


class Limits(NamedTuple):
    """How long a source may take, in seconds (silent, then in all), and how many bytes it may send."""

    silent: float = 10.0
    whole: float = 120.0
    most: int = MOST_SIGNED


LIMITS = Limits()


class Newest(NamedTuple):
    """What a source says of its newest content: its version, and its size in bytes (0 where it does not say)."""

    version: str
    size: int = 0


class PackSource(Protocol):
    """Where contents are published. Both raise MediateurError, in one sentence, within the limits."""

    def newest(self, limits: Limits = LIMITS) -> Newest | None:
        """Return what is said of the newest content; none where nothing was published."""
        ...

    def fetch(self, version: str, limits: Limits = LIMITS) -> bytes:
        """Return the signed pack of a version; more bytes than the limit are not read."""
        ...


class Past(NamedTuple):
    """What is known of the last time: when it was asked (none: never), and how many times in a row it failed."""

    asked: dt.datetime | None = None
    failures: int = 0


def due(past: Past, now: dt.datetime, *, agreed: bool) -> bool:
    """Tell whether to ask by itself: agreed to, a day after an answer, later and later after failures (a day at most).

    A time that is yet to come is that of a clock that was wrong: it holds up nothing.
    """
    if not agreed:
        return False
    if past.asked is None or past.asked > now:
        return True
    wait = min(DAILY, FIRST_WAIT * 2 ** min(past.failures - 1, 10)) if past.failures else DAILY
    return now - past.asked >= wait


def may_press(past: Past, now: dt.datetime) -> bool:
    """Tell whether a person may ask again: a few seconds apart."""
    return past.asked is None or not dt.timedelta(0) <= now - past.asked < BETWEEN_PRESSES


def is_news(newest: Newest | None, present: Version, declined: Version | None, *, by_hand: bool) -> bool:
    """Tell whether a content is to be proposed: later than the present one, and than one that was left, if by itself.

    What is no version, or too large, is none.
    """
    if newest is None or newest.size > MOST_SIGNED:
        return False
    try:
        version = version_of(newest.version)
    except ValueError:
        return False
    return version > present and (by_hand or declined is None or version > declined)


class ContentFetching:
    """Looks for content and brings it. `source` is made when it is asked; none where no network was joined."""

    def __init__(
        self,
        source: Callable[[], PackSource | None],
        packs: ContentPacks,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._source, self._packs, self._preferences, self._clock = source, packs, preferences, clock
        self._found: Newest | None = None

    @property
    def found(self) -> Newest | None:
        """What was found last, until it is in force."""
        return self._found if is_news(self._found, self._packs.version, None, by_hand=True) else None

    @property
    def agreed(self) -> bool:
        """Whether somebody agreed that it looks by itself."""
        return self._preferences.current.content_fetch

    def agree(self, agreed: bool) -> None:
        """Have it look by itself, or no more. Raises MediateurError."""
        self._packs.may_change()
        self._preferences.change(content_fetch=agreed)

    def is_possible(self) -> bool:
        """Tell whether there is where to look. To be asked in a job. Raises MediateurError."""
        return self._source() is not None

    def due(self) -> bool:
        """Tell whether to look now by itself."""
        return due(self._past(), self._clock(), agreed=self.agreed)

    def look(self, *, by_hand: bool) -> Newest | None:
        """Return a content that is to be proposed, if there is one. To be asked in a job. Raises MediateurError."""
        self._packs.may_change()
        source, past = self._source(), self._past()
        if source is None:
            raise MediateurError(NO_SOURCE)
        if by_hand and not may_press(past, self._clock()):
            raise MediateurError(TOO_SOON)
        try:
            newest = source.newest()
        except MediateurError:
            self._keep(past.failures + 1)
            raise
        self._keep(0)
        told = is_news(newest, self._packs.version, self._packs.declined(), by_hand=by_hand)
        self._found = newest if told else None
        return self._found

    def fetch(self, newest: Newest) -> Weighed:
        """Return a content that was proposed, weighed, not installed. To be asked in a job. Raises MediateurError."""
        self._packs.may_change()
        source = self._source()
        if source is None:
            raise MediateurError(NO_SOURCE)
        weighed = self._packs.weigh(source.fetch(newest.version))
        if str(weighed.pack.version) != newest.version:
            raise refusals.changed(newest.version)
        return weighed

    def _past(self) -> Past:
        settings = self._preferences.current
        try:
            asked = dt.datetime.fromisoformat(settings.content_asked) if settings.content_asked else None
        except ValueError:
            asked = None
        return Past(asked.replace(tzinfo=None) if asked else None, max(0, settings.content_failures))

    def _keep(self, failures: int) -> None:
        asked = self._clock().replace(microsecond=0, tzinfo=None).isoformat()
        self._preferences.change(content_asked=asked, content_failures=failures)
