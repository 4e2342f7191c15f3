#!/bin/sh
# Sends to the hub and takes from it over HTTP, with curl.
#
#   HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... sh client.sh send <kind> <file.json> <your-id>
#   ... sh client.sh take <kind>
#
# While the hub does not answer, it tries again, for HUB_PATIENCE seconds (1800 if you do not say).
set -eu
hub="${HUB_URL%/}/api/v1"

# makes the same request again until there is an answer, with longer and longer pauses; the login comes from
# standard input, so that no list of processes shows it
call() {
  give_up=$(($(date +%s) + ${HUB_PATIENCE:-1800}))
  wait=1
  while :; do
    answered=$(printf 'user = "%s:%s"\n' "$HUB_USER" "$HUB_SECRET" |
      curl --config - --silent --max-time 60 --write-out '\n%{http_code}' \
           -H 'Content-Type: application/json' "$@") || answered="
000"
    status=$(printf '%s' "$answered" | tail -n 1)
    case "$status" in
      000 | 408 | 429 | 500 | 502 | 503 | 504)
        if [ "$(date +%s)" -lt "$give_up" ]; then
          sleep "$wait"
          wait=$((wait * 2 > 30 ? 30 : wait * 2))
          continue
        fi ;;
    esac
    printf '%s\n' "$answered" | sed '$d'
    case "$status" in 2??) return 0 ;; *) return 1 ;; esac
  done
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
