"""The wiring of the journal: what records, corrects, counts, keeps and tells what was done."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from mediateur.app.store import StoreApp
from mediateur.usecases.content.library import Content
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    import datetime as dt

    from mediateur.usecases.exchange.imports import Exchange
    from mediateur.usecases.exchange.spreadsheets import Spreadsheets
    from mediateur.usecases.figures.bilans import Bilans
    from mediateur.usecases.figures.exports import Exports
    from mediateur.usecases.figures.recopying import Recopying
    from mediateur.usecases.figures.sharing import Sharing
    from mediateur.usecases.figures.statistics import Statistics
    from mediateur.usecases.keeping.backups import Backups, Offer
    from mediateur.usecases.keeping.retention import Retention
    from mediateur.usecases.places import Places
    from mediateur.usecases.recording.corrections import Corrections
    from mediateur.usecases.recording.rows import Journal
    from mediateur.usecases.recording.sessions import Sessions
    from mediateur.usecases.recording.workshops import Workshops


class JournalApp(StoreApp):
    """The use cases of the journal. Each is made when it is first needed."""

    preferences: Preferences
    content: Content

    @cached_property
    def sessions(self) -> Sessions:
        """The acts of a session."""
        from mediateur.usecases.recording.sessions import Sessions

        return Sessions(self.open_store, erasing_day=self.erasing_day)

    def erasing_day(self, today: dt.date) -> dt.date:
        """Return the day by which what was kept long enough is erased, for a day that the clock tells."""
        from mediateur.usecases.keeping.days_seen import erasing_day

        return erasing_day(self.preferences.current, today)

    @cached_property
    def journal(self) -> Journal:
        """The reading of the journal."""
        from mediateur.usecases.recording.rows import Journal

        return Journal(self.open_store)

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of the journal."""
        from mediateur.usecases.figures.statistics import Statistics

        return Statistics(self.open_store, self.content, self.preferences)

    @cached_property
    def bilans(self) -> Bilans:
        """The reports of the figures. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.figures.bilans import Bilans

        return Bilans(self.statistics, self.sharing, self.content)

    @cached_property
    def sharing(self) -> Sharing:
        """What has left of the figures, and what may."""
        from mediateur.usecases.figures.sharing import Sharing

        return Sharing(self.open_store)

    @cached_property
    def corrections(self) -> Corrections:
        """The changing of what the journal says."""
        from mediateur.usecases.recording.corrections import Corrections

        return Corrections(self.open_store)

    @cached_property
    def workshops(self) -> Workshops:
        """The counting of workshops and events."""
        from mediateur.usecases.recording.workshops import Workshops

        return Workshops(self.open_store, erasing_day=self.erasing_day)

    @cached_property
    def recopying(self) -> Recopying:
        """The reports to fill elsewhere."""
        from mediateur.usecases.figures.recopying import Recopying

        return Recopying(self.open_store, self.preferences, lambda: self.content.root)

    @cached_property
    def exports(self) -> Exports:
        """The journal as files for spreadsheets. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.figures.exports import Exports

        return Exports(self.open_store, self.statistics, self.sharing)

    @cached_property
    def exchange(self) -> Exchange:
        """The exchange of journals between machines. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.exchange.imports import Exchange

        return Exchange(self.open_store)

    @cached_property
    def backups(self) -> Backups:
        """The copies of the journal."""
        self.refuse_in_practice()
        from mediateur.store.vault import Vault
        from mediateur.usecases.keeping.backups import Backups

        return Backups(Vault(self.folder, self.open_store, self._left), self.preferences)

    @cached_property
    def retention(self) -> Retention:
        """The periods for which notes and details are kept."""
        from mediateur.usecases.keeping.retention import Retention

        return Retention(self.open_store, self.preferences)

    def rescue(self) -> Offer | None:
        """Return the copy that may take the place of a journal that is damaged, set aside or not, if there is one.

        It may also hold more than one beside which stood the log of another.

        To be asked in a job: it reads whole files.
        """
        from mediateur.store.failures import ASIDE, LOG_ASIDE, RefusedError

        notice = self.notice
        cause = notice.cause if isinstance(notice, RefusedError) else None
        if isinstance(notice, RefusedError) and cause is ASIDE:
            return self.backups.rescue(notice.path)
        store = self.open_store()
        is_damaged = store.is_damaged()
        return self.backups.rescue(store.path, in_place=is_damaged) if is_damaged or cause is LOG_ASIDE else None

    @cached_property
    def spreadsheets(self) -> Spreadsheets:
        """The import of tables that mediators kept before."""
        from mediateur.usecases.exchange.spreadsheets import Spreadsheets

        return Spreadsheets(self.open_store, self.content, self.preferences)

    @cached_property
    def places(self) -> Places:
        """The places of help."""
        from mediateur.usecases.places import Places

        return Places(self.open_store, self.preferences)

    def settle(self) -> None:
        """Make the deletions final, when the window opens and closes; where the store refuses, they stay hidden."""
        from mediateur.errors import MediateurError

        if self.is_open and not self.is_read_only:
            with suppress(MediateurError):
                self.corrections.settle()
