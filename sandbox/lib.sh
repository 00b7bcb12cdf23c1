# shellcheck shell=bash disable=SC2034 # the scripts that source this use the names
# What the scripts share. Sourced, never run.

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
state=${TAPBOT_SANDBOX_DIR:-$repo/.sandbox}
cache=$repo/.sandbox/cache
PATH=$PATH:/usr/sbin:/sbin # Debian leaves these out for ordinary users
me=$(basename "$0")

# Standard output belongs to the answer (an address, a connection string); people are told on standard error.
say() { echo "$me: $*" >&2; }
die() { say "$1"; exit "${2:-1}"; }
usage_error() { say "$1"; say "see $me --help"; exit 2; }

# Prints the comment block at the head of the script: help and documentation cannot drift apart.
help() { sed -n '2,/^[^#]/{/^#/!q;s/^# \{0,1\}//p}' "$0"; }

as_root() {
    if [ "$EUID" = 0 ]; then "$@"; return; fi
    command -v sudo >/dev/null || die "needs root for: $* (run as root, or install sudo)"
    sudo "$@"
}

# Files made under sudo belong to the person who called, or nobody could delete the clone afterwards.
owner() { echo "${SUDO_UID:-$EUID}:${SUDO_GID:-$(id -g)}"; }
give_back() { [ "$EUID" != 0 ] || chown -R "$(owner)" "$@"; }
make_dir() { mkdir -p "$@"; [ "$EUID" != 0 ] || chown "$(owner)" "$@"; }

# apt_install REASON PACKAGE...
apt_install() {
    local reason=$1 missing=() package policy=/usr/sbin/policy-rc.d made_policy=
    shift
    for package in "$@"; do
        [ "$(dpkg-query -Wf '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${missing[*]} through apt ($reason; apt needs root)"
    # Debian packages start their services at once; what we install must not (a second Docker, a second PostgreSQL).
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
        as_root chmod +x $policy
        made_policy=yes
    fi
    local log status=0
    log=$(mktemp)
    as_root apt-get -qq update >"$log" 2>&1 || true # one broken third-party source must not stop us
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 || status=$?
    [ -z "$made_policy" ] || as_root rm -f $policy
    case " ${missing[*]} " in
        # ... nor at the next boot.
        *" docker.io "*) as_root systemctl disable docker.service docker.socket containerd.service >/dev/null 2>&1 || true ;;
    esac
    [ $status = 0 ] || cat "$log" >&2
    rm -f "$log"
    return $status
}

# The version apt would install or has installed, without epoch: 20.10.24+dfsg1-...
apt_version() {
    apt-cache policy "$1" 2>/dev/null | awk '($1 == "Installed:" && $2 != "(none)" || $1 == "Candidate:") && !found++ { sub(/^[0-9]+:/, "", $2); print $2 }'
}

# The Debian mirror that this machine is set up for; it carries every suite. Nothing when there is none.
debian_mirror() {
    # shellcheck disable=SC2016 # these are apt's placeholders
    apt-get indextargets --format '$(REPO_URI)|$(COMPONENT)|$(LABEL)' 'Created-By: Packages' | awk -F'|' '$2 == "main" && $3 == "Debian" && !found++ { print $1 }'
}

need_dotnet() {
    command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: install it (package dotnet-sdk-10.0) and run this again"
    dotnet --list-sdks | grep '^10\.' >/dev/null || die "the .NET 10 SDK is missing, there is only: $(dotnet --list-sdks | cut -d' ' -f1 | xargs)"
}

need_node() {
    command -v node >/dev/null && command -v npm >/dev/null && return
    apt_install "builds the browser libraries" nodejs npm
}

# Whatever is read from a pipe is read to its end (no `head`, no `grep -q`, no `exit` in awk): who writes into a pipe that nobody reads any more is
# killed, and with `pipefail` the script with it.

# True when nothing listens at a port of 127.0.0.1.
free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# unpacked PACKAGE PROGRAM OPTION SIZE: prints where a program is. It is the machine's own, or comes from its Debian package, unpacked into
# .sandbox/cache and not installed. With OPTION it ends well at once, which proves that it runs here.
unpacked() {
    local package=$1 program=$2 option=$3 size=$4 folder=$cache/$1 work own
    own=$(command -v "$(basename "$program")" || true)
    if [ -n "$own" ]; then echo "$own"; return; fi
    if [ ! -x "$folder/$program" ]; then
        work=$(mktemp -d)
        say "fetching $package from Debian into ${cache#"$repo/"} ($size MB, nothing is installed)"
        (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download "$package" >&2) || die "$package cannot be had: apt offers none; install it and run this again" 77
        make_dir "$repo/.sandbox" "$cache"
        rm -rf "$folder"
        dpkg-deb -x "$work/${package}"_*.deb "$folder"
        rm -rf "$work"
        give_back "$folder"
        "$folder/$program" "$option" >/dev/null 2>&1 || { rm -rf "$folder"; die "the $package of the package does not run here; install $package and run this again" 77; }
    fi
    echo "$folder/$program"
}
