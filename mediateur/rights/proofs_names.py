"""Proofs of what the table of « Qui peut voir quoi ? » names: ids, cells, texts, icons and facts.

Each yields (place, rule, message); the message is French and says what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

from mediateur.content.facts import Confidence, Fact
from mediateur.content.text import sentences, word_count
from mediateur.paths import has_icon
from mediateur.rights.verdicts import ICONS, Verdict
from mediateur.rights.visibility import Choice, Kind, Line, Reader, Rule, Rules

MOST_WORDS = 20
UNSURE = frozenset((Confidence.UNKNOWN, Confidence.CONFLICT, Confidence.CONDUCT))
Found = Iterator[tuple[str, str, str]]
UNKNOWN_NAMES = {
    "lecteur": "Le lecteur « {0} » n’est pas dans « readers ». Ajoutez-le, ou corrigez le nom.",
    "document": "Le document « {0} » n’est pas dans « kinds ». Ajoutez-le, ou corrigez le nom.",
    "choix": "Le choix « {0} » n’est pas dans « choices ». Ajoutez-le, ou corrigez le nom.",
}


def structure(rules: Rules) -> Found:
    """Ids are unique, names exist, every cell has one base answer, no two rules answer the same thing."""
    yield from _unique(rules)
    yield from _known(rules)
    yield from _cells_answered(rules)
    yield from _no_double_rule(rules)


def words(rules: Rules, root: Path) -> Found:
    """No text is missing or long, every line claims something, every icon is in icons/."""
    for place, text in _texts(rules):
        if not text.strip():
            yield place, "texte-vide", "Ce texte manque. Écrivez-le."
        for sentence in sentences(text):
            if word_count(sentence) > MOST_WORDS:
                yield place, "phrase-longue", f"Plus de {MOST_WORDS} mots : « {sentence} » Coupez-la."
    for line in all_lines(rules):
        if not line.claims:
            yield f"phrase {line.id}", "phrase-sans-preuve", "Dites dans « claims » ce que la matrice doit montrer."
    named = ((f"{name} {value.id}", value.icon) for name, value in _shown(rules))
    for place, icon in (*named, *(("verdicts", icon) for icon in ICONS.values())):
        if not has_icon(root, icon):
            yield place, "icone-absente", f"L’icône « {icon} » n’est pas dans icons/. Ajoutez-la, ou prenez-en une."


def support(rules: Rules, facts: Mapping[str, Fact]) -> Found:
    """Every answer cites facts that exist; « non établi » rests on an unknown, any other verdict on something known."""
    for place, rule in placed(rules):
        if not rule.facts:
            yield place, "sans-fait", "Aucun fait n’est cité. Citez-en un, ou donnez le verdict « non-etabli »."
        for name in rule.facts:
            if name not in facts:
                yield place, "fait-inconnu", f"Le fait « {name} » n’existe pas. Écrivez-le, ou corrigez « facts »."
        sure = {facts[name].confidence for name in rule.facts if name in facts}
        if rule.verdict is Verdict.UNKNOWN and sure and Confidence.UNKNOWN not in sure:
            yield place, "fait-et-verdict", "« non-etabli » demande un fait non établi. Citez-en un dans « facts »."
        if rule.verdict is not Verdict.UNKNOWN and sure and sure <= UNSURE:
            yield place, "fait-et-verdict", "Aucun fait établi ne porte ce verdict. Citez-en un, ou « non-etabli »."


def placed(rules: Rules) -> Iterator[tuple[str, Rule]]:
    """Yield every entry of `base` and `rules` with the name of its place."""
    yield from ((f"base {rule.id}", rule) for rule in rules.base)
    yield from ((f"règle {rule.id}", rule) for rule in rules.rules)


def all_lines(rules: Rules) -> tuple[Line, ...]:
    """Return every line of every topic."""
    return tuple(line for topic in rules.plain for line in topic.lines)


def cells_of(rule: Rule, rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the cells that an entry answers."""
    return product(rule.readers, rule.kinds or tuple(kind.id for kind in rules.kinds))


def _unique(rules: Rules) -> Found:
    groups: dict[str, Iterable[Choice | Reader | Kind | Rule | Line]] = {
        "choices": rules.choices,
        "readers": rules.readers,
        "kinds": rules.kinds,
        "base, rules": (*rules.base, *rules.rules),
        "plain": all_lines(rules),
    }
    for place, values in groups.items():
        for name, count in Counter(value.id for value in values).items():
            if count > 1:
                yield place, "id-double", f"L’identifiant « {name} » est donné {count} fois. Renommez-en un."


def _known(rules: Rules) -> Found:
    known = {
        "lecteur": {reader.id for reader in rules.readers},
        "document": {kind.id for kind in rules.kinds},
        "choix": {choice.id for choice in rules.choices},
    }
    for place, sort, names in _named(rules):
        for name in names:
            if name not in known[sort]:
                yield place, f"{sort}-inconnu", UNKNOWN_NAMES[sort].format(name)


def _named(rules: Rules) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for choice in rules.choices:
        yield f"choix {choice.id}", "choix", (choice.needs,) if choice.needs else ()
    for place, rule in placed(rules):
        yield from ((place, "lecteur", rule.readers), (place, "document", rule.kinds), (place, "choix", rule.when))
    for line in all_lines(rules):
        place = f"phrase {line.id}"
        yield place, "choix", line.when
        for claim in line.claims:
            yield from ((place, "lecteur", claim.readers), (place, "document", claim.kinds))


def _cells_answered(rules: Rules) -> Found:
    answered: dict[tuple[str, str], str] = {}
    for rule in rules.base:
        if rule.when:
            message = "Une entrée de « base » n’a pas de « when ». Déplacez-la dans « rules », ou retirez « when »."
            yield f"base {rule.id}", "base-avec-choix", message
        for cell in cells_of(rule, rules):
            first = answered.setdefault(cell, rule.id)
            if first != rule.id:
                message = f"« {first} » répond déjà pour {cell[0]} × {cell[1]}. Retirez l’un des deux."
                yield f"base {rule.id}", "case-double", message
    for reader, kind in product(rules.readers, rules.kinds):
        if (reader.id, kind.id) not in answered:
            message = "Aucune entrée de « base » ne répond pour cette case. Ajoutez-la, au besoin « non-etabli »."
            yield f"case {reader.id} × {kind.id}", "case-absente", message


def _no_double_rule(rules: Rules) -> Found:
    seen: dict[tuple[frozenset[str], str, str], str] = {}
    for rule in rules.rules:
        for reader, kind in cells_of(rule, rules):
            first = seen.setdefault((frozenset(rule.when), reader, kind), rule.id)
            if first != rule.id:
                message = f"« {first} » répond déjà aux mêmes choix pour {reader} × {kind}. Retirez l’une des deux."
                yield f"règle {rule.id}", "regle-double", message


def _shown(rules: Rules) -> Iterator[tuple[str, Choice | Reader | Kind]]:
    yield from (("choix", choice) for choice in rules.choices)
    yield from (("lecteur", reader) for reader in rules.readers)
    yield from (("document", kind) for kind in rules.kinds)


def _texts(rules: Rules) -> Iterator[tuple[str, str]]:
    for name, value in _shown(rules):
        yield from ((f"{name} {value.id}, title", value.title), (f"{name} {value.id}, caption", value.caption))
    yield from ((place, rule.sentence) for place, rule in placed(rules))
    yield from ((f"phrase {line.id}", line.say) for line in all_lines(rules))
