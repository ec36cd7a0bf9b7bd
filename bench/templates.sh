#!/usr/bin/env bash
# Measures the template language against its peers and writes the figures into docs/performance.md.
# usage: bench/templates.sh [PAIRS [MILLISECONDS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=bench/Attune.Jinja.Benchmarks
dotnet build "$project" -c Release -v q -nodeReuse:false >&2
(cd "$project/bin/Release/net10.0/Peers" && npm install --no-audit --no-fund --silent >&2) || echo "npm is missing: nunjucks is left out" >&2
tables=$(mktemp)
trap 'rm -f "$tables"' EXIT
{
  echo "Measured $(date -u +%F) with \`bench/templates.sh $*\` on $(nproc) cores ($(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs)), .NET $(dotnet --version)."
  echo
  dotnet "$project/bin/Release/net10.0/Attune.Jinja.Benchmarks.dll" "$@"
} >"$tables"
bench/replace-section.sh docs/performance.md templates "$tables"
