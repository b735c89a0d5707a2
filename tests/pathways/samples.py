"""A small content folder, good by itself, that tests damage on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mediateur.pathways.library import load_library
from mediateur.pathways.model import Pathway

Raw = dict[str, Any]


def step(name: str, *answers: Raw, **changes: Any) -> Raw:
    """Return a complete step whose texts are all its own."""
    made: Raw = {
        "id": name,
        "title": f"Titre {name}",
        "rail": f"Rail {name}",
        "subtitle": f"Sous-titre {name}.",
        "do": [f"Laisser la personne faire {name}."],
        "say": f"Vous tapez {name}.",
        "screen": "ecran",
        "show": {"title": f"Montrer {name}", "lines": [f"Ligne {name}"]},
        "paper": {"title": f"Faites {name}", "text": f"Phrase {name}."},
        "cautions": [f"Ne jamais taper {name}."],
        "facts": ["fait-un"],
        "obstacles": ["bloque"],
        "question": f"Fait, {name} ?",
        "answers": list(answers),
    }
    return made | changes


def to(target: str, **more: Any) -> Raw:
    """Return an answer « oui » that goes on to a step."""
    return {"id": "oui", "label": "Oui", "step": target, **more}


def ends_at(target: str, name: str = "non") -> Raw:
    """Return an answer that ends."""
    return {"id": name, "label": name.capitalize(), "end": target}


def hinders(target: str = "bloque") -> Raw:
    """Return an answer that opens an obstacle."""
    return {"id": "bloque", "label": "Ça bloque", "obstacle": target}


def end(name: str, outcome: str) -> Raw:
    """Return a complete end."""
    return {
        "id": name,
        "title": f"Fin {name}",
        "say": f"C'est la fin {name}.",
        "next": f"Suite {name}.",
        "outcomes": [outcome],
        "prints": "guide",
        "paper": {"title": f"Papier {name}", "text": f"Papier de {name}."},
        "show": {"title": f"Écran {name}", "lines": [f"Fin de {name}"]},
    }


def pathway() -> Raw:
    """Return a pathway with a trunk of three steps, a branch that comes back, a retry and three ends."""
    again = {"id": "encore", "label": "On réessaie", "step": "un", "retry": 2, "after": "bloque"}
    options = [
        {"id": "faire", "label": "Faire", "summary": "Elle veut faire", "step": "un"},
        {"id": "detour", "label": "Détour", "summary": "Elle veut le détour", "step": "detour"},
        {"id": "rien", "label": "Rien", "summary": "Rien", "bring": "Votre carte", "end": "plus-tard"},
    ]
    return {
        "id": "essai",
        "title": "Un essai",
        "version": 1,
        "verified": "2024-05",
        "sources": ["SOURCE"],
        "minutes": 5,
        "summary": "Un essai de parcours.",
        "group": "activer",
        "words": ["essayer un parcours"],
        "prepare": ["Une carte"],
        "triage": {
            "questions": [{"id": "souhait", "title": "Quoi ?", "hint": "Demandez.", "options": options}],
            "prepare": "preparer",
            "facts": ["fait-un"],
        },
        "trunk": [
            step("un", to("deux"), {"id": "par-detour", "label": "Par le détour", "step": "detour"}),
            step("deux", to("trois", gains=["code-demande"]), hinders(), again),
            step("trois", ends_at("fini", "oui"), ends_at("plus-tard")),
        ],
        "branches": [step("detour", to("trois"), ends_at("plus-tard"))],
        "ends": [end("fini", "activee"), end("plus-tard", "a-reprendre"), end("preparer", "a-reprendre")],
        "pause": "plus-tard",
        "checklist": [{"id": "deconnexion", "label": "Déconnectée"}],
    }


def obstacle() -> Raw:
    """Return a complete obstacle with two tries and a way out."""
    return {
        "id": "bloque",
        "label": "Ça bloque",
        "title": "Rien ne vient",
        "kind": "code_provisoire",
        "say": "On essaie autrement.",
        "avoid": "Ne jamais taper à sa place.",
        "tries": [
            {"id": "regarder", "title": "Regarder", "text": "Regardez encore.", "facts": ["fait-deux"]},
            {"id": "appeler", "title": "Appeler", "text": "Appelez le {telephone}.", "facts": ["telephone"]},
        ],
        "exits": [{"id": "un-autre-jour", "label": "Reprendre un autre jour", "end": "plus-tard"}],
        "paper": {"title": "Demandez", "text": "Demandez de l'aide."},
        "show": {"title": "On cherche", "lines": ["Ce n'est rien."]},
    }


def facts() -> list[Raw]:
    """Return the facts that the sample cites."""
    return [
        _fact("fait-un", "Un fait."),
        _fact("fait-deux", "Un autre fait."),
        _fact("telephone", "Le numéro.", value="34 22"),
    ]


def _fact(name: str, text: str, **more: Any) -> Raw:
    return {"id": name, "text": text, "sources": ["SOURCE"], "confidence": "fort", "date": "2024-05", **more}


def write(
    root: Path,
    *,
    pathway: Raw | None = None,
    obstacle: Raw | None = None,
    facts: list[Raw] | None = None,
    screen: Raw | None = None,
    more: dict[str, Any] | None = None,
) -> Path:
    """Write a content folder; what is not given is the good sample. `more` are other files, by name."""
    here = globals()
    drawn = screen or {
        "id": "ecran",
        "alt": "Un bouton.",
        "symbols": ["check"],
        "frames": [{"kind": "navigateur", "items": [{"kind": "bouton", "label": "Cliquer", "target": "true"}]}],
    }
    files: dict[str, Any] = {
        "facts/sources.yaml": [{"id": "SOURCE", "title": "Une source", "date": "2024-05"}],
        "facts/faits.yaml": facts or here["facts"](),
        "screens/ecran.yaml": drawn,
        "pathways/essai.yaml": pathway or here["pathway"](),
        "pathways/obstacles/bloque.yaml": obstacle or here["obstacle"](),
        **(more or {}),
    }
    for name, value in files.items():
        write_file(root, name, value)
    (root / "icons").mkdir(exist_ok=True)
    (root / "icons" / "check.svg").write_text("<svg/>", encoding="utf-8")
    return root


def write_file(root: Path, name: str, value: Any) -> None:
    """Write one file of a content folder."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def load_pathway(root: Path, pathway_id: str) -> Pathway:
    """Return one resolved pathway of a folder that is good (KeyError when it has none)."""
    library = load_library(root)
    assert library.problems == ()
    return {pathway.id: pathway for pathway in library.pathways}[pathway_id]
