"""Keys, facts and lists that the tests share: made up, and always the same."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from mediateur.trust import credential, trust_list
from mediateur.trust.credential import Facts, SignedRule
from mediateur.trust.keys import SigningKey
from mediateur.trust.trust_list import Ended, Organisation, OrganisationKey, TrustList

TODAY = dt.date(2026, 11, 29)
YEAR = dt.date(2026, 1, 1)
FACTS = Facts(
    number="2026-0087",
    name="Médiateur 87",
    title="Accompagner à Mon espace santé",
    trained=dt.date(2026, 11, 19),
    minutes=420,
    issued=dt.date(2026, 11, 20),
    expires=dt.date(2028, 11, 19),
    rule=SignedRule(420, 80, 1, 24),
)


def key(word: str) -> SigningKey:
    """Return a key of its own for each word."""
    return SigningKey(hashlib.sha256(word.encode()).digest())


KEY, NEXT, STRANGER = key("organisme"), key("suivante"), key("inconnu")
OWN = OrganisationKey(KEY.public, YEAR)
ORGANISATION = Organisation("Organisme A", (OWN,))
LIST = TrustList(dt.date(2026, 11, 25), 7, (ORGANISATION,))
CODE = credential.write(FACTS, KEY)


def listed(*ended: Ended, key: OrganisationKey = OWN, day: dt.date = LIST.day) -> TrustList:
    """Return the list of the organisation with what it took back."""
    return replace(LIST, day=day, organisations=(replace(ORGANISATION, keys=(key,), ended=ended),))


def rolled(*, lost: dt.date | None = None, edition: int = 8) -> TrustList:
    """Return the list of the organisation once it has gone over to its next key, on the day of LIST."""
    retired = replace(OWN, until=LIST.day, lost=lost)
    fresh = OrganisationKey(NEXT.public, LIST.day, vouched=trust_list.vouch(NEXT.public, KEY))
    return TrustList(LIST.day, edition, (replace(ORGANISATION, keys=(retired, fresh)),))
