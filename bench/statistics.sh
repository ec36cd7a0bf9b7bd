#!/usr/bin/env bash
# Simulates experiments whose truth is known and writes the table into docs/statistics.md.
# usage: bench/statistics.sh [EXPERIMENTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=bench/Attune.Statistics.Simulation
dotnet build "$project" -c Release -v q -nodeReuse:false >&2
table=$(mktemp)
trap 'rm -f "$table"' EXIT
{
  echo "Made on $(date -u +%F) with \`bench/statistics.sh${*:+ $*}\`: ${1:-10,000} experiments a line, 28 days of 200 users a variation."
  echo
  dotnet "$project/bin/Release/net10.0/Attune.Statistics.Simulation.dll" "$@"
} >"$table"
bench/replace-section.sh docs/statistics.md simulation "$table"
