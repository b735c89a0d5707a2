"""`mediateur verifier`: the proof of content, and what helps those who write it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mediateur import paths
from mediateur.cli import days
from mediateur.cli.words import plural
from mediateur.errors import UsageError

if TYPE_CHECKING:
    from mediateur.content.readability import Reading, Summary
    from mediateur.pathways.reading import Readability
    from mediateur.usecases.content.proving import OldFact, Report


def verify(options: argparse.Namespace, out: TextIO) -> bool:
    """Print the report of a content folder; returns whether it may be used. Raises UsageError."""
    from mediateur.usecases.content import proving as usecase

    root = options.contenu or paths.resources()
    if not root.is_dir():
        raise UsageError(f"Le dossier {root} n’existe pas. Donnez un dossier de contenus après --contenu.")
    years, today = _age(options)
    report = usecase.prove_all(root, paths.data_folder(options.dossier))
    readings = usecase.readable(report) if options.lisibilite else None
    old = usecase.old_facts(report, years, today) if years is not None else None
    maps = _draw(report, options.carte) if options.carte is not None else None
    if options.json:
        _print_json(report, readings, old, maps, out)
    else:
        print("\n".join(_lines(report)), file=out)
        for line in (*_readable_lines(readings or ()), *_old_lines(old, years), *_map_lines(maps, options.carte)):
            print(line, file=out)
    return not report.problems


def _age(options: argparse.Namespace) -> tuple[int | None, dt.date]:
    """Return the chosen number of years and the day from which they are counted."""
    today = days.day(options.au, "--au") if options.au else dt.date.today()
    if options.age is None:
        return None, today
    if not options.age.isdecimal() or int(options.age) >= today.year:
        raise UsageError(f"« {options.age} » n’est pas un nombre d’années. Écrivez par exemple --age 2.")
    return int(options.age), today


def _draw(report: Report, folder: Path) -> tuple[str, ...]:
    from mediateur.pictures import tokens
    from mediateur.usecases.content.maps import write_maps

    ink = tokens.load(paths.resources() / "themes" / "tokens.json").theme(tokens.LIGHT)
    try:
        return write_maps(report.library.pathways, folder, ink)
    except OSError:
        raise UsageError(f"Les cartes ne s’écrivent pas dans {folder} : choisissez un autre dossier.") from None


def _print_json(
    report: Report,
    readings: tuple[Readability, ...] | None,
    old: tuple[OldFact, ...] | None,
    maps: tuple[str, ...] | None,
    out: TextIO,
) -> None:
    answer: dict[str, Any] = {
        "pathways": report.pathways,
        "errors": [problem._asdict() for problem in report.problems],
    }
    if readings is not None:
        answer["readability"] = [_readable_dict(reading) for reading in readings]
    if old is not None:
        answer["old_facts"] = old
    if maps is not None:
        answer["maps"] = maps
    print(json.dumps(answer, ensure_ascii=False, indent=1), file=out)


def _readable_dict(reading: Readability) -> dict[str, Any]:
    worst = [{**one.passage._asdict(), **one.measure._asdict(), "weight": one.measure.weight} for one in reading.worst]
    heard, read = reading.heard._asdict(), reading.read._asdict()
    return {"id": reading.pathway, "heard": heard, "read": read, "worst": worst}


def _lines(report: Report) -> Iterator[str]:
    for line in report.pathways:
        yield f"{line['id']} : {line['steps']} étapes, {line['answers']} réponses, {line['paths']} chemins"
    yield from map(str, report.problems)
    yield f"{plural(report.facts, 'fait')}, {plural(len(report.problems), 'erreur')}"


def _readable_lines(readings: tuple[Readability, ...]) -> Iterator[str]:
    for reading in readings:
        yield ""
        yield f"Lisibilité de {reading.pathway}"
        yield f"  pour la personne : {_summed(reading.heard)}"
        yield f"  pour le médiateur : {_summed(reading.read)}"
        if reading.worst:
            yield "  À relire d’abord :"
        for one in reading.worst:
            yield f"  - {one.passage.file}, {one.passage.place} ({_asked(one)}) : {one.passage.text}"


def _summed(summary: Summary) -> str:
    mean = str(summary.words_per_sentence).replace(".", ",")
    told = f"{plural(summary.sentences, 'phrase')}, {mean} mots en moyenne, {summary.longest} au plus"
    told += f" ; {plural(summary.figures, 'nombre')} à retenir"
    hard = f" ; mots difficiles : {', '.join(summary.hard)}" if summary.hard else " ; aucun mot difficile"
    return told + hard + (f" ; sigles : {', '.join(summary.initials)}" if summary.initials else " ; aucun sigle")


def _asked(reading: Reading) -> str:
    measure = reading.measure
    told = [f"{measure.longest} mots"]
    told += [f"mots difficiles : {', '.join(measure.hard)}"] if measure.hard else []
    told += [f"sigles : {', '.join(measure.initials)}"] if measure.initials else []
    told += [f"nombres : {', '.join(measure.figures)}"] if measure.figures else []
    return " ; ".join(told)


def _old_lines(old: tuple[OldFact, ...] | None, years: int | None) -> Iterator[str]:
    if old is None or years is None:
        return
    yield ""
    yield f"{plural(len(old), 'fait')} de plus de {plural(years, 'an')}"
    yield from (f"{fact['file']}, {fact['id']} ({fact['date']}) : {fact['text']}" for fact in old)


def _map_lines(maps: tuple[str, ...] | None, folder: Path) -> Iterator[str]:
    if maps is not None:
        yield ""
        yield f"{plural(len(maps) - 1, 'carte')} dans {folder} : ouvrez index.html."
