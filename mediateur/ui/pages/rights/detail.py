"""A right on a fixed outline: in clear, where and how, what it changes and does not, delay, law; then what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import source_date
from mediateur.content.facts import CONFIDENCE_LABELS
from mediateur.content.text import NBSP, french
from mediateur.rights.catalogue import LETTERS, WHERE_LABELS, Law, Right
from mediateur.ui.kit.buttons import PrimaryButton, PushButton, SecondaryButton, TextLink
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.rights.bullets import Bullets
from mediateur.ui.pages.shared.column_page import scroll_by_key
from mediateur.ui.pages.shared.sources import ASK
from mediateur.usecases.rights import Cited

CHANGES, UNCHANGED = "Ce que ça change", "Ce que ça ne change pas"
HOW, DELAY, LAW = "Où et comment", "Délai", "Texte de loi"
NO_LAW = "Article non relevé."
NEWEST = f"Source la plus récente{NBSP}: "
PAST = "À relire depuis fin {month}"
PADDING, FOOT, COLUMN, LEAST_HEIGHT, WIDEST, CLOSE, CLOSE_TOP = 24, 14, 280, 220, 860, 14, 8


class Detail(Panel):
    """A right, and what can be done with it. `sources_asked` opens the dialog; the others are what they say.

    `letter_asked` carries the id of a form.
    """

    sources_asked = Signal()
    show_asked = Signal()
    try_asked = Signal()
    print_asked = Signal()
    pathway_asked = Signal()
    letter_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", 0)
        self.words: RightWords | None = None
        self._stacked = False
        self.scroller = WordsScroller(0, (PADDING, PADDING - 4, PADDING - 8, PADDING - 8))
        self._whole = QWidget()
        self._whole_column = Column(0, (CLOSE, CLOSE_TOP, CLOSE, PADDING - 8), self._whole)
        self.show_button = PrimaryButton("Montrer à la personne", icon="monitor", keycap="F11")
        self.try_button = SecondaryButton("Essayer ce choix", icon="eye")
        self.print_button = SecondaryButton("Imprimer la fiche", icon="printer")
        self._buttons: tuple[PushButton, ...] = (self.show_button, self.try_button, self.print_button)
        self._build()
        current().changed.connect(self.restyle)
        self.restyle()

    def show_right(self, right: Right, cited: Sequence[Cited], past: str = "") -> None:
        """Show a right; `cited` are its facts, `past` the month since whose end it is to be read again, if it is."""
        before, self.words = self.words, RightWords(right, cited, past)
        if before is not None:
            before.hide()
            before.setParent(None)
            before.deleteLater()
        self.words.link.clicked.connect(self.sources_asked)
        self.words.pathway.clicked.connect(self.pathway_asked)
        self.words.letter_asked.connect(self.letter_asked)
        self._place(self.words)
        self.scroller.verticalScrollBar().setValue(0)
        self.setAccessibleName(right.title)
        self.try_button.setVisible(bool(right.choice))

    def set_stacked(self, stacked: bool) -> None:
        """Let the page scroll the words, or scroll them here above the buttons."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self.scroller.setVisible(not stacked)
        self._whole.setVisible(stacked)
        edge = CLOSE if stacked else PADDING
        self._foot.set_measures(FOOT, (edge, 0, edge, FOOT))
        if self.words is not None:
            self._place(self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up, page down, Début and Fin scroll the words."""
        if self._stacked or not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.scroller.setMinimumHeight(px(LEAST_HEIGHT))

    def _place(self, words: RightWords) -> None:
        (self._whole_column if self._stacked else self.scroller.body).addWidget(words)
        words.show()
        self._fit_buttons()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        words = (self.words.pathway, *self.words.letters, self.words.link) if self.words is not None else ()
        return (*words, *self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words of the buttons alone where there is little width."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        buttons = (*self._buttons, self.words.pathway) if self.words is not None else self._buttons
        for button in buttons:
            button.set_bare(bare=False)
        room = self.width() - 2 * px(CLOSE if self._stacked else PADDING)
        too_wide = self._stacked and any(button.sizeHint().width() > room for button in buttons)
        for button in buttons:
            button.set_bare(bare=too_wide)

    def _build(self) -> None:
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(self._whole)
        self._whole.hide()
        foot = QWidget()
        keep_clear(foot)
        column = self._foot = Column(FOOT, (PADDING, 0, PADDING, FOOT), foot)
        column.addWidget(Separator())
        buttons = FlowLayout(10)
        add_all(buttons, self._buttons)
        column.addLayout(buttons)
        self.body.addWidget(foot)
        self.body.setSpacing(0)
        for button, asked in (
            (self.show_button, self.show_asked),
            (self.try_button, self.try_asked),
            (self.print_button, self.print_asked),
        ):
            button.clicked.connect(asked)


class WordsScroller(ScrollColumn):
    """A column as tall as it is given: it asks for little, so that the page does not scroll instead of it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(COLUMN), px(LEAST_HEIGHT))


class RightWords(QWidget):
    """What is to be read of a right; `link` asks for its sources, `pathway` begins the pathway that exercises it.

    Each of `letters` asks for the paper that it names.
    """

    letter_asked = Signal(str)

    def __init__(self, right: Right, cited: Sequence[Cited], past: str = "") -> None:
        super().__init__()
        self.pathway = SecondaryButton("Commencer le parcours", icon="route")
        if not right.pathway:
            self.pathway.hide()
        self.link = TextLink(ASK)
        self.letters = [self._letter(name) for name in right.letters]
        column = Column(10, parent=self)
        column.addWidget(heading(right.title, 2))
        column.addWidget(Text(right.plain, "consigne"))
        how = FlowLayout(12, left=1)
        how.addWidget(_level(heading(HOW, 3), self.pathway))
        how.addWidget(self.pathway)
        column.addLayout(how)
        for way in right.how:
            column.addWidget(Text(f"**{WHERE_LABELS[way.where]}**{NBSP}: {way.text}", "courant", bold=600))
        add_all(column, self.letters)
        column.addWidget(Separator())
        column.addWidget(_effects(right))
        if right.note:
            column.addLayout(_noted(right.note))
        column.addWidget(_terms(right, cited))
        column.addWidget(Separator())
        if past:
            column.addLayout(_noted(PAST.format(month=source_date(past)), "hourglass"))
        column.addLayout(self._foot(cited))
        column.addStretch(1)
        current().changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again: lines that are too long are hard to follow."""
        self.setMaximumWidth(px(WIDEST))

    def _letter(self, name: str) -> TextLink:
        title = LETTERS[name]
        link = TextLink(french(f"Imprimer : {title[0].lower()}{title[1:]}"))
        link.setObjectName(name)
        link.clicked.connect(self._ask_letter)
        return link

    @Slot()
    def _ask_letter(self) -> None:
        self.letter_asked.emit(self.sender().objectName())

    def _foot(self, cited: Sequence[Cited]) -> FlowLayout:
        flow = FlowLayout(20)
        flow.addWidget(self.link)
        newest = newest_source(cited)
        if newest:
            flow.addWidget(_level(Text(f"{NEWEST}{source_date(newest)}", "note", "text_muted"), self.link))
        return flow


def newest_source(cited: Iterable[Cited]) -> str:
    """Return the date of the newest source, as it is written in it; nothing when there is none."""
    return max((source.date for one in cited for source in one.sources), default="")


def law_words(law: Law, cited: Iterable[Cited]) -> str:
    """Return an article with how sure it is and its date: « article R. 1111-28 (Texte officiel, avril 2022) »."""
    fact = next((one.fact for one in cited if one.fact.id == law.fact), None)
    if fact is None:
        return law.article
    sure = CONFIDENCE_LABELS[fact.confidence].lower()
    return f"{law.article} ({sure}, {source_date(fact.date)})"


def _effects(right: Right) -> QWidget:
    box = QWidget()
    columns = Columns(2, COLUMN, (28, 12), box)
    columns.addWidget(_effect("circle-check", "success", CHANGES, right.changes))
    columns.addWidget(_effect("circle-slash", "text_muted", UNCHANGED, right.unchanged))
    return box


def _effect(sign: str, role: str, title: str, lines: Sequence[str]) -> QWidget:
    box = QWidget()
    column = Column(6, (0, 4, 0, 0), box)
    head = Row(8)
    head.addWidget(Icon(sign, role, 22, "titre_3"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(heading(title, 3), 1)
    column.addLayout(head)
    column.addWidget(Bullets(lines))
    column.addStretch(1)
    return box


def _noted(note: str, icon: str = "info") -> Row:
    row = Row(10, (0, 4, 0, 4))
    row.addWidget(Icon(icon, "text_muted", 22, "courant"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(note), 1)
    return row


def _terms(right: Right, cited: Sequence[Cited]) -> QWidget:
    """Return the delay and the law side by side, where there is room."""
    articles = [law_words(law, cited) for law in right.legal] or [NO_LAW]
    box = QWidget()
    columns = Columns(2, COLUMN, (28, 10), box)
    for title, lines in ((DELAY, [right.delay]), (LAW, articles)):
        part = QWidget()
        column = Column(4, (0, 6, 0, 0), part)
        column.addWidget(heading(title, 3))
        for line in lines:
            column.addWidget(Text(line))
        column.addStretch(1)
        columns.addWidget(part)
    return box


def _level(text: Text, beside: QWidget) -> Text:
    """Give a text the height of the control beside it, so that both stand on one line."""
    text.setMinimumHeight(beside.sizeHint().height())
    return text
