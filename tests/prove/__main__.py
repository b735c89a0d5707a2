"""The long proofs of `make prove`: what `make test` proves of some, proved of all. Exit status 1 when one fails."""

from __future__ import annotations

from tests.prove import papers, servers, stories


def main() -> int:
    """Run every proof, and return the exit status."""
    good = [papers.prove(), stories.prove(), servers.prove()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    raise SystemExit(main())
