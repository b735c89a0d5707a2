"""The command line: the use cases as commands, in French, with errors of one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mediateur import paths
from mediateur.cli.telling import FAILED, GOOD, tell
from mediateur.cli.words import parser
from mediateur.errors import MediateurError, UsageError

WRONG_USE, INTERRUPTED = 2, 130


def run(words: Sequence[str]) -> int:
    """Run one command; returns 0 (good), 1 (failed or problems found), 2 (wrong use) or 130 (stopped by Ctrl+C)."""
    _set_streams()
    try:
        status = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # only the output's: see _run
        _leave_output()
        if not isinstance(error, BrokenPipeError):
            tell(
                "La réponse ne s’écrit pas jusqu’au bout ; rien d’enregistré n’est perdu. Vérifiez la place du disque."
            )
        return FAILED
    return status


def _run(words: Sequence[str]) -> int:
    folder = paths.data_folder()
    try:
        options = parser().parse_args(words)
        from mediateur.cli.commands import COMMANDS  # not for help, nor for the version

        folder = options.target if options.command == "demo" else paths.data_folder(options.dossier)
        return COMMANDS[options.command](options, sys.stdout)
    except SystemExit:
        return GOOD
    except MediateurError as error:
        tell(str(error))
        return WRONG_USE if isinstance(error, UsageError) else FAILED
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            raise
        _record(error, folder)
        return FAILED


def _record(error: Exception, folder: Path) -> None:
    """Keep in the log where it failed and what kind of error it was; its message might quote what someone typed."""
    import logging

    from mediateur import log

    log.start(folder)
    logging.getLogger("mediateur").error("%s\n%s", type(error).__name__, log.where(error.__traceback__))
    tell(
        "Une panne imprévue a arrêté cette commande. Ce qui était enregistré est intact. Recommencez, ou montrez "
        f"le fichier {log.FILE} du dossier des données à la personne qui a installé Médiateur."
    )


def _set_streams() -> None:
    """Speak UTF-8 to files and pipes whatever the locale says; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _leave_output() -> None:
    """Send what remains to be written nowhere, so that nothing complains when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
