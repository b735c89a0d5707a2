"""What points at one person in a register or on a network: files, papers, number plates, accounts, profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.passwords import COUNTED
from mediateur.journal.privacy.view import Span

_PAPER = (
    r"\b(?:passeports?|cni|cin|ci(?!-)|sejour|carte(?:s)? (?:nationale )?(?:d')?id(?:entite)?"
    r"|piece (?:d')?id(?:entite)?|titre de sejour"
    r"|carte de sejour|recepisse|permis(?: de conduire)?|carte d'invalidite|cmi|carte grise|carte de resident|visa"
    r"|livret de famille|carte d'electeur|acte de naissance)\b"
)
_FILE = (
    r"\b(?:alloc(?:ataire)?s?|caf|msa|mutuelle|adherente?s?|abonnee?|patiente?|ipp|ins|nda|iep|beneficiaire"
    r"|matricule|fiscal(?:e)?|spi|impots?|teledeclarant|identifiants?|france travail|pole emploi"
    r"|demandeur d'emploi|agdref"
    r"|etranger|ine|ien|mdph|rsa|aah|apa|css|cmu|ameli|carsat|cnav|retraite|ircantec|agirc|franceconnect|imei"
    r"|licence|sinistre|police|rpps|adeli|edf|engie|pdl|prm|compteur|navigo|sncf|client|contrat|dmp|mes\b"
    r"|dossier (?:d[eu] |d')?(?:medical|mdph|caf|apa|rsa|social|patient|retraite|surendettement|logement|hlm|dalo"
    r"|pension|reversion|chomage|invalidite|handicap|allocation|succession|divorce|naturalisation|regularisation"
    r"|de la (?:dame|personne)"
    r"|de monsieur|de madame|d'aide)|demande de logement|numero unique|snu|badge"
    r"|carte (?:mutuelle|avitene|senior|de bus)"
    r"|tutelle|curatelle|ordre|convocation|assuree?|ayant droit|numero (?:personnel|individuel|unique|patient"
    r"|client|d'usager))\b"
)
_LABEL = re.compile(
    rf"(?:{_PAPER}|{_FILE})(?P<mid>(?:\s?[,:/'()°.=-]|\s(?!au\b|r?appel|tel\b|joindre"
    rf"|vers)[a-z][a-z'°.]{{0,14}}){{0,5}}?)"
    r"\s?[:=(#]?\s?(?:n[°o]\.?\s?|numero\s)?"
    r"(?P<value>(?<![\d.,])(?:[a-z]{1,3}[ -]?)?\d(?:[ ./-]?\d|[a-z]{1,2}(?=\d)){4,19}(?:[a-z]{1,2}\b"
    r"|[ -](?!(?:au|le|la|a|de|du|et|en|on|il|y)\b)[a-z]{1,2}\b)?)"
    r"(?![\w€%]|[.,]\d)"
)
_OFFICE = either("cpam cnam ofpra ofii prefecture banque_de_france urssaf tribunal greffe spada anef ccas departement")
_NUMBERED_FILE = re.compile(
    rf"(?<![a-z])(?:(?:numero|num|n[°o]|ref(?:erence)?)\.?\s?(?:de |du )?"
    rf"(?:dossier(?: (?:de |du |d')?[a-z]{{2,12}})?|usagere?|personne|foyer|{_OFFICE})"
    rf"|dossier (?:n[°o]|numero|(?:(?:de la|de l'|du|d') ?)?{_OFFICE}))"
    r"\.?\s?(?:n[°o]\.?|numero)?\s?[:=]?\s?"
    r"(?P<value>(?!20[0-4]\d)\d(?:[ .-]?\d){6,14})(?![\w€%]|[.,]\d)"
)
_MIXED_PAPER = re.compile(
    rf"{_PAPER}(?: [a-z']{{2,14}}){{0,3}}?(?:\s?[:=]|\sn[°o]\.?|\snumero|\s){{1,3}}\s?"
    r"(?P<value>(?=[a-z]{0,8}\d)(?=\d{0,8}[a-z])(?=(?:[a-z]*\d){2})[a-z0-9]{8,14}|\d{2} ?[a-z]{2} ?\d{5})(?!\w)"
)
_SLASHED = re.compile(r"(?<![\w/])(?P<value>\d{2,4}[/-][a-z]{2,5}[/-]\d{3,8}|\d{2}-\d{4}-\d{5})(?![\w/])")
_OLD_PLATE = re.compile(
    r"(?<![A-Z0-9] )(?<![\w.,-])(?P<value>\d{2,4} (?!EUR|TTC|KM|HT|CV|GO|MO|TO|AM|PM|EN|DE|LE"
    r"|ET)[A-HJ-NP-TV-Z]{2,3} (?:\d\d|2[AB]))(?![\w%€]| ?\d)"
)
_RULE = re.compile(r"(?:19|20)\d\d-\d{1,4} du\b")
_MOST_COUNTED = 7
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D(?:(?:19|20)?\d\d))?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_PUBLIC_NUMBER = re.compile(r"0[1-9]\d{8}|118\d{3}")
_PLATE = re.compile(r"(?<![A-Za-z0-9-])(?P<value>[A-HJ-NP-TV-Z]{2}[ .-]?\d{3}[ .-]?[A-HJ-NP-TV-Z]{2})(?![A-Za-z0-9-])")
_HYPHENED_PLATE = re.compile(r"(?<![\w-])(?P<value>[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2})(?![\w-])")
_VEHICLE = either(
    r"""
    immat(?:riculation|riculee?)?\.? plaques? vehicule voiture scooter moto auto camion taxi vsl ambulance fourgon
    clio twingo gareee?
    """
)
_LABELLED_PLATE = re.compile(
    rf"\b{_VEHICLE}(?:[ :,=(]|\s(?!au\b)[a-z'.]{{1,14}}){{0,6}}?[ :]"
    r"(?P<value>[a-z]{2}[ .-]?\d{3}[ .-]?[a-z]{2}|\d{1,4}[ .-]?[a-z]{2,3}[ .-]?(?:\d{2,3}|2[ab]))(?![a-z0-9])"
)
_PROFILE = re.compile(
    r"\b(?:(?:facebook|instagram|linkedin|tiktok|twitter|snapchat|youtube|threads|pinterest|vinted)\.[a-z]{2,8}"
    r"|fb\.(?:com|me)|m\.me|t\.me|wa\.me|x\.com)/(?P<value>[@\w][\w./?=&%@-]{1,60})"
)
_NETWORK = (
    r"(?:facebook|fb|insta(?:gram)?|snap(?:chat)?|tiktok|twitter|linkedin|messenger|whatsapp|telegram|skype"
    r"|discord|pseudo"
    r"|viber|twitch|steam|vinted|leboncoin)"
)
_HANDLE = re.compile(
    rf"\b{_NETWORK}\b(?:[ :=(,>-]|\s[a-z']{{1,10}}){{0,4}}?[ :=(\"]"
    r"(?P<value>@\w[\w.-]{2,30}|(?=[a-z.:-]{2,}[\d_.:])[a-z][\w.:-]{3,30}\w)"
)
_LONE_HANDLE = re.compile(r"(?<![\w.@/])(?P<value>@[a-z][\w]{1,20}[._\d][\w.]{1,20})")
_ORGANISED = re.compile(
    r"(?:mairie|ville|service|media|bibli|ccas|asso|centre|sante|ameli|departement|region|club|numeri|france"
    r"|gouv"
    r"|cpam|caf\b|msa|maison|espace|commune|groups?/|pages?/|events?/|watch|help|\.(?:fr|com|org|net)\b)"
)


def identifiers(text: str, low: str) -> Iterator[Span]:
    """Yield the personal numbers and accounts of a folded text without its dates; `low` is the same in lower case."""
    for match in _LABEL.finditer(low):
        if _is_personal(low, match):
            yield match.span("value")
    for plate in (_PLATE, _OLD_PLATE):
        yield from (match.span("value") for match in plate.finditer(text))
    for shape in (_HYPHENED_PLATE, _LABELLED_PLATE, _NUMBERED_FILE, _MIXED_PAPER, _SLASHED):
        yield from (match.span("value") for match in shape.finditer(low))
    for pattern in (_PROFILE, _HANDLE, _LONE_HANDLE):
        for match in pattern.finditer(low):
            if not _ORGANISED.search(match["value"]):
                yield match.span("value")


def _is_personal(low: str, match: re.Match[str]) -> bool:
    """Say whether what a label announces is a number of somebody: no year, count, postcode, price or public line."""
    value = match["value"]
    digits = re.sub(r"\D", "", value)
    lettered = any(char.isalpha() for char in value)
    counted = len(digits) <= _MOST_COUNTED and COUNTED.match(low, match.end())
    if _RULE.match(low, match.start("value")) or _YEARS.fullmatch(value) or counted or _PUBLIC_NUMBER.fullmatch(digits):
        return False
    if _THOUSANDS.fullmatch(value) and len(digits) <= 6:
        return False
    return len(digits) >= 6 or (lettered and len(digits) >= 5)
