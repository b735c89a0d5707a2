"""Proofs of the written forms: nothing missing, nothing long, nothing that does not exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from mediateur.content.official import OFFICIAL_ADDRESS
from mediateur.content.problems import Problem
from mediateur.content.text import sentences, word_count
from mediateur.forms import written
from mediateur.forms.names import GUIDE, MODULE, SHEET
from mediateur.forms.text import sentence_lines
from mediateur.forms.variants import Variant
from mediateur.forms.written import (
    Bar,
    Boxes,
    Code,
    Column,
    Field,
    FiledForm,
    Frame,
    Giant,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Signature,
    Stages,
    Subject,
    Table,
    Things,
    WrittenForm,
    fields,
    pieces,
    read_forms,
)
from mediateur.paths import has_icon

MOST_WORDS = 20
Found = Iterator[tuple[str, str, str]]


def form_problems(
    root: Path, facts: Collection[str], screens: Collection[str], letters: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Return every problem of the written forms; an empty tuple means that they may be used.

    `facts` and `screens` are the ids that they may cite; `letters` those of the forms that rights send to.
    """
    filed, unread = read_forms(root)
    found = list(unread)
    for file, form in filed:
        rules = (
            _named(form, file),
            _texts(form),
            _shape(form),
            _fields(form),
            _cited(form, facts, screens),
            _icons(form, root),
            _pictures(form),
        )
        told = (problem for rule in rules for problem in rule)
        found += [Problem(file, _place(form, place), rule, message) for place, rule, message in told]
    if not unread:
        found += _missing(filed, letters)
    return tuple(found)


def _place(form: WrittenForm, place: str) -> str:
    return f"feuille {form.id}, {place}" if place else f"feuille {form.id}"


def cited_facts(filed: Iterable[FiledForm]) -> frozenset[str]:
    """Return the ids of the facts on which the forms rest."""
    return frozenset(fact for _, form in filed for fact in form.facts)


def texts(form: WrittenForm) -> Iterator[tuple[str, str]]:
    """Yield every text of a form that somebody reads, with its place."""
    yield from (("title", form.title), ("summary", form.summary))
    for piece in pieces(form):
        match piece:
            case Subject(text=text) | Heading(text=text) | Paragraph(text=text) | Giant(text=text):
                yield type(piece).__name__.lower(), text
            case Things(lines=lines):
                yield from (("liste", line.text) for line in lines)
            case Stages(lines=lines):
                yield from ((f"étape {line.title}", text) for line in lines for text in (line.title, line.text))
            case Boxes(boxes=boxes):
                yield from ((f"case {box.id}", box.label) for box in boxes)
            case Code(text=text) if text:
                yield "qr", text
            case Table(columns=columns):
                yield from (("tableau", column.label) for column in columns)
            case Signature(labels=labels):
                yield from (("signature", label) for label in labels)
            case _:
                pass
    yield from (("cadre", block.title) for block in form.body if isinstance(block, Frame) and block.title)
    if form.closing:
        yield "closing", form.closing


def _named(form: WrittenForm, file: str) -> Found:
    if PurePosixPath(file).stem != form.id:
        yield "", "nom-de-fichier", f"Ce fichier décrit « {form.id} ». Donnez-lui ce nom, ou corrigez « id »."
    if form.id.startswith((GUIDE, SHEET, MODULE)):
        yield "", "nom-reserve", "« guide- », « fiche- » et « module- » sont réservés. Choisissez un autre « id »."


def _texts(form: WrittenForm) -> Found:
    for place, text in texts(form):
        if not text.strip():
            yield place, "texte-vide", "Ce texte manque. Écrivez-le."
        for sentence in sentences(text):
            if word_count(sentence) > MOST_WORDS:
                yield place, "phrase-longue", f"Plus de {MOST_WORDS} mots : « {sentence} » Coupez-la."
    if not form.words:
        yield "words", "nombre", "« words » dit comment on demande cette feuille. Donnez-en au moins un."


def _shape(form: WrittenForm) -> Found:
    titles = sum(isinstance(piece, Subject) or (isinstance(piece, Giant) and piece.first) for piece in pieces(form))
    asked = 0 if form.kind is Kind.SHEET else 1
    if titles != asked:
        yield (
            "",
            "titre",
            "Une lettre a un « objet », une affiche ou un papillon un « grand » avec « first », une feuille aucun.",
        )
    if _is_titled_early(form):
        yield "objet", "titre-avant", "Un titre passe avant l’objet de la lettre. Mettez l’objet d’abord, ou du gras."
    if (form.grid != Grid(columns=1, rows=1)) is not (form.kind is Kind.SLIPS):
        yield "grid", "planche", "« grid » est pour les planches, et elles en ont une. Ajoutez-le, ou retirez-le."
    if form.kind in (Kind.LETTER, Kind.SHEET) and any(isinstance(piece, Giant | Bar | Code) for piece in pieces(form)):
        yield "", "affiche", "« grand », « filet » et « qr » sont pour une affiche ou une planche. Retirez-les d’ici."
    if any(isinstance(piece, Code) and not piece.address for piece in pieces(form)) and not _says_address(form):
        yield "qr", "adresse", f"Un code se montre avec son adresse. Écrivez {OFFICIAL_ADDRESS} dans « grand »."
    if not all(written.parts(form)) or (len(written.parts(form)) > 1 and form.kind is not Kind.SHEET):
        yield "page", "page", "Une page se commence dans une feuille, entre deux blocs. Retirez « page » d’ici."
    if form.closing and form.kind is not Kind.LETTER:
        yield "closing", "lettre", "« closing » est le bas d’une lettre. Retirez-le."
    if not form.variants or len(set(form.variants)) != len(form.variants):
        yield "variants", "variantes", f"Donnez une fois chaque version, parmi {', '.join(Variant)}."


def _says_address(form: WrittenForm) -> bool:
    return any(isinstance(piece, Giant) and OFFICIAL_ADDRESS in piece.text for piece in pieces(form))


def _is_titled_early(form: WrittenForm) -> bool:
    """Tell whether a heading stands before the subject: the levels of headings would skip one."""
    for block in form.body:
        if isinstance(block, Subject):
            return False
        if isinstance(block, Heading) or (isinstance(block, Frame) and block.title):
            return form.kind is Kind.LETTER
    return False


def _fields(form: WrittenForm) -> Found:
    counts = Counter(field.id for field in fields(form))
    for name, count in counts.items():
        if count > 1:
            yield f"champ {name}", "double", "Deux champs portent ce nom. Donnez-en un autre au second."
    if form.personal and not counts:
        yield "personal", "sans-champ", "Rien ne se remplit ici. Retirez « personal », ou ajoutez un champ."
    for piece in pieces(form):
        if isinstance(piece, Field) and piece.lines < 1:
            yield f"champ {piece.id}", "lignes", "Un champ a au moins une ligne."
        if isinstance(piece, Table) and (piece.rows < 1 or any(not _is_wide(column) for column in piece.columns)):
            yield "tableau", "lignes", "Un tableau a au moins une ligne, et chaque colonne une largeur."


def _is_wide(column: Column) -> bool:
    return column.share > 0


def _cited(form: WrittenForm, facts: Collection[str], screens: Collection[str]) -> Found:
    if not form.facts:
        yield "facts", "sans-fait", "Aucun fait n’est cité. Citez ceux sur lesquels cette feuille repose."
    for name in form.facts:
        if name not in facts:
            yield "facts", "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
    for piece in pieces(form):
        if isinstance(piece, Stages):
            for line in piece.lines:
                if line.screen and line.screen not in screens:
                    yield f"étape {line.title}", "schema-absent", f"Le schéma « {line.screen} » n’existe pas."


def _icons(form: WrittenForm, root: Path) -> Found:
    listed = (line.icon for piece in pieces(form) if isinstance(piece, Things) for line in piece.lines)
    beside = (icon for piece in pieces(form) if isinstance(piece, Paragraph) for icon in piece.icons)
    giant = (piece.icon for piece in pieces(form) if isinstance(piece, Giant) and piece.icon)
    for icon in (form.icon, *listed, *beside, *giant):
        if not has_icon(root, icon):
            yield "icon", "icone-absente", f"L’icône « {icon} » n’est pas dans icons/. Ajoutez-la, ou prenez-en une."


def _pictures(form: WrittenForm) -> Found:
    """Find the explanations that the easy-to-read version would show without a picture for each sentence."""
    filled = form.kind in (Kind.LETTER, Kind.SHEET) and Variant.SIMPLIFIE in form.variants
    for piece in pieces(form):
        if isinstance(piece, Paragraph) and (piece.icons or (piece.small and filled)):
            asked = len(sentence_lines(piece.text))
            if len(piece.icons) != asked:
                message = f"{asked} phrases, {len(piece.icons)} images. La version simplifiée en veut une par phrase."
                yield "texte", "images", message


def _missing(filed: Iterable[FiledForm], letters: Iterable[str]) -> list[Problem]:
    """Return the letters that rights send to and that nobody wrote."""
    known = {form.id for _, form in filed}
    message = "Un droit renvoie à cette feuille, qui manque. Écrivez-la, ou corrigez « letters » dans ce droit."
    return [Problem(f"forms/{name}.yaml", "", "fichier-absent", message) for name in sorted(set(letters) - known)]
