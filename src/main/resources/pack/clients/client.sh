#!/bin/sh
# Sends to the hub and takes from it over HTTP, with curl.
#
#   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... sh client.sh send <kind> <file.json> <your-id>
#   ... sh client.sh take <kind>
set -eu
hub="${HUB_URL%/}/api/v1"

# the login comes from standard input, so that no list of processes shows it; waits as Retry-After says
call() {
  printf 'user = "%s:%s"\n' "$HUB_USER" "$HUB_SECRET" |
    curl --config - --silent --show-error --fail-with-body --retry 8 --retry-connrefused --max-time 300 \
         -H 'Content-Type: application/json' "$@"
}

case "${1:-}-$#" in
  send-4)
    # the same id and the same body may be sent as often as you like: it arrives once
    answer=$(call -H "Idempotency-Key: $4" --data-binary "@$3" "$hub/messages/$2") || { echo "$answer"; exit 1; }
    message=$(printf '%s' "$answer" | sed 's/.*"messageId":"\([^"]*\)".*/\1/')
    for turn in $(seq 60); do
      state=$(call "$hub/messages/$message") || state=""
      case "$state" in
        '' | *'"state":"RECEIVED"'*) sleep 0.5 ;;
        *'"state":"REJECTED"'* | *'"state":"HELD"'*) echo "$state"; exit 1 ;;
        *) echo "$state"; exit 0 ;;
      esac
    done
    echo "RECEIVED $message"
    ;;
  take-2)
    while :; do
      page=$(call "$hub/outbox/$2?limit=1") || { echo "$page"; exit 1; }
      id=$(printf '%s' "$page" | sed -n 's/^{"items":\[{"id":"\([^"]*\)".*/\1/p')
      [ -n "$id" ] || exit 0
      # store it first; what is not acknowledged comes again
      printf '%s\n' "$page"
      call -X POST "$hub/outbox/$id/ack" >&2
    done
    ;;
  *)
    echo "client.sh send <kind> <file.json> <your-id> | client.sh take <kind>" >&2
    exit 2
    ;;
esac
