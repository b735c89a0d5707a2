#!/bin/sh
# Writes a copy of the database in a folder, reads it through, and keeps the 30 newest: sauvegarder.sh DIR
# The database is the one of PGDATABASE (PGHOST, PGPORT and PGUSER as for every command of PostgreSQL).
set -eu
umask 077
folder=${1:?"donnez le dossier des sauvegardes"}
kept=${MEDIATEUR_SAUVEGARDES:-30}
name=$folder/mediateur-$(date -u +%Y%m%dT%H%M%SZ).sauvegarde

mkdir -p "$folder"
trap 'rm -f "$name.partiel"' EXIT
pg_dump --format=custom --no-owner --no-privileges --no-unlogged-table-data --file="$name.partiel"
# Reading it to its end, each table unpacked, is what tells a whole copy from a cut one.
pg_restore --file=/dev/null "$name.partiel"
sync "$name.partiel"
mv "$name.partiel" "$name"
find "$folder" -maxdepth 1 -name 'mediateur-*.sauvegarde' | sort -r | tail -n +$((kept + 1)) | while read -r old; do
    rm -f "$old"
done
echo "$name"
