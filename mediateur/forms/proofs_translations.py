"""Proofs of translations: nothing missing, nothing idle, no number changed, nothing that paper cannot write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from mediateur.content.problems import ContentError, Problem
from mediateur.content.translations import FOLDER, FRENCH, LANGUAGES, PAGE, Entry, Language, read_sheet, sheet_files
from mediateur.forms.guide_texts import guide_texts
from mediateur.pathways.model import Pathway

_DIGITS, _PLACE = re.compile(r"\d+"), re.compile(r"\{[\w-]+\}")
_SHOWN = 60
Filed = tuple[str, Entry]


def translation_problems(root: Path, pathways: Mapping[str, Pathway]) -> tuple[Problem, ...]:
    """Return every problem of the translations; `pathways` are those whose guides may be told, by id."""
    known = {language.code: language for language in LANGUAGES if language is not FRENCH}
    folders = sorted(path for path in (root / FOLDER).glob("*") if path.is_dir())
    found: list[Problem] = []
    for folder in folders:
        if folder.name in known:
            found += _language(root, known[folder.name], pathways)
        else:
            message = f"« {folder.name} » n’est pas une langue prévue ({', '.join(known)}). Renommez ce dossier."
            found.append(Problem(f"{FOLDER}/{folder.name}", "", "langue-inconnue", message))
    return tuple(found)


def _language(root: Path, language: Language, pathways: Mapping[str, Pathway]) -> list[Problem]:
    try:
        sheets = {
            path.relative_to(root).as_posix(): read_sheet(path, root) for path in sheet_files(root, language.code)
        }
    except ContentError as error:
        return list(error.problems)
    page = f"{FOLDER}/{language.code}/{PAGE}.yaml"
    filed = [(file, entry) for file, sheet in sheets.items() for entry in sheet.entries]
    guides = sheets[page].guides
    found = [
        Problem(page, "guides", "parcours-absent", f"Le parcours « {name} » n’existe pas. Corrigez « guides ».")
        for name in guides
        if name not in pathways
    ]
    wanted = _wanted([pathways[name] for name in guides if name in pathways])
    return [
        *found,
        *_absent(page, filed, wanted),
        *_idle(filed, wanted),
        *(p for one in filed for p in _faithful(*one)),
    ]


def _wanted(guides: list[Pathway]) -> dict[str, str]:
    """Return the texts that must be told, each with where it comes from."""
    from mediateur.forms.page_words import page_words

    told = {text: pathway.id for pathway in guides for text in guide_texts(pathway) if text}
    return {**told, **dict.fromkeys(page_words(), "toutes les pages")}


def _absent(page: str, filed: list[Filed], wanted: Mapping[str, str]) -> Iterator[Problem]:
    known = {entry.fr for _, entry in filed}
    for text, where in wanted.items():
        if text not in known:
            message = f"« {_short(text)} » n’est pas traduit. Ajoutez-le, ou retirez ce guide de « guides »."
            yield Problem(page, where, "traduction-absente", message)


def _idle(filed: list[Filed], wanted: Mapping[str, str]) -> Iterator[Problem]:
    counts = Counter(entry.fr for _, entry in filed)
    for file, entry in filed:
        if entry.fr not in wanted:
            message = "Ce français n’est plus imprimé : il a changé, ou a disparu. Reprenez-le, ou retirez-le."
            yield Problem(file, _short(entry.fr), "traduction-oisive", message)
        elif counts[entry.fr] > 1:
            yield Problem(file, _short(entry.fr), "double", "Ce texte est traduit deux fois. Gardez-en une.")


def _faithful(file: str, entry: Entry) -> Iterator[Problem]:
    """A translation says something, with the same numbers, the same bold words and the same places to fill."""
    place = _short(entry.fr)
    if not entry.to.strip():
        yield Problem(file, place, "texte-vide", "La traduction manque. Écrivez-la.")
        return
    for pattern, name in ((_DIGITS, "nombres"), (_PLACE, "valeurs entre accolades")):
        french, told = Counter(pattern.findall(entry.fr)), Counter(pattern.findall(entry.to))
        if french != told:
            odd = ", ".join(sorted((french - told) | (told - french)))
            message = f"Les {name} ne sont pas les mêmes des deux côtés : {odd}. Corrigez « to »."
            yield Problem(file, place, "traduction-infidele", message)
    if entry.fr.count("**") != entry.to.count("**"):
        yield Problem(
            file, place, "traduction-infidele", "Les mots en gras ne sont pas aussi nombreux. Corrigez « to »."
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
