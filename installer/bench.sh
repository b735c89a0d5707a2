#!/bin/sh
# Puts in .venv-bench what only `make bench` and `make prove` need, beside .venv, which stays as it is.
# A second run only checks. Where this fails, the measures and the proofs say what they lack.
set -eu
cd "$(dirname "$0")/.."
folder=.venv-bench
stamp=$folder/.mediateur-bench

wanted_stamp() {
    cksum requirements-bench.lock installer/bench.sh
    .venv/bin/python --version
}

if [ "$(wanted_stamp)" != "$(cat "$stamp" 2>/dev/null)" ]; then
    echo "Préparation des mesures et des preuves dans $folder (une minute la première fois)…" >&2
    rm -rf "$folder"
    mkdir "$folder"
    if .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes --no-deps \
        --target "$folder" -r requirements-bench.lock >"$folder/setup.log" 2>&1; then
        wanted_stamp >"$stamp"
    else
        echo "Leurs bibliothèques n’ont pas pu être installées, faute peut-être d’internet (détail dans $folder/setup.log) : la suite se fait sans." >&2
    fi
fi
