#!/usr/bin/env bash
# Puts the path of Clearance's command line into CLEARANCE_CLI for the steps that follow.
set -euo pipefail
if [ -n "${CLEARANCE_PACKAGE:-}" ]; then
  folder="$RUNNER_TEMP/clearance"
  npm install --prefix "$folder" --no-audit --no-fund "$CLEARANCE_PACKAGE" >&2
  cli="$folder/node_modules/clearance/dist/cli.js"
else
  node "$CLEARANCE_ACTION/scripts/run.mjs" scripts/build.mjs --if-stale >&2
  cli="$CLEARANCE_ACTION/dist/cli.js"
fi
echo "CLEARANCE_CLI=$cli" >> "$GITHUB_ENV"
