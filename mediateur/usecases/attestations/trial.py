"""Whether this installation can make an attestation and verify it, tried on one that nobody is given."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.training.register import Certificate, Person, Rule
from mediateur.trust.apart import Reading
from mediateur.trust.judging import Valid, judge
from mediateur.trust.keys import new_key
from mediateur.trust.trust_list import Organisation, OrganisationKey, TrustList
from mediateur.usecases.attestations.certificates import Attested, Certificates

_ORGANISATION, _DAY = "Organisme d’essai", dt.date(2026, 1, 1)


def attest_and_verify(resources: Path) -> bool:
    """Sign and print an attestation, read its code in its PDF as in one from outside; return whether it is valid.

    Raises ValueError when the process that reads such files gives no answer, MediateurError when it does not start.
    """
    key = new_key()
    person = Person(id="essai", number=1, name="Médiateur 1", entered=_DAY)
    given = Certificate(
        number="2026-0001",
        person=person.id,
        issued=_DAY,
        trained=_DAY,
        title="Essai",
        minutes=420,
        expires=dt.date(2027, 12, 31),
        rule=Rule(),
    )
    pdf = Certificates(_ORGANISATION, key, resources).pdf(Attested(given, person))
    trusted = TrustList(_DAY, 1, (Organisation(_ORGANISATION, (OrganisationKey(key.public, _DAY),)),))
    return [type(judge(code, (trusted,), _DAY)) for code in Reading().read(pdf)] == [Valid]
