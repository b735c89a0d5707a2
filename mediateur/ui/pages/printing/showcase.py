"""What Imprimer shows: the paper chosen, made first; then its other versions, and those whose pages the list tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QTimer, Slot

from mediateur.content.text import NBSP
from mediateur.content.translations import FRENCH
from mediateur.errors import MediateurError
from mediateur.forms.catalogue import FormInfo
from mediateur.forms.names import MEMO
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.ui.kit.announce import announce
from mediateur.ui.pages.printing.frame import PrintFrame
from mediateur.ui.pages.printing.papers import Glimpse, Order, Paper, Papers
from mediateur.ui.pages.shared.titled_list import TitledRow
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session

SESSION = TitledRow("seance", "Guide de cette séance")
CHOICES = TitledRow("memo", "Mémo de ces choix")
WAITING, WAIT_MS = "Préparation de la feuille…", 300


class PrintShowcase(PrintFrame):
    """Papers are made in a job, and live as long as they are right; what was typed, as long as it is in view."""

    def __init__(self, printing: Printing, preferences: Preferences) -> None:
        super().__init__()
        self._printing, self._preferences = printing, preferences
        self._forms: dict[str, FormInfo] = {}
        self._session: Session | None = None
        self._choices: frozenset[str] = frozenset()
        self._contact: Place | None = None
        self._shown: Order | None = None
        self.papers = Papers(printing, self)
        self.papers.ready.connect(self._on_ready)
        self.papers.glimpsed.connect(self._on_glimpsed)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(WAIT_MS)
        self._slow.timeout.connect(self._on_slow)
        self.catalogue.moved.connect(self._on_moved)
        self.catalogue.searched.connect(self._on_searched)

    @property
    def pdf(self) -> bytes:
        """The paper chosen, empty until it is in view."""
        made = self.papers.of(self.chosen) if self._forms else None
        return made.pdf if isinstance(made, Paper) and self._shown == self.chosen else b""

    @property
    def form(self) -> FormInfo | None:
        """The form of the catalogue that is chosen; none for what stands beside it."""
        return self._forms.get(self.catalogue.value)

    @property
    def chosen(self) -> Order:
        """The paper chosen, with what is typed in it."""
        order = self.order(self.catalogue.value)
        return order if self.filling is None else replace(order, typed=self.filling.typed)

    @property
    def blank(self) -> Order:
        """The paper chosen, without what is typed in it."""
        return self.order(self.catalogue.value)

    def order(self, name: str) -> Order:
        """Return the paper of a line of the list, in the version and the language wanted, or the first that it has."""
        session = self._session if name == SESSION.id else None
        form = self._forms.get(name)
        variants = form.variants if form else tuple(Variant)
        wanted, language = self.options.remembered.variant, self.options.language
        progress = (session.draft.id, session.draft.events) if session else ()
        return Order(
            form=MEMO if name == CHOICES.id else name,
            variant=wanted if wanted in variants else variants[0],
            language=language if form and language in form.languages else FRENCH.code,
            colour=self.options.colour,
            contact=self._contact,
            edition=(dt.date.today(), tuple(sorted(self._preferences.current.data.items())), progress),
            session=session,
            choices=self._choices if name == CHOICES.id else None,
        )

    def want(self) -> None:
        """Want the paper chosen, then its other versions, then those in view in the list: never all at once."""
        chosen, form = self.chosen, self.form
        if self.filling is None:
            variants = form.variants if form else tuple(Variant)
            ahead = [replace(chosen, variant=variant) for variant in variants if variant != chosen.variant]
            ahead += [self.order(name) for name in self.catalogue.list.in_view() if name != self.catalogue.value]
        else:
            ahead = [self.blank] if chosen.typed else []
        self.papers.want((chosen, *ahead))
        self._show_pages()
        self._show()

    def gone_on(self) -> None:
        """Go on with what waited for a paper, if it is there now."""

    def forget_typed(self) -> None:
        """Leave nothing of a paper that holds what someone typed."""
        self.papers.forget_typed()
        self.preview.forget()
        self.trouble.forget()
        self._shown = None

    @Slot()
    def renew(self) -> None:
        """Show the paper as it is now wanted; what failed before is another matter."""
        self.trouble.forget()
        self.want()

    @Slot()
    def _on_moved(self) -> None:
        if self._forms and self.isVisible():
            self.want()

    @Slot()
    def _on_searched(self) -> None:
        """Make nothing but the paper chosen while one types."""
        if self._forms and self.isVisible() and self.filling is None:
            self.papers.want((self.chosen,))
            self._show_pages()

    @Slot(object)
    def _on_ready(self, made: Order) -> None:
        self._show_pages()
        if made == self.chosen:
            self._show()
        self.gone_on()

    @Slot(object)
    def _on_glimpsed(self, glimpse: Glimpse) -> None:
        """Show the first page of the paper chosen while the others are made: not to who is writing on another one."""
        if self.filling is None and glimpse.order == self.chosen and self.papers.of(glimpse.order) is None:
            self._slow.stop()
            self.preview.show_first(glimpse.pdf, glimpse.pages)

    def _show_pages(self) -> None:
        forms = {order.form for order in self.papers.made} | {SESSION.id, CHOICES.id}
        ids = [row.id for row in self.catalogue.list.rows.rows if row.id in forms]
        made = {name: self.papers.of(self.order(name)) for name in ids}
        self.catalogue.show_pages({name: paper.pages for name, paper in made.items() if isinstance(paper, Paper)})

    def _show(self) -> None:
        """Show the paper chosen if it is there; say why it is not once that has lasted."""
        made = self.papers.of(self.chosen)
        if made is None:
            self._slow.start()
            return
        self._slow.stop()
        if isinstance(made, MediateurError):
            self.trouble.tell(made)
        else:
            self._show_paper(made)

    def _show_paper(self, paper: Paper) -> None:
        before, chosen = self._shown, self.chosen
        if before == chosen:
            return
        self._shown = chosen
        stay = self.filling is not None and before is not None and before.form == chosen.form
        self.preview.show_pdf(paper.pdf, stay=stay)
        if self.filling is None:
            announce(self.preview, f"Aperçu prêt, {paper.pages}{NBSP}page{'s' if paper.pages > 1 else ''}.")

    @Slot()
    def _on_slow(self) -> None:
        self.preview.wait(WAITING)
