"""`mediateur diagnostic`: whether this installation has all it needs. The data folder is read, never changed."""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from mediateur import __version__
from mediateur.app import App
from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.usecases.program.diagnosis import Finding, Lacking, Look, look

GUIDE = "guide-activer-adulte"
GOOD, BAD = (
    "Tout est en place.",
    "Ce qui ne va pas est marqué « non » : montrez-le à la personne qui installe Médiateur.",
)


def diagnose(options: argparse.Namespace, folder: Path, out: TextIO) -> bool:
    """Print what was found; returns whether all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="mediateur-diagnostic-") as apart:
        found = look((*_looks(folder, Path(apart)),))
    good = all(finding.good for finding in found)
    if options.json:
        answer = {"version": __version__, "good": good, "findings": [finding._asdict() for finding in found]}
        print(json.dumps(answer, ensure_ascii=False, indent=1), file=out)
    else:
        print(french("\n".join([f"Médiateur {__version__}", *map(_line, found), GOOD if good else BAD])), file=out)
    return good


def _line(finding: Finding) -> str:
    return f"{'oui' if finding.good else 'non'} - {finding.what} : {finding.told}"


def _looks(folder: Path, apart: Path) -> tuple[Look, ...]:
    from mediateur.ui import diagnosis

    app = App(apart / "donnees")
    return (
        ("python", "Python", platform.python_version),
        *diagnosis.looks(app.resources, lambda: app.printing.form(GUIDE, "courant", "fr", None)),
        ("reseau", "Réseau chiffré", _tls(app)),
        ("migrations", "Mise à jour du journal", lambda: app.rehearse(apart)),
        ("journal", "Journal de ce compte", lambda: _journal(App(folder))),
        ("registre", "Registre protégé", lambda: f"SQLCipher {app.rehearse_register(apart / 'registre')}"),
        ("registre-de-ce-compte", "Registre de ce compte", lambda: _register(App(folder))),
        ("attestations", "Attestations", lambda: _attested(app)),
        ("contenus", "Contenus", lambda: _contents(app)),
        ("licences", "Licences", _licences),
    )


def _tls(app: App) -> Callable[[], str]:
    def see() -> str:
        tls = app.tls()
        return f"{tls.library}, {tls.authorities} autorités"

    return see


def _journal(app: App) -> str:
    revision = app.revision()
    return f"révision {revision}" if revision else "pas encore de séance"


def _register(app: App) -> str:
    seen = app.look_at_register()
    copied = f"dernière copie le {long_date(seen.copy.day)}" if seen.copy else "aucune copie"
    if seen.aside and not seen.exists:
        back = f" Copie du {long_date(seen.copy.day)} : mediateur registre restaurer." if seen.copy else ""
        raise Lacking(f"Abîmé, mis de côté : {seen.aside.name}.{back}")
    if not seen.exists:
        return "pas de registre"
    return f"{'protégé' if seen.is_protected else f'version {seen.version}, sans mot de passe'}, {copied}"


def _attested(app: App) -> str:
    from mediateur.usecases.attestations.trial import attest_and_verify

    if not attest_and_verify(app.resources):
        raise Lacking("Celle que ce programme vient de faire n’est pas reconnue.")
    return "signée, imprimée, relue"


def _contents(app: App) -> str:
    from mediateur.usecases.content.proving import prove_all

    report = prove_all(app.content.root, app.folder)
    if report.problems:
        raise Lacking(f"{len(report.problems)} fautes, la première : {report.problems[0]}")
    return f"{len(report.pathways)} parcours et {report.facts} faits prouvés"


def _licences() -> str:
    from mediateur.usecases.program import licences

    parts = licences.parts()
    told = {part.name: part.texts or part.notice for part in parts if all(map(Path.is_file, part.texts))}
    if silent := [part.name for part in parts if not told.get(part.name)]:
        raise Lacking(f"Sans texte de licence : {', '.join(silent)}.")
    materials = licences.materials()
    return f"{len(parts)} composants{f', nomenclature {materials.name}' if materials else ''}"
