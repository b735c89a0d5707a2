from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.content.given import read_given
from mediateur.errors import MediateurError

SAFE = "Rien n'est changé."


def test_a_file_is_cut_one_byte_beyond_what_may_be_read(tmp_path: Path) -> None:
    file = tmp_path / "don"
    for size, read in ((0, 0), (9, 9), (10, 10), (11, 11), (5_000, 11)):
        file.write_bytes(bytes(size))
        assert len(read_given(file, 10, SAFE)) == read


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_what_does_not_open_is_told_in_three_parts_without_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(MediateurError) as told:
        read_given(tmp_path / name, 10, SAFE)
    happened, safe, remedy = str(told.value).replace("\N{NO-BREAK SPACE}", " ").split(". ")
    assert happened.endswith("ne s’ouvre pas")
    assert safe == "Rien n’est changé"
    assert remedy.startswith("Vérifiez")
    assert str(tmp_path.parent) not in f"{told.value} {told.value.detail}"
