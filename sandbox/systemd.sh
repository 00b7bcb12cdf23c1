#!/usr/bin/env bash
# A small Debian with systemd in a container of a sandbox engine, to try the unit of deploy/ on.
#
#   systemd.sh start --host unix://... --name NAME --portal FOLDER
#   systemd.sh stop --host unix://... --name NAME
#
# start comes back when systemd says that it is running; FOLDER, a published portal, is /opt/tapbot-portal there, and this
# machine's .NET runtime is /usr/bin/dotnet. There is no network. The image is made of Debian packages once and kept in
# .sandbox/cache. Exit code 77 says that it cannot be had on this machine.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
tag=sandbox/systemd:1
image=$cache/systemd/host.tar.gz
command=${1:-} host='' name='' portal=''
case $command in start | stop) shift ;; -h | --help) help; exit ;; *) usage_error "start or stop what?" ;; esac
while [ $# -gt 0 ]; do
    case $1 in
        --host) host=${2:?--host needs an address}; shift 2 ;;
        --name) name=${2:?--name needs a name}; shift 2 ;;
        --portal) portal=${2:?--portal needs a folder}; shift 2 ;;
        -h | --help) help; exit ;;
        *) usage_error "unknown option '$1'" ;;
    esac
done
[ -n "$host" ] || usage_error "--host is missing"
[ -n "$name" ] || usage_error "--name is missing"

on() { docker -H "$host" "$@"; }

make_image() {
    [ ! -e "$image" ] || return 0
    apt_install "makes the Debian with systemd" mmdebstrap || die "systemd cannot be had: mmdebstrap cannot be installed" 77
    # shellcheck disable=SC1091
    local work icu suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    icu=$(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)
    work=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work'" EXIT
    say "making a Debian $suite with systemd in ${image#"$repo/"} (about 60 MB; a minute)"
    # Beside systemd what .NET needs.
    as_root env TMPDIR="$work" mmdebstrap --variant=minbase --format=tar --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
        --include="systemd,systemd-sysv,dbus,procps,libssl3,libstdc++6,zlib1g,$icu" \
        --customize-hook='rm -rf $1/var/lib/apt/lists/* $1/var/cache/apt/*' "$suite" "$work/host.tar" >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; die "systemd cannot be had: Debian $suite cannot be fetched" 77; }
    make_dir "$repo/.sandbox" "$cache" "$cache/systemd"
    gzip -1 <"$work/host.tar" >"$work/host.tar.gz"
    mv "$work/host.tar.gz" "$image"
    give_back "$cache/systemd"
}

# systemd in a container must see version 2 of the control groups and nothing else of them.
cgroups() {
    local folder
    for folder in /sys/fs/cgroup/unified /sys/fs/cgroup; do
        [ "$(stat -fc %T $folder 2>/dev/null)" != cgroup2fs ] || { echo $folder; return; }
    done
    die "systemd cannot be had: this machine has no control groups of version 2" 77
}

start() {
    local groups dotnet state
    [ -e "$portal/TapBot.Portal.dll" ] || usage_error "--portal is no published portal"
    need_dotnet
    groups=$(cgroups)
    # Where the runtime lies, also when the command is a wrapper around it.
    dotnet=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.AspNetCore\.App 10\..* \[\(.*\)\/shared\/[^/]*\]$/\1/p' | tail -n 1)
    make_image
    on image inspect "$tag" >/dev/null 2>&1 || on import -c 'CMD ["/lib/systemd/systemd"]' -c 'ENV container=docker' "$image" "$tag" >/dev/null
    # Not --privileged: a machine may lack one of the capabilities it asks for.
    on run -d -t --name "$name" --hostname host --network none --cap-add ALL --cap-drop SYS_RESOURCE \
        --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined \
        -v "$groups:/sys/fs/cgroup:rw" --cgroupns=host --stop-signal SIGRTMIN+3 --tmpfs /run --tmpfs /run/lock --tmpfs /tmp \
        -v "$dotnet:/usr/share/dotnet:ro" -v "$(realpath "$portal"):/opt/tapbot-portal:ro" "$tag" >/dev/null
    state=$(on exec "$name" sh -c 'until s=$(systemctl is-system-running --wait 2>/dev/null); [ -n "$s" ]; do sleep 0.1; done; echo $s') || true
    [ "$state" = running ] || { on logs "$name" >&2; on exec "$name" systemctl --failed --no-pager >&2 || true; die "systemd is '$state' and not running"; }
    on exec "$name" ln -sf /usr/share/dotnet/dotnet /usr/bin/dotnet
}

case $command in
    start) start ;;
    stop) on rm -f "$name" >/dev/null ;;
esac
