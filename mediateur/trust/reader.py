"""The process that reads foreign pictures and PDFs: a file comes in, the texts of its codes go out, and nothing else.

The door calls it for the word READER, followed by its bounds. It loads no window, it opens no journal and no register.
"""

from __future__ import annotations

import sys

from mediateur.trust.bounds import Bounds, bound_this_process

GOOD, WRONG_USE, TOO_LARGE, NEITHER = 0, 2, 10, 11


def main(words: list[str]) -> int:
    """Read a file from the standard input, and write a list of texts as JSON. Returns GOOD, or why there is none.

    `words` are the bounds: MiB of memory, seconds of processor. What passes them ends this process anywhere.
    """
    try:
        memory, seconds = (int(word) for word in words)
    except ValueError:
        return WRONG_USE
    bound_this_process(Bounds(memory, seconds))
    return _read()


def _read() -> int:
    import json

    from mediateur.trust import scanning

    try:
        texts = scanning.read_bytes(sys.stdin.buffer.read(scanning.MOST_BYTES + 1))
    except scanning.TooLargeError:
        return TOO_LARGE
    except scanning.NeitherError:
        return NEITHER
    sys.stdout.buffer.write(json.dumps(texts).encode())
    return GOOD
