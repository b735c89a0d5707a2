"""The safe part of YAML that content is written in: lists, keys and texts, and nothing that refers to elsewhere."""

from __future__ import annotations

from typing import Any, NoReturn

import yaml

Raw = dict[str, Any] | list[Any] | str | None
Node = tuple[Any, yaml.Event]
MOST_DEPTH = 30


class RefusedError(yaml.YAMLError):
    """YAML that content may not use; with the same two attributes as the library's own errors."""

    def __init__(self, problem: str, problem_mark: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = problem_mark


def tree(text: str) -> Raw:
    """Return what a YAML text holds, every scalar as it is written (« no » is a text); None when it is empty.

    Raises yaml.YAMLError on anything else: a key given twice, an anchor's alias, several documents,
    nesting beyond MOST_DEPTH. It reads events, because the loader of the C library ends the program on deep
    nesting, and aliases of aliases would grow beyond any memory.
    """
    stack: list[list[Node]] = [[]]
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].append((event.value, event))
        elif isinstance(event, yaml.AliasEvent):
            _refuse("un renvoi (&, *) n’est pas permis", event)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > MOST_DEPTH:
                _refuse(f"plus de {MOST_DEPTH} niveaux", event)
            stack.append([])
        elif isinstance(event, yaml.CollectionEndEvent):
            children = stack.pop()
            sequence = isinstance(event, yaml.SequenceEndEvent)
            stack[-1].append(([value for value, _ in children] if sequence else _mapping(children), event))
        elif isinstance(event, yaml.DocumentStartEvent) and stack[0]:
            _refuse("un second document commence", event)
    return stack[0][0][0] if stack[0] else None


def _mapping(children: list[Node]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for (key, event), (value, _) in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key, str):
            _refuse("une clé est un mot", event)
        if key in mapping:
            _refuse(f"la clé «\N{NO-BREAK SPACE}{key}\N{NO-BREAK SPACE}» est écrite deux fois", event)
        mapping[key] = value
    return mapping


def _refuse(reason: str, event: yaml.Event) -> NoReturn:
    raise RefusedError(reason, event.start_mark)
