"""The release notes, the sums, the signature: what a release says of itself can be checked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer import release

CHANGELOG = """# Journal

## [Non publié]
{unpublished}
## [1.2.0] - 2026-11-29

### Ajouté

- Une chose.

## [1.1.0] - 2026-10-01

- Une autre.
"""


def test_the_notes_are_those_of_the_version() -> None:
    said = release.notes_of(CHANGELOG.format(unpublished=""), "1.2.0")
    assert said == "# Médiateur 1.2.0\n\n### Ajouté\n\n- Une chose.\n"


@pytest.mark.parametrize(("unpublished", "wanted"), [("\n- Encore.\n", "1.2.0"), ("", "1.3.0")])
def test_a_version_that_the_changelog_does_not_tell_is_refused(unpublished: str, wanted: str) -> None:
    with pytest.raises(release.ReleaseError):
        release.notes_of(CHANGELOG.format(unpublished=unpublished), wanted)


@pytest.mark.needs_tool("sha256sum")
def test_the_sums_find_a_changed_file(tmp_path: Path) -> None:
    (tmp_path / "mediateur.deb").write_bytes(b"a")
    (tmp_path / "mediateur.exe").write_bytes(b"b")
    (tmp_path / release.SUMS).write_text(release.sums_of(tmp_path))
    check = ["sha256sum", "--check", "--strict", release.SUMS]
    assert subprocess.run(check, cwd=tmp_path).returncode == 0
    (tmp_path / "mediateur.exe").write_bytes(b"c")
    assert subprocess.run(check, cwd=tmp_path).returncode == 1


def test_nothing_to_release_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(release.ReleaseError):
        release.sums_of(tmp_path)


@pytest.mark.needs_tool("gpg")
def test_the_signature_holds_for_the_sums_and_for_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "cle"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    key = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key", "essai@example.fr", "ed25519", "sign", "never"]
    subprocess.run(key, check=True, capture_output=True)
    (tmp_path / release.SUMS).write_text("a")
    release.sign(tmp_path, "essai@example.fr")
    verify = ["gpg", "--batch", "--verify", f"{release.SUMS}.asc", release.SUMS]
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True).returncode == 0
    (tmp_path / release.SUMS).write_text("b")
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True).returncode != 0
    subprocess.run(["gpgconf", "--kill", "all"], check=False)
    with pytest.raises(release.ReleaseError):
        release.sign(tmp_path, "personne@example.fr")


@pytest.mark.needs_tool("make")
def test_what_is_proved_of_a_release_is_not_written_in_its_tree() -> None:
    asked = subprocess.run([*release.PROOFS[-1], "-n"], cwd=release.ROOT, capture_output=True, text=True)
    assert f"-m tests.prove --dans dist/{release.PROVED}\n" in asked.stdout
    assert "docs/preuves.md" not in asked.stdout


def test_without_a_key_nothing_begins(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("MEDIATEUR_CLE", raising=False)
    monkeypatch.setattr(release, "_release", lambda *_words, **_more: pytest.fail("it began"))
    assert release.main([]) == 1
    assert "MEDIATEUR_CLE" in capsys.readouterr().err
