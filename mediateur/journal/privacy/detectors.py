"""The detectors in order: what one has taken, the next does not read again as something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mediateur.journal.privacy.accounts import emails, ibans
from mediateur.journal.privacy.addresses import addresses
from mediateur.journal.privacy.bank_cards import bank_cards
from mediateur.journal.privacy.bare_codes import bare_codes
from mediateur.journal.privacy.beside_names import names_beside
from mediateur.journal.privacy.births import birth_dates
from mediateur.journal.privacy.capitals import dotted_acronyms
from mediateur.journal.privacy.civilities import names_after_civility
from mediateur.journal.privacy.codes import codes
from mediateur.journal.privacy.dwellings import dwellings
from mediateur.journal.privacy.firms import firms
from mediateur.journal.privacy.given_names import full_names
from mediateur.journal.privacy.health import health_words
from mediateur.journal.privacy.identifiers import identifiers
from mediateur.journal.privacy.initials import names_with_initial
from mediateur.journal.privacy.labelled_names import labelled_names
from mediateur.journal.privacy.name_words import all_shouted
from mediateur.journal.privacy.offices import names_after_bare_office
from mediateur.journal.privacy.passwords import logins, passwords
from mediateur.journal.privacy.phones import phones
from mediateur.journal.privacy.place_names import place_names
from mediateur.journal.privacy.role_names import names_after_role
from mediateur.journal.privacy.secret_shapes import shaped_secrets
from mediateur.journal.privacy.serials import serial_numbers
from mediateur.journal.privacy.social_security import certain_numbers, likely_numbers
from mediateur.journal.privacy.told_secrets import told_secrets
from mediateur.journal.privacy.typed_names import typed_names
from mediateur.journal.privacy.verdict import Finding, Kind
from mediateur.journal.privacy.view import Span, View, digital, fold
from mediateur.journal.privacy.written_dates import dated


def blocking(text: str, today: dt.date) -> tuple[Finding, ...]:
    """Return the passages of `text` that may not be kept, in order."""
    folded = fold(text)
    mail, account = list(emails(folded.low)), list(ibans(folded.low))
    found = _findings(
        folded,
        Kind.NAME,
        _names(
            folded.blanked([*mail, *firms(folded.low), *place_names(folded.text), *dotted_acronyms(folded.text)]), text
        ),
    )
    found += _findings(folded, Kind.EMAIL, mail) + _findings(folded, Kind.IBAN, account)
    return _in_order(found + _numbers(digital(folded.blanked([*mail, *account])), text, today))


def warnings(text: str) -> tuple[Finding, ...]:
    """Return the health words of `text`, in order."""
    folded = fold(text)
    return _in_order(_findings(folded, Kind.HEALTH, health_words(folded)))


def _names(view: View, source: str) -> Iterator[Span]:
    yield from names_after_civility(view, source)
    yield from names_after_bare_office(view.text)
    text = view.low if all_shouted(view.text) else view.text
    yield from labelled_names(text)
    yield from names_after_role(text)
    yield from names_beside(text)
    yield from full_names(text)
    yield from names_with_initial(text)
    yield from typed_names(text)


def _numbers(view: View, source: str, today: dt.date) -> list[Finding]:
    identity = list(certain_numbers(view.low))
    view = view.blanked(identity)
    births = list(birth_dates(view.low, today))
    undated = view.blanked(dated(view.low, today))
    serials = list(serial_numbers(undated.low))
    undated = undated.blanked(serials)
    called = list(phones(undated.low))
    undated = undated.blanked(called)
    likely = list(likely_numbers(undated.low))
    rest = undated.blanked(likely)
    told = list(identifiers(rest.text, rest.low))
    found = {
        Kind.SOCIAL_SECURITY: [*identity, *likely],
        Kind.BIRTH_DATE: births,
        Kind.PHONE: called,
        Kind.ADDRESS: _homes(view),
        Kind.IDENTIFIER: told,
        Kind.PASSCODE: [*passwords(rest, source), *shaped_secrets(rest), *told_secrets(rest)],
        Kind.CODE: [*serials, *logins(rest, source), *codes(rest), *bare_codes(rest, today), *bank_cards(rest.low)],
    }
    return [finding for kind, spans in found.items() for finding in _findings(view, kind, spans)]


def _homes(view: View) -> Iterator[Span]:
    text = view.low if all_shouted(view.text) else view.text
    yield from addresses(text, view.low)
    yield from dwellings(text, view.low)


def _findings(view: View, kind: Kind, spans: Iterable[Span]) -> list[Finding]:
    return [Finding(*view.origin(span), kind) for span in _merged(spans)]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join the spans that overlap."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current and start < current[1]:
            current = current[0], max(end, current[1])
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(found)))
