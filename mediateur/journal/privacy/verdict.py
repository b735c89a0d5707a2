"""What the guard answers: kinds, positions, French sentences, and how a passage is removed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a note must not hold; the values are the answers of the command line."""

    SOCIAL_SECURITY = "numero-securite-sociale"
    PHONE = "telephone"
    EMAIL = "e-mail"
    IBAN = "iban"
    BIRTH_DATE = "date-naissance"
    NAME = "nom"
    PASSCODE = "mot-de-passe"
    CODE = "code"
    ADDRESS = "adresse"
    IDENTIFIER = "identifiant"
    HEALTH = "sante"

    @property
    def message(self) -> str:
        """The sentence that names what was found, without quoting it."""
        return self.said_of("Cette note")

    def said_of(self, subject: str) -> str:
        """The sentence that names what was found in `subject` (« Ce titre »), without quoting it."""
        return f"{subject} {_MESSAGES[self]}"

    @property
    def button(self) -> str:
        """The label of the button that removes the passage."""
        return _BUTTONS[self]


_MESSAGES: dict[Kind, str] = {
    Kind.SOCIAL_SECURITY: "contient un numéro de sécurité sociale.",
    Kind.PHONE: "contient un numéro de téléphone.",
    Kind.EMAIL: "contient une adresse e‑mail.",
    Kind.IBAN: "contient un numéro de compte bancaire.",
    Kind.BIRTH_DATE: "contient une date de naissance.",
    Kind.NAME: "contient le nom d’une personne.",
    Kind.PASSCODE: "contient un mot de passe.",
    Kind.CODE: "contient un code, un identifiant ou un numéro de carte.",
    Kind.ADDRESS: "dit où une personne habite.",
    Kind.IDENTIFIER: "contient un numéro de dossier ou de papiers, une plaque ou un compte en ligne.",
    Kind.HEALTH: "semble parler de santé. Gardez seulement ce qui sert à l’accueil.",
}

_BUTTONS: dict[Kind, str] = {
    Kind.SOCIAL_SECURITY: "Retirer le numéro",
    Kind.PHONE: "Retirer le numéro",
    Kind.EMAIL: "Retirer l’adresse",
    Kind.IBAN: "Retirer le numéro",
    Kind.BIRTH_DATE: "Retirer la date",
    Kind.NAME: "Retirer le nom",
    Kind.PASSCODE: "Retirer le mot de passe",
    Kind.CODE: "Retirer le code",
    Kind.ADDRESS: "Retirer l’adresse",
    Kind.IDENTIFIER: "Retirer l’identifiant",
    Kind.HEALTH: "Retirer le mot",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A passage of the given text, from `start` to before `end`; never the text itself."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stops a note from being kept, and what only deserves a warning, each in the order of the text."""

    blocking: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    def answer(self) -> str:
        """Return `ok`, `avertissement: sante`, or the kinds that block, sorted and joined with a comma."""
        if self.blocking:
            return ", ".join(sorted({finding.kind.value for finding in self.blocking}))
        return "avertissement: sante" if self.warnings else "ok"


def redact(text: str, finding: Finding) -> str:
    """Return `text` without the passage of `finding`, and without the gap that it leaves."""
    before, after = text[: finding.start], text[finding.end :]
    before, after = before.rstrip(), after.lstrip()
    if before.endswith(("(", "«", '"')) and after.startswith((")", "»", '"')):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    gap = "" if not before or not after or after[0] in ".,;)…" else " "
    return before + gap + after
