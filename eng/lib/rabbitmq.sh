# A private RabbitMQ: own node, own data, own ports and own port mapper (epmd), loopback only; never the system's broker.
# shellcheck shell=bash

# Debian's wrappers in /usr/sbin insist on the user rabbitmq; the scripts below them do not.
rabbitmq_bin() {
  local bin
  for bin in /usr/lib/rabbitmq/bin "$(dirname "$(command -v rabbitmq-server || echo /nowhere/x)")"; do
    if [ -x "$bin/rabbitmq-server" ]; then
      echo "$bin"
      return
    fi
  done
  return 1
}

# rabbitmq_environment <home>: everything RabbitMQ and Erlang would otherwise take from the machine.
rabbitmq_environment() {
  local home=$1
  echo "HOME=$home"
  echo "ERL_EPMD_PORT=$(cat "$home/epmd-port")"
  echo "ERL_EPMD_ADDRESS=127.0.0.1"
  echo "RABBITMQ_NODENAME=$(cat "$home/node")"
  echo "RABBITMQ_DIST_PORT=$(cat "$home/dist-port")"
  echo "RABBITMQ_CONF_ENV_FILE=/dev/null"
  echo "RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf"
  echo "RABBITMQ_ADVANCED_CONFIG_FILE=$home/advanced.config"
  echo "RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins"
  echo "RABBITMQ_MNESIA_BASE=$home/mnesia"
  echo "RABBITMQ_LOG_BASE=$home/log"
  echo "RABBITMQ_SCHEMA_DIR=$home/schema"
  echo "RABBITMQ_GENERATED_CONFIG_DIR=$home/generated"
  echo "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}"
}

rabbitmq_configure() { # <home>
  local home=$1
  mkdir -p "$home"/{mnesia,log,schema,generated}
  if [ ! -s "$home/node" ]; then echo "ip-$(printf '%s' "$home" | cksum | cut -d' ' -f1)@localhost" >"$home/node"; fi
  kept_port "$home/epmd-port" >/dev/null
  kept_port "$home/dist-port" >/dev/null
  echo '[rabbitmq_management].' >"$home/enabled_plugins"
  (
    umask 077
    cat >"$home/rabbitmq.conf" <<CONFIG
listeners.tcp.local = 127.0.0.1:$(kept_port "$home/port")
management.tcp.ip = 127.0.0.1
management.tcp.port = $(kept_port "$home/management-port")
default_user = incidentplatform
default_pass = $(secret "$home/password")
default_user_tags.administrator = true
CONFIG
  )
}

# rabbitmq_ready <dir>: the listeners open last, when the node is up.
rabbitmq_ready() {
  port_taken "$(cat "$1/rabbitmq/port")" && port_taken "$(cat "$1/rabbitmq/management-port")"
}
rabbitmq_settled() { rabbitmq_ready "$1" || gone "$1/rabbitmq/pid"; }

rabbitmq_start() { # <dir>
  local dir=$1 home bin environment
  if alive "$dir/rabbitmq/pid"; then return; fi
  bin=$(rabbitmq_bin) || die "RabbitMQ is not installed: apt-get install rabbitmq-server"
  mkdir -p "$dir/rabbitmq"
  home=$(cd "$dir/rabbitmq" && pwd -P)
  rabbitmq_configure "$home"
  mapfile -t environment < <(rabbitmq_environment "$home")
  spawn "$home/pid" "$home/log/start" env "${environment[@]}" "$bin/rabbitmq-server"
  wait_until 120 rabbitmq_settled "$dir" || true
  if ! rabbitmq_ready "$dir"; then
    tail -n 20 "$home/log/start" >&2
    die "RabbitMQ did not start; its logs are in $home/log"
  fi
}

rabbitmq_stop() {
  stop_process "$1/rabbitmq/pid" TERM 30
  rabbitmq_stop_epmd "$1"
}

rabbitmq_kill() {
  kill_process "$1/rabbitmq/pid"
  rabbitmq_stop_epmd "$1"
}

# Erlang starts its port mapper as a daemon that would stay; it ends when no node is registered any more.
rabbitmq_stop_epmd() {
  local port
  port=$(cat "$1/rabbitmq/epmd-port" 2>/dev/null) || return 0
  wait_until 5 epmd_ended "$port" || true
}
epmd_ended() { ! port_taken "$1" || { epmd -port "$1" -kill >/dev/null 2>&1 && false; }; }

# rabbitmq_ctl <dir> <arguments...>: RabbitMQ's own tool, pointed at this node (slow: a second or two).
rabbitmq_ctl() {
  local dir=$1 environment
  shift
  mapfile -t environment < <(rabbitmq_environment "$(cd "$dir/rabbitmq" && pwd -P)")
  env "${environment[@]}" "$(rabbitmq_bin)/rabbitmqctl" "$@"
}

rabbitmq_connection() {
  echo "amqp://incidentplatform:$(cat "$1/rabbitmq/password")@127.0.0.1:$(cat "$1/rabbitmq/port")/"
}
rabbitmq_management() {
  echo "http://incidentplatform:$(cat "$1/rabbitmq/password")@127.0.0.1:$(cat "$1/rabbitmq/management-port")/"
}
