"""What is written for those who read the repository: every document is found, links lead somewhere, commits exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
SHOWN = re.compile(r"`git (show [0-9a-f][^`]*)`")
CODE = re.compile(r"`([\w.]+)`")
# A path from the root, from the program, from its window or from the tests; `dossier` is any folder, in an example.
FILE = re.compile(r"`((?!dossier/)[a-z_]+/[a-z_/]+\.py)`")
ROOMS = (".", "mediateur", "mediateur/ui", "tests")
FLOOR_LINKS, FLOOR_COMMITS, FLOOR_NAMES = 150, 6, 150


def targets(file: Path, text: str) -> list[Path]:
    """Return the files that the links of a document name, whether they are there or not."""
    named = (found.partition("#")[0] for found in LINK.findall(text) if "://" not in found)
    return [(file.parent / name).resolve() for name in named if name]


def git(*words: str) -> subprocess.CompletedProcess[str]:
    """Run git on the repository, and return what it answers."""
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)


def test_every_link_leads_to_a_file() -> None:
    found = [(file, target) for file in DOCUMENTS for target in targets(file, file.read_text(encoding="utf-8"))]
    assert len(found) >= FLOOR_LINKS
    assert [f"{file.name}: {target.name}" for file, target in found if not target.exists()] == []


def lost_files(text: str) -> list[str]:
    """Return the files of code that a document names by a path, and that stand nowhere."""
    named = FILE.findall(text)
    return [name for name in named if not any((ROOT / room / name).exists() for room in ROOMS)]


def test_every_file_of_code_that_a_document_names_is_there() -> None:
    told = {file.name: lost_files(file.read_text(encoding="utf-8")) for file in DOCUMENTS}
    assert {name: lost for name, lost in told.items() if lost} == {}
    assert lost_files("`trust/attic.py`, `trust/keys.py`, `dossier/fichier.py`") == ["trust/attic.py"]


def test_the_index_names_every_document() -> None:
    index = ROOT / "docs" / "README.md"
    named = set(targets(index, index.read_text(encoding="utf-8")))
    others = {file for file in (ROOT / "docs").glob("*.md") if file != index}
    assert {file.name for file in others - named} == set()


def test_every_commit_that_is_cited_is_in_the_history_and_shows_something() -> None:
    if shutil.which("git") is None or git("rev-parse", "--is-shallow-repository").stdout.strip() != "false":
        pytest.skip("l’histoire du dépôt n’est pas là, ou pas entière")
    cited = [words for file in DOCUMENTS for words in SHOWN.findall(file.read_text(encoding="utf-8"))]
    assert len(cited) >= FLOOR_COMMITS
    for words in map(shlex.split, cited):
        assert git("merge-base", "--is-ancestor", words[1], "HEAD").returncode == 0, words
        assert git("show", "--format=", "--name-only", *words[1:]).stdout.strip(), words


def test_every_code_name_of_the_glossary_is_one() -> None:
    files = sorted((ROOT / "mediateur").rglob("*.py"))
    words = {
        word
        for file in files
        for word in re.findall(r"\w+", f"{file.relative_to(ROOT)} {file.read_text(encoding='utf-8')}")
    }
    rows = (line.split("|") for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines())
    names = [name for row in rows if len(row) > 3 for name in CODE.findall(row[2])]
    assert len(names) >= FLOOR_NAMES
    assert [name for name in names if not set(name.split(".")) <= words] == []
