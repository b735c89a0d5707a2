"""The same QR codes for the screen, as SVG."""

from __future__ import annotations

from mediateur.forms.qr import QUIET_MODULES, matrix, runs


def svg(words: str) -> str:
    """Return the code of `words` as SVG, black on white with its quiet zone, one unit per module."""
    modules = matrix(words)
    side = len(modules) + 2 * QUIET_MODULES
    dark = "".join(
        f"M{run.column + QUIET_MODULES} {run.row + QUIET_MODULES}h{run.length}v1h-{run.length}z"
        for run in runs(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#ffffff"/><path d="{dark}" fill="#000000"/></svg>'
    )
