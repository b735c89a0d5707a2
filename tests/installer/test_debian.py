"""What the Debian package says of itself: its words agree with the program's."""

from __future__ import annotations

import configparser
import re
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from installer.linux.needs import PACKAGES
from mediateur import __version__
from mediateur.cli.commands import COMMANDS
from mediateur.journal.exchange_file import Header, canonical_line
from mediateur.trust.invitation import PREFIX, SUFFIX

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "installer" / "linux"
KINDS = ("application/x-mediateur-journal", "application/x-mediateur-invitation")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_version_is_written_once_more_and_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_the_manual_page_names_every_command() -> None:
    page = (LINUX / "mediateur.1").read_text(encoding="utf-8").replace("\\-", "-")
    words = set(re.findall(r"[a-z-]+", re.sub(r"\\f[A-Z]", " ", page)))
    groups = tuple(f"{group}-" for group in ("journal", "registre", "attestation", "contenu", "reseau"))
    asked = {next((c.removeprefix(group) for group in groups if c.startswith(group)), c) for c in COMMANDS}
    asked -= {"fenetre", "sans-verbe"}
    assert asked <= words, asked - words


def test_our_files_are_known_by_how_they_begin() -> None:
    tree = ElementTree.parse(LINUX / "mediateur.xml")  # noqa: S314 - a file of the repository
    exchanged, invited = [str(match.get("value")) for match in tree.iter(f"{MIME}match")]
    assert canonical_line(Header(format=1, origin="a" * 32)).decode().startswith(exchanged)
    assert invited == PREFIX
    assert [glob.get("pattern") for glob in tree.iter(f"{MIME}glob")] == ["*.mediateur", f"*{SUFFIX}"]
    assert tuple(kind.get("type") for kind in tree.iter(f"{MIME}mime-type")) == KINDS


def test_windows_opens_the_same_files() -> None:
    script = (ROOT / "installer" / "windows" / "mediateur.nsi").read_text(encoding="utf-8")
    for suffix in (".mediateur", SUFFIX):
        assert f'WriteRegStr SHCTX "Software\\Classes\\{suffix}" ""' in script
        assert f'DeleteRegKey SHCTX "Software\\Classes\\{suffix}"' in script


def test_the_menu_entry_starts_the_program() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string((LINUX / "mediateur.desktop").read_text(encoding="utf-8"))
    wanted = {
        "Exec": "mediateur --bureau %f",
        "Icon": "mediateur",
        "Name": "Médiateur",
        "Type": "Application",
        "Terminal": "false",
    }
    assert {key: entry["Desktop Entry"][key] for key in wanted} == wanted
    assert entry["Desktop Entry"]["MimeType"] == "".join(f"{kind};" for kind in KINDS)


@pytest.mark.parametrize(("verb", "said"), [("remove", True), ("purge", True), ("upgrade", False)])
def test_removing_says_that_data_stay(verb: str, said: bool) -> None:
    done = subprocess.run(["sh", LINUX / "debian" / "postrm", verb], capture_output=True, text=True, check=True)
    assert ("restent en place" in done.stdout) is said


def test_what_setup_installs_for_qt_is_among_the_known_packages() -> None:
    script = (ROOT / "installer" / "system_packages.py").read_text(encoding="utf-8")
    tables = script.split("QT_ANYWHERE = {")[1].split("WEASYPRINT")[0]
    libraries = re.findall(r'"(lib[\w.+-]+\.so\.\d+)"', tables)
    assert len(libraries) >= 10
    assert [name for name in libraries if name not in PACKAGES] == []
