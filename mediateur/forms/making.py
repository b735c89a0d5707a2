"""Making a form of the catalogue, as a tagged PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from mediateur.content.text import NBSP
from mediateur.content.translations import FRENCH, UNDRAWABLE, languages_of
from mediateur.errors import MediateurError
from mediateur.forms import written
from mediateur.forms.known import known
from mediateur.forms.names import ACTIVATION, GUIDE, MEMO, MODULE, PREPARE, SHEET
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.library import Library

NO_FORM, FORMS = "Ce document n’existe pas", "Documents possibles"


def make(
    form_id: str,
    variant: str,
    language: str,
    *,
    colour: bool = False,
    contact: Place | None = None,
    printed: dt.date,
    library: Library,
    values: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> bytes:
    """Return a form as a tagged PDF (PDF/UA-1), from a library without problems.

    `values` are the data of configurable facts that the settings replace (the hours of the 34 22); `typed` what was
    written in the fields of the form on screen (nothing: blank). Raises MediateurError when there is no such form,
    version or language (it lists what exists), or when content is broken.
    """
    version = known(variant, {str(v): v for v in Variant}, "Cette version n’existe pas", "Versions possibles")
    tongue = spoken(form_id, language, library.root)
    render = _renderer(form_id, library, values or {}, typed or {})
    told = {} if tongue == FRENCH.code else {"language": tongue}
    return render(version, colour=colour, contact=contact, printed=printed, resources=library.root, **told)


def spoken(form_id: str, language: str, root: Path) -> str:
    """Return a language that a form has. Raises MediateurError: why paper cannot write it, or which ones there are."""
    if language in UNDRAWABLE:
        name, why = UNDRAWABLE[language]
        raise MediateurError(
            f"Ce document ne peut pas être imprimé en {name}{NBSP}: {why}.",
            "Rien n’est perdu.",
            "Choisissez une autre langue, ou lisez-le avec la personne.",
        )
    codes = languages_of(root, form_id.removeprefix(GUIDE) if form_id.startswith(GUIDE) else "")
    choices = {code: code for code in codes}
    return known(language, choices, "Ce document n’existe pas dans cette langue", "Langues possibles")


def _renderer(
    form_id: str, library: Library, values: Mapping[str, str], typed: Mapping[str, str]
) -> Callable[..., bytes]:
    """Return what renders a document, once its content is read."""
    if form_id == MEMO:
        from mediateur.forms import memo, memo_layout

        return partial(memo_layout.render, memo.load_memo(library, ()))
    if form_id.startswith(SHEET):
        from mediateur.forms import right_layout, right_sheet

        return partial(right_layout.render, right_sheet.load_sheet(library, form_id.removeprefix(SHEET)))
    if form_id.startswith(MODULE):
        return _module(form_id.removeprefix(MODULE), library)
    if form_id == PREPARE or form_id.startswith(GUIDE):
        return _guide(form_id, library, values)
    return _written(form_id, library, typed)


def _guide(form_id: str, library: Library, values: Mapping[str, str]) -> Callable[..., bytes]:
    from mediateur.forms import guide, guide_layout, prepare, prepare_layout

    pathways = {f"{GUIDE}{pathway.id}": pathway for pathway in library.pathways}
    if form_id == PREPARE:
        hours = values.get(prepare.HOURS_FACT, "")
        return partial(prepare_layout.render, prepare.blank_preparation(pathways[f"{GUIDE}{ACTIVATION}"], hours))
    pathway = known(form_id, pathways, NO_FORM, FORMS)
    return partial(guide_layout.render, guide.blank_guide(pathway))


def _module(module_id: str, library: Library) -> Callable[..., bytes]:
    from mediateur.forms import module_layout
    from mediateur.forms.sources import newest
    from mediateur.training.modules import load_modules

    modules = {module.id: module for module in load_modules(library.root)}
    module = known(module_id, modules, "Ce module n’existe pas", "Modules possibles")
    screens = {screen.id: screen for screen in library.screens}
    return partial(module_layout.render, module, screens, newest(library, module.facts))


def _written(form_id: str, library: Library, typed: Mapping[str, str]) -> Callable[..., bytes]:
    from mediateur.forms import written_layout
    from mediateur.forms.sources import newest

    ids = sorted(path.stem for path in (library.root / written.FOLDER).glob("*.yaml"))
    known(form_id, dict.fromkeys((PREPARE, MEMO, *ids), form_id), NO_FORM, FORMS)
    form = written.load_form(library.root, form_id)
    screens = {screen.id: screen for screen in library.screens}
    return partial(written_layout.render, form, screens, newest(library, form.facts), typed)
