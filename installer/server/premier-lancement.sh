#!/bin/sh
# Sets up the server of a department on a Debian 12 or later, as root: premier-lancement.sh DEPARTEMENT HOTE
# DEPARTEMENT is its number (33), HOTE the name of the server seen from the internet. Again is harmless.
set -eu
department=${1:?"donnez le numéro du département, par exemple 33"}
host=${2:?"donnez le nom du serveur vu d’internet"}
here=$(cd "$(dirname "$0")" && pwd -P)
place=/opt/mediateur-serveur
settings=/etc/mediateur-serveur
account=mediateur-serveur
database=mediateur

[ "$(id -u)" = 0 ] || {
    echo "Lancez cette commande en root." >&2
    exit 1
}

as_account() {
    # A new version of Kinto may have to change tables, however long that takes.
    runuser -u "$account" -- env PYTHONPATH="$place" PGOPTIONS="-c statement_timeout=0 -c lock_timeout=0" "$@"
}

as_postgres() {
    (cd / && runuser -u postgres -- "$@")
}

packages() {
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        postgresql nginx-light python3 python3-venv
}

account_and_files() {
    id "$account" >/dev/null 2>&1 || useradd --system --home-dir "$place" --shell /usr/sbin/nologin "$account"
    install -d -m 755 "$place"
    [ "$here" = "$place" ] || cp -R "$here/." "$place/"
    PYTHON=/usr/bin/python3 "$place/install.sh" "$place/kinto"
    install -d -m 750 -o root -g "$account" "$settings"
    install -d -m 700 -o "$account" -g "$account" /var/backups/mediateur-serveur
}

database() {
    as_postgres psql -X -q -A -t -c "SELECT 1 FROM pg_roles WHERE rolname = '$account'" | grep -q 1 ||
        as_postgres createuser "$account"
    as_postgres psql -X -q -A -t -c "SELECT 1 FROM pg_database WHERE datname = '$database'" | grep -q 1 ||
        as_postgres createdb --owner="$account" --encoding=UTF8 --template=template0 "$database"
    # A process that stops in the middle of a request must not keep the others from writing.
    as_postgres psql -X -q -c "ALTER ROLE \"$account\" SET timezone TO 'UTC'" \
        -c "ALTER ROLE \"$account\" SET lock_timeout TO '10s'" \
        -c "ALTER ROLE \"$account\" SET statement_timeout TO '30s'" \
        -c "ALTER ROLE \"$account\" SET idle_in_transaction_session_timeout TO '15s'"
}

settings_of_kinto() {
    [ -f "$settings/kinto.ini" ] || {
        umask 027
        "$place/kinto/bin/python" "$place/administrer.py" configurer --departement "$department" --hote "$host" \
            --base "postgresql://$account@/$database?host=/var/run/postgresql" >"$settings/kinto.ini.partiel"
        chgrp "$account" "$settings/kinto.ini.partiel"
        mv "$settings/kinto.ini.partiel" "$settings/kinto.ini"
    }
    as_account "$place/kinto/bin/python" "$place/administrer.py" -c "$settings/kinto.ini" preparer
}

services() {
    sed "s/@HOTE@/$host/g" "$place/nginx.conf" >/etc/nginx/sites-available/mediateur-serveur
    cp "$place"/systemd/* /etc/systemd/system/
    systemctl daemon-reload
    systemctl enable --now mediateur-serveur@8881 mediateur-serveur@8882 mediateur-serveur-sauvegarde.timer
}

packages
account_and_files
database
settings_of_kinto
if [ -d /run/systemd/system ]; then
    services
else
    echo "systemd n’est pas là : lancez Kinto et nginx vous-même (README.md)." >&2
fi
echo "Prêt. Il reste le certificat (README.md, « Le certificat »), puis un premier compte de coordination."
