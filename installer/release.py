"""`make release`: everything is proved, every artefact built, summed and signed, and the release notes written.

Stops at the first thing that is not as it should be. What it leaves is in dist/.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST, SUMS, NOTES = ROOT / "dist", "SHA256SUMS", "notes-de-version.md"
# What was proved of a version is published with it; the tree stays what was committed.
PROVED = "preuves.md"
# `make prove` passes all that `make test` does, and more.
PROOFS = (["make", "check"], ["make", "prove", f"PREUVES=dist/{PROVED}"])
BUILDS = (
    ["make", "deb"],
    ["make", "smoke"],
    ["make", "windows"],
    ["make", "windows-test"],
    ["make", "portable"],
)
ARTEFACTS = ("*.deb", "*.exe", "*.zip", "*.tar.xz", "*.cdx.json")
UNPUBLISHED = "Non publié"


class ReleaseError(Exception):
    """Why there is no release, in one sentence."""


def version() -> str:
    """Return the version of the program, as pyproject.toml has it."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def notes_of(changelog: str, wanted: str) -> str:
    """Return what the changelog says of a version. ReleaseError when it says nothing, or has more unpublished."""
    parts = re.split(r"(?m)^## \[(.+?)\].*$", changelog)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    if told.get(UNPUBLISHED, "").strip():
        raise ReleaseError(f"CHANGELOG.md : donnez à « {UNPUBLISHED} » le nom et la date de la version {wanted}.")
    if not told.get(wanted, "").strip():
        raise ReleaseError(f"CHANGELOG.md ne dit rien de la version {wanted}.")
    return f"# Médiateur {wanted}\n\n{told[wanted].strip()}\n"


def sums_of(folder: Path) -> str:
    """Return a line for each artefact of a folder, as `sha256sum --check` reads them."""
    files = sorted({file for pattern in ARTEFACTS for file in folder.glob(pattern)})
    if not files:
        raise ReleaseError(f"Aucun fichier à publier dans {folder.name}/.")
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def sign(folder: Path, key: str) -> None:
    """Sign the sums with a GnuPG key; whoever checks them checks every file. ReleaseError when the key refuses."""
    command = ["gpg", "--batch", "--yes", "--armor", "--local-user", key, "--detach-sign", SUMS]
    if shutil.which("gpg") is None or subprocess.run(command, cwd=folder).returncode:
        raise ReleaseError(f"La signature avec la clé {key} a échoué : rien n’est à publier.")


def check_tree(tag: str) -> None:
    """Make sure that what is released is what is committed, under a new name."""
    if _git("status", "--porcelain"):
        raise ReleaseError("Des fichiers ne sont pas validés : une version ne se fait que de ce qui l’est.")
    if _git("tag", "--list", tag):
        raise ReleaseError(f"La version {tag} existe déjà : changez « version » dans pyproject.toml.")


def main(words: list[str] | None = None) -> int:
    """Make a release; returns the exit status."""
    parser = argparse.ArgumentParser(prog="make release", description=__doc__)
    parser.add_argument("--essai", action="store_true", help="sans les longues preuves ni la signature")
    trial = parser.parse_args(words).essai
    key = os.environ.get("MEDIATEUR_CLE", "")
    try:
        if not (key or trial):
            raise ReleaseError("Nommez la clé GnuPG qui signe : MEDIATEUR_CLE=… make release (ou ESSAI=1 sans signer).")
        _release(version(), key, trial=trial)
    except ReleaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _release(wanted: str, key: str, *, trial: bool) -> None:
    check_tree(f"v{wanted}")
    notes = notes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), wanted)
    shutil.rmtree(DIST, ignore_errors=True)
    for command in BUILDS if trial else (*PROOFS, *BUILDS):
        if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
            raise ReleaseError(f"« {' '.join(command)} » a échoué : rien n’est à publier.")
    (DIST / SUMS).write_text(sums_of(DIST), encoding="utf-8")
    (DIST / NOTES).write_text(notes, encoding="utf-8")
    if not trial:
        sign(DIST, key)
    sys.stdout.write(f"Version {wanted} dans {DIST.name}/ : vérifiez, puis « git tag v{wanted} ».\n")


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
