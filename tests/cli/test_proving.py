"""`mediateur verifier`: what ships is proved, and each damage is one named error."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mediateur.paths import resources
from tests.cli.calling import run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that ships, to damage."""
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    return root


def proved(content: Path, status: int) -> dict[str, list[dict[str, object]]]:
    done = run("verifier", "--contenu", content, "--json")
    assert (done.status, done.err) == (status, ""), done
    report: dict[str, list[dict[str, object]]] = json.loads(done.out)
    assert list(report) == ["pathways", "errors"]
    assert {tuple(line) for line in report["pathways"]} <= {("id", "steps", "answers", "paths")}
    assert {tuple(line) for line in report["errors"]} <= {("file", "place", "rule", "message")}
    return report


def test_the_content_that_ships_is_proved() -> None:
    done = run("verifier")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[-1].endswith("faits, 0 erreur")
    assert done.out.startswith("activer-adulte")


def test_good_content_is_told_in_json(content: Path) -> None:
    report = proved(content, 0)
    assert [line["id"] for line in report["pathways"]] == sorted(
        path.stem for path in (content / "pathways").glob("*.yaml")
    )
    for line in report["pathways"]:
        assert all(isinstance(line[name], int) and line[name] for name in ("steps", "answers", "paths"))
    assert report["errors"] == []


BOMB = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}' if n else '*a'] * 9)}]\n" for n in range(14))

DAMAGE = {
    "yaml": "id: [",
    "binary": bytes(range(256)) * 9,
    "empty": "",
    "bomb": BOMB,
    "10 MB": b"- abcdefgh\n" * 1_000_000,
    "10 MB of depth": b"[" * 10_000_000,
    "depth": "[" * 300_000,
    "key twice": "id: connexion\nid: connexion\n",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_one_named_error(content: Path, damage: str | bytes) -> None:
    path = content / "screens" / "connexion.yaml"
    path.write_bytes(damage if isinstance(damage, bytes) else damage.encode())
    errors = proved(content, 1)["errors"]
    assert {error["file"] for error in errors} == {"screens/connexion.yaml"}, "and nothing that only follows from it"


def test_an_error_is_told_on_one_line_and_an_empty_folder_has_no_pathway(content: Path, tmp_path: Path) -> None:
    path = content / "pathways" / "activer-adulte.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("step: choisir", "step: chercher"), encoding="utf-8")
    done = run("verifier", "--contenu", content)
    assert done.status == 1
    assert "pathways/activer-adulte.yaml, étape trois-elements, réponse oui [suite-inconnue]" in done.out
    (tmp_path / "vide").mkdir()
    assert proved(tmp_path / "vide", 1)["pathways"] == []
