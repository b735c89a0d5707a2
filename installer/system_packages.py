"""What the system must lend to Médiateur: find what is missing, install it through apt, or say it in one sentence.

Run as `python installer/system_packages.py program|tests|proofs|bench|deb|windows|wine`.
Exit status 1 means that what was asked for cannot go on.
Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

REFUSED = "Il manque à ce poste {packages}, et ce compte n’a pas le droit de l’installer : {then}."
FAILED = "L’installation de {packages} n’a pas abouti, faute peut-être d’internet : {then}."
NO_APT = "Il manque à ce poste {libraries}, et apt n’y est pas : installez-les avec l’outil de votre système."
THEN_AGAIN = "tapez « {command} », puis relancez la même commande"
THEN_WITHOUT = "la suite se fait sans, et « {command} » les ajoutera"


@dataclass(frozen=True)
class Need:
    """One thing the system lends: how to see it, which Debian or Ubuntu package brings it (newest name first)."""

    kind: Literal["library", "module", "command", "file"]
    name: str
    packages: tuple[str, ...]
    essential: bool = True

    def present(self) -> bool:
        """Tell whether it is there already, whatever brought it."""
        if self.kind == "command":
            return shutil.which(self.name, path=os.pathsep.join((os.environ.get("PATH", ""), SYSTEM))) is not None
        if self.kind == "file":
            return any(Path("/").glob(self.name.lstrip("/")))
        if self.kind == "module":
            return importlib.util.find_spec(self.name) is not None
        return _loads(self.name)


def needs(scope: str, screen: bool) -> list[Need]:
    """Return what a scope needs; only a screen makes a real window's libraries essential."""
    if scope == "tests":
        tools = {"pdftoppm": "poppler-utils", "Xvfb": "xvfb", "xauth": "xauth", **SIGNING}
        found = [Need("command", name, (package,), essential=False) for name, package in tools.items()]
        return [*found, *PRINT_SERVER, *NETWORK, *FAULTS, *SCREEN_READING] if sys.platform == "linux" else found
    if scope == "proofs":
        return PROOFS if sys.platform == "linux" else []
    if scope == "deb":
        return [Need("command", name, (package,)) for name, package in DEB_TOOLS.items()]
    if scope in ("windows", "wine"):
        tools = WINDOWS if scope == "windows" else WINDOWS | WINE
        return [Need("command", name, (package,)) for name, package in tools.items()]
    if scope == "bench":
        libraries = WEASYPRINT if sys.platform == "linux" else {}
        return [Need("library", name, packages, essential=False) for name, packages in libraries.items()]
    venv = (f"python3.{sys.version_info.minor}-venv", "python3-venv")
    found = [Need("module", "ensurepip", venv)]
    if sys.platform != "linux":
        return found
    found += [Need("library", name, packages) for name, packages in QT_ANYWHERE.items()]
    found += [Need("library", name, packages, essential=screen) for name, packages in QT_WINDOW.items()]
    return [*found, Need("library", "libcups.so.2", ("libcups2t64", "libcups2"), essential=False)]


# Commands for the system's own use stand there, where the path of an ordinary account does not lead.
SYSTEM = "/usr/sbin"
# What a print server and its paper need; tests start one of their own, the system's need not run.
PRINT_SERVER = [
    Need("command", "cupsd", ("cups",), essential=False),
    Need("command", "lp", ("cups-client",), essential=False),
    Need("file", "/usr/lib/cups/filter/pdftopdf", ("cups-filters",), essential=False),
    Need("command", "gs", ("ghostscript",), essential=False),
    Need("file", "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd", ("printer-driver-cups-pdf",), essential=False),
]
# What the server of a department runs on; tests start their own on the loopback, the system's need not run.
NETWORK = [
    Need("file", "/usr/lib/postgresql/*/bin/initdb", ("postgresql",), essential=False),
    Need("command", "nginx", ("nginx-light",), essential=False),
    Need("command", "systemd-analyze", ("systemd",), essential=False),
]
# What compiles the library that stands between the program and a disk, so that tests have it fail; other languages;
# what strikes the program in the middle of what it writes.
FAULTS = [
    Need("command", "cc", ("gcc",), essential=False),
    Need("file", "/usr/include/stdio.h", ("libc6-dev",), essential=False),
    Need("file", "/usr/share/i18n/locales/tr_TR", ("locales",), essential=False),
    Need("command", "strace", ("strace",), essential=False),
]
# A screen, its buses and its keys: what a screen reader meets the program through.
SCREEN_READING = [
    Need("command", "openbox", ("openbox",), essential=False),
    Need("command", "xdotool", ("xdotool",), essential=False),
    Need("command", "dbus-daemon", ("dbus-daemon", "dbus"), essential=False),
    Need("file", "/usr/libexec/at-spi-bus-launcher", ("at-spi2-core",), essential=False),
]
# The screen reader that « make prove » has say a whole session; it brings its own voice and its bindings along.
PROOFS = [Need("command", "orca", ("orca",), essential=False)]
QT_ANYWHERE = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
QT_WINDOW = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
# PyInstaller reads compiled files with objdump, and dpkg-deb packs.
DEB_TOOLS = {"objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg"}
# What makes the Windows installer on Linux, and what tries it there.
WINDOWS = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
SIGNING = {"osslsigncode": "osslsigncode", "openssl": "openssl"}
WINE = {"wine": "wine", "Xvfb": "xvfb", "xauth": "xauth"}
# WeasyPrint, to which the bench compares, draws letters with these; without the last, it takes its slow way.
WEASYPRINT = {
    "libpango-1.0.so.0": ("libpango-1.0-0",),
    "libpangoft2-1.0.so.0": ("libpangoft2-1.0-0",),
    "libharfbuzz.so.0": ("libharfbuzz0b",),
    "libharfbuzz-subset.so.0": ("libharfbuzz-subset0",),
}


def main(scope: str) -> int:
    """Install what `scope` misses, or say in one sentence what could not be; return 1 if something essential lacks."""
    screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    missing = _missing(needs(scope, screen))
    if not missing:
        return 0
    cause = _install(missing)
    missing = _missing(missing)
    if missing:
        _say(_sentence(cause, missing))
    return int(any(need.essential for need in missing))


def _missing(wanted: list[Need]) -> list[Need]:
    return [need for need in wanted if not need.present()]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(missing: list[Need]) -> str:
    """Try apt; return the cause, to be told if something still lacks afterwards."""
    if shutil.which("apt-get") is None:
        return NO_APT
    rights = _rights()
    if rights is None:
        return REFUSED
    _say("Installation de ce qui manque au système (apt)…")
    _quiet([*rights, *_apt("update")])
    _quiet([*rights, *_apt("install", *(_known_name(need) for need in missing))])
    importlib.invalidate_caches()
    return FAILED


def _sentence(cause: str, missing: list[Need]) -> str:
    """Return what is told: the cause, what lacks, and the one command that mends it."""
    packages = list(dict.fromkeys(_known_name(need) for need in missing))
    command = " ".join(["sudo", *_apt("install", *packages)])
    then = THEN_AGAIN if any(need.essential for need in missing) else THEN_WITHOUT
    libraries = ", ".join(need.name for need in missing)
    return cause.format(packages=", ".join(packages), libraries=libraries, then=then.format(command=command))


def _apt(verb: str, *packages: str) -> list[str]:
    options = ["-y", "--no-install-recommends"] if verb == "install" else []
    return ["apt-get", verb, *options, *dict.fromkeys(packages)]


def _rights() -> list[str] | None:
    """Return the words to put before apt-get, or None where this account may not install."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    if shutil.which("sudo") and _succeeds("sudo", "-n", "true"):
        return ["sudo", "-n", *environment]
    return None


def _known_name(need: Need) -> str:
    """Return the name that this release gives to the package."""
    for package in need.packages:
        if _succeeds("apt-cache", "show", package):
            return package
    return need.packages[-1]


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _quiet(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        _say(done.stderr.strip()[-2000:])


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
