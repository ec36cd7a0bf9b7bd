#!/usr/bin/env bash
# Makes the pictures of the dashboard in docs/images anew: runs its pages in a real browser against a fresh demo server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Attune.EndToEnd -c Release -v q -nodeReuse:false
tests/Attune.EndToEnd/bin/Release/net10.0/Attune.EndToEnd -class Attune.EndToEnd.Dashboard.PageTests
mkdir -p docs/images/dashboard
for name in start-light settings-apis-light experiences-light experience-users-light experience-content-dark experience-test-light user-profile-light health-light; do
  cp "artifacts/screenshots/$name.png" "docs/images/dashboard/$name.png"
done
