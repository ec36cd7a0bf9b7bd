#!/usr/bin/env bash
# Measures fetch against a bare endpoint and writes the figures into docs/performance.md.
# usage: bench/fetch.sh [--users N] [--active N] [--experiences N] [--pairs N] [--seconds N] [--data DIR]
# The first run fills the data (some minutes); it is kept in DIR for the next ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=bench/Attune.Server.Benchmarks
dotnet build "$project" -c Release -v q -nodeReuse:false >&2
table=$(mktemp)
trap 'rm -f "$table"' EXIT
{
  echo "Measured $(date -u +%F) with \`bench/fetch.sh${*:+ $*}\` on $(nproc) cores ($(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs)), .NET $(dotnet --version); the load comes from the same machine."
  echo
  dotnet "$project/bin/Release/net10.0/Attune.Server.Benchmarks.dll" "$@"
} >"$table"
bench/replace-section.sh docs/performance.md fetch "$table"
