"""The settings of this machine: kept in one move, forgiving what is damaged, losing no file."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur import paths, settings
from mediateur.errors import MediateurError
from mediateur.settings import DAMAGED_FILE, FILE, SCALES, THEMES, Settings, load, save
from mediateur.usecases.preferences import Preferences

# No end of a text of C: nothing that is typed or chosen holds one, and no path may.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)
MEDIATORS = st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def any_settings(draw: st.DrawFn) -> Settings:
    mediators = draw(MEDIATORS)
    return Settings(
        theme=draw(st.sampled_from(("", *THEMES))),
        scale=draw(st.sampled_from(SCALES)),
        notes=draw(st.booleans()),
        digits=draw(st.booleans()),
        mediators=mediators,
        mediator=draw(st.sampled_from(mediators)),
        place=draw(WORDS),
        data=draw(st.dictionaries(WORDS, WORDS, max_size=2)),
        data_dates=draw(st.dictionaries(WORDS, WORDS, max_size=2)),
        welcomed=draw(st.booleans()),
        training_minutes=draw(st.integers(30, 6000)),
        training_percent=draw(st.integers(50, 100)),
        training_target=draw(st.integers(0, 20_000)),
        training_target_day=draw(st.sampled_from(("", "2027-06-30"))),
        register_months=draw(st.sampled_from(settings.REGISTER_PERIODS)),
    )


@pytest.mark.parametrize(
    "strange",
    [
        {"training_minutes": 0, "training_percent": 130, "training_observations": 0},
        {"training_months": 0, "training_reminder": -1, "register_months": 1},
        {"training_target": -3, "training_target_day": "demain"},
    ],
)
def test_a_strange_rule_of_attestations_is_the_usual_one(data_folder: Path, strange: dict[str, object]) -> None:
    data_folder.mkdir()
    (data_folder / FILE).write_text(json.dumps(strange), encoding="utf-8")
    assert load(data_folder) == Settings()


@given(any_settings())
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, value: Settings) -> None:
    folder = tmp_path_factory.getbasetemp()
    save(folder, value)
    assert load(folder) == value


def test_without_a_file_the_defaults_are_in_force(data_folder: Path) -> None:
    assert load(data_folder) == Settings()
    assert not data_folder.exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda v: st.lists(v, max_size=2) | st.dictionaries(st.text(max_size=3), v, max_size=2),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*Settings._fields, "autre"]), JSON))
def test_a_damaged_entry_is_left_at_its_default_and_the_others_are_kept(
    tmp_path_factory: pytest.TempPathFactory, raw: dict[str, object]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / FILE).write_text(json.dumps(raw), encoding="utf-8")
    kept = load(folder)
    defaults = Settings()
    assert {name: type(value) for name, value in kept._asdict().items()} == {
        name: type(value) for name, value in defaults._asdict().items()
    }
    assert all((*kept.mediators, kept.mediator))
    assert {type(entry) for entry in kept.mediators} == {str}
    assert all(isinstance(value, str) for value in (*kept.data.values(), *kept.data_dates.values()))
    assert kept.theme in ("", *THEMES)
    assert kept.scale in SCALES
    assert kept.mediator in kept.mediators
    assert kept.notes == (raw["notes"] if isinstance(raw.get("notes"), bool) else defaults.notes)


DAMAGED = [b"", b"{", b"[]", b"\xff\xfe{}", b"null", b"[" * 100_000, b'{"scale": ' + b"9" * 5000 + b"}"]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside_at_the_next_change(
    data_folder: Path, content: bytes
) -> None:
    data_folder.mkdir()
    (data_folder / FILE).write_bytes(content)
    preferences = Preferences(data_folder)
    assert preferences.current == Settings()
    assert (data_folder / FILE).read_bytes() == content
    preferences.change(scale=150)
    assert load(data_folder).scale == 150
    assert (data_folder / DAMAGED_FILE).read_bytes() == content
    preferences.change(scale=200)
    assert (data_folder / DAMAGED_FILE).read_bytes() == content


def test_a_change_that_cannot_be_kept_changes_nothing(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = Preferences(data_folder)
    preferences.change(theme="sombre")
    before = {file.name: file.read_bytes() for file in data_folder.iterdir()}
    for place in ("os.fsync", "pathlib.Path.replace"):
        with monkeypatch.context() as patch:
            patch.setattr(place, _full)
            with pytest.raises(MediateurError) as caught:
                preferences.change(theme="clair", notes=True)
        assert caught.value.happened == "Les réglages ne s’enregistrent pas."
        assert caught.value.safe
        assert caught.value.remedy
        assert preferences.current.theme == "sombre"
        assert {file.name: file.read_bytes() for file in data_folder.iterdir()} == before


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_a_folder_that_is_a_file_or_a_file_that_is_a_folder_is_told(data_folder: Path, obstacle: str) -> None:
    if obstacle == "file":
        data_folder.write_text("rien", encoding="utf-8")
    else:
        (data_folder / FILE).mkdir(parents=True)
    preferences = Preferences(data_folder)
    assert preferences.current == Settings()
    with pytest.raises(MediateurError, match="ne s’enregistrent pas"):
        preferences.change(scale=150)
    assert preferences.current == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="droits POSIX")
def test_the_data_folder_is_closed_to_other_accounts(data_folder: Path) -> None:
    save(data_folder, Settings())
    assert data_folder.stat().st_mode & 0o077 == 0
    data_folder.chmod(0o755)
    save(data_folder, Settings())
    assert data_folder.stat().st_mode & 0o777 == 0o755


def test_the_data_folder_is_the_chosen_one_else_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "par la variable"))
    assert paths.data_folder() == tmp_path / "par la variable"
    assert paths.data_folder(tmp_path / "choisi") == tmp_path / "choisi"
    assert paths.data_folder("~/ici") == Path.home() / "ici"
    monkeypatch.setenv(paths.DATA_VARIABLE, "")
    assert paths.data_folder().name == "mediateur"


def test_writing_whole_replaces_or_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "table.csv"
    paths.write_whole(target, b"un")
    paths.write_whole(target, b"deux")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(OSError, match="No space"):
        paths.write_whole(target, b"trois")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("table.csv", b"deux")]
    assert settings.FILE


def test_a_change_keeps_what_another_program_changed_meanwhile(data_folder: Path) -> None:
    ours, theirs = Preferences(data_folder), Preferences(data_folder)
    theirs.change(copied_to=("/media/cle",))
    ours.change(theme="sombre")
    assert (ours.current.theme, ours.current.copied_to) == ("sombre", ("/media/cle",))
    assert load(data_folder) == ours.current


def test_settings_that_could_not_be_read_are_not_lost_by_the_next_change(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that answers again: what it holds stays, though the program began without it."""
    Preferences(data_folder).change(mediators=("Médiateur 1", "Médiateur 2"), notes=True)

    def refuse(_: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        preferences = Preferences(data_folder)
        assert preferences.current == Settings()
        with pytest.raises(MediateurError):
            preferences.change(theme="sombre")
    preferences.change(theme="sombre")
    assert load(data_folder) == Settings(mediators=("Médiateur 1", "Médiateur 2"), notes=True, theme="sombre")
    assert [file.name for file in data_folder.iterdir()] == [FILE]
