#!/usr/bin/env bash
# Runs the platform on this machine: PostgreSQL, RabbitMQ and the four services.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"
. "$LIB/install.sh"
. "$LIB/build.sh"
. "$LIB/services.sh"
. "$LIB/instance.sh"

usage() {
  cat <<'TEXT'
Usage: eng/run.sh             start, say what to open, and stay; Ctrl-C ends everything
       eng/run.sh --detach    start, and return when all is healthy
       eng/run.sh stop        end what runs
       eng/run.sh demo        play a whole incident on an instance of its own, and print its review

PORT_BASE                     first port of the services (5100); the next free one is taken where it is not free
POSTGRES_CONNECTION           a PostgreSQL to use instead of a private one (Host=..;Port=..;Username=..;Password=..);
                              it has, or lets us create, the databases incidents, communications, escalation, postmortems
RABBITMQ_CONNECTION           a RabbitMQ to use instead of a private one (amqp://user:password@host:5672/)
OTEL_EXPORTER_OTLP_ENDPOINT   where traces, metrics and logs go (nowhere without it)
TEXT
}

case ${1:-} in
  '') run_here "$ROOT/.local" ;;
  --detach) run_detached "$ROOT/.local" ;;
  stop) run_stop "$ROOT/.local" ;;
  demo) run_demo "$ROOT/.local/demo" ;;
  -h | --help | help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
