#!/usr/bin/env bash
# Measures events coming in against raw inserts, on SQLite and on a PostgreSQL of its own, and writes the figures into
# docs/performance.md.
# usage: bench/ingest.sh [--users N] [--stored N] [--events N] [--batch N] [--callers N] [--pairs N] [--many N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=bench/Attune.Server.Benchmarks
dotnet build "$project" -c Release -v q -nodeReuse:false >&2
program=$project/bin/Release/net10.0/Attune.Server.Benchmarks.dll

postgres=$(mktemp -d)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
table=$(mktemp)
finish() {
  [ ! -f "$postgres/data/postmaster.pid" ] || as_postgres "$bin/pg_ctl" stop -m fast -D "$postgres/data" >/dev/null
  rm -rf "$postgres" "$table"
}
trap finish EXIT

{
  echo "Measured $(date -u +%F) with \`bench/ingest.sh${*:+ $*}\` on $(nproc) cores ($(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs)), .NET $(dotnet --version); database and load on the same machine."
  echo
  dotnet "$program" ingest "$@"
  echo
  if [ -n "$bin" ]; then
    [ "$(id -u)" != 0 ] || chown postgres "$postgres"
    as_postgres "$bin/initdb" -D "$postgres/data" -A trust -U postgres -E UTF8 >/dev/null
    as_postgres "$bin/pg_ctl" start -w -D "$postgres/data" -l "$postgres/log" \
      -o "-k $postgres -c listen_addresses='' -c max_connections=200 -c shared_buffers=512MB" >/dev/null
    as_postgres "$bin/createdb" -h "$postgres" -U postgres attune
    dotnet "$program" ingest --postgres "Host=$postgres;Username=postgres;Database=attune;Maximum Pool Size=20" "$@"
  else
    echo "PostgreSQL is not installed here."
  fi
} >"$table"
bench/replace-section.sh docs/performance.md ingest "$table"
