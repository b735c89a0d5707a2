"""The manual in the program: a page of it, what one searches in it, and the way back."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.manual import SUMMARY, Link, Page
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.markdown_view import MarkdownView
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.pages.shared.findings import Answer, Findings
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.program.manual import Manual, Passage

LABEL, EXAMPLE = french("Chercher dans l'aide"), french("Exemple : imprimante")
NOTHING = french("Rien dans l'aide ne répond à ces mots. Essayez-en d'autres.")
HERE = french("Sur cette page :")
SIGN, LEAST_HEADINGS = "book-open", 3


class _Place(NamedTuple):
    page: str
    scrolled: int


class ManualReader(QWidget):
    """`placed` carries how far to scroll (px from its own top), `moved` what must stay in view."""

    placed = Signal(int)
    moved = Signal(QRect)

    def __init__(self, manual: Manual) -> None:
        super().__init__()
        self._manual = manual
        self._visited: list[_Place] = []
        self._found: tuple[Passage, ...] = ()
        self.page: Page | None = None
        self.scrolled = 0
        self.field = SearchField(EXAMPLE)
        self.summary = SecondaryButton("Sommaire", icon="list")
        self.back = SecondaryButton("Retour", icon="arrow-left")
        self.trouble = Trouble()
        self.findings = Findings(self.field, self._find, manual.prepare, self.trouble, NOTHING, [SIGN])
        self.view, self.panel = MarkdownView(), Panel("surface", 18)
        self._column, self._head = Column(14, parent=self), Row(12)
        self._build()
        self._connect()

    def stack(self, narrow: bool) -> None:
        """Put the buttons under the field, or beside it."""
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    @property
    def shown(self) -> str:
        """The name of the page in view."""
        return self.page.name if self.page else ""

    @Slot(str)
    def show_topic(self, topic: str) -> None:
        """Show a page of the manual, or page#heading, as a new beginning: nothing to go back to."""
        self._visited.clear()
        self.field.clear()
        self._show(Link("", topic))

    @Slot()
    def go_back(self) -> None:
        """Show the page that was read before, where it was left."""
        if self._visited:
            before = self._visited.pop()
            self._show(Link("", before.page))
            self.placed.emit(before.scrolled)

    def _build(self) -> None:
        ways = QWidget()
        flow = Row(10, parent=ways)
        flow.addWidget(self.back)
        flow.addWidget(self.summary)
        flow.addStretch(1)
        self._head.addWidget(FormRow(LABEL, self.field), 1)
        self._head.addWidget(ways, 0, Qt.AlignmentFlag.AlignBottom)
        self.panel.body.addWidget(self.view)
        self._column.addLayout(self._head)
        self._column.addWidget(self.trouble)
        self._column.addWidget(self.findings)
        self._column.addWidget(self.panel)
        for hidden in (self.back, self.panel):
            hidden.hide()

    def _connect(self) -> None:
        self.findings.searching.connect(self._fold)
        self.findings.chosen.connect(self._take)
        self.summary.clicked.connect(self._show_summary)
        self.back.clicked.connect(self.go_back)
        self.view.followed.connect(self._follow)
        self.view.moved.connect(self._on_moved)

    @Slot()
    def _show_summary(self) -> None:
        self._follow(f"{SUMMARY}.md")

    @Slot(str)
    def _follow(self, target: str) -> None:
        """Go where a link leads; one that leaves the manual leads nowhere from here."""
        link = Link("", target)
        if link.leaves:
            return
        if link.page and link.page != self.shown and self.page is not None:
            self._visited.append(_Place(self.shown, self.scrolled))
        self.field.clear()
        self._show(link)

    def _show(self, link: Link) -> None:
        try:
            page = self._manual.page(link.page or self.shown)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        if page is not self.page:
            self.page = page
            self.view.show_markdown(_within(page), self._manual.folder)
            self.view.setAccessibleName(page.title)
            announce(self, french(f"Aide : {page.title}"))
        self.panel.show()
        self.back.setVisible(bool(self._visited))
        anchors = [heading.anchor for heading in page.headings]
        rank = anchors.index(link.anchor) if link.anchor in anchors else 0
        self.placed.emit(self._top_of(rank))

    def _top_of(self, rank: int) -> int:
        """Return how far below the top of the reader a heading begins; 0 for the title, under which all begins."""
        if not rank:
            return 0
        self._column.activate()
        return self.view.mapTo(self, self.view.rect().topLeft()).y() + self.view.top_of(rank)

    @Slot(QRect)
    def _on_moved(self, caret: QRect) -> None:
        self.moved.emit(caret.translated(self.view.mapTo(self, self.view.rect().topLeft())))

    def _find(self, typed: str) -> tuple[Answer, ...]:
        self._found = self._manual.find(typed)
        return tuple(Answer(passage.title, passage.words, SIGN) for passage in self._found)

    @Slot(bool)
    def _fold(self, searching: bool) -> None:
        self.panel.setVisible(not searching and self.page is not None)

    @Slot(int)
    def _take(self, rank: int) -> None:
        passage = self._found[rank]
        self._follow(f"{passage.page}.md#{passage.anchor}")
        self.view.setFocus(Qt.FocusReason.TabFocusReason)


def _within(page: Page) -> str:
    """Return the text of a page, with what stands on it after its title when that is much.

    Links that leave the manual are words here: what they lead to does not come with the program.
    """
    text = page.text
    for link in page.links:
        if link.leaves:
            text = text.replace(f"[{link.text}]({link.target})", french(f"« {link.text} »"))
    if len([heading for heading in page.headings if heading.level == 2]) < LEAST_HEADINGS:
        return text
    title, _, rest = text.partition("\n")
    links = (f"[{heading.text}](#{heading.anchor})" for heading in page.headings if heading.level == 2)
    return "\n".join((title, "", f"**{HERE}** {' · '.join(links)}", "", rest))
