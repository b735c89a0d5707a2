"""A PDF that is known to cost without end, read in this process, whose memory and time the kernel bounds.

`python -m tests.prove.unbounded NAME` ends well once it is answered within the bounds.
"""

from __future__ import annotations

import resource
import sys

from mediateur.trust import scanning
from tests.hostile.bombs import UNBOUNDED
from tests.hostile.confined import MOST_MEMORY

SECONDS = 20


def main() -> int:
    """Read it."""
    data = UNBOUNDED[sys.argv[1]]()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    scanning.read_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
