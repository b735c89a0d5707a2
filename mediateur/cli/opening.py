"""The use cases of the data folder that the words name, and what its journal has to tell."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from mediateur import paths
from mediateur.app import App
from mediateur.cli.telling import tell
from mediateur.errors import MediateurError


def app_of(options: argparse.Namespace) -> App:
    """Return the use cases; nothing is opened yet."""
    return App(paths.data_folder(options.dossier), practice=options.entrainement)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[App]:
    """Give the use cases of the data folder; say what opening its journal has to tell, unless a failure just did."""
    app = app_of(options)
    try:
        yield app
    except MediateurError:
        _tell_notice(app, unless=app.is_read_only)
        raise
    else:
        _tell_notice(app)
    finally:
        app.close()


def _tell_notice(app: App, *, unless: bool = False) -> None:
    if app.notice is not None and not unless:
        tell(str(app.notice))
        if offer := app.rescue():
            tell(
                f"{offer.missing.told()} Pour reprendre la dernière sauvegarde : mediateur restaurer {offer.copy.path}"
            )
