# A private PostgreSQL: own data, own free port on the loopback, no socket; never the system's cluster.
# shellcheck shell=bash

DATABASES=(incidents communications escalation postmortems)

# PostgreSQL refuses to run as root; then it runs as the user that Debian's package made for it.
AS_POSTGRES=()
if [ "$(id -u)" = 0 ]; then
  AS_POSTGRES=(setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=/var/lib/postgresql)
fi

# postgres_bin [dir]: the PostgreSQL that wrote the data in dir, else the newest installed here, else nothing.
postgres_bin() {
  local bin version newest=''
  version=$(cat "${1:-}/postgres/data/PG_VERSION" 2>/dev/null || true)
  if [ -x "/usr/lib/postgresql/$version/bin/initdb" ]; then
    echo "/usr/lib/postgresql/$version/bin"
    return
  fi
  for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    if [ -x "$bin/initdb" ]; then newest=$bin; fi
  done
  if [ -z "$newest" ] && command -v initdb >/dev/null; then newest=$(dirname "$(command -v initdb)"); fi
  [ -n "$newest" ] && echo "$newest"
}

# postgres_home <dir>: makes <dir>/postgres. The server's user must be able to enter it, which it
# cannot below a closed home such as /root; then the folder is elsewhere and <dir>/postgres leads to it.
postgres_home() {
  local home=$1/postgres elsewhere
  if [ -d "$home" ]; then return; fi
  rm -f "$home"
  mkdir -p "$home"
  if ! "${AS_POSTGRES[@]}" test -x "$home"; then
    elsewhere=/var/tmp/incidentplatform-$(printf '%s' "$home" | cksum | cut -d' ' -f1)
    rmdir "$home"
    mkdir -p "$elsewhere"
    ln -s "$elsewhere" "$home"
  fi
}

postgres_psql() { # <dir> <psql arguments...>: as the superuser
  local home=$1/postgres
  shift
  PGPASSWORD=$(cat "$home/password") PGCONNECT_TIMEOUT=5 "$(postgres_bin "${home%/*}")/psql" -qAtX -v ON_ERROR_STOP=1 \
    -h 127.0.0.1 -p "$(cat "$home/port")" -U postgres -d postgres "$@"
}

postgres_ready() { postgres_psql "$1" -c 'select 1' >/dev/null 2>&1; }
postgres_settled() { postgres_ready "$1" || gone "$1/postgres/pid"; }

# postgres_start <dir> [fast]: "fast" gives up safety against a power cut, not against kill -9; for tests.
postgres_start() {
  local dir=$1 home bin attempt settings
  if alive "$dir/postgres/pid"; then return; fi
  bin=$(postgres_bin "$dir") || die "PostgreSQL is not installed: apt-get install postgresql"
  postgres_home "$dir"
  home=$(cd "$dir/postgres" && pwd -P)
  postgres_create "$home" "$bin"
  settings=(-c listen_addresses=127.0.0.1 -c port="$(kept_port "$home/port")" -c unix_socket_directories=
    -c max_connections=400 -c shared_buffers=128MB -c log_line_prefix='%m [%p] %d ')
  if [ "${2:-}" = fast ]; then touch "$home/fast"; fi
  if [ -f "$home/fast" ]; then settings+=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off); fi
  # What is left of a server that was killed needs a moment to let go of its memory: hence the attempts.
  for attempt in 1 2 3 4 5; do
    spawn "$home/pid" "$home/log" "${AS_POSTGRES[@]}" "$bin/postgres" -D "$home/data" "${settings[@]}"
    wait_until 60 postgres_settled "$dir" || true
    if postgres_ready "$dir"; then
      postgres_prepare "$dir"
      return
    fi
    sleep "$attempt"
  done
  tail -n 20 "$home/log" >&2
  die "PostgreSQL did not start; its log is $home/log"
}

postgres_create() { # <home> <bin>
  local home=$1 bin=$2
  if [ -s "$home/data/PG_VERSION" ]; then return; fi
  rm -rf "$home/data" "$home/new"
  mkdir -p "$home/new"
  secret "$home/password" >/dev/null
  cp -p "$home/password" "$home/initial-password"
  if [ "${#AS_POSTGRES[@]}" -gt 0 ]; then chown postgres: "$home/new" "$home/initial-password"; fi
  "${AS_POSTGRES[@]}" "$bin/initdb" -D "$home/new" -U postgres --pwfile="$home/initial-password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >>"$home/log" 2>&1 ||
    die "initdb failed; see $home/log"
  rm "$home/initial-password"
  mv "$home/new" "$home/data"
}

# postgres_prepare <dir>: the role the services sign in with, and their four databases.
postgres_prepare() {
  local dir=$1 database
  if [ -f "$dir/postgres/prepared" ]; then return; fi
  postgres_psql "$dir" -c "create role incidentplatform login password '$(secret "$dir/postgres/role-password")'"
  for database in "${DATABASES[@]}"; do
    postgres_psql "$dir" -c "create database $database owner incidentplatform"
  done
  touch "$dir/postgres/prepared"
}

postgres_stop() { stop_process "$1/postgres/pid" INT 30; }
postgres_kill() { kill_process "$1/postgres/pid"; }

# postgres_remove <dir>: its data too, wherever that is.
postgres_remove() {
  if [ -e "$1/postgres" ]; then rm -rf "$(readlink -f "$1/postgres")" "$1/postgres"; fi
}

# postgres_connection <dir>: for the services, without a database. postgres_superuser <dir>: for tests, which make databases.
postgres_connection() {
  echo "Host=127.0.0.1;Port=$(cat "$1/postgres/port");Username=incidentplatform;Password=$(cat "$1/postgres/role-password")"
}
postgres_superuser() {
  echo "Host=127.0.0.1;Port=$(cat "$1/postgres/port");Username=postgres;Password=$(cat "$1/postgres/password");Database=postgres"
}
