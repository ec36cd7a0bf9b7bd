#!/usr/bin/env bash
# Installs what the tests need, checks formatting, builds with warnings as errors, runs every test.
#   ./test.sh              everything
#   ./test.sh Jinja        only the test projects whose name contains "Jinja"
# Ends with a line "N passed, N failed" and exits 0 only if all is well.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
only="${1:-}"

fail() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

command -v dotnet >/dev/null 2>&1 || { ./run.sh --version; fail "The .NET 10 SDK is missing."; }
export HOME="${HOME:-$PWD/artifacts/home}" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$HOME" artifacts

needed=()
have() { command -v "$1" >/dev/null 2>&1; }
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || needed+=(postgresql)
have curl || needed+=(curl)
have python3 || needed+=(python3)
python3 -c 'import jinja2' 2>/dev/null || needed+=(python3 python3-jinja2)
have node || needed+=(nodejs)
have npm || needed+=(npm)
have chromium || needed+=(chromium fonts-dejavu-core)
have php || needed+=(php-cli)
have ruby || needed+=(ruby)
have go || needed+=(golang-go)
have javac || needed+=(default-jdk-headless)
if [ ${#needed[@]} -gt 0 ]; then
  echo "Installing ${needed[*]} ..."
  as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${needed[@]}"; } \
    >artifacts/apt.log 2>&1 || { tail -n 20 artifacts/apt.log; fail "Could not install ${needed[*]}."; }
fi
for folder in tests/oracles/*/; do
  [ -f "$folder/package.json" ] || continue
  (cd "$folder" && npm ci --no-audit --no-fund --silent) || fail "npm ci failed in $folder"
done

dotnet tool restore >/dev/null || fail "dotnet tool restore failed."
dotnet csharpier check . || fail "Formatting differs: run 'dotnet csharpier format .'"
dotnet build Attune.slnx -c Release -v q -nodeReuse:false || fail "The build failed."

passed=0; failed=0; broken=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  case "$name" in *"$only"*) ;; *) continue ;; esac
  echo "== $name"
  log="artifacts/$name.log"
  dotnet test --project "$project" -c Release --no-build >"$log" 2>&1
  code=$?
  grep -E '^failed |^\s+(Assert|Expected|Actual)|^  from |error' "$log" | head -n 60
  succeeded=$(awk '/^ *succeeded: /{n+=$2} END{print n+0}' "$log")
  failures=$(awk '/^ *failed: /{n+=$2} END{print n+0}' "$log")
  skips=$(awk '/^ *skipped: /{n+=$2} END{print n+0}' "$log")
  echo "   $succeeded passed, $failures failed, $skips skipped"
  passed=$((passed + succeeded)); failed=$((failed + failures))
  if [ "$code" -ne 0 ] && [ "$failures" -eq 0 ]; then broken=$((broken + 1)); tail -n 40 "$log"; fi
done

failed=$((failed + broken))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
