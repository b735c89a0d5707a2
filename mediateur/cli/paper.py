"""`mediateur imprimer … --imprimante NOM`: a form goes to a printer instead of a file."""

from __future__ import annotations

import argparse
import json
from typing import NamedTuple, TextIO

from mediateur.app import App
from mediateur.cli.words import plural
from mediateur.content.text import french
from mediateur.errors import UsageError
from mediateur.printers import troubles
from mediateur.printers.ticket import LONG_EDGE, ONE_SIDED, Printers, Ticket

MOST_COPIES = 99
INSTEAD = french("demandez le PDF : -o FICHIER au lieu de --imprimante")


class Order(NamedTuple):
    """What the words of a command ask of a printer."""

    printer: str
    copies: int
    two_sided: bool
    colour: bool


def read_order(options: argparse.Namespace) -> Order | None:
    """Return what to ask of a printer, nothing when the command names none. Raises UsageError for wrong words."""
    if options.imprimantes and (options.form or options.liste or options.imprimante is not None):
        raise UsageError("--imprimantes montre celles de ce poste : donnez-la seule.")
    if options.imprimante is None:
        if options.exemplaires is not None or options.recto_verso:
            raise UsageError("--exemplaires et --recto-verso vont avec --imprimante NOM.")
        return None
    if options.sortie:
        raise UsageError("Choisissez : un fichier (-o FICHIER) ou une imprimante (--imprimante NOM).")
    if not options.imprimante.strip():
        raise UsageError("Donnez le nom d’une imprimante après --imprimante. La liste : --imprimantes.")
    copies = _copies("1" if options.exemplaires is None else options.exemplaires)
    return Order(options.imprimante, copies, options.recto_verso, options.couleur)


def list_printers(app: App, *, as_json: bool, out: TextIO) -> int:
    """Print the names of the printers of this machine. Raises NotPrintedError where there is none."""
    names = _printers(app).names()
    if as_json:
        print(json.dumps(names, ensure_ascii=False, indent=1), file=out)
        return 0
    if not names:
        raise troubles.nothing_installed().offering(INSTEAD)
    for name in names:
        print(name, file=out)
    return 0


def send(app: App, pdf: bytes, title: str, order: Order, out: TextIO) -> None:
    """Print a PDF. Raises NotPrintedError, with the way to get a file, when it does not come out."""
    sides = LONG_EDGE if order.two_sided else ONE_SIDED
    ticket = Ticket(order.printer, title, copies=order.copies, sides=sides, colour=order.colour)
    try:
        _printers(app).send(pdf, ticket)
    except troubles.NotPrintedError as error:
        raise error.offering(INSTEAD) from error
    sent = f"{plural(order.copies, 'exemplaire')} {'envoyés' if order.copies > 1 else 'envoyé'}"
    print(f"{sent} à l’imprimante {order.printer}", file=out)


def _copies(word: str) -> int:
    copies = int(word) if word.isascii() and word.isdigit() and len(word) <= len(str(MOST_COPIES)) else 0
    if not copies:
        raise UsageError(f"Donnez à --exemplaires un nombre de 1 à {MOST_COPIES}.")
    return copies


def _printers(app: App) -> Printers:
    """Return the queues of the system, or Qt's drawing where it has none."""
    if app.queues is not None:
        return app.queues
    from mediateur.ui import drawing

    return drawing
