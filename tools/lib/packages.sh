# SPDX-License-Identifier: Apache-2.0
# need PACKAGE...: installs the Debian packages that are missing; asks nothing where all are there.

BUILD_PACKAGES="g++ cmake ninja-build ccache pkg-config libxml2-dev libpoco-dev libpq-dev zlib1g-dev libre2-dev libjemalloc-dev libutfcpp-dev libcli11-dev libssl-dev libxlsxwriter-dev libarchive-dev libzstd-dev rapidjson-dev"
TEST_PACKAGES="python3 python3-openpyxl python3-pandas catch2 libxml2-utils libc-bin postgresql-15 chromium fonts-noto-cjk"

# tools/bench: what it measures with, and what it compares with in a full run only.
BENCH_PACKAGES="time pandoc libxml2-utils libzip-dev python3 python3-pandas python3-lxml valgrind"
BENCH_PEERS="python3-docx libreoffice-calc-nogui libreoffice-writer-nogui"
command -v node > /dev/null || BENCH_PEERS="$BENCH_PEERS nodejs"
command -v npm > /dev/null || BENCH_PEERS="$BENCH_PEERS npm"

# The browser tests need node and npm, from Debian or from elsewhere.
command -v node > /dev/null || TEST_PACKAGES="$TEST_PACKAGES nodejs"
command -v npm > /dev/null || TEST_PACKAGES="$TEST_PACKAGES npm"

need() {
    local missing=() package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo > /dev/null; then
            echo "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}
