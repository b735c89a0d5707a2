"""What Linux tells of a disk, read from trees that look like /proc and /sys; elsewhere, what is not known."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from mediateur.journal.shelter import Shelter
from mediateur.store import bitlocker
from mediateur.store.disks import on_linux, shelter_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a machine with a plain disk, and a stick opened by LUKS."""
    root = tmp_path / "racine"
    (root / "proc").mkdir(parents=True)
    (root / "proc/mounts").write_text(
        f"/dev/sda2 / ext4 rw 0 0\n/dev/mapper/luks-cle {tmp_path}/cl\\040é ext4 rw 0 0\n", encoding="utf-8"
    )
    (root / "dev/mapper").mkdir(parents=True)
    (root / "dev/dm-0").touch()
    (root / "dev/mapper/luks-cle").symlink_to("../dm-0")
    classes = root / "sys/class/block"
    (classes / "sda2").mkdir(parents=True)
    (classes / "sdb1/holders").mkdir(parents=True)
    (classes / "dm-0/dm").mkdir(parents=True)
    (classes / "dm-0/slaves/sdb1").mkdir(parents=True)
    (classes / "dm-0/dm/uuid").write_text("CRYPT-LUKS2-0123-luks-cle\n", encoding="ascii")
    (tmp_path / "cl é/donnees").mkdir(parents=True)
    return root


def test_a_stick_opened_by_luks_is_encrypted_and_the_disk_is_not(root: Path, tmp_path: Path) -> None:
    assert on_linux(tmp_path / "cl é/donnees", root) is Shelter.ENCRYPTED
    assert on_linux(tmp_path, root) is Shelter.BARE


def test_a_link_to_another_disk_is_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to(tmp_path / "cl é/donnees")
    assert on_linux(tmp_path / "lien", root) is Shelter.ENCRYPTED


@pytest.mark.parametrize("lost", ["proc", "sys", "sys/class/block/dm-0/dm/uuid"])
def test_what_cannot_be_read_is_not_known(root: Path, tmp_path: Path, lost: str) -> None:
    shutil.rmtree(root / lost) if (root / lost).is_dir() else (root / lost).unlink()
    assert on_linux(tmp_path / "cl é/donnees", root) is Shelter.UNKNOWN


@pytest.mark.parametrize("source", ["tmpfs", "server:/partage", "overlay", "/dev/absent"])
def test_what_is_no_device_of_this_machine_is_not_known(root: Path, tmp_path: Path, source: str) -> None:
    (root / "proc/mounts").write_text(f"{source} / nfs rw 0 0\n", encoding="utf-8")
    assert on_linux(tmp_path, root) is Shelter.UNKNOWN


def test_this_machine_answers_something(tmp_path: Path) -> None:
    assert shelter_of(tmp_path) in Shelter


@pytest.mark.skipif(sys.platform == "win32", reason="elsewhere than on Windows")
def test_elsewhere_bitlocker_tells_nothing(tmp_path: Path) -> None:
    assert bitlocker.protection(tmp_path) is None
