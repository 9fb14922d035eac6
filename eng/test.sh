#!/usr/bin/env bash
# Builds with warnings as errors, checks the formatting, runs every test over a real PostgreSQL and RabbitMQ, and sums up.
#   eng/test.sh         everything but the long fault tests
#   eng/test.sh soak    the long fault tests (those with the trait category=soak)
# TEST_POSTGRES, TEST_RABBITMQ and TEST_RABBITMQ_MANAGEMENT name servers to use instead of private ones (see eng/servers.sh env).
# shellcheck disable=SC2034 # limit and failed are used by lib/results.sh
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"
. "$LIB/install.sh"
. "$LIB/build.sh"
. "$LIB/results.sh"

case ${1:-} in
  '') which=(-trait- category=soak) limit=45m ;;
  soak)
    which=(-trait category=soak) limit=6h
    export SOAK=1
    ;;
  *) die "usage: eng/test.sh [soak]" ;;
esac

dir=$ROOT/.local/test
mkdir -p "$dir"
exec 9<"$dir"
flock -n 9 || die "another eng/test.sh is at work here"

end() {
  local status=$?
  trap '' INT TERM HUP
  trap - EXIT
  servers_stop "$dir"
  exit "$status"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

need_dotnet
missing=()
if [ -z "${TEST_POSTGRES:-}" ]; then mapfile -t missing < <(missing_servers); fi
for tool in prometheus-alertmanager chromium curl; do
  if ! command -v "$tool" >/dev/null; then missing+=("$tool"); fi
done
if ! /usr/bin/python3 -c 'import pika' 2>/dev/null; then missing+=(python3-pika); fi # the client of the broker that is not ours
install_packages "${missing[@]}"

failed=''
say "Building"
if ! build "$ROOT/IncidentPlatform.sln"; then # tests of an older build would say nothing
  say "FAILED: the build failed"
  say "0 passed, 1 failed, 0 skipped"
  exit 1
fi
say "Checking the formatting"
(cd "$ROOT" && dotnet format whitespace . --folder --verify-no-changes --exclude .local) >"$dir/format.log" 2>&1 || {
  head -n 20 "$dir/format.log"
  say "  dotnet format whitespace . --folder --exclude .local repairs it"
  failed="the formatting is not as .editorconfig says"
}

if [ -z "${TEST_POSTGRES:-}" ]; then
  servers_start "$dir" --fast
  eval "$(servers_env "$dir")"
  say "PostgreSQL and RabbitMQ: private instances in $dir"
fi

rm -rf "$dir/results"
mkdir -p "$dir/results"
for project in "$ROOT"/tests/*.Tests "$ROOT"/tests/IncidentPlatform.Promises; do run_project "$project" "${which[@]}"; done
if [ -n "$failed" ]; then say "FAILED: $failed"; fi
sum_up
