"""Which command does what: each reads words, calls use cases, and prints."""

from __future__ import annotations

import argparse
from typing import TextIO

from mediateur import paths
from mediateur.cli.certificate_words import COMMANDS as CERTIFICATES
from mediateur.cli.content_words import COMMANDS as CONTENTS
from mediateur.cli.journal_commands import JOURNAL
from mediateur.cli.network_words import COMMANDS as NETWORK
from mediateur.cli.opening import app_of, opened
from mediateur.cli.printing_commands import print_sheets
from mediateur.cli.quiz_words import COMMANDS as QUIZZES
from mediateur.cli.register_words import COMMANDS as REGISTER
from mediateur.cli.telling import FAILED, GOOD
from mediateur.cli.writing import unwritten


def _window(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.ui.start import open_window

    _ = out
    return open_window(app_of(options), leave=options.quitter_apres_affichage)


def _demo(options: argparse.Namespace, out: TextIO) -> int:
    try:
        options.target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten("dossier", options.target, error) from error

    from mediateur.ui.demo import play

    made = play(options.target)
    print(f"La démonstration est dans {options.target} : {len(made)} fichiers.", file=out)
    return GOOD


def _verify(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli.proving import verify

    return GOOD if verify(options, out) else FAILED


def _diagnose(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli.diagnosing import diagnose

    return GOOD if diagnose(options, paths.data_folder(options.dossier), out) else FAILED


def _save(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import keeping

    with opened(options) as app:
        keeping.list_copies(app, out) if options.liste else keeping.save(app, options, out)
    return GOOD


def _restore(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import keeping

    with opened(options) as app:
        return GOOD if keeping.restore(app, options, out) else FAILED


def _certificate(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import certificates

    return certificates.act(options, out)


def _register(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import register

    return register.act(options, out)


def _content(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import contents

    return contents.act(options, out)


def _network(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import network

    return network.act(options, out)


def _quiz(options: argparse.Namespace, out: TextIO) -> int:
    from mediateur.cli import quiz

    return quiz.answer(options, out)


COMMANDS = {
    "fenetre": _window,
    "demo": _demo,
    "verifier": _verify,
    "diagnostic": _diagnose,
    "imprimer": print_sheets,
    **JOURNAL,
    "sauvegarder": _save,
    "restaurer": _restore,
    **dict.fromkeys(CERTIFICATES, _certificate),
    **dict.fromkeys(REGISTER, _register),
    **dict.fromkeys(QUIZZES, _quiz),
    **dict.fromkeys(NETWORK, _network),
    **dict.fromkeys(CONTENTS, _content),
}
