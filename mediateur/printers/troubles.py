"""What is said when a document does not come out on paper; the PDF is always offered instead."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.errors import MediateurError
from mediateur.printers.ticket import one_line

NBSP = "\N{NO-BREAK SPACE}"
READY = "Le document est prêt."
IN_THE_WINDOW = "enregistrez en PDF"
LONGEST_NAME = 60


class NotPrintedError(MediateurError):
    """A document that stays off paper: what happened, what may mend it, and the PDF as the other way."""

    def __init__(self, happened: str, cure: str, detail: str = "", *, instead: str = IN_THE_WINDOW) -> None:
        self.cure = cure
        super().__init__(happened, READY, f"{cure}, ou {instead}.", detail)

    def offering(self, instead: str) -> NotPrintedError:
        """Return the same, with other words to get the PDF."""
        return NotPrintedError(self.happened, self.cure, self.detail, instead=instead)


def silent(detail: str) -> NotPrintedError:
    """Return what is said when a printer does not take the document. `detail` is for the person who mends."""
    return NotPrintedError("L’imprimante ne répond pas.", "Vérifiez le câble", detail)


def service_off() -> NotPrintedError:
    """Return what is said when the print service of the system does not answer."""
    return NotPrintedError(
        "Le service d’impression de ce poste ne répond pas.", "Demandez à la personne qui gère le poste de le relancer"
    )


def nothing_installed() -> NotPrintedError:
    """Return what is said when the machine has no printer at all."""
    return NotPrintedError(
        "Ce poste n’a aucune imprimante.", "Faites-en installer une par la personne qui gère le poste"
    )


def missing(name: str, others: Sequence[str]) -> NotPrintedError:
    """Return what is said when a printer is not there, or no longer, among the others."""
    listed = ", ".join(one_line(other, LONGEST_NAME) for other in others)
    return NotPrintedError(f"L’imprimante {_named(name)} n’est pas là.", f"Choisissez-en une autre ({listed})")


def stopped(name: str) -> NotPrintedError:
    """Return what is said when a printer would keep the document for later."""
    return NotPrintedError(f"L’imprimante {_named(name)} est en pause.", "Relancez-la dans les réglages du poste")


def refusing(name: str) -> NotPrintedError:
    """Return what is said when a printer takes no more documents."""
    return NotPrintedError(
        f"L’imprimante {_named(name)} n’accepte plus de documents.", "Débloquez-la dans les réglages du poste"
    )


def without_a4(name: str, papers: Sequence[str]) -> NotPrintedError:
    """Return what is said when a printer has no A4."""
    return NotPrintedError(
        f"L’imprimante {_named(name)} n’a pas de papier A4.",
        "Choisissez une autre imprimante",
        detail=", ".join(sorted(papers)),
    )


def _named(name: str) -> str:
    return f"«{NBSP}{one_line(name, LONGEST_NAME)}{NBSP}»"
