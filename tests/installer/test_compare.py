"""Two bundles are compared file by file."""

from __future__ import annotations

from pathlib import Path

from installer.shared.compare import differences, listed


def bundle(folder: Path, **files: str) -> Path:
    """Make a bundle of these files."""
    for name, text in files.items():
        (folder / "lib").mkdir(parents=True, exist_ok=True)
        (folder / "lib" / name).write_text(text, encoding="utf-8")
    (folder / "lien").symlink_to("lib/a")
    return folder


def test_the_same_files_are_the_same_bundle(tmp_path: Path) -> None:
    one, other = bundle(tmp_path / "un", a="1", b="2"), bundle(tmp_path / "deux", b="2", a="1")
    assert listed(one) == listed(other)
    assert [entry.place for entry in listed(one)] == ["lib/a", "lib/b", "lien"]


def test_what_differs_is_named(tmp_path: Path) -> None:
    one, other = bundle(tmp_path / "un", a="1", b="2", c="3"), bundle(tmp_path / "deux", a="1", b="22", d="4")
    (other / "lib" / "a").chmod(0o755)
    (other / "lien").unlink()
    (other / "lien").symlink_to("lib/b")
    assert differences(listed(one), listed(other)) == [
        "differs: lib/a (1 and 1 bytes)",
        "differs: lib/b (1 and 2 bytes)",
        "differs: lien (0 and 0 bytes)",
        "only in the first: lib/c",
        "only in the second: lib/d",
    ]
