#!/bin/sh
# Opens the program where there is a screen; elsewhere plays the demonstration, which says where its files are.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/mediateur
fi
echo "Il n’y a pas d’écran ici : la démonstration se joue sans fenêtre."
QT_QPA_PLATFORM=offscreen exec .venv/bin/mediateur demo "$(pwd -P)/demonstration"
