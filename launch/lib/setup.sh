# Brings the machine up to date: packages, npm, native shims, build. Each step is skipped when a stamp
# says that its inputs (by content) are those of the last time; sourced by ./robotics, which sets $root.

readonly stamps="$root/artifacts/stamps" logs="$root/artifacts/logs"
readonly built=(bags bench inference interop msgs nodes tests training vision)

setup_help() {
  cat <<'HELP'
Usage: ./robotics setup [--gpu|--cpu]

Installs the Debian packages of launch/debian-packages.txt and the npm packages of package-lock.json, compiles
the native shims and builds the solution. Steps that are up to date are skipped; logs are in artifacts/logs.

  --gpu     also fetch the CUDA and TensorRT providers of ONNX Runtime (some hundred megabytes; x64 only), from now on
  --cpu     go back to the CPU provider alone
HELP
}

setup_verb() {
  [ $# -le 1 ] || bad_usage "setup takes one option at most; ./robotics setup --help lists them"
  case "${1:-}" in
    "") ;;
    --gpu)
      [ "$(platform)" = linux/x64 ] || fail "setup: the GPU providers are for x64 only, and this machine is $(uname -m)"
      mkdir -p "$stamps"
      : >"$stamps/gpu"
      ;;
    --cpu) rm -f "$stamps/gpu" ;;
    -h | --help) setup_help; return ;;
    *) bad_usage "setup does not know '$1'; ./robotics setup --help lists its options" ;;
  esac
  setup
  say "everything is in place"
}

# The content of files and folders (names relative to the root) as one hash.
content_hash() {
  (cd "$root" && find "$@" -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64)
}

text_hash() { printf '%s\n' "$@" | sha256sum | cut -c1-64; }

is_current() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

# Runs a command quietly under a title; a failure shows the end of its log and ends the launcher. The command does not get the
# lock of lock_setup: what it leaves running, such as the compiler server, would keep others waiting.
step() { # TITLE LOG COMMAND...
  local title=$1 log="$logs/$2.log" began=$SECONDS
  shift 2
  mkdir -p "$logs"
  printf 'robotics: %s ... ' "$title" >&2
  if "$@" >"$log" 2>&1 </dev/null 9>&-; then
    printf 'done (%d s)\n' $((SECONDS - began)) >&2
  else
    printf 'FAILED (%d s)\n' $((SECONDS - began)) >&2
    tail -n 25 "$log" >&2
    fail "$title failed; the whole log is $log"
  fi
}

packages_wanted() {
  debian_packages
  command -v npm >/dev/null || printf 'npm\n'
  # For the tests of the dashboard's page, which are skipped without it: Ubuntu has Chromium as a snap only.
  ! grep -qx 'ID=debian' /etc/os-release || printf 'chromium\n'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  as_root apt-get update || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

setup_packages() { # PACKAGE...
  local missing
  [ $# -gt 0 ] || return 0
  command -v dpkg-query >/dev/null || fail "this system has no dpkg; install the equivalents of launch/debian-packages.txt and run the steps of launch/lib/setup.sh by hand"
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; then
    bad_usage "Debian packages are missing and there is neither root nor sudo; run this line as root: apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  fi
  [ "$(id -u)" = 0 ] || sudo -v
  step "installing ${#missing[@]} Debian packages" apt install_packages "${missing[@]}"
}

setup_npm() {
  local include=() stamp="$root/node_modules/.robotics-stamp" key
  [ -e "$stamps/gpu" ] && include=(--include=optional)
  key=$(text_hash "$(content_hash package-lock.json .npmrc)" "${include[@]}")
  is_current "$stamp" "$key" && return
  [ ! -L "$root/node_modules" ] || rm "$root/node_modules" # npm would empty the folder behind the link
  step "installing npm packages" npm npm ci --prefix "$root" --ignore-scripts --no-audit --no-fund "${include[@]}"
  printf '%s' "$key" >"$stamp"
}

build_shim() { # SOURCE NAME CMAKE_OPTION...
  local source=$1 build="$root/artifacts/cmake/$2"
  shift 2
  cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release "$@" && cmake --build "$build" --parallel 2
}

setup_shim() { # FOLDER LIBRARY PACKAGE
  local key
  key=$(text_hash "$(package_version "$3")" "$(content_hash "interop/$1/native")")
  if ! is_current "$stamps/shim-$1" "$key" || [ ! -e "$root/artifacts/native/$2" ]; then
    step "compiling the native shim of interop/$1" "shim-$1" build_shim "$root/interop/$1/native" "$1"
    printf '%s' "$key" >"$stamps/shim-$1"
  fi
}

setup_build() {
  local key
  key=$(text_hash "$(content_hash "${built[@]}" Directory.Build.props Directory.Packages.props Robotics.sln .editorconfig)" \
    "$(cat "$stamps"/shim-*)" "$(cat "$root/node_modules/.robotics-stamp")")
  is_current "$stamps/build" "$key" && [ -d "$root/artifacts/bin" ] && return
  step "building the solution" build dotnet build "$root/Robotics.sln" -c Release -v minimal --nologo -nodeReuse:false
  printf '%s' "$key" >"$stamps/build"
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing; install it from https://dotnet.microsoft.com/download and put dotnet on PATH"
}

# Two calls at a time would build into the same folders.
lock_setup() { mkdir -p "$stamps"; exec 9>"$stamps/lock"; flock 9; }

unlock_setup() { exec 9>&-; }

setup() {
  require_dotnet
  lock_setup
  setup_packages $(packages_wanted)
  setup_npm
  setup_shim torch librobotics_torch.so libtorch-dev
  setup_shim ros2 librobotics_dds.so cyclonedds-dev
  setup_build
  unlock_setup
}
