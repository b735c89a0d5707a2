"""The real window in a process of its own, on a filled data folder; what a server would tell is a double.

Run as `python -m tests.reader.stage FOLDER`.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from itertools import cycle
from pathlib import Path

from mediateur import __version__
from mediateur.app import App
from mediateur.ui.demo import OTHER_DAYS, OTHERS, PLACE
from mediateur.ui.pages.dashboard.view import FiguresView
from mediateur.ui.pages.network.accounts_view import AccountsView
from mediateur.ui.pages.network.acts import NetworkActs
from mediateur.ui.pages.network.page import NetworkPage
from mediateur.ui.pages.network.places_view import PlacesView
from mediateur.ui.pages.network.publishing_view import PublishingView
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow
from mediateur.usecases.recording.entries import Known, read_entry
from tests.ui.pages.network.coordinator_doubles import DAY, Network
from tests.ui.pages.training.conftest import World


def fill(folder: Path) -> None:
    """Fill a data folder with sessions, a place and a register, as it is after some weeks."""
    app = App(folder)
    app.preferences.change(welcomed=True, reduced_motion=True, seen_version=__version__, theme="clair", notes=True)
    app.places.keep(*PLACE)
    known, now = Known(app.content.pathways, app.places.all), dt.datetime.now()
    for days, told in zip(OTHER_DAYS, cycle(OTHERS), strict=False):
        line = json.dumps({**told, "date": f"{now.date() - dt.timedelta(days)}"})
        app.sessions.add(*read_entry(line, known, "Médiateur 1", now))
    world = World(folder, app.preferences)
    world.usual()
    app.close()


def main(folder: Path) -> int:
    """Show the window until it is closed."""
    qt = application()
    app = App(folder)
    window = MainWindow(app, dress(qt, app))
    coordinate(window)
    window.ready.connect(window.open_store)
    window.show()
    return qt.exec()


def coordinate(window: MainWindow) -> None:
    """Have « Réseau » among the entries, with a network in memory."""
    network = Network()
    figures = FiguresView(window.app.statistics, window.app.sharing, network=network)
    views = PlacesView(DAY), AccountsView(DAY, "Conseil"), PublishingView()
    window._pages["reseau"] = NetworkPage(NetworkActs(window, network), figures, views)
    window.shell.offer_network(offered=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
