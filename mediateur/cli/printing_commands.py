"""`mediateur imprimer`: a sheet to a file or to a printer, several to a stick, and the lists of both."""

from __future__ import annotations

import argparse
import json
from typing import TextIO

from mediateur.app import App
from mediateur.cli import paper
from mediateur.cli.choices import known
from mediateur.cli.opening import app_of, opened
from mediateur.cli.telling import GOOD
from mediateur.cli.writing import write
from mediateur.errors import UsageError

# What the list of forms gives of each.
LISTED = ("id", "title", "variants", "languages", "qr", "shelf")


def print_sheets(options: argparse.Namespace, out: TextIO) -> int:
    """Do what the words ask. Raises MediateurError."""
    order = paper.read_order(options)
    app = app_of(options)
    if options.imprimantes:
        return paper.list_printers(app, as_json=options.json, out=out)
    if options.liste and options.form:
        raise UsageError("--liste montre toutes les feuilles : ne donnez pas de guide avec elle.")
    if options.liste:
        return _list_forms(app, as_json=options.json, out=out)
    if options.cle:
        return _carry(options, out)
    if len(options.form) != 1 or not (options.sortie or order):
        raise UsageError(
            "Donnez un guide, puis un fichier ou une imprimante : mediateur imprimer FORM -o FICHIER, "
            "ou mediateur imprimer FORM --imprimante NOM. Les listes : --liste, --imprimantes."
        )
    form = known("feuille", options.form[0], {form.id: form for form in app.printing.catalogue()})
    known("variante", options.variante, {str(variant): variant for variant in form.variants})
    known("langue", options.langue, {language: language for language in form.languages})
    with opened(options) as app:
        contact = app.places.current() if app.preferences.current.place else None
        pdf = app.printing.form(form.id, options.variante, options.langue, contact, colour=options.couleur)
    if order:
        paper.send(app, pdf, form.title, order, out)
    else:
        write(options.sortie, pdf)
    return GOOD


def _carry(options: argparse.Namespace, out: TextIO) -> int:
    """Write documents to a folder, a stick most often; a document that lacks a version comes in one that it has."""
    from mediateur.content.translations import LANGUAGES
    from mediateur.forms.variants import Variant
    from mediateur.usecases.paper import kit
    from mediateur.usecases.paper.habits import Habits

    if options.sortie:
        raise UsageError("--cle écrit dans un dossier : ne donnez pas de fichier avec elle.")
    variant = known("variante", options.variante, {str(variant): variant for variant in Variant})
    known("langue", options.langue, {language.code: language for language in LANGUAGES})
    with opened(options) as app:
        forms = {form.id: form for form in app.printing.catalogue()}
        wanted = [known("feuille", name, forms) for name in options.form]
        wanted = wanted or [*Habits(app.preferences).frequent(forms.values())]
        contact = app.places.current() if app.preferences.current.place else None
        items = kit.plan(wanted, variant, options.langue)
        for path in kit.write(items, options.cle, app.printing, contact, colour=options.couleur):
            print(path.name, file=out, flush=True)
    return GOOD


def _list_forms(app: App, *, as_json: bool, out: TextIO) -> int:
    forms = app.printing.catalogue()
    if as_json:
        listed = [{key: getattr(form, key) for key in LISTED} for form in forms]
        print(json.dumps(listed, ensure_ascii=False, indent=1), file=out)
    else:
        for form in forms:
            print(f"{form.id} : {form.title} ({', '.join(form.variants)} ; {', '.join(form.languages)})", file=out)
    return GOOD
