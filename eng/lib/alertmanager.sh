# A private Prometheus Alertmanager whose receiver is a routing key of ours.
# shellcheck shell=bash

# alertmanager_start <dir> <webhook url>
alertmanager_start() {
  local home=$1/alertmanager
  mkdir -p "$home/data"
  (
    umask 077
    cat >"$home/alertmanager.yml" <<CONFIG
route: { receiver: incidents, group_by: [alertname], group_wait: 1s, group_interval: 5s, repeat_interval: 1h }
receivers:
  - name: incidents
    webhook_configs: [{ url: '$2', send_resolved: true }]
CONFIG
  )
  kept_port "$home/port" >/dev/null
  spawn "$home/pid" "$home/log" prometheus-alertmanager --config.file="$home/alertmanager.yml" \
    --storage.path="$home/data" --web.listen-address="127.0.0.1:$(cat "$home/port")" --cluster.listen-address=
  wait_until 30 port_taken "$(cat "$home/port")" || die "Alertmanager did not start; see $home/log"
}

alertmanager_url() { echo "http://127.0.0.1:$(cat "$1/alertmanager/port")"; }
