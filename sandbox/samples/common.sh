# shellcheck shell=sh disable=SC2034,SC3028,SC3045 # busybox ash: RANDOM, EPOCHREALTIME, read -t
# What the sample programs share. They run for days beside real work, so they start hardly any process.
trap 'exit 0' TERM INT # the first process of a container ignores signals it does not handle
[ -p /tmp/never ] || mkfifo /tmp/never
exec 3<>/tmp/never

# Waiting for what never comes sleeps without a `sleep` process, and wakes at once on a signal.
pause() { read -r -t "$1" _ <&3 || :; }

# Sets $now to the time in UTC to the millisecond; asks `date` once a second at most.
clock() {
    stamp=$EPOCHREALTIME
    fraction=${stamp#*.}
    if [ "${stamp%.*}" != "${second:-}" ]; then
        second=${stamp%.*}
        minute=$(date -u -d "@$second" +%Y-%m-%dT%H:%M:%S)
    fi
    now=$minute.${fraction%???}Z
}

# pick A B C: sets $picked to one of them.
pick() {
    shift $((RANDOM % $#))
    picked=$1
}
