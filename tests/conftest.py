"""The ground every test stands on: no screen, no real data folder, no real printer, no test left out in silence."""

from __future__ import annotations

import logging
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from mediateur import policy
from tests.cupsd import NOWHERE
from tests.cupsd import cupsd as cupsd
from tests.cupsd import print_server as print_server
from tests.one_day import one_day, with_the_machine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_shelter = tempfile.TemporaryDirectory(prefix="mediateur-tests-")
os.environ["MEDIATEUR_DOSSIER"] = _shelter.name
os.environ["CUPS_SERVER"] = NOWHERE
_clock = one_day()
_clock.start()

settings.register_profile("mediateur", deadline=None)
settings.load_profile("mediateur")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of this test alone; it is not created."""
    folder = tmp_path / "dossier"
    monkeypatch.setenv("MEDIATEUR_DOSSIER", str(folder))
    return folder


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where this test may write the rules of an administrator; those of this machine are not read."""
    file = tmp_path / "administrateur" / policy.FILE
    monkeypatch.setattr(policy, "system_file", lambda: file)
    return file


@pytest.fixture(autouse=True)
def _bounds() -> Iterator[None]:
    """See that a test leaves this process its memory and time: a bound left behind kills it hundreds of tests later."""
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)
    before = [resource.getrlimit(kind) for kind in kinds]
    yield
    assert [resource.getrlimit(kind) for kind in kinds] == before


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs_tool(*names): runs system commands, which `make test` installs where it may"
    )
    config.add_cleanup(_shelter.cleanup)
    config.add_cleanup(_clock.stop)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out by name, and never in CI, a test whose system commands are missing."""
    marks = item.iter_markers("needs_tool")
    missing = sorted({str(name) for mark in marks for name in mark.args if shutil.which(str(name)) is None})
    if not missing:
        return
    lack = f"commande absente : {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(f"{lack}. En intégration continue, aucun test n’est laissé de côté.", pytrace=False)
    pytest.skip(lack)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List by name every test that was not run, whatever left it out."""
    left_out = terminalreporter.getreports("skipped")
    if not left_out:
        return
    terminalreporter.section("Tests non joués sur ce poste")
    for report in sorted(left_out, key=lambda report: report.nodeid):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid} ({reason.removeprefix('Skipped: ')})")


@pytest.fixture
def machine_time() -> Iterator[None]:
    """Have a test live in the time of the machine, with the programs that it starts."""
    with with_the_machine():
        yield


@pytest.fixture
def same_logger() -> Iterator[None]:
    """Leave the logger as it was."""
    logger = logging.getLogger("mediateur")
    before, level = tuple(logger.handlers), logger.level
    yield
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)
