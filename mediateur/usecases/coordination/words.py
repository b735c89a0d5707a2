"""The network of a coordinator in words: what came in, places that are silent, versions in use."""

from __future__ import annotations

import datetime as dt
from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Sequence

from mediateur.content.dates import long_date
from mediateur.content.text import french, grouped
from mediateur.journal.network import Account, Counter, Heard, Taken

SILENT_DAYS = 60
UNKNOWN = "inconnue"
NOTHING_NEW = french("Rien de nouveau depuis la dernière fois.")
NO_PLACE = french("Aucun lieu ne s'est fait connaître : les médiateurs qui partagent le nom du lieu apparaîtront ici.")
NO_MACHINE = french("Aucun poste n'a encore rien envoyé.")


def taken(found: Taken) -> str:
    """Return what came in, in a sentence."""
    parts = [
        *_many(found.new, "nouvelle séance", "nouvelles séances"),
        *_many(found.corrected, "correction", "corrections"),
        *_many(found.deleted, "suppression", "suppressions"),
        *_many(found.closed, "séance mise en totaux", "séances mises en totaux"),
        *_many(found.months, "mois clos", "mois clos"),
    ]
    came = french(f"Reçu : {', '.join(parts)}.") if parts else NOTHING_NEW
    return " ".join([came, *_refused(found.refused)])


def _refused(number: int) -> Iterator[str]:
    if number:
        several = number > 1
        told = f"{grouped(number)} ligne{'s' if several else ''} illisible{'s' if several else ''}"
        yield french(f"Laissé de côté : {told}, que rien ne compte.")


def _many(number: int, one: str, several: str) -> Iterator[str]:
    if number:
        yield f"{grouped(number)} {one if number == 1 else several}"


def silent(counters: Iterable[Counter], today: dt.date) -> tuple[Counter, ...]:
    """Return the places at which nothing was counted for SILENT_DAYS or more."""
    return tuple(one for one in counters if (days := one.silent(today)) is not None and days >= SILENT_DAYS)


def silence(counters: Sequence[Counter], today: dt.date) -> str:
    """Return how many places are silent, in a sentence."""
    if not counters:
        return NO_PLACE
    number = len(silent(counters, today))
    if not number:
        return french(f"Chaque lieu a compté quelque chose depuis moins de {SILENT_DAYS} jours.")
    which = "1 lieu n'a rien compté" if number == 1 else f"{grouped(number)} lieux n'ont rien compté"
    return french(f"{which} depuis {SILENT_DAYS} jours ou plus. Un appel suffit souvent.")


def since(counter: Counter, today: dt.date) -> str:
    """Return for how long a place is silent, « aujourd'hui » or « 64 jours »; nothing where nothing is known."""
    days = counter.silent(today)
    if days is None:
        return ""
    return french("aujourd'hui" if not days else f"{grouped(days)} jour{'s' if days > 1 else ''}")


def versions(machines: Sequence[Heard]) -> str:
    """Return which versions of the program are in use, the most frequent first, in a sentence."""
    if not machines:
        return NO_MACHINE
    tally = Tally(machine.program or UNKNOWN for machine in machines)
    parts = [f"{version} sur {grouped(n)} poste{'s' if n > 1 else ''}" for version, n in tally.most_common()]
    return french(f"Versions de Médiateur : {', '.join(parts)}.")


def day(when: dt.date | None) -> str:
    """Return a day as it is written, nothing for none."""
    return long_date(when) if when else ""


def short_name(origin: str) -> str:
    """Return what a machine is called: the first letters of its mark, which names nobody."""
    return origin[:6]


def account(one: Account, today: dt.date) -> str:
    """Return an account in words: its name, its territory, and until when an invitation that nobody used is valid."""
    waits = f", {_invitation(one.expires, today)}" if one.expires else ""
    return french(f"{one.name}, {one.label or 'territoire inconnu'}{waits}")


def _invitation(expires: dt.date, today: dt.date) -> str:
    if expires < today:
        return f"invitation jamais utilisée, finie depuis le {long_date(expires)}"
    return f"invitation pas encore utilisée, jusqu'au {long_date(expires)}"


def over(accounts: Sequence[Account], today: dt.date) -> tuple[Account, ...]:
    """Return the accounts whose invitation nobody used in time."""
    return tuple(one for one in accounts if one.expires is not None and one.expires < today)


def closed(accounts: Sequence[Account]) -> str:
    """Return how many accounts were closed at once, in a sentence."""
    if not accounts:
        return french("Aucune invitation n'est périmée : rien n'est fermé.")
    several = "s" if len(accounts) > 1 else ""
    return french(f"{grouped(len(accounts))} invitation{several} périmée{several} fermée{several}.")
