#!/usr/bin/env bash
# A private Docker engine for the demo and the tests.
#
#   engine.sh start  [--engine 20.10|26.1|28.5] [--name NAME]   start it; the last line printed is its unix://... address
#   engine.sh stop   [--engine ...] [--name NAME]               stop it and remove all it had: containers, data, network, mounts
#   engine.sh status [--engine ...] [--name NAME]               running, paused, dead (exit 3) or absent (exit 4)
#   engine.sh pause|resume|end|kill [--name NAME]               SIGSTOP, SIGCONT, SIGTERM, SIGKILL to dockerd; containers go on running
#
# --engine  20.10 (default) is Debian 12's docker.io. 26.1 and 28.5 are unpacked from Debian 13 and sid into a
#           cache, without installing them. Exit code 77 says that this machine cannot have that engine.
# --name    several engines run side by side under different names; the default is the engine's version.
#
# Everything is kept under $TAPBOT_SANDBOX_DIR/engines/NAME (default: .sandbox in the repository).
# Needs root; called by an ordinary user it calls itself through sudo, and the socket belongs to that user.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=sandbox/engine-binaries.sh
. "$(dirname "$0")/engine-binaries.sh"

command=${1:-} engine='' name=''
case $command in
    -h | --help) help; exit ;;
    start | stop | status | pause | resume | end | kill) shift ;;
    *) usage_error "unknown command '$command': start, stop, status, pause, resume, end or kill" ;;
esac
arguments=("$@")
while [ $# -gt 0 ]; do
    case $1 in
        --engine) engine=${2:?--engine needs a version}; shift 2 ;;
        --name) name=${2:?--name needs a name}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
case $engine in '' | 20.10 | 26.1 | 28.5) ;; *) usage_error "unknown engine '$engine': 20.10, 26.1 or 28.5" ;; esac
name=${name:-${engine:-20.10}}
[[ $name =~ ^[a-z0-9][a-z0-9._-]{0,31}$ ]] || usage_error "a name is up to 32 of a-z, 0-9, dot, dash, underscore, not '$name'"

home=$state/engines/$name
socket=$home/docker.sock
[ ${#socket} -le 107 ] || die "the path of a unix socket may have 107 characters, $socket has more: set TAPBOT_SANDBOX_DIR to a shorter folder" 2

if [ "$EUID" != 0 ] && [ "$command" != status ] && { [ "$command" != stop ] || [ -e "$home" ]; }; then
    command -v sudo >/dev/null || die "a Docker engine needs root (bridge, mounts, cgroups): run as root, or install sudo"
    say "$command needs root (bridge, mounts, cgroups, processes of root): calling sudo"
    exec sudo TAPBOT_SANDBOX_DIR="$state" "$0" "$command" "${arguments[@]}"
fi

# The engine's own client, where there is one; the machine may have none.
client=$cache/engine-${engine:-$(cat "$home/engine" 2>/dev/null || true)}/bin
[ ! -x "$client/docker" ] || PATH=$client:$PATH

runtime=/run/tapbot-sandbox # one for the machine: what must be shared by engines of several folders, and short socket paths
bridge() { cat "$home/bridge"; }
# Engine K owns 198.18.0.0/15's K-th /20: the range for benchmarks, so it meets no real network. Lower half: the bridge; upper half: user networks.
subnet() { local k=${1#tapbot}; echo "198.$((18 + k / 16)).$((k % 16 * 16 + ${2:-0}))"; }

# The pid file alone could name a stranger after a crash: the process must be working on our data.
dockerd_pid() {
    local pid
    pid=$(cat "$home/pid" 2>/dev/null) || return 1
    tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -F -- "--data-root $home/data " >/dev/null && echo "$pid"
}
answers() { timeout "${1:-5}" docker -H "unix://$socket" version >/dev/null 2>&1; }
condition() {
    local pid
    [ -e "$home" ] || { echo absent; return; }
    pid=$(dockerd_pid) || { echo dead; return; }
    if grep -q '^State:[[:space:]]*T' "/proc/$pid/status"; then echo paused; else echo running; fi
}

open_network() {
    local bridge k
    if [ -e "$home/bridge" ] && ip link show "$(bridge)" 2>/dev/null | grep -F "alias $home" >/dev/null; then return; fi
    # `ip link add` either makes the bridge or fails because it exists: two starts can never take the same one.
    for k in {0..31}; do
        bridge=tapbot$k
        ip link add "$bridge" type bridge 2>/dev/null && break
        bridge=
    done
    [ -n "${bridge:-}" ] || die "cannot make a bridge (none of tapbot0 .. tapbot31 is free, or the kernel refuses)"
    ip link set dev "$bridge" alias "$home"
    echo "$bridge" >"$home/bridge"
    ip addr add "$(subnet "$bridge").1/21" dev "$bridge"
    ip link set "$bridge" up

    # dockerd runs with --iptables=false: a dockerd that manages iptables flushes the chains of every other one on the
    # machine, and so cuts off the published ports of a Docker that people depend on. These rules are all it needs.
    local own
    own=$(subnet "$bridge").0/20
    iptables -w -I FORWARD -s "$own" -m comment --comment "$bridge" -j ACCEPT
    iptables -w -I FORWARD -d "$own" -m comment --comment "$bridge" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
    iptables -w -t nat -A POSTROUTING -s "$own" ! -d "$own" -m comment --comment "$bridge" -j MASQUERADE
    if [ "$(sysctl -n net.ipv4.ip_forward)" = 0 ]; then
        touch $runtime/forwarding-was-off
        sysctl -qw net.ipv4.ip_forward=1
    fi
}

close_network() {
    local link table
    # The bridges of user networks stay behind when dockerd dies; all addresses in our range are ours.
    ip -o -4 addr show to "$(subnet "$1").0/20" | awk '{ print $2 }' | sort -u | while read -r link; do ip link del "$link"; done
    ip link del "$1" 2>/dev/null || true
    for table in filter nat; do
        iptables -w -t $table -S | grep -F -- "--comment $1 " | sed 's/^-A/-D/' | while read -r -a rule; do
            iptables -w -t $table "${rule[@]}"
        done || true
    done
    if [ -e $runtime/forwarding-was-off ] && ! pgrep -r D,R,S,T -x dockerd >/dev/null; then
        sysctl -qw net.ipv4.ip_forward=0
        rm -f $runtime/forwarding-was-off
    fi
}

start() {
    engine=${engine:-$(cat "$home/engine" 2>/dev/null || echo 20.10)}
    if [ -e "$home/engine" ] && [ "$(cat "$home/engine")" != "$engine" ]; then
        die "$name is a $(cat "$home/engine") engine: stop it first, or choose another --name" 2
    fi
    if [ "$(condition)" = running ] && answers 20; then echo "unix://$socket"; return; fi
    find_binaries "$engine"
    PATH=${binaries:+$binaries:}$PATH
    make_dir "$state" "$state/engines" "$home"
    mkdir -p $runtime
    case $(condition) in
        dead) launch ;;
        paused) kill -CONT "$(dockerd_pid)" ;;
        running) die "$name runs but does not answer, see $home/log" ;;
    esac
    echo "unix://$socket"
}

# dockerd gives its containerd 15 seconds and then ends; a busy disk can take longer, so it is started up to three times.
launch() {
    local try
    for try in 1 2 3; do
        if launch_once; then return; fi
        say "$name: dockerd ended (try $try of 3)"
    done
    tail -n 20 "$home/log" >&2
    die "dockerd of $name ended"
}

# A containerd that dies with its dockerd stays in the list of processes until init collects it, which some inits do late. dockerd would
# take it for alive and wait for it in vain.
forget_containerd() {
    local pid
    pid=$(cat "$1" 2>/dev/null) || return 0
    for _ in {1..50}; do
        if ! grep -q '^State:[[:space:]]*[^ZX]' "/proc/$pid/status" 2>/dev/null; then rm -f "$1"; return; fi
        sleep 0.1
    done
}

launch_once() {
    local bridge pid stray='' began=$EPOCHREALTIME
    echo "$engine" >"$home/engine"
    [ -e "$home/owner" ] || owner >"$home/owner"
    open_network
    bridge=$(bridge)
    echo '{}' >"$home/daemon.json" # or it would read the settings of the machine's own Docker
    # 20.10 writes a key, which nothing needs, into /etc and cannot be told another place.
    [ -e /etc/docker/key.json ] || stray=/etc/docker/key.json
    rm -f "$home/pid"
    forget_containerd "$runtime/$bridge/containerd/containerd.pid"
    # Own session, no inherited descriptors: it outlives the caller and holds none of its pipes or locks.
    setsid dockerd --config-file "$home/daemon.json" --data-root "$home/data" --exec-root "$runtime/$bridge" \
        --pidfile "$home/pid" --host "unix://$socket" --group root --bridge "$bridge" --iptables=false --ip-forward=false \
        --default-address-pool "base=$(subnet "$bridge" 8).0/21,size=26" --cgroup-parent "/$bridge" \
        --exec-opt native.cgroupdriver=cgroupfs --live-restore </dev/null >>"$home/log" 2>&1 9<&- &
    pid=$!
    until answers 2; do
        kill -0 $pid 2>/dev/null || return 1
        [ "${EPOCHREALTIME%.*}" -lt $((${began%.*} + 60)) ] || die "$name does not answer after 60 s, see $home/log"
        sleep 0.1
    done
    [ -z "$stray" ] || rm -f "$stray"
    chown "$(cat "$home/owner")" "$socket"
    say "$name: Docker $(docker -H "unix://$socket" version -f '{{.Server.Version}}') on $bridge"
}

# Processes of this engine that dockerd's end leaves behind: containers, their shims, containerd.
remaining() {
    # 0 stands for a process of another pid namespace; to kill it would be to end our own process group.
    find /sys/fs/cgroup -path "*/$1/*" -name cgroup.procs -exec cat {} + 2>/dev/null | grep -vx 0 || true
    # The bracket keeps grep from finding its own command line.
    grep -lz "[/]${runtime#/}/$1/" /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3 || true
}

stop() {
    local bridge pid containers
    [ -e "$home" ] || { say "$name: nothing to stop"; return; }
    bridge=$(cat "$home/bridge" 2>/dev/null || true)
    # Only dockerd knows the networks with addresses of their own; a dead one is brought back to remove them.
    engine=$(cat "$home/engine" 2>/dev/null || echo 20.10)
    [ "$(condition)" != dead ] || [ -z "$bridge" ] || (launch) || true
    if pid=$(dockerd_pid); then
        kill -CONT "$pid"
        if answers; then
            mapfile -t containers < <(docker -H "unix://$socket" ps -aq)
            [ ${#containers[@]} = 0 ] || timeout 60 docker -H "unix://$socket" rm -fv "${containers[@]}" >/dev/null || true
            timeout 20 docker -H "unix://$socket" network prune -f >/dev/null || true
        fi
        kill "$pid"
        for _ in {1..100}; do dockerd_pid >/dev/null || break; sleep 0.1; done
        kill -KILL "$pid" 2>/dev/null || true
    fi
    if [ -n "$bridge" ]; then
        # A shim that is killed leaves its socket in a folder that all containerds share.
        find "$runtime/$bridge" -name address -exec awk 'sub("unix://", "")' {} + 2>/dev/null >"$home/shim-sockets" || true
        for _ in {1..50}; do
            remaining "$bridge" | sort -u | xargs -r kill -KILL 2>/dev/null || true
            [ -n "$(remaining "$bridge")" ] || break
            sleep 0.1
        done
        xargs -r rm -f <"$home/shim-sockets"
        findmnt -rno TARGET | grep -F -e "$runtime/$bridge/" -e "$home/" | sort -r | xargs -r -n1 umount -l || true
        find /sys/fs/cgroup -depth -type d \( -path "*/$bridge" -o -path "*/$bridge/*" \) -exec rmdir {} + 2>/dev/null || true
        close_network "$bridge"
        rm -rf "${runtime:?}/$bridge"
    fi
    # The last one also removes the folders that Docker makes for itself in /run, unless another Docker uses them.
    ! rmdir $runtime 2>/dev/null || rmdir /run/docker/plugins /run/docker /run/containerd/s /run/containerd 2>/dev/null || true
    rm -rf "$home"
    rmdir "$state/engines" "$state" 2>/dev/null || true
    say "$name: stopped"
}

# One start or stop at a time; a lock on this file leaves nothing behind.
case $command in start | stop) exec 9<"$0"; flock 9 ;; esac
case $command in
    start | stop) $command ;;
    status)
        now=$(condition)
        case $now in absent) say "$name: absent"; exit 4 ;; dead) say "$name: dead"; exit 3 ;; esac
        say "$name: $now ($(cat "$home/engine"))"
        echo "unix://$socket"
        ;;
    *)
        pid=$(dockerd_pid) || die "$name does not run"
        case $command in pause) signal=STOP ;; resume) signal=CONT ;; end) signal=TERM ;; kill) signal=KILL ;; esac
        kill "-$signal" "$pid"
        if [ "$signal" = KILL ] || [ "$signal" = TERM ]; then while dockerd_pid >/dev/null; do sleep 0.05; done; fi
        say "$name: sent SIG$signal to dockerd"
        ;;
esac
