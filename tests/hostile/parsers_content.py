"""Content: a folder in which one file is hostile, read and proved; packs that who is trusted has signed, or nobody."""

from __future__ import annotations

import shutil
import zlib
from functools import partial
from pathlib import Path

from mediateur import paths
from mediateur.content import pack_changes
from mediateur.content.problems import ContentError
from mediateur.content.version import version_of
from mediateur.trust import plain_cbor, sealed
from mediateur.trust.days import number_of
from mediateur.trust.sealed import Purpose
from tests.hostile.table import Ground, Parser
from tests.trust.samples import KEY, TODAY
from tests.usecases.content.samples import NEXT, OWN, signed

ROOT = paths.resources()
SEEDS = 3
# What a folder must hold for the proofs of one file to run: nothing, said as it should be.
EMPTY = ("facts/sources.yaml", *(f"rights/droits/{name}.yaml" for name in
         ("opposer-fermer", "qui-voit", "urgence", "prevention", "donnees-recours")))  # fmt: skip
YAML_WORDS = (
    *(b"- ", b": ", b"? ", b"&a ", b"*a", b"<<: *a", b"!!python/object/apply:os.system [id]", b"!!binary ", b"| \n"),
    *(b"---\n", b"...\n", b"%YAML 9.9\n", b"{a: b}", b"[a, [b, [c]]]", b"#", b"id: ", b"next: ", b"text: ", b"{fait}"),
    *(b"to: ", b"yes", b"~", b"0x10", b"1_000", b"2026-02-30", b"\xc2\x85", b"\xe2\x80\xa8", b'"\\x00"', b'"\\uD800"'),
)
JSON_WORDS = (b'{"', b'": ', b", ", b"[]", b"{}", b"1e400", b"Infinity", b"-0", b'"\\ud83d"', b'"\\u0000"', b"/**/")
CBOR_WORDS = (
    *(b"\x9f", b"\xbf", b"\xff", b"\xd8\x1c", b"\xf6", b"\xf9\x7e\x00", b"\x1b" + b"\xff" * 8, b"\x7a\xff\xff\xff\xff"),
    *(b"\x9a\xff\xff\xff\xff", b"\xba\xff\xff\xff\xff", b"\x80" * 9, b"\x81" * 9, b"\xa0", b"\x40", b"\x60", b"\x00"),
)


def _prepared(ground: Ground, name: str) -> Path:
    """Return a content folder that holds nothing yet, as it should be said."""
    root = ground.root / "contenu" / name.replace("/", "-")
    if not root.exists():
        for part in EMPTY:
            (root / part).parent.mkdir(parents=True, exist_ok=True)
            (root / part).write_bytes(b"[]")
        (root / "cards.json").write_bytes(b"[]")
        shutil.copy(ROOT / "rights" / "visibilite.yaml", root / "rights")
    return root


def _prove(name: str, data: bytes, ground: Ground) -> None:
    """Prove a folder in which the file of that name is hostile; whatever is wrong is a problem, told in words."""
    from mediateur.usecases.content.proving import prove_all, readable

    root = _prepared(ground, name)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    _forget_cached()
    report = prove_all(root)
    readable(report)
    "\n".join(map(str, report.problems)).encode()
    str(report.pathways).encode()


def _forget_cached() -> None:
    from mediateur.content import review, translations

    review.load_review.cache_clear()
    translations.load_phrases.cache_clear()
    translations._guides.cache_clear()


def _proved(kind: str, name: str, folder: str = "") -> Parser:
    """Return the proof of a file of content; the smallest files of a folder are its seeds, else the shipped file."""
    found = sorted((ROOT / folder).glob("*.yaml"), key=lambda path: path.stat().st_size) if folder else [ROOT / name]
    seeds = found[:SEEDS]
    return Parser(
        f"contenu, {kind}",
        ("mediateur.content.reader", "mediateur.content.yaml_tree", "mediateur.pathways.cards"),
        lambda: tuple(path.read_bytes() for path in seeds),
        partial(_prove, name),
        words=JSON_WORDS if name.endswith(".json") else YAML_WORDS,
    )


def _translation(data: bytes, ground: Ground) -> None:
    from mediateur.content.translations import languages_of, load_phrases

    root = ground.root / "traductions"
    path = root / "translations" / "en" / "page.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    _forget_cached()
    load_phrases(root, "en").say("Bonjour")
    languages_of(root, "alerte")


def _cards(data: bytes, ground: Ground) -> None:
    from mediateur.pathways.cards import load_cards

    ground.root.joinpath("cards.json").write_bytes(data)
    for card in load_cards(ground.root):
        str(card).encode()


def _changes(data: bytes, _ground: Ground) -> None:
    """Compare a hostile file with the one that it replaces, as before it is installed."""
    for name in ("pathways/activer.yaml", "facts/faits.yaml", "rights/droits/urgence.yaml"):
        for change in pack_changes.changes({**OWN, name: OWN["pathways/activer.yaml"]}, {name: data}):
            change.told().encode()


def _pack(data: bytes, ground: Ground) -> None:
    """Weigh and install a file as it came."""
    packs = ground.machine.packs
    packs.install(packs.weigh(data))
    packs.go_back(to_own=True)


def _signed_pack(payload: bytes, ground: Ground) -> None:
    """Do so of a payload that somebody who is trusted has signed."""
    _pack(sealed.seal(payload, KEY, Purpose.CONTENT), ground)


def _packed_files(files: bytes, ground: Ground) -> None:
    """Do so of a map of files that is compressed and signed as it should be."""
    head = [1, "2026.12.2", number_of(TODAY), ["x"], zlib.compress(files)]
    _signed_pack(plain_cbor.write(head), ground)


def _payload() -> bytes:
    body = zlib.compress(plain_cbor.write(dict(NEXT)), 9)
    return plain_cbor.write([1, "2026.12.1", number_of(TODAY), ["Les horaires."], body])


def _in_force(data: bytes, ground: Ground) -> None:
    """Read which content is in force from a file that was tampered with."""
    from mediateur.content import in_force

    file = ground.root / "suivi" / in_force.FOLDER / in_force.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    state = in_force.read(ground.root / "suivi")
    _ = state.number
    in_force.root_in_force(ground.root / "suivi", state.program)
    in_force.write(state)


def _in_force_seed() -> tuple[bytes, ...]:
    from mediateur.content import in_force

    return (in_force.write(in_force.InForce("2026.12.1", "", "1.0", "2026.11.2")), b"{}")


def _fetched(data: bytes, _ground: Ground) -> None:
    """Compare what a server says of its newest content."""
    from mediateur.usecases.content.fetching import Newest, is_news

    is_news(Newest(data.decode("utf-8", "replace")), version_of("2026.11.1"), None, by_hand=True)


CONTENT: tuple[Parser, ...] = (
    _proved("parcours", "pathways/essai.yaml", "pathways"),
    _proved("étapes partagées", "pathways/steps/essai.yaml", "pathways/steps"),
    _proved("blocages", "pathways/obstacles/essai.yaml", "pathways/obstacles"),
    _proved("fins partagées", "pathways/ends/essai.yaml", "pathways/ends"),
    _proved("faits", "facts/essai.yaml", "facts"),
    _proved("sources", "facts/sources.yaml"),
    _proved("écrans", "screens/essai.yaml", "screens"),
    _proved("situations", "situations/essai.yaml", "situations"),
    _proved("droits", "rights/droits/urgence.yaml"),
    _proved("qui peut voir quoi", "rights/visibilite.yaml"),
    _proved("documents", "forms/essai.yaml", "forms"),
    _proved("modules de formation", "training/modules/essai.yaml", "training/modules"),
    _proved("cas d’entraînement", "training/cases/essai.yaml", "training/cases"),
    _proved("questions", "training/questions/essai.yaml", "training/questions"),
    _proved("liste d’observation", "training/checklist.yaml"),
    _proved("données inventées", "training/donnees-inventees.yaml"),
    _proved("formulaires à recopier", "recopy/essai.yaml", "recopy"),
    _proved("lexique", "lexicon.yaml"),
    _proved("synonymes", "synonyms.yaml"),
    _proved("mois de relecture", "revue.yaml"),
    _proved("cartes d’accueil", "cards.json"),
    Parser(
        "contenu, traductions",
        ("mediateur.content.translations",),
        lambda: ((ROOT / "translations" / "en" / "page.yaml").read_bytes()[:4000],),
        _translation,
        (ContentError,),
        words=YAML_WORDS,
    ),
    Parser(
        "contenu, ce qu’un paquet change",
        ("mediateur.content.pack_changes",),
        lambda: (NEXT["pathways/activer.yaml"], b"- id: horaires\n  value: a\n", b"id: [1]\ntitle: {a: b}\n"),
        _changes,
        words=YAML_WORDS,
    ),
    Parser(
        "contenu en service",
        ("mediateur.content.in_force",),
        _in_force_seed,
        _in_force,
        words=JSON_WORDS,
    ),
    Parser("version de contenu annoncée", (), lambda: (b"2026.12.1", b"2026.11.1"), _fetched),
    Parser(
        "paquet de contenu, tel quel",
        ("mediateur.trust.content_seal", "mediateur.trust.plain_cbor"),
        lambda: (signed(),),
        _pack,
        keeps=True,
        words=CBOR_WORDS,
    ),
    Parser(
        "paquet de contenu, signé",
        ("mediateur.trust.content_seal",),
        lambda: (_payload(),),
        _signed_pack,
        keeps=True,
        words=CBOR_WORDS,
    ),
    Parser(
        "paquet de contenu, fichiers signés",
        ("mediateur.trust.content_seal",),
        lambda: (plain_cbor.write(dict(NEXT)),),
        _packed_files,
        keeps=True,
        words=(*CBOR_WORDS, b"pathways/con.yaml", b"../x.yaml", b"pathways/../../x.yaml", b"cards.json"),
    ),
)
