#!/usr/bin/env bash
# The story of one incident, from the alert to the published review: each step with the call that made it.
# eng/run.sh demo calls it with the folder of an instance that runs; addresses and keys come from the environment.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"
. "$LIB/alertmanager.sh"

dir=$1
ctl=$ROOT/eng/incidentctl
declare -A tokens=()

say_step() { printf '\n\033[1m%s\033[0m\n' "$*"; }

token() { # <person> <role...>
  local person=$1 roles=() role
  shift
  for role in "$@"; do roles+=(--role "$role"); done
  tokens[$person]=$("$ctl" token --person "$person" "${roles[@]}")
}

# as <person> <incidentctl arguments...>: prints the call, makes it as that person, prints the answer.
as() {
  local person=$1 word shown=''
  shift
  for word in "$@"; do
    if [[ $word == *' '* ]]; then word="\"$word\""; fi
    shown+=" $word"
  done
  printf '\033[2m%s $ incidentctl%s\033[0m\n' "$person" "$shown"
  TOKEN=${tokens[$person]} "$ctl" "$@"
}

# first_of <pattern>: first column of the row of a table that has it.
first_of() { awk -v pattern="$1" '$0 ~ pattern { print $1; exit }'; }

later() { # <duration>: the domain's clock moves; everything that falls due on the way is done
  printf '\033[2m      $ incidentctl clock advance %s\033[0m\n' "$1"
  "$ctl" clock advance "$1"
}

settle() { "$ctl" clock quiet >/dev/null; }

# watch_signal <times>: the checkout probe reports healthy every four minutes (it must not fall silent for five).
watch_signal() {
  local turn
  for ((turn = 0; turn < $1; turn++)); do
    "$ctl" clock advance 4m >/dev/null
    "$ctl" signal "$ROUTING_KEY" checkout-probe >/dev/null
  done
  printf '\033[2m      $ incidentctl signal KEY checkout-probe     (every 4 minutes, %s times)\033[0m\n' "$1"
}

declared() { incident=$(as_quietly ada list | first_of INC-) && [ -n "$incident" ]; }
# tell_customers: approves and sends the draft that the last facts have prepared.
tell_customers() {
  local update
  update=$(as_quietly margaret update list "$incident" | awk '/ customers / && / draft / { id = $1 } END { print id }')
  as margaret update approve "$update"
  as margaret update send "$update"
  settle
}

as_quietly() { TOKEN=${tokens[$1]} "$ctl" "${@:2}" 2>/dev/null; }

token ada commander responder
token grace responder commander
token linus responder
token margaret communications support
token katherine executive responder
before=$SECONDS

say_step "1. Checkout fails. Prometheus' Alertmanager posts its webhook; a P1 is declared and the person on call commands it."
alertmanager_start "$dir" "$INCIDENTS_URL/intake/alertmanager/$ROUTING_KEY"
printf '\033[2m      $ amtool alert add CheckoutErrors service=checkout severity=critical\033[0m\n'
amtool --alertmanager.url="$(alertmanager_url "$dir")" alert add CheckoutErrors service=checkout severity=critical \
  --annotation=summary="Checkout fails for one order in three"
wait_until 60 declared || die "no incident was declared; see $dir/logs/incidents.log"
settle
as ada show "$incident"
as ada war-room "$incident"

say_step "2. Ada acknowledges her page and names who leads engineering, support and communications."
page=$(as_quietly ada pages "$incident" | first_of ' ada ')
as ada acknowledge "$page"
as ada assign "$incident" engineering-lead grace
as ada assign "$incident" support-lead margaret
as ada assign "$incident" communications-lead margaret
settle

say_step "3. Within 15 minutes: the assessment."
later 6m
as ada assess "$incident" --service checkout --customers 4200 --customers-percent 31 --revenue-loss 52000 --currency USD \
  --sla-risk high --symptoms "Payment is refused with error 502" --hypothesis "The payment gateway's pool of connections is exhausted" \
  --eta +90m --confidence medium
settle

say_step "4. Within 30 minutes: customers are told. The text was prepared from the facts; Margaret approves exactly it."
update=$(as_quietly margaret update list "$incident" | first_of ' customers ')
as margaret update show "$update"
as margaret update approve "$update"
as margaret update send "$update"
settle
as margaret update canned-responses "$incident"

say_step "5. Engineers record what they find."
later 9m
as linus finding "$incident" "Every gateway worker waits for a connection to the card vault"
as grace root-cause "$incident" "Release 412 halved the pool of the card vault client" --factor "No load test covers the vault client" --factor "The pool's use has no alarm"

say_step "6. The fix is proposed by Linus, validated by Grace, deployed by Linus. The commander may do none of these."
as linus fix propose "$incident" "Roll back release 412" --kind rollback
as grace fix validate "$incident"
as linus fix deploy "$incident"
settle

say_step "7. It is verified, and the checkout probe is named as the signal that must stay healthy."
"$ctl" signal "$ROUTING_KEY" checkout-probe >/dev/null
as grace verification "$incident" "200 test orders, none refused" --signal checkout-probe
settle

say_step "8. Resolved too early is refused: fifteen quiet minutes must have passed."
as ada resolve "$incident" || true
watch_signal 4
as ada resolve "$incident"
settle

say_step "9. Customers are told that it is resolved."
tell_customers

say_step "10. Two hours of recovery watch, then the all clear, to all who were told."
later 2h1m
as ada all-clear "$incident"
settle
tell_customers

say_step "11. The review has written itself from the facts; people add what only they can know, and publish it."
as ada review schedule "$incident" +20h --place "Room 4"
as ada review write "$incident" went-well "The rollback was ready before the cause was proven."
as ada review write "$incident" to-improve "The pool's use was not on any dashboard."
as margaret review write "$incident" sla-breaches "None; no credits are owed."
as margaret review write "$incident" support-tickets "61 tickets, answered with the canned response."
as margaret review write "$incident" reputation "No mention in the press or on social networks."
as grace review write "$incident" detection-delay "Errors had to reach one order in three before the alert fired."
as grace review write "$incident" prevent "Load tests cover the vault client."
as grace review write "$incident" detect-faster "An alarm at 80% of the pool."
as grace review write "$incident" respond-better "Keep the roll-back script in the runbook."
as ada action-items open "$incident" "Alarm on the vault client's pool" --owner linus --due +14d --priority high
as ada review publish "$incident"
settle

say_step "12. What was owed, and when it was met."
as ada obligations "$incident"

say_step "13. Nothing in the record was changed after it was written."
as ada verify "$incident"

say_step "14. The review."
as ada review show "$incident"
printf '\nFrom the alert to the review: %s s. Reviews are in %s, mail in %s.\n' "$((SECONDS - before))" "$dir/reviews" "$dir/mail"
