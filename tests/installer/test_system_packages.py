"""What is said, and what is typed for the person, when the system lacks something."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "installer" / "system_packages.py"


class Machine:
    """A machine where apt knows some packages, and brings what they hold if its account may."""

    def __init__(self, script: ModuleType, lacking: set[str], known: set[str], brings: bool = False) -> None:
        self.script, self.lacking, self.known, self.brings = script, lacking, known, brings
        self.typed: list[list[str]] = []

    def lacks(self, need: object) -> bool:
        """Tell whether a need is not met."""
        return getattr(need, "name", "") in self.lacking

    def knows(self, *command: str) -> bool:
        """Answer `apt-cache show`."""
        return command[-1] in self.known

    def run(self, command: list[str]) -> None:
        """Take note of a command, and install where installing works."""
        self.typed.append(command)
        if self.brings and "install" in command:
            self.lacking.clear()


@pytest.fixture
def script() -> Iterator[ModuleType]:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("system_packages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def _install_on(machine: Machine, monkeypatch: pytest.MonkeyPatch, rights: list[str] | None, apt: bool = True) -> None:
    script = machine.script
    monkeypatch.setattr(script.Need, "present", lambda need: not machine.lacks(need))
    monkeypatch.setattr(script, "_succeeds", machine.knows)
    monkeypatch.setattr(script, "_quiet", machine.run)
    monkeypatch.setattr(script, "_rights", lambda: rights)
    monkeypatch.setattr(script.shutil, "which", lambda name: f"/usr/bin/{name}" if apt else None)


def test_nothing_is_typed_where_nothing_lacks(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(script, set(), set())
    _install_on(machine, monkeypatch, ["env"])
    assert script.main("program") == 0
    assert machine.typed == []


def test_the_name_of_this_release_is_installed(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(script, {"libglib-2.0.so.0", "libEGL.so.1"}, {"libglib2.0-0t64", "libegl1"}, brings=True)
    _install_on(machine, monkeypatch, ["env"])
    assert script.main("program") == 0
    wanted = ["env", "apt-get", "install", "-y", "--no-install-recommends", "libglib2.0-0t64", "libegl1"]
    assert machine.typed == [["env", "apt-get", "update"], wanted]


@pytest.mark.parametrize(
    ("lacking", "status", "ending"),
    [({"libEGL.so.1"}, 1, "puis relancez la même commande.\n"), ({"libcups.so.2"}, 0, "les ajoutera.\n")],
)
def test_a_refusal_is_one_sentence_with_the_command(
    script: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lacking: set[str],
    status: int,
    ending: str,
) -> None:
    machine = Machine(script, lacking, set())
    _install_on(machine, monkeypatch, None)
    assert script.main("program") == status
    said = capsys.readouterr().err
    assert machine.typed == []
    assert said.count("\n") == 1
    assert "sudo apt-get install -y --no-install-recommends lib" in said
    assert said.endswith(ending)


def test_a_screen_makes_its_libraries_essential(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(script, {"libxcb-cursor.so.0"}, set())
    _install_on(machine, monkeypatch, None)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert script.main("program") == 0
    monkeypatch.setenv("DISPLAY", ":0")
    assert script.main("program") == 1


def test_without_apt_the_libraries_are_named(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(script, {"libGL.so.1"}, set())
    _install_on(machine, monkeypatch, None, apt=False)
    assert script.main("program") == 1
    assert "libGL.so.1" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="Orca est le lecteur d’écran de Linux")
def test_the_proofs_ask_for_a_screen_reader(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(script, {"orca"}, {"orca"}, brings=True)
    _install_on(machine, monkeypatch, ["env"])
    assert script.main("tests") == 0
    assert machine.typed == [], "tests do without it"
    assert script.main("proofs") == 0
    assert machine.typed[-1] == ["env", "apt-get", "install", "-y", "--no-install-recommends", "orca"]


@pytest.mark.skipif(sys.platform != "linux", reason="le serveur d’impression des tests est celui de Debian")
def test_the_tests_ask_for_a_print_server(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {need.name for need in script.PRINT_SERVER}
    brought = ["cups", "cups-client", "cups-filters", "ghostscript", "printer-driver-cups-pdf"]
    machine = Machine(script, set(lacking), set(brought), brings=True)
    _install_on(machine, monkeypatch, ["env"])
    assert script.main("tests") == 0
    assert machine.typed[-1] == ["env", "apt-get", "install", "-y", "--no-install-recommends", *brought]
    assert not any(need.essential for need in script.PRINT_SERVER)


def test_a_need_is_seen_as_a_file_and_beyond_the_path(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "commande").touch(0o755)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(script, "SYSTEM", str(tmp_path))
    assert script.Need("command", "commande", ()).present()
    assert not script.Need("command", "absente", ()).present()
    assert script.Need("file", str(tmp_path / "commande"), ()).present()
    assert not script.Need("file", str(tmp_path / "absente"), ()).present()


def test_the_bench_goes_on_without_its_libraries(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = Machine(script, {"libpango-1.0.so.0"}, set())
    _install_on(machine, monkeypatch, None)
    monkeypatch.setattr(script.sys, "platform", "linux")
    assert script.main("bench") == 0
    assert "libpango-1.0-0" in capsys.readouterr().err
