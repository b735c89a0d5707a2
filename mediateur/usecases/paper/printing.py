"""Making the paper: the guide of a session, and the forms of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediateur.content.official import OFFICIAL_URL
from mediateur.content.translations import FRENCH, languages_of
from mediateur.forms import catalogue, making
from mediateur.forms.catalogue import FormInfo, Shelf
from mediateur.forms.names import GUIDE
from mediateur.forms.variants import Variant
from mediateur.pathways.proofs_references import PREPARE
from mediateur.usecases.paper.own_words import ABOUT_KEEPING, own_words

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.journal.encounter import Place
    from mediateur.pathways.library import Library
    from mediateur.pathways.walk import Walk
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.recording.sessions import Session


class Printing:
    """Turns sessions and forms into PDF bytes; nothing is kept. Slow enough (0.2 s) to be called from a job."""

    def __init__(
        self,
        content: Content,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
        sharing: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._content = content
        self._preferences = preferences
        self._clock, self._sharing = clock, sharing
        self._listed: tuple[Library, tuple[FormInfo, ...]] | None = None

    def catalogue(self) -> tuple[FormInfo, ...]:
        """Return all that `form` makes, shelf by shelf. Raises ContentError when content is damaged."""
        library = self._content.library()
        if self._listed is None or self._listed[0] is not library:
            self._listed = (library, catalogue.catalogue(library))
        return self._listed[1]

    def letters(self) -> tuple[FormInfo, ...]:
        """Return the letters and papers of rights. Raises ContentError when content is damaged."""
        return tuple(form for form in self.catalogue() if form.shelf is Shelf.RIGHTS)

    def title_of(self, form_id: str) -> str:
        """Return the title of a form, empty where there is none. Raises ContentError when content is damaged."""
        return next((form.title for form in self.catalogue() if form.id == form_id), "")

    def languages(self, session: Session) -> tuple[str, ...]:
        """Return the codes of the languages in which `guide` tells this session."""
        walk = session.walk
        return (FRENCH.code,) if _prepares(walk) else languages_of(self._root, walk.pathway.id)

    def guide(
        self,
        session: Session,
        variant: str,
        contact: Place | None,
        *,
        colour: bool = False,
        language: str = FRENCH.code,
    ) -> bytes:
        """Return the guide of a session, with only what concerns this person.

        A person who prepares and comes back gets that sheet instead, in French. Raises MediateurError for a language
        in which this pathway is not told.
        """
        from mediateur.forms import guide, guide_layout, prepare, prepare_layout

        walk, code, day = session.walk, session.draft.code, self._clock().date()
        version = Variant(variant)
        if _prepares(walk):
            sheet = prepare.preparation_of(walk, self._data.get(prepare.HOURS_FACT, ""), code)
            return prepare_layout.render(
                sheet, version, colour=colour, contact=contact, printed=day, resources=self._content.root
            )
        paper = guide.guide_of(walk, code if walk.remaining else "")
        spoken = making.spoken(f"{GUIDE}{walk.pathway.id}", language, self._root)
        return guide_layout.render(
            paper, version, language=spoken, colour=colour, contact=contact, printed=day, resources=self._root
        )

    def form(
        self,
        form_id: str,
        variant: str,
        language: str,
        contact: Place | None,
        *,
        colour: bool = False,
        typed: Mapping[str, str] | None = None,
    ) -> bytes:
        """Return a form of the catalogue. Raises MediateurError for one that does not exist.

        `typed` is what was written in its fields for someone who cannot write: it goes to paper and nowhere else.
        What the settings know of what is kept here, and with whom it is shared, is written in the fields that ask it,
        unless something else was.
        """
        shared = self._sharing() if form_id in ABOUT_KEEPING else {}
        written = {field: text for field, text in (typed or {}).items() if text}
        return making.make(
            form_id,
            variant,
            language,
            colour=colour,
            contact=contact,
            printed=self._clock().date(),
            library=self._content.library(),
            values=self._data,
            typed={**own_words(self._preferences.current, contact), **shared, **written},
        )

    def memo(self, choices: frozenset[str], variant: str, contact: Place | None, *, colour: bool = False) -> bytes:
        """Return the memo « Qui peut voir quoi ? » of these choices.

        Raises MediateurError for a choice that does not exist, or when content is damaged.
        """
        from mediateur.forms import memo, memo_layout

        made, day = memo.load_memo(self._content.library(), choices), self._clock().date()
        return memo_layout.render(
            made, Variant(variant), colour=colour, contact=contact, printed=day, resources=self._content.root
        )

    def right_sheet(self, right_id: str, variant: str, contact: Place | None, *, colour: bool = False) -> bytes:
        """Return the sheet of a right.

        Raises MediateurError for a right that does not exist, or when content is damaged.
        """
        from mediateur.forms import right_layout, right_sheet

        made, day = right_sheet.load_sheet(self._content.library(), right_id), self._clock().date()
        return right_layout.render(
            made, Variant(variant), colour=colour, contact=contact, printed=day, resources=self._content.root
        )

    def address_qr(self) -> str:
        """Return the official address as an SVG QR code, for the person's own phone."""
        from mediateur.forms.qr_svg import svg

        return svg(OFFICIAL_URL)

    @property
    def _root(self) -> Path:
        return self._content.root

    @property
    def _data(self) -> Mapping[str, str]:
        return self._preferences.current.data


def _prepares(walk: Walk) -> bool:
    """Tell whether the person prepares and comes back: she gets that sheet instead of a guide."""
    return bool(walk.state.end) and walk.pathway.end(walk.state.end).prints == PREPARE
