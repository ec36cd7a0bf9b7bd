#!/usr/bin/env bash
# usage: bench/replace-section.sh PAGE NAME FILE
# Puts FILE between the lines "<!-- NAME -->" and "<!-- /NAME -->" of PAGE.
set -euo pipefail
page=$1 name=$2 file=$3
awk -v first="<!-- $name -->" -v last="<!-- /$name -->" -v file="$file" '
  $0 == first { print; print ""; while ((getline line < file) > 0) print line; print ""; skipping = 1; next }
  $0 == last { skipping = 0 }
  !skipping { print }
' "$page" >"$page.new"
mv "$page.new" "$page"
