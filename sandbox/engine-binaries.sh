# shellcheck shell=bash disable=SC2034,SC2154 # names shared with engine.sh and lib.sh
# Where the programs of an engine come from. Sourced by engine.sh.

# find_binaries VERSION: sets $binaries, a folder to put first on PATH (empty: the machine's own).
find_binaries() {
    local wanted=$1 offered folder=$cache/engine-$1
    binaries=
    apt_install "network rules of the private engine" iptables iproute2 procps
    offered=$(apt_version docker.io)
    if [[ $offered == "$wanted"* ]]; then
        install_docker
    elif [ -x "$folder/bin/dockerd" ]; then
        binaries=$folder/bin
    elif [ "$(. /etc/os-release && echo "$ID")" = debian ]; then
        fetch_engine "$wanted" "$folder"
    elif [ "$wanted" = 20.10 ] && [ -n "$offered" ]; then
        # The default engine where Debian's packages are out of reach: what the machine's own apt offers.
        say "no Docker 20.10 here, taking docker.io $offered"
        install_docker
    else
        die "Docker $wanted cannot be had here: apt offers docker.io ${offered:-not at all}, and only a Debian mirror has the others" 77
    fi
}

install_docker() {
    local packages=(docker.io)
    # From Debian 13 on the client is a package of its own.
    [ -z "$(apt_version docker-cli)" ] || packages+=(docker-cli)
    apt_install "the private engine's programs; the machine's own Docker service is not started" "${packages[@]}"
}

# Newer and older engines come as packages of another Debian suite, unpacked and never installed. The programs are
# static enough for that (libc 2.34 suffices); only sid's runc is not, so runc is always the machine's own.
fetch_engine() {
    local wanted=$1 folder=$2 suite work mirror offered
    case $wanted in 20.10) suite=bookworm ;; 26.1) suite=trixie ;; 28.5) suite=sid ;; esac
    command -v runc >/dev/null || apt_install "runs the containers of the private engine" runc
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "Docker $wanted cannot be had: apt knows no Debian mirror" 77

    work=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work"/{lists,cache/archives}/partial
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$work/sources.list"
    # Lists and caches of their own: the machine's apt never hears of the other suite.
    local apt=(-qq -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$work/lists"
        -o "Dir::Cache=$work/cache" -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root -o Acquire::Languages=none)
    say "fetching Docker $wanted from Debian $suite into ${folder#"$repo/"} (about 60 MB, nothing is installed)"
    apt-get "${apt[@]}" update >&2 || die "Docker $wanted cannot be had: $mirror has no suite $suite" 77
    offered=$(apt-cache "${apt[@]}" show docker.io --no-all-versions | awk '$1 == "Version:" && !found++ { print $2 }')
    [[ $offered == "$wanted"* ]] || die "Docker $wanted cannot be had: Debian $suite is at $offered" 77
    # docker-init is a link into the package with the static tini, whose name differs between suites.
    local packages=(docker.io containerd "$(apt-cache "${apt[@]}" show docker.io --no-all-versions | awk 'match($0, /tini[a-z-]*/) && !found++ { print substr($0, RSTART, RLENGTH) }')") package
    [ $suite = bookworm ] || packages+=(docker-cli)
    (cd "$work" && apt-get "${apt[@]}" download "${packages[@]}" >&2) || die "Docker $wanted cannot be had: the download failed" 77

    mkdir -p "$work/root" "$work/bin"
    for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root"; done
    for package in dockerd docker docker-proxy containerd containerd-shim-runc-v2 ctr; do
        find "$work/root/usr" -type f,l -name "$package" -perm -u+x -exec cp -L {} "$work/bin/" \; -quit
    done
    cp "$work/root/usr/bin/tini-static" "$work/bin/docker-init"
    make_dir "$repo/.sandbox" "$cache" "$folder"
    rm -rf "${folder:?}/bin"
    cp -r "$work/bin" "$folder/bin"
    rm -rf "$work"
    give_back "$folder"
    binaries=$folder/bin
}
