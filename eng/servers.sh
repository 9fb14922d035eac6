#!/usr/bin/env bash
# Private PostgreSQL and RabbitMQ below a folder of your choice, for work by hand and for tests.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"

usage() {
  cat <<'TEXT'
Usage: eng/servers.sh start <dir> [postgres|rabbitmq] [--fast]   start them (again: on the same data and ports)
       eng/servers.sh stop  <dir> [postgres|rabbitmq]            end them in good order
       eng/servers.sh kill  <dir> [postgres|rabbitmq]            end them at once, as a crash would (kill -9)
       eng/servers.sh env   <dir>                                print their connection strings as shell variables
       eng/servers.sh ctl   <dir> <arguments...>                 rabbitmqctl of this broker
       eng/servers.sh psql  <dir> <arguments...>                 psql of this database server, as superuser
--fast gives up PostgreSQL's safety against a power cut (not against kill -9); it holds for the folder's life.
TEXT
}

if [ $# -lt 2 ]; then
  usage >&2
  exit 2
fi
action=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
shift 2
case $action in
  start) servers_start "$dir" "$@" ;;
  stop) servers_stop "$dir" "$@" ;;
  kill) servers_kill "$dir" "$@" ;;
  env) servers_env "$dir" ;;
  ctl) rabbitmq_ctl "$dir" "$@" ;;
  psql) postgres_psql "$dir" "$@" ;;
  *)
    usage >&2
    exit 2
    ;;
esac
