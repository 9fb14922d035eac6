# PostgreSQL and RabbitMQ together: private instances below one folder.
# shellcheck shell=bash

LIB=$(dirname "${BASH_SOURCE[0]}")
. "$LIB/common.sh"
. "$LIB/processes.sh"
. "$LIB/postgres.sh"
. "$LIB/rabbitmq.sh"

# servers_start <dir> [postgres|rabbitmq] [--fast]
servers_start() {
  local dir=$1 which=both fast='' argument
  shift
  for argument in "$@"; do
    if [ "$argument" = --fast ]; then fast=fast; else which=$argument; fi
  done
  case $which in
    postgres) postgres_start "$dir" "$fast" ;;
    rabbitmq) rabbitmq_start "$dir" ;;
    both)
      postgres_start "$dir" "$fast" &
      STARTING=$!
      rabbitmq_start "$dir"
      wait "$STARTING"
      ;;
    *) die "no server is called $which: postgres or rabbitmq" ;;
  esac
}

# servers_stop <dir> [postgres|rabbitmq]: one that is just being started (an interrupted start) is let finish, so that it can be stopped.
servers_stop() {
  if [ -n "${STARTING:-}" ]; then wait "$STARTING" || true; fi
  if [ "${2:-rabbitmq}" = rabbitmq ]; then rabbitmq_stop "$1"; fi
  if [ "${2:-postgres}" = postgres ]; then postgres_stop "$1"; fi
}

servers_kill() { # <dir> [postgres|rabbitmq]
  if [ "${2:-rabbitmq}" = rabbitmq ]; then rabbitmq_kill "$1"; fi
  if [ "${2:-postgres}" = postgres ]; then postgres_kill "$1"; fi
}

# servers_env <dir>: TEST_* are for tests; TEST_POSTGRES is a superuser, TEST_SERVERS the folder that eng/servers.sh takes.
servers_env() {
  echo "export POSTGRES_CONNECTION='$(postgres_connection "$1")'"
  echo "export RABBITMQ_CONNECTION='$(rabbitmq_connection "$1")'"
  echo "export TEST_POSTGRES='$(postgres_superuser "$1")'"
  echo "export TEST_RABBITMQ='$(rabbitmq_connection "$1")'"
  echo "export TEST_RABBITMQ_MANAGEMENT='$(rabbitmq_management "$1")'"
  echo "export TEST_SERVERS='$1'"
}
