"""The command line as a person or a script meets it: real processes, French sentences, exit statuses."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import select
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from mediateur import __version__
from mediateur.paths import resources
from mediateur.store import files

ROOT = Path(__file__).resolve().parent.parent
NBSP = "\N{NO-BREAK SPACE}"
ENGLISH = re.compile(
    r"usage|error|show |exit|require|invalid|argument|positional|option[^s]|unrecogni[sz]ed|expected|Traceback|File \"",
    re.IGNORECASE,
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="tubes, limites et droits POSIX")


class Done(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


def environment(home: Path = ROOT) -> dict[str, str]:
    """Return the environment of a command: that of the test, with the buffers that Python has by default."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {"PYTHONPATH": str(home)}


def run(*words: str | Path, stdin: str | bytes = b"", env: Mapping[str, str] | None = None, home: Path = ROOT) -> Done:
    """Run `mediateur` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "mediateur", *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        cwd=home,
        env=environment(home) | dict(env or {}),
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(done: Done, status: int, *parts: str) -> str:
    """Check that a command failed with one line of French on the standard error, and return it."""
    assert (done.status, done.out) == (status, ""), done
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert not ENGLISH.search(done.err), done.err
    for part in parts:
        assert part in done.err
    return done.err


def rows(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / files.DATABASE)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of this file


def note_texts(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / files.DATABASE)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM note")]


# What the words are.


def test_the_help_of_every_command_is_in_french() -> None:
    for words in (
        "--aide",
        "-h",
        "--help",
        "demo -h",
        "verifier -h",
        "imprimer --aide",
        "journal -h",
        "journal lister -h",
    ):
        done = run(*words.split())
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(f"Utilisation{NBSP}: mediateur")
        assert "montrer cette aide" in done.out
        assert not ENGLISH.search(done.out), done.out


def test_the_version() -> None:
    assert run("--version") == Done(0, f"Médiateur {__version__}\n", "")


WRONG = [
    ("bidule", "« bidule » n’est pas connu"),
    ("--bidule", "« --bidule » n’est pas connu"),
    ("--vers", "« --vers » n’est pas connu"),
    ("journal", "lister, ajouter, exporter ou verifier-notes"),
    ("journal bidule", "« bidule » n’est pas connu"),
    ("journal lister entrop", "« entrop » n’est pas connu"),
    ("demo", "Il manque quelque chose"),
    ("--dossier", "Il manque quelque chose"),
    ("imprimer", "Donnez un guide et un fichier"),
    ("imprimer guide-activer-adulte", "Donnez un guide et un fichier"),
    ("imprimer bidule -o x.pdf", "« bidule » n’est pas une feuille connue"),
    ("imprimer preparer-revenir --variante falc -o x.pdf", "choisissez courant ou gros ou simplifie"),
    ("imprimer preparer-revenir --langue en -o x.pdf", "choisissez fr"),
    ("verifier --contenu nulle-part", "n’existe pas"),
    ("verifier --contenu README.md", "n’existe pas"),
]


@pytest.mark.parametrize(("words", "part"), WRONG, ids=[words for words, _ in WRONG])
def test_wrong_use_is_one_french_sentence(words: str, part: str) -> None:
    refused(run(*words.split()), 2, part.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»"))
    assert not (ROOT / "x.pdf").exists()


# Proving content.


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


# Printing.


def test_the_list_of_forms() -> None:
    done = run("imprimer", "--liste", "--json")
    forms = json.loads(done.out)
    assert [list(form) for form in forms] == [["id", "title", "variants", "languages", "qr"]] * len(forms)
    ids = [form["id"] for form in forms]
    assert ids[:3] == ["guide-activer-adulte", "preparer-revenir", "memo-qui-voit-quoi"]
    assert {"fiche-opposition", "fiche-fermeture", "fiche-bloquer"} <= set(ids[3:])
    assert all(name.startswith("fiche-") for name in ids[3:])
    assert all(form["variants"] == ["courant", "gros", "simplifie"] and form["languages"] == ["fr"] for form in forms)
    assert all(form["qr"] is True for form in forms)
    lines = run("imprimer", "--liste").out.splitlines()
    assert [line.split()[0] for line in lines] == [form["id"] for form in forms]


@pytest.mark.parametrize("variant", ["courant", "gros", "simplifie"])
@pytest.mark.parametrize("form", ["guide-activer-adulte", "preparer-revenir", "memo-qui-voit-quoi", "fiche-fermeture"])
def test_every_form_is_printed_in_every_variant(tmp_path: Path, form: str, variant: str) -> None:
    target = tmp_path / "feuille.pdf"
    target.write_bytes(b"une ancienne feuille")
    words = ("imprimer", form, "--variante", variant, "--langue", "fr", "-o", target)
    assert run(*words) == Done(0, "", "")
    assert target.read_bytes()[:5] == b"%PDF-"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["feuille.pdf"]


@posix
def test_a_target_that_refuses_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "dossier.pdf").mkdir()
    old = tmp_path / "ancien.pdf"
    old.write_bytes(b"une ancienne feuille")
    for target in (tmp_path / "absent" / "a.pdf", tmp_path / "dossier.pdf", Path("/dev/full")):
        done = run("imprimer", "preparer-revenir", "-o", target)
        refused(done, 1, f"Le fichier {target.name} ne s’écrit pas.", "Choisissez un dossier")
    refused(run("demo", old), 1, "Le dossier ancien.pdf ne s’écrit pas.")
    assert limited(2_000, "imprimer", "preparer-revenir", "-o", str(old)).status == 1
    assert old.read_bytes() == b"une ancienne feuille"
    assert {file.name for file in tmp_path.iterdir()} == {"dossier.pdf", "ancien.pdf"}


# The journal.


def test_sessions_are_added_listed_and_exported(data_folder: Path, tmp_path: Path) -> None:
    entry = {
        "date": "2026-02-03",
        "demi_journee": "matin",
        "mediateur": "=1+1",
        "resultats": {"activee": 2, "orientee": 1},
        "personnes": 2,
        "obstacles": ["carte"],
        "ages": {"soixante_dix_plus": 2},
        "duree": "30_60",
        "note": "Rappeler le 34 22.",
    }
    added = run("journal", "ajouter", stdin=f"{{}}\n\n{json.dumps(entry)}\r\n{{}}")
    assert added == Done(0, "3 séances enregistrées\n", "")
    listed = run("journal", "lister")
    assert listed.out.splitlines()[-1] == "3 séances"
    assert "03/02/2026, matin" in listed.out
    told = json.loads(run("journal", "lister", "--json").out)
    assert [row["Date"] for row in told] == [f"{dt.date.today():%d/%m/%Y}"] * 2 + ["03/02/2026"]
    assert told[2]["Médiateur"] == "=1+1"
    target = tmp_path / "journal.csv"
    assert run("journal", "exporter", "-o", target) == Done(0, "", "")
    exported = run("journal", "exporter").out.encode()
    assert exported == target.read_bytes()
    assert exported.startswith(b"\xef\xbb\xbfDate;")
    table = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert table[2]["Médiateur"] == "'=1+1"
    assert (table[2]["Espace activé"], table[2]["Orientée ailleurs"], table[2]["Personnes"]) == ("2", "1", "2")
    assert "Rappeler" not in exported.decode() + json.dumps(told) + listed.out
    assert note_texts(data_folder) == ["Rappeler le 34 22."]


def test_an_empty_input_adds_nothing_and_is_no_failure() -> None:
    assert run("journal", "ajouter") == Done(0, "0 séance enregistrée\n", "")
    assert run("journal", "lister") == Done(0, "0 séance\n", "")
    assert json.loads(run("journal", "lister", "--json").out) == []
    assert run("journal", "exporter").out.count("\r\n") == 1


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (b'{"note": "Mme Canari, 06 39 98 12 34"}', f"Ligne 3 (nom, telephone){NBSP}: Cette note contient"),
        (b"{personnes: 2}", "ce n’est pas du JSON"),
        (b'{"prenom": "Canari"}', f"champ inconnu{NBSP}: prenom"),
        (b'{"date": "2126-01-01"}', "la date est dans le futur"),
        (b'{"parcours": "canari"}', f"parcours inconnu{NBSP}: canari"),
        (b'{"obstacles": ["gagnee"]}', "ne connaît pas"),
        (b'{"lieu": "nulle-part"}', "lieu inconnu"),
        (b'{"personnes": 0}', "au moins une personne"),
        (b'{"note": "d\xe9j\xe0"}', "pas un texte en UTF-8"),
    ],
)
def test_a_refused_line_is_numbered_and_those_before_it_stay(data_folder: Path, line: bytes, part: str) -> None:
    done = run("journal", "ajouter", stdin=b'{}\n{"personnes": 2}\n' + line + b"\n{}\n")
    message = refused(done, 1, "Ligne 3", part, f"Séances enregistrées avant elle{NBSP}: 2.")
    assert "06 39" not in message
    assert rows(data_folder, "encounter") == 2
    assert note_texts(data_folder) == []


def test_a_health_word_is_kept_with_a_warning(data_folder: Path) -> None:
    done = run("journal", "ajouter", stdin='{"note": "Elle a parlé de son diabète."}\n')
    assert (done.status, done.out) == (0, "1 séance enregistrée\n")
    assert done.err == f"Ligne 1{NBSP}: Cette note semble parler de santé. Gardez seulement ce qui sert à l’accueil.\n"
    assert len(note_texts(data_folder)) == 1


def test_notes_are_judged_a_line_each_in_order() -> None:
    notes = {
        "Rappeler le 34 22": "ok",
        "": "ok",
        "Appeler le 06 39 98 12 34": "telephone",
        "Elle a parlé de son diabète": "avertissement: sante",
        "   ": "ok",
        "Mme Canari, canari@exemple.fr": "e-mail, nom",
        "le 23/11/2026, salle 204": "ok",
    }
    done = run("journal", "verifier-notes", stdin="\ufeff" + "\r\n".join(notes))
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == list(notes.values())
    garbage = run("journal", "verifier-notes", stdin=b"\xff\xfe\x00\n" + bytes(range(128, 256)) + b"\n\xe9t\xe9")
    assert (garbage.status, garbage.err, garbage.out.count("\n")) == (0, "", 3)
    assert run("journal", "verifier-notes") == Done(0, "", "")


@posix
def test_a_note_is_answered_before_the_next_is_given() -> None:
    command = [sys.executable, "-m", "mediateur", "journal", "verifier-notes"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment()
    ) as process:
        assert process.stdin
        assert process.stdout
        for note, answer in ((b"06 39 98 12 34\n", b"telephone\n"), (b"salle 204\n", b"ok\n")):
            process.stdin.write(note)
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 60)[0], "aucune réponse"
            assert process.stdout.readline() == answer


def test_the_data_folder_is_chosen_by_word_before_or_after_or_by_the_environment(
    data_folder: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "avant", tmp_path / "après é"
    run("--dossier", before, "journal", "ajouter", stdin="{}\n")
    run("journal", "ajouter", "--dossier", after, stdin="{}\n{}\n")
    assert (rows(before, "encounter"), rows(after, "encounter")) == (1, 2)
    assert not data_folder.exists()
    run("journal", "ajouter", stdin="{}\n", env={"MEDIATEUR_DOSSIER": str(before)})
    assert rows(before, "encounter") == 2


# Pipes and encodings.


@posix
def test_a_reader_that_leaves_early_is_no_failure_to_tell(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n" * 300)
    for words in ("journal lister", "journal exporter", "journal lister --json", "verifier --json", "--aide"):
        command = f"{sys.executable} -m mediateur {words} | true"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=ROOT, env=environment())
        assert done.stderr == b""
    done = subprocess.run(
        ["sh", "-c", f"yes '' | {sys.executable} -m mediateur journal verifier-notes | head -n 2"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(),
    )
    assert (done.stdout, done.stderr) == (b"ok\nok\n", b"")


@posix
def test_an_output_that_is_full_is_told(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    for words in ("journal lister", "journal exporter", "verifier", "imprimer --liste"):
        command = ["sh", "-c", f"{sys.executable} -m mediateur {words} > /dev/full"]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment())
        refused(Done(done.returncode, "", done.stderr.decode()), 1, "La réponse ne s’écrit pas jusqu’au bout")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=lambda env: ",".join(f"{name}={value}" for name, value in env.items()),
)
def test_accents_pass_whatever_the_locale(env: dict[str, str]) -> None:
    assert run("journal", "ajouter", stdin='{"mediateur": "Équipe ‑ œ"}\n', env=env).out == "1 séance enregistrée\n"
    assert json.loads(run("journal", "lister", "--json", env=env).out)[0]["Médiateur"] == "Équipe ‑ œ"
    refused(run("journal", "écouter", env=env), 2, f"{NBSP}n’est pas connu".strip(NBSP))


def test_a_closed_input_is_an_empty_one() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m mediateur journal ajouter <&-"], capture_output=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout.decode()) == (0, "0 séance enregistrée\n")


# When things break: what happened, what is safe, what to do.


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a program whose content is damaged."""
    home = tmp_path / "programme"
    shutil.copytree(ROOT / "mediateur", home / "mediateur", ignore=shutil.ignore_patterns("__pycache__", "ui"))
    shutil.copytree(resources(), home / "resources")
    (home / "resources" / "pathways" / "activer-adulte.yaml").write_text("id: [", encoding="utf-8")
    return home


def test_damaged_content_is_told_and_the_journal_can_still_be_read(broken: Path, tmp_path: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    for words in (("imprimer", "preparer-revenir", "-o", tmp_path / "x.pdf"), ("journal", "ajouter")):
        message = refused(
            run(*words, stdin="{}\n", home=broken), 1, "pathways/activer-adulte.yaml", "mediateur verifier"
        )
        assert "intacts" in message or "Séances enregistrées avant elle" in message
    assert run("verifier", home=broken).status == 1
    assert run("journal", "lister", home=broken).out.splitlines()[-1] == "1 séance"
    assert "activer-adulte" in run("journal", "exporter", home=broken).out


READING = (("journal", "lister"), ("journal", "exporter"))


@pytest.mark.parametrize("damage", ["newer", "foreign", "folder", "file"])
def test_a_journal_that_cannot_be_used_is_told_and_left_as_it_is(data_folder: Path, damage: str) -> None:
    path = data_folder / files.DATABASE
    run("journal", "ajouter", stdin="{}\n")
    if damage == "folder":
        path.unlink()
        path.mkdir()
    elif damage == "file":
        shutil.rmtree(data_folder)
        data_folder.write_bytes(b"un fichier")
    else:
        changes = {"newer": "UPDATE alembic_version SET version_num = '9999'", "foreign": "DROP TABLE alembic_version"}
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(changes[damage])
            connection.commit()
    before = snapshot(data_folder)
    for words in (*READING, ("journal", "ajouter")):
        refused(run(*words, stdin="{}\n"), 1, f"Impossible d’ouvrir le journal{NBSP}:", ". ")
    assert snapshot(data_folder) == before


@pytest.mark.parametrize("damage", [b"", b"rien de lisible" * 500])
def test_a_damaged_journal_is_kept_and_told_and_a_new_one_taken(data_folder: Path, damage: bytes) -> None:
    run("journal", "ajouter", stdin="{}\n")
    (data_folder / files.DATABASE).write_bytes(damage)
    done = run("journal", "ajouter", stdin="{}\n")
    assert (done.status, done.out) == (0, "1 séance enregistrée\n")
    assert done.err.count("\n") == 1
    [aside] = data_folder.glob("mediateur-abime-*.sqlite")
    assert aside.read_bytes() == damage
    assert f"a mis de côté et en a ouvert un neuf. L’ancien fichier est gardé tel qu’il était{NBSP}: «" in done.err
    assert str(aside) in done.err
    assert run("journal", "lister").err == ""


def test_a_damaged_journal_is_told_of_even_when_the_command_fails(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / files.DATABASE).write_bytes(b"")
    done = run("journal", "ajouter", stdin='{"lieu": "inconnu"}\n')
    assert done.status == 1
    first, second = done.err.splitlines()
    assert first.startswith("Le journal était vide ou abîmé")
    assert second.startswith("Ligne 1")


def snapshot(folder: Path) -> dict[str, bytes]:
    found = [folder] if folder.is_file() else [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return {str(file): file.read_bytes() for file in found if not file.name.endswith(("-wal", "-shm"))}


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_read_only_folder_is_told_and_what_is_recorded_stays(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    data_folder.chmod(0o500)
    before = snapshot(data_folder)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [*drop, sys.executable, "-m", "mediateur", "journal", "ajouter"]
    done = subprocess.run(command, input=b"{}\n", capture_output=True, check=False, cwd=ROOT, env=environment())
    listed = subprocess.run([*command[:-1], "lister"], capture_output=True, check=False, cwd=ROOT, env=environment())
    data_folder.chmod(0o700)
    assert (listed.returncode, listed.stdout.decode().splitlines()[-1]) == (0, "1 séance")
    assert listed.stderr.decode().startswith(f"Rien ne peut être enregistré pour l’instant{NBSP}: le dossier est en ")
    message = refused(Done(done.returncode, done.stdout.decode(), done.stderr.decode()), 1, "lecture seule")
    assert str(data_folder) in message
    assert snapshot(data_folder) == before
    assert run("journal", "lister").out.splitlines()[-1] == "1 séance"


def limited(most: int, *words: str, stdin: str = "") -> Done:
    """Run words in a process whose files may not grow beyond `most` bytes, as on a full disk."""
    script = f"""
    import resource, sys
    from mediateur.cli import run
    resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
    sys.exit(run(sys.argv[1:]))
    """
    command = [sys.executable, "-c", dedent(script), *words]
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, cwd=ROOT, env=environment())
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@posix
def test_a_full_disk_is_told_and_what_was_recorded_stays(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    done = limited(250_000, "journal", "ajouter", stdin='{"personnes": 2}\n' * 3000)
    message = refused(
        done, 1, "Ligne ", f"Impossible d’enregistrer{NBSP}: le disque ", "Séances enregistrées avant elle"
    )
    told = int(re.sub(r".*avant elle\D+(\d+)\..*", r"\1", message, flags=re.DOTALL))
    assert told >= 5
    assert rows(data_folder, "encounter") == told + 1
    assert run("journal", "lister").out.splitlines()[-1] == f"{told + 1} séances"


@posix
def test_the_log_of_a_failure_that_nobody_foresaw_holds_nothing_that_was_typed(data_folder: Path) -> None:
    """A canary is in the note, in the mediator and in the message of the error itself."""
    script = """
    import sys
    from mediateur import cli
    from mediateur.usecases import entries
    planted = "def fail(line, *_):\\n    raise ZeroDivisionError(line)"
    exec(compile(planted, "/comptes/jean canari/Mes documents/essai.py", "exec"))
    entries.read_entry = fail
    sys.exit(cli.run(["journal", "ajouter"]))
    """
    line = '{"note": "Mme Canari 06 39 98 12 34", "mediateur": "Canari"}\n'
    command = [sys.executable, "-c", dedent(script)]
    done = subprocess.run(command, input=line.encode(), capture_output=True, check=False, cwd=ROOT, env=environment())
    refused(Done(done.returncode, done.stdout.decode(), done.stderr.decode()), 1, "panne imprévue", "mediateur.log")
    log = (data_folder / "mediateur.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert re.search(r"^  mediateur/cli/commands\.py:\d+ in _journal_add$", log, re.MULTILINE)
    assert re.search(r"^  essai\.py:2 in fail$", log, re.MULTILINE)
    assert str(ROOT) not in log
    assert not re.search(r"canari|06 39|\d\d:\d\d", log, re.IGNORECASE)


def test_no_refusal_leaves_a_trace_of_what_was_typed(data_folder: Path) -> None:
    for line in (
        '{"note": "Mme Canari 06 39 98 12 34"}',
        '{"mediateur": "Mme Canari"}',
        '{"lieu": "chez Canari"}',
        "Canari",
    ):
        assert run("journal", "ajouter", stdin=f"{{}}\n{line}\n").status == 1
    held = b"".join(file.read_bytes() for file in data_folder.rglob("*") if file.is_file())
    assert held
    assert b"anari" not in held
    assert b"06 39" not in held


NO_SCREEN = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.skipif(sys.platform != "linux", reason="ailleurs, il y a toujours un écran")
def test_without_a_screen_the_window_says_what_to_do(data_folder: Path) -> None:
    done = run("--quitter-apres-affichage", "--dossier", data_folder, env=NO_SCREEN)
    refused(done, 1, "ne trouve pas d’écran", "mediateur demo")


def test_an_empty_folder_is_no_folder(tmp_path: Path) -> None:
    refused(run("journal", "lister", "--dossier", "", home=ROOT), 2, "Donnez un dossier")
    refused(run("imprimer", "--liste", "guide"), 2, "--liste")


def test_resources_that_are_missing_are_told_as_such(tmp_path: Path) -> None:
    lacking = tmp_path / "programme"
    shutil.copytree(ROOT / "mediateur", lacking / "mediateur", ignore=shutil.ignore_patterns("__pycache__"))
    done = run("imprimer", "guide-activer-adulte", "-o", tmp_path / "guide.pdf", home=lacking)
    assert "ne s’écrit pas jusqu’au bout" not in done.err
    assert (done.status, done.out) == (1, "")
