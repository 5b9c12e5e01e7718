#!/usr/bin/env bash
# What the official image's entrypoint does with the variables POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB and PGDATA.
set -euo pipefail

as_postgres() { exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

create_cluster() {
  local user=${POSTGRES_USER:-postgres}
  initdb --username="$user" --pwfile=<(echo "${POSTGRES_PASSWORD:?is needed to create the database}") \
    --auth=trust --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --encoding=UTF8
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
  local database=${POSTGRES_DB:-$user}
  if [ "$database" != postgres ]; then
    echo "CREATE DATABASE \"$database\"" | postgres --single -D "$PGDATA" postgres >/dev/null
  fi
}

if [ "$1" = postgres ]; then
  if [ "$(id -u)" = 0 ]; then
    install -d -o postgres -g postgres -m 700 "$PGDATA"
    chown -R postgres: "$PGDATA" /var/run/postgresql
    as_postgres "$0" "$@"
  fi
  mkdir -p "$PGDATA"
  [ -s "$PGDATA/PG_VERSION" ] || create_cluster
fi
exec "$@"
