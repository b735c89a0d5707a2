"""docs/preuves.md: each section says when, where and with what it was seen, and what was never run is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.__main__ import PARTS as MEASURES
from tests.prove import conditions, played, report
from tests.prove.__main__ import PARTS as PROOFS
from tests.prove.report import Part

ROOT = Path(__file__).resolve().parents[1]
SEEN = re.compile(
    r"\*\*(Réussie|A échoué|Arrêtée par une erreur, \w+)\*\* le \d+(?:er)? \w+ \d{4} à \d\d:\d\d (.UTC.), en [^\n]+, "
    r"(révision [0-9a-f]{7,}(, avec des changements non validés)?|dépôt absent)\.\n\n"
    r"Machine : \d+ cœurs, [^\n]+\.\n\n"
    r"Versions : Python [\d.]+, Qt [\d.]+, SQLite [\d.]+, [^\n]+, Kinto [^\n]+, PostgreSQL [^\n]+\.\n\n"
    r"```text\n[^`]+\n```".replace(" ", r"[ \N{NO-BREAK SPACE}]")
)


def test_each_section_says_when_where_and_with_what() -> None:
    written = report.chapters_of((ROOT / report.FILE).read_text(encoding="utf-8"))
    assert list(written) == [report.PROOFS, report.MEASURES]
    for chapter, parts in ((report.PROOFS, PROOFS), (report.MEASURES, MEASURES)):
        assert set(written[chapter]) <= {part.heading for part in parts}
        for heading, body in written[chapter].items():
            assert body == report.NEVER or SEEN.fullmatch(body), f"{heading}\n{body}"


def test_words_and_titles_are_all_different() -> None:
    for parts in (PROOFS, MEASURES):
        assert len({part.name for part in parts}) == len({part.title for part in parts}) == len(parts)


def says(text: str, *, well: bool) -> Part:
    def run() -> bool:
        print(text)  # noqa: T201 - what a proof does
        return well

    return Part(text, f"Dire {text}", run)


def breaks() -> bool:
    raise ValueError("something")


def sections(file: Path) -> dict[str, str]:
    return report.chapters_of(file.read_text(encoding="utf-8"))[report.PROOFS]


def test_what_is_said_is_written_and_what_was_not_run_is_named(tmp_path: Path) -> None:
    file, parts = tmp_path / "dossier/preuves.md", (says("un", well=True), says("deux", well=False))
    assert report.main(report.PROOFS, parts, ["un", "--dans", str(file)]) == 0
    one, two = sections(file).values()
    assert one.startswith("**Réussie** le ")
    assert "```text\nun\n```" in one
    assert SEEN.fullmatch(one)
    assert two == report.NEVER
    assert report.main(report.PROOFS, parts, ["deux", "--dans", str(file)]) == 1
    assert next(iter(sections(file).values())) == one
    assert sections(file)[parts[1].heading].startswith("**A échoué** le ")


def test_an_error_is_a_failure_that_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "preuves.md"
    parts = (Part("casse", "Casser", breaks), says("après", well=True))
    assert report.main(report.PROOFS, parts, ["--dans", str(file)]) == 1
    assert sections(file)[parts[0].heading].startswith("**Arrêtée par une erreur, ValueError**")
    assert sections(file)[parts[1].heading].startswith("**Réussie**")
    assert "something" in capsys.readouterr().err


def test_a_chapter_leaves_the_other_as_it_was() -> None:
    first = report.merged("", report.PROOFS, ["A", "B"], {"A": "a\n\n```text\nx\n```"})
    both = report.merged(first, report.MEASURES, ["C"], {"C": "c"})
    assert report.chapters_of(both) == {
        report.PROOFS: {"A": "a\n\n```text\nx\n```", "B": report.NEVER},
        report.MEASURES: {"C": "c"},
    }
    assert report.merged(both, report.MEASURES, ["C"], {}) == both


def test_an_unknown_word_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        report.main(report.PROOFS, PROOFS, ["inconnu", "--dans", str(tmp_path / "preuves.md")])
    assert "papiers" in capsys.readouterr().err


def test_a_test_left_out_or_failing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\ndef test_a(): pass\ndef test_b(): pytest.skip('no')\ndef test_c(): assert False\n"
    )
    assert not played.play("essais", str(tmp_path), f"--rootdir={tmp_path}", "-p", "no:cacheprovider")
    told = capsys.readouterr().out
    assert "essais : 3 essais, 1 en échec, 1 laissés de côté, 1 réussis" in told
    assert "laissés de côté : test_it.py::test_b" in told
    assert "en échec : test_it.py::test_c" in told


def test_the_commit_does_not_hold_the_rewritten_file_against_the_tree() -> None:
    assert conditions.commit(ROOT / report.FILE).startswith(("révision ", "dépôt absent"))
