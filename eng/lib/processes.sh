# Processes that outlive the shell that started them, each known by a pid file.
# A pid file holds the pid and its start time, so that a number used again by another process is never taken for ours.
# shellcheck shell=bash

start_time() { sed -n 's/^.*) //p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# spawn <pid file> <log> <command...>: a session of its own (Ctrl-C is ours alone to answer),
# and no descriptor of ours: a child that inherits a lock or a pipe would hold it for ever.
spawn() {
  local pid_file=$1 log=$2
  shift 2
  (
    for descriptor in /proc/self/fd/*; do
      descriptor=${descriptor##*/}
      if [ "$descriptor" -gt 2 ]; then eval "exec $descriptor>&-"; fi
    done
    exec setsid "$@"
  ) </dev/null >>"$log" 2>&1 &
  remember "$pid_file" $!
}

remember() { echo "$2 $(start_time "$2")" >"$1"; }

# pid_of <pid file>: prints the pid if that process still runs.
pid_of() {
  local pid started
  [ -s "$1" ] && read -r pid started <"$1" && [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ] && echo "$pid"
}

alive() { pid_of "$1" >/dev/null; }
gone() { ! alive "$1"; }

# stop_process <pid file> <signal> <seconds>: asks, waits, then kills.
stop_process() {
  local pid
  if pid=$(pid_of "$1"); then
    kill "-$2" "$pid" 2>/dev/null || true
    wait_until "$3" gone "$1" || kill_process "$1"
  fi
  rm -f "$1"
}

kill_process() {
  local pid
  if pid=$(pid_of "$1"); then
    kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
    wait_until 10 gone "$1" || true
  fi
  rm -f "$1"
}
