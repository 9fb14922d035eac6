# The four services as processes: their ports, their environment, their health.
# shellcheck shell=bash

SERVICES=(incidents communications escalation post-mortems)
declare -A ASSEMBLY=([incidents]=Incidents [communications]=Communications [escalation]=Escalation [post-mortems]=PostMortems)
declare -A OFFSET=([incidents]=0 [communications]=100 [escalation]=200 [post-mortems]=300)

url_of() { echo "http://127.0.0.1:$((BASE + OFFSET[$1]))"; } # <service>

# base_free <base>: nothing listens where the four would.
base_free() {
  local service
  for service in "${SERVICES[@]}"; do
    if port_taken $(($1 + OFFSET[$service])); then return 1; fi
  done
}

# take_base <first>: sets BASE to the first free one.
take_base() {
  BASE=$1
  until base_free "$BASE"; do
    BASE=$((BASE + 10))
    if [ "$BASE" -gt 30000 ]; then die "no free ports from $1 on"; fi
  done
}

# connection_of <service>: what the environment says for this service, or its database on the server we have.
connection_of() {
  local service=$1 given
  given=$(printenv "ConnectionStrings__$service" || true)
  echo "${given:-$POSTGRES_CONNECTION;Database=${service//-/}}"
}

# service_environment <dir> <service>: one setting a line.
service_environment() {
  local dir=$1 service=$2 other
  echo "ASPNETCORE_ENVIRONMENT=Development"
  echo "ASPNETCORE_URLS=$(url_of "$service")"
  echo "ConnectionStrings__$service=$(connection_of "$service")"
  echo "ConnectionStrings__rabbitmq=$RABBITMQ_CONNECTION"
  for other in "${SERVICES[@]}"; do echo "Services__${other}__http__0=$(url_of "$other")"; done
  echo "Access__Development__SigningKeyFile=$dir/development-signing-key"
  echo "DOMAIN_CLOCK_FILE=$dir/domain-clock"
  echo "Checkpoints__Folder=$dir/checkpoints"
  echo "OTEL_SERVICE_NAME=$service"
  case $service in
    incidents) echo "Incidents__StandingCommander=${Incidents__StandingCommander:-ada}" ;;
    communications)
      echo "Mail__PickupFolder=$dir/mail"
      echo "StatusPage__CacheFile=$dir/status-page.json"
      ;;
    post-mortems) echo "Reviews__Folder=$dir/reviews" ;;
  esac
}

services_start() { # <dir>
  local dir=$1 service environment output
  mkdir -p "$dir"/{run,logs,mail,reviews}
  if [ ! -s "$dir/development-signing-key" ]; then
    (
      umask 077
      head -c 32 /dev/urandom | base64 >"$dir/development-signing-key"
    )
  fi
  for service in "${SERVICES[@]}"; do
    mapfile -t environment < <(service_environment "$dir" "$service")
    output=$(output_of "src/IncidentPlatform.${ASSEMBLY[$service]}")
    : >"$dir/logs/$service.log"
    spawn "$dir/run/$service.pid" "$dir/logs/$service.log" \
      env --chdir="$output" "${environment[@]}" dotnet "$output/IncidentPlatform.${ASSEMBLY[$service]}.dll"
  done
}

services_stop() { # <dir>
  local service pid
  # Asked all at once, then waited for one by one.
  for service in "${SERVICES[@]}"; do
    if pid=$(pid_of "$1/run/$service.pid"); then kill -TERM "$pid" 2>/dev/null || true; fi
  done
  for service in "${SERVICES[@]}"; do stop_process "$1/run/$service.pid" TERM 20; done
}

any_service_alive() { # <dir>
  local service
  for service in "${SERVICES[@]}"; do
    if alive "$1/run/$service.pid"; then return 0; fi
  done
  return 1
}

# healthy <url>: its readiness answers 200 (asked without curl, which a fresh machine may lack).
healthy() {
  local port=${1##*:} status
  status=$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit
    printf 'GET /health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    read -r -t 5 _ code _ <&3 && echo "$code"
  ) || true
  [ "$status" = 200 ]
}

service_settled() { healthy "$(url_of "$2")" || gone "$1/run/$2.pid"; }

# services_await <dir>: until all are ready; a service that ends shows the end of its log.
services_await() {
  local dir=$1 service
  for service in "${SERVICES[@]}"; do
    wait_until 120 service_settled "$dir" "$service" || true
    if ! healthy "$(url_of "$service")"; then
      show_end "$dir" "$service"
      die "$service is not ready"
    fi
    say "  $service is ready at $(url_of "$service")"
  done
}

show_end() { # <dir> <service>
  say "--- the end of $1/logs/$2.log"
  tail -n 25 "$1/logs/$2.log"
  say "---"
}
