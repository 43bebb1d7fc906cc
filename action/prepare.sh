#!/usr/bin/env bash
# Puts the path of Clearance's command line into CLEARANCE_CLI for the steps that follow.
set -euo pipefail
if [ -n "${CLEARANCE_PACKAGE:-}" ]; then
  folder="$RUNNER_TEMP/clearance"
  # Clearance hands itself on to the Node that stands beside it, where the runner's own is too old.
  newer=$(node -p 'const [major, minor] = process.versions.node.split("."); major * 100 + +minor < 2212 ? "node@24" : ""')
  npm install --prefix "$folder" --no-audit --no-fund "$CLEARANCE_PACKAGE" ${newer:+"$newer"} >&2
  cli="$folder/node_modules/clearance/dist/cli.js"
else
  node "$CLEARANCE_ACTION/scripts/run.mjs" scripts/build.mjs --if-stale >&2
  cli="$CLEARANCE_ACTION/dist/cli.js"
fi
echo "CLEARANCE_CLI=$cli" >> "$GITHUB_ENV"
