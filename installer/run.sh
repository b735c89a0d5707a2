#!/bin/sh
# Opens the program where there is a screen; elsewhere plays the demonstration and says where its files are.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/mediateur
fi
QT_QPA_PLATFORM=offscreen .venv/bin/mediateur demo demonstration
echo "Aucun écran ici : la démonstration a été jouée sans fenêtre, et ses fichiers sont dans $(pwd -P)/demonstration (guide.pdf, journal.csv et une image par page)."
