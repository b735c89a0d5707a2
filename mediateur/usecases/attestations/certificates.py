"""Making attestations as PDF: one, or a thousand into a folder, with progress and a way to stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import write_whole
from mediateur.training.certificate import asked_by
from mediateur.training.register import Certificate, Person
from mediateur.trust import credential
from mediateur.trust.credential import Facts, SignedRule, TooLongError
from mediateur.trust.keys import SigningKey, fingerprint

SUFFIX = ".pdf"
_TOO_LONG = {"number": "Le numéro", "name": "Le nom", "title": "Le titre de la formation"}


class Attested(NamedTuple):
    """An attestation and whose it is."""

    certificate: Certificate
    person: Person


class Certificates:
    """Makes attestations, signed by an organisation. `organisation` is its name, `resources` the folder of forms."""

    def __init__(self, organisation: str, key: SigningKey, resources: Path) -> None:
        self._organisation, self._key, self._resources = organisation, key, resources

    def pdf(self, attested: Attested, *, colour: bool = True) -> bytes:
        """Return an attestation as a tagged PDF. Raises MediateurError when something cannot be signed or printed."""
        from mediateur.forms.certificate import Printed
        from mediateur.forms.certificate_layout import render

        facts = facts_of(attested)
        printed = Printed(
            facts.number,
            facts.name,
            facts.title,
            facts.trained,
            facts.issued,
            facts.expires,
            facts.minutes,
            asked_by(attested.certificate.rule),
            self._organisation,
            fingerprint(self._key.public),
            self.code(attested),
        )
        return render(printed, colour=colour, resources=self._resources)

    def code(self, attested: Attested) -> str:
        """Return the signed text of the code of an attestation. Raises MediateurError."""
        try:
            return credential.write(facts_of(attested), self._key)
        except TooLongError as error:
            raise _refused(french(f"{_TOO_LONG[str(error)]} est trop long pour le carré de l'attestation.")) from error
        except ValueError as error:
            raise _refused(french("Les dates ou la règle de cette attestation ne vont pas ensemble."), error) from error

    def write_all(
        self, wanted: Sequence[Attested], folder: Path, going_on: Callable[[int], bool], *, colour: bool = True
    ) -> Iterator[Path]:
        """Write each attestation to a folder; yield its file once it is whole.

        `going_on` is told how many are done, and answers whether to go on: those that are written stay. Raises
        MediateurError, which names the attestation that stopped it.
        """
        for done, attested in enumerate(wanted):
            if not going_on(done):
                return
            file = folder / file_name(attested)
            try:
                write_whole(file, self.pdf(attested, colour=colour))
            except OSError as error:
                raise MediateurError(
                    french(f"Le fichier {file.name} ne s'écrit pas."),
                    french(f"Attestations déjà écrites : {done}."),
                    french("Choisissez un dossier où vous pouvez écrire, avec assez de place."),
                    detail=str(error),
                ) from error
            except MediateurError as error:
                number = attested.certificate.number
                happened = french(f"Attestation {number} : {error.happened}")
                safe = french(f"Attestations déjà écrites : {done}.")
                raise MediateurError(happened, safe, error.remedy, error.detail) from error
            yield file
        going_on(len(wanted))


def facts_of(attested: Attested) -> Facts:
    """Return what is signed of an attestation, with the rule that was in force when it was given."""
    given, rule = attested.certificate, attested.certificate.rule
    return Facts(
        number=given.number,
        name=attested.person.name,
        title=given.title,
        trained=given.trained,
        minutes=given.minutes,
        issued=given.issued,
        expires=given.expires,
        rule=SignedRule(rule.minutes, rule.quiz_percent, rule.observations, rule.months),
    )


def file_name(attested: Attested) -> str:
    """Return the name of the file of an attestation: its number, in letters that every system takes; no name."""
    number = re.sub(r"[^0-9A-Za-z-]+", "-", attested.certificate.number).strip("-") or "sans-numero"
    return f"attestation-{number}{SUFFIX}"


def _refused(happened: str, error: ValueError | None = None) -> MediateurError:
    return MediateurError(
        happened,
        french("Rien n'est changé."),
        french("Corrigez-le dans le registre, puis recommencez."),
        detail=str(error or ""),
    )
