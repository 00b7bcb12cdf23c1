#!/usr/bin/env bash
# Docker Compose v2, unpacked from Debian 13 into .sandbox/cache and not installed. Prints the path of the program.
#
#   compose.sh
#
# Exit code 77 says that it cannot be had on this machine.
set -euo pipefail
# shellcheck source=sandbox/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in '') ;; -h | --help) help; exit ;; *) usage_error "unknown option '$1'" ;; esac

program=$cache/compose/docker-compose
if [ ! -x "$program" ]; then
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "Docker Compose cannot be had: apt knows no Debian mirror" 77
    work=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work"/{lists,cache/archives}/partial
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$work/sources.list"
    apt=(-qq -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$work/lists"
        -o "Dir::Cache=$work/cache" -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root -o Acquire::Languages=none)
    say "fetching Docker Compose from Debian trixie into ${cache#"$repo/"} (13 MB, nothing is installed)"
    apt-get "${apt[@]}" update >&2 || die "Docker Compose cannot be had: $mirror has no suite trixie" 77
    (cd "$work" && apt-get "${apt[@]}" download docker-compose >&2) || die "Docker Compose cannot be had: the download failed" 77
    dpkg-deb -x "$work"/docker-compose_*.deb "$work/root"
    make_dir "$repo/.sandbox" "$cache" "$cache/compose"
    cp "$work/root/usr/libexec/docker/cli-plugins/docker-compose" "$program"
    give_back "$cache/compose"
fi
echo "$program"
