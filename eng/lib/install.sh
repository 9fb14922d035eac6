# Debian packages that are needed and missing: installed where we may, named in one line where we may not.
# shellcheck shell=bash

AS_ROOT=()
if [ "$(id -u)" != 0 ]; then AS_ROOT=(sudo -n); fi

may_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# install_packages <package...>: does nothing without arguments.
install_packages() {
  if [ $# = 0 ]; then return; fi
  if ! may_install; then die "missing: $*. Install with: sudo apt-get install --no-install-recommends $*"; fi
  say "Installing $* (Debian packages)"
  local log guard=/usr/sbin/policy-rc.d guarded=''
  log=$(mktemp)
  # Debian starts what it installs; the system's own servers are not wanted, so starting is refused for the while.
  if [ ! -e "$guard" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${AS_ROOT[@]}" tee "$guard" >/dev/null
    "${AS_ROOT[@]}" chmod 755 "$guard"
    guarded=yes
  fi
  # Maintainer scripts of RabbitMQ leave Erlang's port mapper running: here on a port of its own, so that it can be ended.
  local epmd_port failed=''
  epmd_port=$(free_port)
  {
    "${AS_ROOT[@]}" apt-get update -q &&
      "${AS_ROOT[@]}" env DEBIAN_FRONTEND=noninteractive ERL_EPMD_PORT="$epmd_port" \
        apt-get install -q -y --no-install-recommends "$@"
  } </dev/null >"$log" 2>&1 || failed=yes
  if [ -n "$guarded" ]; then "${AS_ROOT[@]}" rm -f "$guard"; fi
  if port_taken "$epmd_port"; then epmd -port "$epmd_port" -kill >/dev/null 2>&1 || true; fi
  if [ -n "$failed" ]; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "could not install $*"
  fi
  rm -f "$log"
}

# missing_servers: the packages of the servers that are needed and not installed, one a line.
missing_servers() {
  if [ -z "${POSTGRES_CONNECTION:-}" ] && ! postgres_bin >/dev/null; then echo postgresql; fi
  if [ -z "${RABBITMQ_CONNECTION:-}" ] && ! rabbitmq_bin >/dev/null; then echo rabbitmq-server; fi
}

need_dotnet() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is not installed: https://dotnet.microsoft.com/download/dotnet/10.0"
}
