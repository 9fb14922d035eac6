# Running test projects and adding up what they say. Uses dir, limit and failed of eng/test.sh.
# shellcheck shell=bash disable=SC2154

# run_project <folder> <filter...>: leaves <name>.trx and <name>.log in the results; a project without results is a failure.
run_project() {
  local project=$1 name assembly log trx status=0 started=$SECONDS
  shift
  name=$(basename "$project")
  assembly=$(output_of "tests/$name")/$name.dll
  log=$dir/results/$name.log trx=$dir/results/$name.trx
  if [ ! -f "$assembly" ]; then
    say "  $name: not built"
    failed="$name is not built"
    return
  fi
  timeout --kill-after=30s "$limit" dotnet "$assembly" -noColor -noLogo -longRunning 120 "$@" -result-trx "$trx" </dev/null >"$log" 2>&1 9<&- || status=$?
  if [ ! -s "$trx" ]; then
    say "  $name: no results (exit code $status)"
    tail -n 20 "$log"
    failed="$name produced no results"
    return
  fi
  say "  $name: $(counter passed "$trx") passed, $(counter failed "$trx") failed, $(counter notExecuted "$trx") skipped ($((SECONDS - started)) s)"
  if [ "$(counter total "$trx")" = 0 ] && [ -z "${SOAK:-}" ]; then failed="$name ran no test"; fi
  if [ "$status" != 0 ]; then
    grep -A 12 -F '[FAIL]' "$log" | cut -c 1-400 | head -n 80 || tail -n 20 "$log"
    if [ "$(counter failed "$trx")" = 0 ]; then failed="$name ended with exit code $status"; fi
  fi
}

counter() { # <name> <trx>
  local count
  count=$(grep -o '<Counters [^>]*' "$2" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9')
  echo "${count:-0}"
}

# sum_up: the one line at the end; not zero where anything failed.
sum_up() {
  local trx passed=0 wrong=0 skipped=0
  for trx in "$dir"/results/*.trx; do
    if [ ! -e "$trx" ]; then continue; fi
    passed=$((passed + $(counter passed "$trx")))
    wrong=$((wrong + $(counter failed "$trx") + $(counter error "$trx")))
    skipped=$((skipped + $(counter notExecuted "$trx")))
  done
  if [ -n "$failed" ] && [ "$wrong" = 0 ]; then wrong=1; fi
  # The servers end first, so that this line is the last.
  servers_stop "$dir"
  say "$passed passed, $wrong failed, $skipped skipped"
  [ "$wrong" = 0 ]
}
