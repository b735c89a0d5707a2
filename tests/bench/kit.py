"""A kit of documents to carry away: guides, letters and sheets in turn."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import chain, islice, zip_longest

from mediateur import paths
from mediateur.forms import making
from mediateur.forms.catalogue import FormInfo, Shelf, catalogue
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.library import Library, load_library
from tests.bench.timing import median, timed

DOCUMENTS, BOUND_S, ROUNDS = 30, 3.0, 5
SHELVES = (Shelf.GUIDES, Shelf.RIGHTS, Shelf.SHEETS)
PRINTED = dt.date(2026, 11, 23)


def measure() -> bool:
    """Print how long the kit takes warm; tell whether the bound is kept."""
    library = load_library(paths.resources())
    forms = _turns(library)
    _, *warm = (timed(partial(_make, forms, library, turn)) / 1000 for turn in range(ROUNDS + 1))
    print(f"Lot de {len(forms)} documents : à chaud {median(warm):.2f} s (médiane de {ROUNDS}), borne {BOUND_S:.0f} s")
    return median(warm) <= BOUND_S


def _turns(library: Library) -> list[FormInfo]:
    """Return the forms to make: one of each shelf in turn, as far as there are."""
    shelves = [[form for form in catalogue(library) if form.shelf is shelf] for shelf in SHELVES]
    in_turn = chain.from_iterable(zip_longest(*shelves))
    return list(islice((form for form in in_turn if form is not None), DOCUMENTS))


def _make(forms: list[FormInfo], library: Library, turn: int) -> None:
    place = Place(id="p", name=f"Lieu numéro {turn}")
    for form in forms:
        variant = Variant.COURANT if Variant.COURANT in form.variants else form.variants[0]
        making.make(form.id, variant, "fr", contact=place, printed=PRINTED, library=library)
