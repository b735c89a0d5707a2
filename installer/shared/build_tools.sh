#!/bin/sh
# Puts in .venv-build what makes the installers, of which nothing goes into them. A second run only checks.
set -eu
cd "$(dirname "$0")/../.."
folder=.venv-build
stamp=$folder/.mediateur-build

wanted_stamp() {
    pwd -P
    cksum requirements-build.lock installer/shared/build_tools.sh
    .venv/bin/python --version
}

if [ "$(wanted_stamp)" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Préparation des outils de construction dans $folder (une minute la première fois)…" >&2
    .venv/bin/python -m venv --clear "$folder"
    if ! "$folder/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --no-deps \
        -r requirements-build.lock >"$folder/setup.log" 2>&1; then
        cat "$folder/setup.log" >&2
        echo "Les outils de construction n’ont pas pu être installés : vérifiez la connexion à internet et la place libre, puis relancez la même commande." >&2
        exit 1
    fi
    wanted_stamp >"$stamp"
fi
