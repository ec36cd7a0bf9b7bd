#!/usr/bin/env bash
# usage: tests/fuzz/run.sh differential|lexer|parser|render [OPTIONS]
#        tests/fuzz/run.sh afl lexer|parser|render [OPTIONS OF afl-fuzz]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/Attune.Jinja.Fuzzing"
dotnet build -c Release -v q -nodeReuse:false >&2
out=bin/Release/net10.0
if [ "${1:-}" != afl ]; then
  exec dotnet "$out/Attune.Jinja.Fuzzing.dll" "$@"
fi

target=$2
shift 2
root=$(git rev-parse --show-toplevel)
work="$root/artifacts/fuzz/$target"
mkdir -p "$work/in" "$work/out"
[ -n "$(ls "$work/in")" ] || printf '{%% for x in nums %%}{{ x|upper }}{%% endfor %%}' >"$work/in/seed"
dotnet tool run sharpfuzz "$out/Attune.Jinja.dll"
AFL_SKIP_BIN_CHECK=1 exec afl-fuzz -i "$work/in" -o "$work/out" -t 10000 "$@" -- dotnet "$out/Attune.Jinja.Fuzzing.dll" "$target"
