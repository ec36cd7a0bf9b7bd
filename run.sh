#!/usr/bin/env bash
# Starts Attune, building it first where the sources are newer than the build.
#   ./run.sh                                        server on http://localhost:8080, data in ./data, demo workspace
#   ./run.sh serve --urls URL --data DIR --no-demo  the same with other settings
#   ./run.sh render TEMPLATE --context FILE         render a template
#   ./run.sh import FILE --catalog NAME             import a file of catalog items into a running server
#   ./run.sh data                                   fetch the geo database
#   ./run.sh --help                                 everything else
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! command -v dotnet >/dev/null 2>&1; then
  cat >&2 <<'MISSING'
Attune needs the .NET 10 SDK, and no `dotnet` was found on the PATH.
  Debian and Ubuntu, from Microsoft's package feed:  apt-get install dotnet-sdk-10.0
  any Linux, with Microsoft's install script:        ./dotnet-install.sh --channel 10.0
Where to get both: https://dotnet.microsoft.com/download/dotnet/10.0
MISSING
  exit 127
fi
if ! dotnet --list-sdks | grep -q '^1[0-9]\.'; then
  echo "Attune needs the .NET 10 SDK; this machine has: $(dotnet --list-sdks | tr '\n' ' ')" >&2
  echo "See https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 127
fi

export HOME="${HOME:-$root/artifacts/home}" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$HOME"
program="$root/artifacts/server/attune.dll"
if [ ! -f "$program" ] || [ -n "$(find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" \
    \( -name bin -o -name obj \) -prune -o -type f -newer "$program" -print -quit)" ]; then
  echo "Building Attune ..." >&2
  log=$(mktemp)
  if ! (cd "$root" && dotnet publish src/Attune.Server/Attune.Server.csproj -c Release -o artifacts/server -v q -nodeReuse:false) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
  touch "$program"
fi
exec dotnet "$program" "$@"
