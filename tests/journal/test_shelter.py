"""Whether a disk is encrypted: never said unless every device under it is."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.shelter import Block, Mount, Shelter, judged, judged_by_bitlocker, mount_of, mounts

LUKS, LVM, PARTITION = Block("CRYPT-LUKS2-abc-cle", ("sdb1",)), Block("LVM-abc", ("dm-0",)), Block()
TREES = {
    "a partition": ({"sdb1": PARTITION}, "sdb1", Shelter.BARE),
    "a disk without partitions": ({"sdb": PARTITION}, "sdb", Shelter.BARE),
    "luks on a partition": ({"dm-0": LUKS, "sdb1": PARTITION}, "dm-0", Shelter.ENCRYPTED),
    "bitlocker opened by cryptsetup": ({"dm-0": Block("CRYPT-BITLK-a-b", ("sdb1",))}, "dm-0", Shelter.ENCRYPTED),
    "lvm on luks": ({"dm-1": LVM, "dm-0": LUKS, "sdb1": PARTITION}, "dm-1", Shelter.ENCRYPTED),
    "lvm on a partition": ({"dm-1": Block("LVM-abc", ("sdb1",)), "sdb1": PARTITION}, "dm-1", Shelter.BARE),
    "lvm half on luks": (
        {"dm-1": Block("LVM-a", ("dm-0", "sdc1")), "dm-0": LUKS, "sdc1": PARTITION},
        "dm-1",
        Shelter.BARE,
    ),
    "verity checks and hides nothing": (
        {"dm-0": Block("CRYPT-VERITY-a", ("sdb1",)), "sdb1": PARTITION},
        "dm-0",
        Shelter.BARE,
    ),
    "a mapping without a name": ({"dm-0": Block("", ("sdb1",)), "sdb1": PARTITION}, "dm-0", Shelter.UNKNOWN),
    "a file mounted as a disk": ({"loop0": Block()}, "loop0", Shelter.UNKNOWN),
    "a device that is not there": ({}, "sdb1", Shelter.UNKNOWN),
    "devices that lie on each other": ({"md0": Block(None, ("md0",))}, "md0", Shelter.UNKNOWN),
}


@pytest.mark.parametrize("name", TREES)
def test_a_tree_of_devices_is_judged(name: str) -> None:
    blocks, device, expected = TREES[name]
    assert judged("ext4", device, blocks) is expected


def test_what_may_lie_on_several_disks_is_never_said_encrypted() -> None:
    assert judged("btrfs", "dm-0", {"dm-0": LUKS}) is Shelter.UNKNOWN
    assert judged("btrfs", "sdb1", {"sdb1": PARTITION}) is Shelter.BARE


NAMES = st.sampled_from(("dm-0", "dm-1", "sda1", "sdb1", "loop0"))
MAPPERS = st.sampled_from((None, "", "LVM-a", "CRYPT-LUKS1-a", "CRYPT-VERITY-a", "part1-a"))
BLOCKS = st.builds(Block, MAPPERS, st.lists(NAMES, max_size=2).map(tuple))


@given(st.dictionaries(NAMES, BLOCKS), NAMES)
def test_encrypted_is_said_only_where_no_way_down_meets_a_bare_device(blocks: dict[str, Block], device: str) -> None:
    if judged("ext4", device, blocks) is Shelter.ENCRYPTED:
        assert _every_way_is_encrypted(device, blocks)


def _every_way_is_encrypted(device: str, blocks: dict[str, Block]) -> bool:
    block = blocks[device]
    if block.mapper in ("CRYPT-LUKS1-a",):
        return True
    return bool(block.below) and all(_every_way_is_encrypted(name, blocks) for name in block.below)


@pytest.mark.parametrize("value", [None, 0, 3, 4, 5, 6, 99, -1])
def test_of_bitlocker_only_on_is_encrypted_and_what_is_between_is_not_known(value: int | None) -> None:
    assert judged_by_bitlocker(value) is Shelter.UNKNOWN
    assert (judged_by_bitlocker(1), judged_by_bitlocker(2)) == (Shelter.ENCRYPTED, Shelter.BARE)


TABLE = r"""/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/cl\303\251 vfat rw 0 0
/dev/mapper/luks-a /media/ma\040clé ext4 rw 0 0
/dev/sdc1 /media/deux ext4 rw 0 0
/dev/sdd1 /media/deux exfat rw 0 0
short
"""


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("/media/ma clé/Mediateur/donnees", "/dev/mapper/luks-a"),
        ("/media/ma clé bis/donnees", "/dev/sda1"),
        ("/media/deux", "/dev/sdd1"),
        ("/", "/dev/sda1"),
    ],
)
def test_the_mount_of_a_path_is_the_deepest_and_the_last(path: str, source: str) -> None:
    found = mount_of(PurePosixPath(path), mounts(TABLE))
    assert found is not None
    assert found.source == source


def test_without_a_mount_nothing_is_found() -> None:
    assert mount_of(PurePosixPath("/media"), (Mount("/autre", "ext4", "/dev/sda1"),)) is None
