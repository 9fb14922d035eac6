# One running instance of the platform below one folder: started, watched, ended.
# shellcheck shell=bash

# The lock is the folder itself: the kernel lets go of it with the process, and no lock file is left to be cleaned away.
hold() { # <dir>
  mkdir -p "$1/run"
  exec 9<"$1"
  flock -n 9 || die "another eng/run.sh is at work in $1 (eng/run.sh stop ends it)"
}

start_instance() { # <dir>
  local dir=$1
  if any_service_alive "$dir"; then
    if [ -e "$dir/run/detached" ]; then die "the platform runs already (eng/run.sh stop ends it)"; fi
    say "Ending what an interrupted run left behind"
    stop_instance "$dir"
  fi
  need_dotnet
  mapfile -t missing < <(missing_servers && printf '%s' "${NEEDED:-}")
  install_packages "${missing[@]}"
  say "Building"
  build "$ROOT/eng/platform.slnf" || die "the build failed"
  start_servers "$dir"
  hold_ports
  take_base "${PORT_BASE:-5100}"
  say "Starting the services on ports $BASE, $((BASE + 100)), $((BASE + 200)), $((BASE + 300))"
  services_start "$dir"
  services_await "$dir"
  release_ports
  configure_first_time "$dir"
  write_platform_env "$dir"
}

# start_servers <dir>: sets POSTGRES_CONNECTION and RABBITMQ_CONNECTION to what is used, and says which that is.
start_servers() {
  local dir=$1
  if [ -z "${POSTGRES_CONNECTION:-}${RABBITMQ_CONNECTION:-}" ]; then servers_start "$dir"; fi # both at once
  if [ -n "${POSTGRES_CONNECTION:-}" ]; then
    say "PostgreSQL: the one in POSTGRES_CONNECTION"
    create_databases
  else
    servers_start "$dir" postgres
    POSTGRES_CONNECTION=$(postgres_connection "$dir")
    say "PostgreSQL: $(postgres_bin "$dir"), private, port $(cat "$dir/postgres/port"), data in $dir/postgres"
  fi
  if [ -n "${RABBITMQ_CONNECTION:-}" ]; then
    say "RabbitMQ: the one in RABBITMQ_CONNECTION"
  else
    servers_start "$dir" rabbitmq
    RABBITMQ_CONNECTION=$(rabbitmq_connection "$dir")
    say "RabbitMQ: $(rabbitmq_bin), private, port $(cat "$dir/rabbitmq/port"), data in $dir/rabbitmq"
  fi
}

# create_databases: on a server that was given; without psql here they must be there already.
create_databases() {
  local bin database part
  local -A given=()
  bin=$(postgres_bin) || return 0
  while IFS='=' read -r part value; do
    if [ -n "$part" ]; then given[${part,,}]=$value; fi
  done < <(tr ';' '\n' <<<"$POSTGRES_CONNECTION")
  export PGHOST=${given[host]:-127.0.0.1} PGPORT=${given[port]:-5432} PGUSER=${given[username]:-${given[user id]:-postgres}} PGPASSWORD=${given[password]:-}
  for database in "${DATABASES[@]}"; do
    if "$bin/psql" -qAtX -d "$database" -c 'select 1' >/dev/null 2>&1; then continue; fi
    "$bin/psql" -qAtX -d "${given[database]:-postgres}" -c "create database $database" >/dev/null ||
      die "cannot create the database $database on $PGHOST:$PGPORT"
  done
}

# While ports are chosen and not yet listened on, no other checkout of this user chooses.
hold_ports() {
  PORT_LOCK=${TMPDIR:-/tmp}/incidentplatform-ports-$(id -u).lock
  exec 8>"$PORT_LOCK"
  flock -w 120 8 || true
}
release_ports() {
  rm -f "$PORT_LOCK"
  exec 8>&-
}

# configure_first_time <dir>: people, schedules, an alert source, audiences, status page; what is changed later stays.
configure_first_time() {
  local dir=$1
  export_urls
  TOKEN=$("$ROOT/eng/incidentctl" token --key-file "$dir/development-signing-key" --person ada --lifetime 30d \
    --role admin --role responder --role commander --role communications --role support --role analyst)
  export TOKEN
  if [ -s "$dir/routing-key" ]; then return; fi
  say "Applying the starter configuration (eng/starter)"
  "$ROOT/eng/incidentctl" apply -f "$ROOT/eng/starter" >"$dir/logs/starter.log" || die "the starter configuration was refused; see $dir/logs/starter.log"
  DOMAIN_CLOCK_FILE=$dir/domain-clock "$ROOT/eng/incidentctl" clock quiet >>"$dir/logs/starter.log"
  (
    umask 077
    "$ROOT/eng/incidentctl" routing-key alertmanager >"$dir/routing-key.new"
  )
  mv "$dir/routing-key.new" "$dir/routing-key"
}

export_urls() {
  INCIDENTS_URL=$(url_of incidents)
  COMMUNICATIONS_URL=$(url_of communications)
  ESCALATION_URL=$(url_of escalation)
  POSTMORTEMS_URL=$(url_of post-mortems)
  STATUS_PAGE_URL=$COMMUNICATIONS_URL/status
  export INCIDENTS_URL COMMUNICATIONS_URL ESCALATION_URL POSTMORTEMS_URL STATUS_PAGE_URL
}

write_platform_env() { # <dir>
  local name
  ROUTING_KEY=$(cat "$1/routing-key")
  export ROUTING_KEY
  (
    umask 077
    for name in INCIDENTS_URL COMMUNICATIONS_URL ESCALATION_URL POSTMORTEMS_URL STATUS_PAGE_URL TOKEN ROUTING_KEY; do
      echo "$name=${!name}"
    done >"$1/platform.env"
  )
}

tell_what_to_do() {
  cat <<TEXT

The platform runs.
  Status page   $STATUS_PAGE_URL
  API           $INCIDENTS_URL/scalar  $COMMUNICATIONS_URL/scalar  $ESCALATION_URL/scalar  $POSTMORTEMS_URL/scalar
  Logs          .local/logs      Mail sent      .local/mail      Reviews      .local/reviews
  For scripts   .local/platform.env (addresses, TOKEN, ROUTING_KEY)

Try:
  eng/incidentctl on-call
  eng/incidentctl declare "Checkout fails for every customer" --severity P1 --service checkout
  eng/incidentctl timeline INC-$(date -u +%Y)-0001 --follow

TEXT
}

stop_instance() { # <dir>
  services_stop "$1"
  if [ -e "$1/alertmanager/pid" ]; then stop_process "$1/alertmanager/pid" TERM 10; fi
  servers_stop "$1"
  rm -f "$1/run/detached" "$1/run/supervisor.pid"
}

# end_instance <dir>: what the traps call; a second Ctrl-C must not leave half of it running.
end_instance() {
  local status=$?
  trap '' INT TERM HUP
  trap - EXIT
  if [ -n "${PORT_LOCK:-}" ]; then rm -f "$PORT_LOCK"; fi
  say "Stopping"
  stop_instance "$1"
  exit "$status"
}

end_with() { # <dir>: whatever happens from here on, everything is ended
  # shellcheck disable=SC2064 # the folder is meant as it is now
  trap "end_instance '$1'" EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
  remember "$1/run/supervisor.pid" $$
}

run_here() { # <dir>
  local service
  hold "$1"
  if any_service_alive "$1" && [ -e "$1/run/detached" ]; then die "the platform runs already (eng/run.sh stop ends it)"; fi
  end_with "$1"
  start_instance "$1"
  tell_what_to_do
  say "Ctrl-C ends everything."
  while :; do
    for service in "${SERVICES[@]}"; do
      if gone "$1/run/$service.pid"; then
        show_end "$1" "$service"
        die "$service has ended"
      fi
    done
    sleep 1
  done
}

run_detached() { # <dir>
  hold "$1"
  if any_service_alive "$1" && [ -e "$1/run/detached" ]; then die "the platform runs already (eng/run.sh stop ends it)"; fi
  end_with "$1"
  start_instance "$1"
  touch "$1/run/detached"
  trap - EXIT
  rm -f "$1/run/supervisor.pid"
  tell_what_to_do
  say "eng/run.sh stop ends it."
}

run_stop() { # <dir>
  local supervisor
  if supervisor=$(pid_of "$1/run/supervisor.pid"); then
    kill -TERM "$supervisor"
    wait_until 90 gone "$1/run/supervisor.pid" || die "process $supervisor does not end"
    say "Stopped."
    return
  fi
  mkdir -p "$1/run"
  stop_instance "$1"
  say "Stopped."
}

# run_demo <dir>: everything of its own and new, private servers always: a demonstration touches nobody's data.
run_demo() {
  local dir=$1
  hold "$dir"
  end_with "$dir"
  stop_instance "$dir"
  postgres_remove "$dir"
  find "$dir" -mindepth 1 -maxdepth 1 ! -name run -exec rm -rf {} +
  remember "$dir/run/supervisor.pid" $$
  unset POSTGRES_CONNECTION RABBITMQ_CONNECTION
  PORT_BASE=${PORT_BASE:-5900}
  if ! command -v prometheus-alertmanager >/dev/null; then NEEDED=prometheus-alertmanager; fi
  start_instance "$dir"
  DOMAIN_CLOCK_FILE=$dir/domain-clock DEVELOPMENT_SIGNING_KEY_FILE=$dir/development-signing-key "$ROOT/eng/demo.sh" "$dir"
}
