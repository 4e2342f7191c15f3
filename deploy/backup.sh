#!/usr/bin/env bash
# Copies the data of a hub, and its routes and mappings, into a new folder.
#
#   backup.sh <home of the hub> <folder for backups> [command]
#
# The hub may run: it is stopped (SIGSTOP) while its files are copied and goes on right after. So the copy is what a power
# failure at that moment would have left, which the hub starts from. <command> is run meanwhile, in the new folder: with
# PostgreSQL the dump of the database. HUB_DATA and HUB_BROKER_DATA name folders that do not lie in the home.
# The master key is not copied. Runs as the hub's user or as root. docs/operator/backup.md says how to restore.
set -euo pipefail
umask 077

if (($# < 2 || $# > 3)); then
  echo "backup.sh <home of the hub> <folder for backups> [command]" >&2
  exit 2
fi
home=$1
command=${3:-}
data=${HUB_DATA:-$home/data}
broker=${HUB_BROKER_DATA:-$data/broker}
# a copy that takes longer is given up: partners wait for the hub meanwhile
longest=${HUB_BACKUP_LONGEST:-60}

for folder in "$home/routes" "$home/mappings" "$data" "$broker"; do
  if [ ! -d "$folder" ]; then
    echo "There is no folder $folder." >&2
    exit 2
  fi
done
mkdir -p "$2"
target=$(cd "$2" && pwd)/blkhub-$(date -u +%Y%m%dT%H%M%SZ)
if [ -e "$target" ]; then
  echo "$target is there already." >&2
  exit 2
fi

# the process that has the lock of the data folder open, by the number it wrote there
running() {
  local pid
  pid=$(cat "$data/lock" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  [ -n "$(find "/proc/$pid/fd" -lname "$(realpath "$data/lock")" 2>/dev/null)" ] || return 1
  echo "$pid"
}

hub=$(running) || hub=
child=
watcher=
go_on() {
  if [ -n "$watcher" ]; then
    kill -CONT "$hub" 2>/dev/null || true
    kill -KILL "$watcher" 2>/dev/null || true
    watcher=
  fi
}
end() {
  go_on
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null || true
  fi
  rm -rf "$target.part"
}
trap end EXIT
trap 'exit 1' INT TERM HUP
# in the background, as a signal would have to wait for the end of anything else
within() {
  timeout "$longest" "$@" &
  child=$!
  wait "$child"
  child=
}
# links are followed; where the file system can, the copy shares its blocks with the files and takes no time
copy() {
  within cp -RL --preserve=mode,ownership,timestamps --reflink=auto "$1" "$2"
}

mkdir "$target.part"
start=$(date +%s%N)
if [ -n "$hub" ]; then
  # also where this script is killed the hub goes on
  (
    trap '' INT TERM HUP
    while kill -0 $$ 2>/dev/null; do sleep 0.2; done
    kill -CONT "$hub"
  ) </dev/null >/dev/null 2>&1 &
  watcher=$!
  disown "$watcher"
  kill -STOP "$hub"
  # a thread that waits for the disk stops when it has its answer
  while grep -h '^State:' "/proc/$hub/task/"*/status | grep -qv 'T (stopped)'; do sleep 0.01; done
fi
copy "$data" "$target.part/data"
if [ "$(realpath "$broker")" != "$(realpath -m "$data/broker")" ]; then
  copy "$broker" "$target.part/data/broker"
fi
if [ -n "$command" ]; then
  cd "$target.part"
  within bash -c "$command"
  cd "$OLDPWD"
fi
if [ "$(running || true)" != "$hub" ]; then
  echo "The hub was started or ended meanwhile; there is no backup." >&2
  exit 1
fi
stood=$(((($(date +%s%N) - start)) / 1000000))
was=${hub:+while the hub stood still for $stood ms}
go_on

copy "$home/routes" "$target.part/routes"
copy "$home/mappings" "$target.part/mappings"
(cd "$target.part" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
sync -f "$target.part"
mv "$target.part" "$target"
echo "$target (${was:-the hub did not run})"
