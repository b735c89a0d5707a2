"""What stands in the repository: a lock that pins and names no host, no path of a machine, the licences it needs."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FLOOR_FILES = 150
# Code is read file by file: one that is longer says why, under what it is for.
LONGEST, WHY, HEAD_LINES, LEAST_WHY = 400, "# Long: ", 20, 20
CODE, FLOOR_CODE = (".py", ".sh", ".c"), 800
FLOOR_PINS = {
    "requirements.lock": 30,
    "requirements-program.lock": 25,
    "requirements-bench.lock": 10,
    "requirements-build.lock": 10,
}

# Each is written so that this file does not match itself.
HOSTS = (
    r"py[p]i\.(org|python)",
    r"python[h]osted\.",
    r"np[m]js\.",
    r"registry\.(yar[n]pkg|np[m])",
    r"deb\.(debia[n]|nodesourc[e])",
    r"(archive|security|ports)\.(ubunt[u]|debia[n])",
    r"snapshot\.debia[n]",
    r"crate[s]\.io",
    r"proxy\.golan[g]",
    r"anacond[a]\.",
)
PLACES = (
    r"(?<![\w.])/wor[k]/",
    r"(?<![\w.])/roo[t]/",
    r"(?<![\w.])/tm[p]/w/",
    r"(?<![\w.])/hom[e]/\w",
    r"C:\\User[s]\\\w",
    r"\.pyen[v]",
)
WORDS = (
    r"claud[e][ .-](code|ai|opus|sonnet)\b",
    r"anthropi[c]",
    r"chatgp[t]",
    r"\bopena[i]\b",
    r"\bcopilo[t]\b",
    r"lore[m] ipsum",
    r"(?-i:\bTOD[O]\b)",
    r"(?-i:\bFIXM[E]\b)",
    r"(?-i:\bXX[X]\b)",
)
FORBIDDEN = re.compile("|".join((*HOSTS, *PLACES, *WORDS)), re.IGNORECASE)

LICENCES = {
    "resources/fonts": ("*.ttf", "OFL.txt"),
    "resources/icons": ("*.svg", "LICENSE"),
    "resources/french": ("*.gz", "LICENSE"),
}


def repository_files() -> list[Path]:
    """Return every file that is not ignored, by a walk of the tree (no git needed)."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()] + [".git"]
    return sorted(_walk(ROOT, ignored))


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for entry in folder.iterdir():
        if any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignored):
            continue
        if entry.is_dir():
            yield from _walk(entry, ignored)
        else:
            yield entry


def lock_entries(text: str) -> list[list[str]]:
    """Split a lock into requirements: the requirement itself, then its options, one each."""
    joined = text.replace("\\\n", " ")
    return [line.split(" --") for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def lock_faults(text: str) -> list[str]:
    """Return what is wrong with a lock: a URL, a requirement without == or without a hash."""
    told = ["it names a URL"] if "://" in text else []
    for requirement, *options in lock_entries(text):
        if not re.fullmatch(r"[\w.-]+==[\w.!+]+( ; .+)?", requirement.strip()):
            told.append(f"{requirement.strip()} is not pinned with ==")
        if not any(re.fullmatch(r"hash=sha256:[0-9a-f]{64}\s*", option) for option in options):
            told.append(f"{requirement.strip()} has no hash")
    return told


def forbidden_in(text: str) -> list[str]:
    """Return what must not be written in the repository, as found in a text."""
    return [found.group() for found in FORBIDDEN.finditer(text)]


@pytest.fixture(scope="module")
def locks() -> dict[str, str]:
    """Return the text of each lock."""
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in FLOOR_PINS}


@pytest.mark.parametrize("name", FLOOR_PINS)
def test_a_lock_pins_hashes_and_names_no_host(name: str, locks: dict[str, str]) -> None:
    assert len(lock_entries(locks[name])) >= FLOOR_PINS[name]
    assert lock_faults(locks[name]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("--index-url https://example.org/simple\na==1 --hash=sha256:" + "0" * 64, "it names a URL"),
        ("a>=1 --hash=sha256:" + "0" * 64, "a>=1 is not pinned with =="),
        ("a==1\n", "a==1 has no hash"),
        ("a==1 --hash=md5:" + "0" * 32, "a==1 has no hash"),
    ],
)
def test_a_bad_lock_is_seen(text: str, told: str) -> None:
    assert told in lock_faults(text)


def pins(lock: str) -> dict[str, str]:
    """Return the version of each package that a lock pins."""
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.!+]+)", lock, re.M)}


def test_the_locks_satisfy_the_project(locks: dict[str, str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    main = project["project"]["dependencies"] + groups["dev"] + project["build-system"]["requires"]
    for name, asked, floor in (
        ("requirements.lock", main, 20),
        ("requirements-program.lock", project["project"]["dependencies"], 15),
        ("requirements-bench.lock", groups["bench"], 3),
        ("requirements-build.lock", groups["build"], 3),
    ):
        pinned = pins(locks[name])
        assert len(asked) >= floor
        for requirement in map(Requirement, asked):
            version = pinned.get(canonicalize_name(requirement.name), "")
            assert version, f"{requirement.name} is not in {name}: run « make lock »"
            assert requirement.specifier.contains(version, prereleases=True), f"{requirement} is not met by {version}"


def test_what_only_measures_or_builds_stays_out_of_the_program(locks: dict[str, str]) -> None:
    assert not {"weasyprint", "typst", "pdfua", "pyinstaller"} & set(pins(locks["requirements.lock"]))
    assert not {"pytest", "hatchling", "setuptools", "pyinstaller"} & set(pins(locks["requirements-program.lock"]))


def test_the_locks_agree_on_versions(locks: dict[str, str]) -> None:
    tested = pins(locks["requirements.lock"])
    for name in FLOOR_PINS:
        shared = {library: version for library, version in pins(locks[name]).items() if library in tested}
        assert shared == {library: tested[library] for library in shared}, name
    assert set(pins(locks["requirements-program.lock"])) <= set(tested)


def length_fault(text: str) -> str:
    """Return what is wrong with the length of a file of code; nothing when it is short, or says why it is not."""
    lines = text.splitlines()
    if len(lines) <= LONGEST:
        return ""
    why = next((line.removeprefix(WHY) for line in lines[:HEAD_LINES] if line.startswith(WHY)), "")
    if len(why) >= LEAST_WHY:
        return ""
    return f"{len(lines)} lines, at most {LONGEST}. Remedy: split it, or write « {WHY}… » at its head, with the reason"


def test_a_long_file_says_why() -> None:
    code = [file for file in repository_files() if file.suffix in CODE]
    assert len(code) >= FLOOR_CODE
    told = {file.relative_to(ROOT).as_posix(): length_fault(file.read_text(encoding="utf-8")) for file in code}
    assert {file: fault for file, fault in told.items() if fault} == {}


@pytest.mark.parametrize(
    "head", ["", "# Long: yes.\n", "x = 1\n" * HEAD_LINES + "# Long: a list of words, read as one.\n"]
)
def test_a_file_that_is_long_for_no_reason_is_seen(head: str) -> None:
    assert "Remedy" in length_fault(head + "x = 1\n" * (LONGEST + 1))


@pytest.mark.parametrize("head", ["", "# Long: a list of words, read as one.\n"])
def test_a_file_that_is_short_or_says_why_passes(head: str) -> None:
    assert length_fault(head + "x = 1\n" * (LONGEST if not head else 2 * LONGEST)) == ""


def spoken(file: Path) -> str:
    """Return what a file says: all of it, but of a picture only what stands before its compressed pixels."""
    text = file.read_bytes().decode("latin-1")
    return text.partition("IDAT")[0] if file.suffix == ".png" else text


def test_no_file_names_a_host_a_machine_or_a_maker() -> None:
    files = repository_files()
    assert len(files) >= FLOOR_FILES
    told = {file.relative_to(ROOT).as_posix(): found for file in files if (found := forbidden_in(spoken(file)))}
    assert told == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://py" + "pi.org/simple",
        "files.python" + "hosted.org",
        "registry.np" + "mjs.org",
        "http://deb.de" + "bian.org/debian",
        "in /wo" + "rk/main",
        "in /ro" + "ot/.cache",
        "# TO" + "DO later",
    ],
)
def test_a_planted_word_is_seen(text: str) -> None:
    assert forbidden_in(text)


@pytest.mark.parametrize(
    "text", ["https://www.monespacesante.fr/", "Debian, Ubuntu", "à faire/works", "homework/", "todos los santos"]
)
def test_an_innocent_word_passes(text: str) -> None:
    assert forbidden_in(text) == []


@pytest.mark.parametrize("folder", LICENCES)
def test_what_needs_a_licence_has_it(folder: str) -> None:
    pattern, licence = LICENCES[folder]
    assert list((ROOT / folder).glob(pattern)), f"{folder} is empty"
    assert (ROOT / folder / licence).stat().st_size > 300
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"{folder}/{licence}" in project["project"]["license-files"]


def lost_names(text: str) -> list[str]:
    """Return the dotted names in a room of the program that a file writes as texts, and that nothing there bears."""
    found = re.findall(r'"(mediateur(?:\.\w+)+)"', text)
    rooms = {entry.stem for entry in (ROOT / "mediateur").iterdir()}  # the others are names of files: mediateur.log
    return [name for name in found if name.split(".")[1] in rooms - {"log"} and not _stands(name)]


def _stands(name: str) -> bool:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ROOT.joinpath(*parts[:length])
        for file in (module.with_suffix(".py"), module / "__init__.py"):
            if file.is_file():
                source = file.read_text(encoding="utf-8")
                return all(re.search(rf"\b{part}\b", source) for part in parts[length : length + 1])
    return False


def test_every_module_that_is_named_in_a_text_is_there() -> None:
    files = [file for file in repository_files() if file.suffix == ".py" and file.name != "test_architecture.py"]
    told = {file.relative_to(ROOT).as_posix(): lost_names(file.read_text(encoding="utf-8")) for file in files}
    assert {file: names for file, names in told.items() if names} == {}


def test_a_name_that_is_lost_is_seen() -> None:
    lost = '"mediateur.ui.' + 'attic"'
    assert lost_names(f'load({lost}, "mediateur.ui.pages.closing.page", "mediateur.paths.resources")') == [
        lost.strip('"')
    ]
