#!/usr/bin/env bash
# Measures the template language against its peers and writes the figures into docs/performance.md: six to eight minutes.
# usage: bench/templates.sh [--quick] [--own]
#   --quick   short measurements, printed and not written to the page
#   --own     without the other engines, printed and not written to the page
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=bench/Attune.Jinja.Benchmarks
dotnet build "$project" -c Release -v q -nodeReuse:false >&2
if [ "${1-}" != --own ] && [ "${2-}" != --own ]; then
  (cd "$project/bin/Release/net10.0/Peers" && npm ci --no-audit --no-fund --silent >&2) ||
    echo "npm could not install nunjucks, which is left out" >&2
fi
run() { nice -n "${NICE:-0}" dotnet "$project/bin/Release/net10.0/Attune.Jinja.Benchmarks.dll" "$@"; }
if [ $# -gt 0 ]; then
  run "$@"
  exit
fi
tables=$(mktemp)
trap 'rm -f "$tables"' EXIT
{
  echo "Measured $(date -u +%F) with \`bench/templates.sh\` on $(nproc) cores ($(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs)), .NET $(dotnet --version)."
  run
} >"$tables"
bench/replace-section.sh docs/performance.md templates "$tables"
