"""The log of this machine: what went wrong in the program, and nothing of whoever sat beside the mediator."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur import log, paths

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("/comptes/jean canari", "/Users/Canari", "C:\\Users\\Jean Canari", "C:/Users/canari", "/media/canari/CLE USB")


pytestmark = pytest.mark.usefixtures("same_logger")


def written(folder: Path) -> str:
    return (folder / log.FILE).read_text(encoding="utf-8")


def test_warnings_are_written_with_the_day_and_no_hour(data_folder: Path) -> None:
    log.start(data_folder)
    logging.getLogger("mediateur.ui").warning("Qt: %s", "é")
    logging.getLogger("mediateur").info("rien de cela")
    [line] = written(data_folder).splitlines()
    day, level, name, *message = line.split()
    assert (len(day), day.count("-"), level, name, message) == (10, 2, "WARNING", "mediateur.ui", ["Qt:", "é"])


def test_starting_again_elsewhere_leaves_the_first_file(data_folder: Path, tmp_path: Path) -> None:
    log.start(data_folder)
    log.start(tmp_path / "autre")
    logging.getLogger("mediateur").error("ici")
    assert written(data_folder) == ""
    assert "ici" in written(tmp_path / "autre")


def test_the_log_stays_small(data_folder: Path) -> None:
    log.start(data_folder)
    for _ in range(700):
        logging.getLogger("mediateur").warning("x" * 1000)
    sizes = [file.stat().st_size for file in data_folder.glob(f"{log.FILE}*")]
    assert len(sizes) == 2
    assert max(sizes) <= 200_000


def test_a_folder_that_cannot_be_written_stops_nothing(data_folder: Path) -> None:
    data_folder.write_text("un fichier", encoding="utf-8")
    log.start(data_folder)
    assert log.watch_crashes(data_folder) is None
    assert data_folder.read_text(encoding="utf-8") == "un fichier"


def test_a_hard_crash_has_a_file_to_go_to(data_folder: Path) -> None:
    before = faulthandler.is_enabled()
    log.start(data_folder)
    file = log.watch_crashes(data_folder)
    assert file is not None
    assert faulthandler.is_enabled()
    faulthandler.disable()
    file.close()
    if before:
        faulthandler.enable()
    assert (data_folder / log.CRASH_FILE).is_file()


def test_a_trace_names_files_of_the_program_by_their_place_and_others_by_their_name() -> None:
    """The canary is in a folder, in the message, and in a line of the file itself."""
    scope: dict[str, object] = {"paths": paths}
    planted = "def fail():\n    paths.write_whole('canari', None)"
    exec(compile(planted, "/comptes/jean canari/Mes documents/essai.py", "exec"), scope)  # noqa: S102 - planted here
    with pytest.raises(AttributeError) as caught:
        scope["fail"]()  # type: ignore[operator]
    lines = log.where(caught.value.__traceback__).splitlines()
    assert lines[1] == "  essai.py:2 in fail"
    assert lines[2].startswith("  mediateur/paths.py:")
    assert "anari" not in "".join(lines)
    assert str(ROOT) not in "".join(lines)


@given(st.sampled_from(PLACES), st.sampled_from(["", " mes notes", "mediateur"]), st.sampled_from("\"' (:=~\n"))
def test_no_folder_is_left_in_what_is_written(place: str, below: str, before: str) -> None:
    separator = "\\" if "\\" in place else "/"
    said = log.without_folders(f"Qt: lu{before}{separator.join((place, below, 'a.svg'))}, puis « {place}/b.svg »")
    assert "anari" not in said
    assert "b.svg" in said


def test_what_holds_no_folder_stays_as_it_is() -> None:
    said = "Qt: 12/10, oui/non, mediateur/ui/window.py, 50 % : rien"
    assert log.without_folders(said) == said
    assert log.without_folders(f"lu {ROOT}/mediateur/ui/window.py") == "lu mediateur/ui/window.py"
    assert log.without_folders(f"lu {Path.home()}") == "lu ~"


def test_a_warning_of_qt_that_names_a_file_leaves_its_folder_out(data_folder: Path) -> None:
    log.start(data_folder)
    logging.getLogger("mediateur").warning("Qt: %s", "Cannot open file '/comptes/jean canari/x.svg'")
    assert written(data_folder).endswith("Qt: Cannot open file 'x.svg'\n")


def test_the_trace_of_a_hard_crash_is_shortened_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "jean canari"
    (folder / "sous").mkdir(parents=True)
    script = folder / "sous" / "essai.py"
    script.write_text(
        "import faulthandler, sys\nfrom pathlib import Path\nfrom mediateur import log\n"
        "kept = log.watch_crashes(Path(sys.argv[1]))\nfaulthandler._sigabrt()\n"
    )
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], check=False, capture_output=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode != 0
    told = (folder / log.CRASH_FILE).read_text(encoding="utf-8")
    assert "canari" in told
    was = faulthandler.is_enabled()
    file = log.watch_crashes(folder)
    faulthandler.disable()
    if was:
        faulthandler.enable()
    assert file is not None
    file.close()
    shortened = (folder / log.CRASH_FILE).read_text(encoding="utf-8")
    assert 'File "essai.py", line 5 in <module>' in shortened
    assert "canari" not in shortened
