"""Make the Debian package of the bundle: `python -m installer.linux.deb [--version N] [--fast]`, from the root.

It writes dist/mediateur_VERSION_ARCHITECTURE.deb, its bill of materials beside it, and prints what is inside and how
large it is. --version gives another number than that of pyproject.toml, --fast compresses less: for trying updates.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import os
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

from installer.linux.needs import depends

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STAGE = ROOT / "build" / "linux"
BUNDLE = STAGE / "dist" / "mediateur"
ICON = Path("lib/mediateur/resources/icons/marque.svg")
MATERIALS = Path("lib/mediateur/licences/mediateur.cdx.json")
MOST_MB = 75
MB = 1_000_000


def build(version: str, *, fast: bool = False) -> Path:
    """Return the package that was made. Raises SystemExit when the bundle is missing, or too much for its bound."""
    if not (BUNDLE / "mediateur").is_file():
        raise SystemExit(f"{BUNDLE} is missing: run installer/linux/bundle.sh first.")
    tree = STAGE / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _place(tree, version)
    _describe(tree, version)
    _settle(tree)
    package = ROOT / "dist" / f"mediateur_{version}_{_architecture()}.deb"
    package.parent.mkdir(exist_ok=True)
    squeeze = ["-Zgzip", "-z1"] if fast else ["-Zxz", "-z6"]
    subprocess.run(["dpkg-deb", "--root-owner-group", *squeeze, "--build", tree, package], check=True)
    return package


def _place(tree: Path, version: str) -> None:
    """Put every file where Debian expects it."""
    shutil.copytree(BUNDLE, tree / "usr/lib/mediateur", symlinks=True)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/mediateur").symlink_to("../lib/mediateur/mediateur")
    _copy(HERE / "mediateur.desktop", tree / "usr/share/applications/mediateur.desktop")
    _copy(HERE / "mediateur.xml", tree / "usr/share/mime/packages/mediateur.xml")
    _copy(BUNDLE / ICON, tree / "usr/share/icons/hicolor/scalable/apps/mediateur.svg")
    page = _filled((HERE / "mediateur.1").read_text(encoding="utf-8"), {"VERSION": version, "DATE": _day()})
    _squeezed(page, tree / "usr/share/man/man1/mediateur.1.gz")
    (tree / "usr/share/man/fr/man1").mkdir(parents=True)
    (tree / "usr/share/man/fr/man1/mediateur.1.gz").symlink_to("../../man1/mediateur.1.gz")
    documents = tree / "usr/share/doc/mediateur"
    _copy(ROOT / "LICENSE", documents / "copyright")
    _squeezed((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), documents / "changelog.gz")
    (documents / "licences").symlink_to("../../../lib/mediateur/lib/mediateur/licences")


def _describe(tree: Path, version: str) -> None:
    """Write what the packaging tools of Debian read."""
    size = sum(-(-file.lstat().st_size // 1024) for file in tree.rglob("*") if not file.is_dir())
    filling = {"VERSION": version, "ARCHITECTURE": _architecture(), "SIZE": str(size), "DEPENDS": depends(BUNDLE)}
    folder = tree / "DEBIAN"
    folder.mkdir()
    control = _filled((HERE / "debian" / "control").read_text(encoding="utf-8"), filling)
    (folder / "control").write_text(control, encoding="utf-8")
    _copy(HERE / "debian" / "postrm", folder / "postrm")
    files = sorted(file for file in (tree / "usr").rglob("*") if file.is_file() and not file.is_symlink())
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(tree)}\n" for file in files)  # noqa: S324 - the sums that Debian asks for
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def _settle(tree: Path) -> None:
    """Give every file the rights and the time that do not depend on who builds, nor when."""
    for file in [tree, *tree.rglob("*")]:
        if not file.is_symlink():
            runs = file.is_dir() or file.name == "postrm" or file == tree / "usr/lib/mediateur/mediateur"
            file.chmod(0o755 if runs else 0o644)
        os.utime(file, (_epoch(), _epoch()), follow_symlinks=False)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _copy(origin: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(origin.read_bytes())


def _squeezed(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _epoch() -> int:
    return int(os.environ["SOURCE_DATE_EPOCH"])


def _day() -> str:
    return dt.datetime.fromtimestamp(_epoch(), dt.UTC).date().isoformat()


def _architecture() -> str:
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def tell(package: Path) -> None:
    """Print what is inside by weight, and the two sizes; stop where the package is beyond its bound."""
    inside = BUNDLE / "lib"
    weights: Counter[str] = Counter()
    for file in BUNDLE.rglob("*"):
        if file.is_file() and not file.is_symlink():
            place = file.relative_to(inside).parts[0] if file.is_relative_to(inside) else file.name
            weights[place] += file.stat().st_size
    for place, weight in sorted(weights.items(), key=lambda one: -one[1]):
        print(f"{weight / MB:8.1f} MB  {place}")
    size = package.stat().st_size / MB
    print(f"Installé : {sum(weights.values()) / MB:.0f} MB. {package.name} : {size:.1f} MB (borne {MOST_MB} MB).")
    if size > MOST_MB:
        raise SystemExit("Le paquet dépasse sa borne.")


def main() -> None:
    """Read the words, make the package, tell its sizes."""
    words = argparse.ArgumentParser(description=__doc__)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    words.add_argument("--version", default=project["version"])
    words.add_argument("--fast", action="store_true")
    given = words.parse_args()
    package = build(given.version, fast=given.fast)
    if not given.fast:
        _copy(BUNDLE / MATERIALS, package.with_suffix(".cdx.json"))
        tell(package)


if __name__ == "__main__":
    main()
