# Building: no compiler or build server stays behind, so that Ctrl-C leaves nothing.
# shellcheck shell=bash

CONFIGURATION=${CONFIGURATION:-Release}
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0

# build <solution or project>: quiet unless it fails.
build() {
  local log status=0
  log=$(mktemp)
  dotnet build "$1" -c "$CONFIGURATION" -nologo -v quiet >"$log" 2>&1 || status=$?
  if [ "$status" != 0 ]; then grep -E ': (error|warning) ' "$log" | sort -u | head -n 40 >&2 || tail -n 40 "$log" >&2; fi
  rm -f "$log"
  return "$status"
}

# output_of <project folder>: where its built files are.
output_of() { echo "$ROOT/$1/bin/$CONFIGURATION/net10.0"; }
