#!/usr/bin/env bash
# Measures whole services beside their baselines, on private servers with the database's sync on; prints Markdown.
#   eng/bench.sh [intake|storm|commands|reads|relay|timers|page|what-if|status-page|mass-mail|memory ...]   all of them where none is named
#   eng/bench.sh micro [BenchmarkDotNet's arguments]       what happens inside one process
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"
. "$LIB/install.sh"
. "$LIB/build.sh"

dir=$ROOT/.local/bench
mkdir -p "$dir"
need_dotnet
if ! build "$ROOT/tests/IncidentPlatform.Benchmarks/IncidentPlatform.Benchmarks.csproj"; then die "the build failed"; fi
if [ "${1:-}" != micro ]; then
  mapfile -t missing < <(missing_servers)
  if ! command -v prometheus-alertmanager >/dev/null; then missing+=(prometheus-alertmanager); fi
  install_packages "${missing[@]}"
  trap 'servers_stop "$dir"' EXIT
  servers_start "$dir"
  eval "$(servers_env "$dir")"
fi
dotnet "$ROOT/tests/IncidentPlatform.Benchmarks/bin/Release/net10.0/IncidentPlatform.Benchmarks.dll" "$@"
