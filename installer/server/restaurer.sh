#!/bin/sh
# Puts a copy back in place of the database, which is kept under another name: restaurer.sh FILE
# Stop the processes of the server first. As root it acts as the account of PostgreSQL; the database is « mediateur », or
# the one of PGDATABASE.
set -eu
file=${1:?"donnez la sauvegarde à remettre en place"}
database=${PGDATABASE:-mediateur}
moment=$(date -u +%Y%m%dT%H%M%SZ)
coming=$database-$moment-arrive
before=$database-$moment-avant

stop() {
    printf '%s\n' "$1 Rien n’a été changé." >&2
    exit 1
}

as_postgres() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

sql() {
    as_postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -d postgres -c "$1"
}

[ -r "$file" ] || stop "Cette sauvegarde ne se lit pas : $file."
as_postgres pg_restore --file=/dev/null <"$file" || stop "Cette sauvegarde est abîmée, ou n’en est pas une."
owner=$(sql "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '$database'")
[ -n "$owner" ] || stop "La base « $database » n’existe pas : lancez d’abord premier-lancement.sh."
[ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE datname = '$database'")" = 0 ] ||
    stop "La base sert encore : arrêtez d’abord le serveur (systemctl stop 'mediateur-serveur@*')."
sql "CREATE DATABASE \"$coming\" OWNER \"$owner\" ENCODING 'UTF8' TEMPLATE template0"
as_postgres pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --role="$owner" \
    --dbname="$coming" <"$file" || {
    sql "DROP DATABASE \"$coming\""
    stop "La sauvegarde n’a pas pu être remise en place."
}
sql "ALTER DATABASE \"$database\" RENAME TO \"$before\""
sql "ALTER DATABASE \"$coming\" RENAME TO \"$database\""
echo "C’est fait. L’ancienne base s’appelle maintenant « $before » : supprimez-la quand tout va bien."
