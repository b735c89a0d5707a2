"""Write what the privacy guard knows of French: the words of Dicollecte, and the towns of Etalab’s list of communes.

Run as `python installer/french_words.py FOLDER COMMUNES`, where FOLDER holds `fr.dic` and `fr.aff` (Debian’s package
hunspell-fr-classical) and COMMUNES is `communes.json` (package @etalab/decoupage-administratif). Standard library only;
the same sources always give the same files.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "resources" / "french"
LENGTHS = range(3, 23)
DEEPEST = 2
FEWEST_INHABITANTS = 1000
LITERARY = {"po:ipsi", "po:simp"}
KINDS = {"po:prn": "given", "po:npr": "proper", "po:patr": "famous"}


class Ending(NamedTuple):
    """One ending: what it takes from the end of a word, what it puts there, where, and what may follow."""

    strip: str
    add: str
    where: re.Pattern[str]
    flags: frozenset[str]


def folded(word: str) -> str:
    """Return a word in lower case, without accents and ligatures."""
    plain = word.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if unicodedata.category(char) != "Mn")


def flags_of(text: str) -> frozenset[str]:
    """Return the flags of two letters that a text holds."""
    return frozenset(text[at : at + 2] for at in range(0, len(text), 2))


def endings(affixes: str) -> Mapping[str, list[Ending]]:
    """Return the endings of each flag of an affix file, without the simple past and the like, which notes never use."""
    read: defaultdict[str, list[Ending]] = defaultdict(list)
    for parts in map(str.split, affixes.splitlines()):
        if len(parts) >= 5 and parts[0] == "SFX" and not LITERARY.intersection(parts):
            add, _, flags = parts[3].partition("/")
            strip, put = ("" if part == "0" else part for part in (parts[2], add))
            read[parts[1]].append(Ending(strip, put, re.compile(f"(?:{parts[4]})$"), flags_of(flags)))
    return read


def forms(word: str, flags: frozenset[str], rules: Mapping[str, list[Ending]], depth: int = DEEPEST) -> Iterator[str]:
    """Yield a word and all that its endings make of it."""
    yield word
    for flag in flags if depth else ():
        for rule in rules.get(flag, ()):
            if word.endswith(rule.strip) and rule.where.search(word):
                yield from forms(word.removesuffix(rule.strip) + rule.add, rule.flags, rules, depth - 1)


def read(folder: Path) -> Mapping[str, set[str]]:
    """Return the words, given names, proper names and famous surnames of a dictionary."""
    rules = endings((folder / "fr.aff").read_text(encoding="utf-8"))
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "fr.dic").read_text(encoding="utf-8").splitlines()[1:]:
        head, *tags = line.split()
        word, _, flags = head.partition("/")
        kind = next((KINDS[tag] for tag in tags if tag in KINDS), "words")
        for form in map(folded, forms(word, flags_of(flags), rules)):
            shape = r"[a-z]+" if kind == "words" else r"[a-z]+(?:-[a-z]+)*"
            if len(form) in LENGTHS and re.fullmatch(shape, form):
                kept[kind].add(form)
    return kept


def without_regular_plurals(words: set[str]) -> set[str]:
    """Leave out « mairies » and « mangent » where « mairie » and « mange » stand: the guard knows these endings."""
    return {
        word
        for word in words
        if not (word.endswith("s") and word[:-1] in words) and not (word.endswith("ent") and word[:-2] in words)
    }


def towns(communes: str) -> set[str]:
    """Return the communes where enough people live, as words: a smaller one is more often met as a surname."""
    told = [folded(each["nom"]) for each in json.loads(communes) if each.get("population", 0) >= FEWEST_INHABITANTS]
    words = ("-".join(name.removeprefix("l'").removeprefix("le ").removeprefix("la ").split()) for name in told)
    return {word for word in words if re.fullmatch(r"[a-z]{3,}(?:['-][a-z]+)*", word)}


def main() -> None:
    """Write the five files."""
    kept = {**read(Path(sys.argv[1])), "towns": towns(Path(sys.argv[2]).read_text(encoding="utf-8"))}
    lines = {
        name: "".join(f"{word}\n" for word in sorted(words)).encode()
        for name, words in {**kept, "words": without_regular_plurals(kept["words"])}.items()
    }
    (TARGET / "words.txt.gz").write_bytes(gzip.compress(lines.pop("words"), 9, mtime=0))
    for name, text in lines.items():
        (TARGET / f"{name}.txt").write_bytes(text)


if __name__ == "__main__":
    main()
