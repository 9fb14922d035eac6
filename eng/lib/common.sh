# What every script here shares: where we are, how we speak, secrets and ports.
# shellcheck shell=bash

# shellcheck disable=SC2034 # used by those who read this file
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# secret <file>: a random password, made once and kept where only its owner can read it.
secret() {
  if [ ! -s "$1" ]; then
    (
      umask 077
      od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1"
    )
  fi
  cat "$1"
}

# port_taken <port>: does anything listen on it on this machine's loopback?
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port: one nobody listens on, below the range that outgoing connections draw from.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && port_taken "$port"; do :; done
  echo "$port"
}

# kept_port <file>: the port used the last time if it is free, so that connection strings survive a restart.
kept_port() {
  local port
  port=$(cat "$1" 2>/dev/null || true)
  if [ -z "$port" ] || port_taken "$port"; then port=$(free_port); fi
  echo "$port" | tee "$1"
}

# wait_until <seconds> <command...>: true as soon as the command is, false when the time is over.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then return 1; fi
    sleep 0.1
  done
}
