# Looks for everything that the project needs, with nothing but a shell; sourced by ./robotics, which sets $root.

# What a 1080p colour image in flight needs of the socket receive buffer, in bytes.
readonly receive_buffer=4194304

doctor_help() {
  cat <<'HELP'
Usage: ./robotics doctor [--json FILE]

Prints what this machine has of what the project needs, and how to mend what is missing. Exit code 1 when
something that is needed is missing; optional parts never fail.

  --json FILE   write {"rows":[{"name","state","found","mend"}]}, state = ok, missing or optional
HELP
}

doctor() {
  local json="" rows=() missing=0
  while [ $# -gt 0 ]; do
    case "$1" in
      --json) [ $# -gt 1 ] || bad_usage "doctor: --json needs a file name"; json=$2; shift 2 ;;
      -h | --help) doctor_help; return ;;
      *) bad_usage "doctor does not know '$1'; ./robotics doctor --help lists its options" ;;
    esac
  done
  printf '%-24s %-9s %s\n' "WHAT" "STATE" "FOUND, OR HOW TO MEND IT"
  check_tools
  check_libraries
  check_onnxruntime
  check_network
  check_browser
  check_gpu
  check_build
  [ -z "$json" ] || write_doctor_json "$json"
  [ "$missing" -eq 0 ]
}

# One row: needed parts count as missing when nothing was found, the others as optional.
row() { # needed|optional NAME FOUND MEND
  local state=ok mend=""
  if [ -z "$3" ]; then
    mend=$4
    if [ "$1" = needed ]; then state=missing missing=$((missing + 1)); else state=optional; fi
  fi
  printf '%-24s %-9s %s\n' "$2" "$state" "${3:-$mend}"
  rows+=("$(printf '{"name":"%s","state":"%s","found":"%s","mend":"%s"}' "$2" "$state" "$(json_text "$3")" "$(json_text "$mend")")")
}

json_text() { printf '%s' "$1" | tr -d '\000-\037' | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# The path of a shared library as the loader would find it.
library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | sed -n "s|.*[[:space:]]$1[^ ]* .*=> ||p" | head -n 1 || true; }

npm_version() { sed -n 's/^ *"version": "\(.*\)",\{0,1\}$/\1/p' "$root/node_modules/$1/package.json" 2>/dev/null | head -n 1; }

existing() { if [ -e "$1" ]; then printf '%s' "${1#"$root"/}"; fi; }

check_tools() {
  local sdk missing_list
  sdk=$(dotnet --list-sdks 2>/dev/null | grep '^10\.' | tail -n 1) || true
  row needed ".NET SDK 10" "$sdk" "install the .NET 10 SDK and put dotnet on PATH"
  row needed "npm" "$(npm --version 2>/dev/null || true)" "./robotics setup, or install Node.js"
  row needed "CMake" "$(cmake --version 2>/dev/null | sed -n '1s/.*version //p')" "./robotics setup"
  row needed "C++ compiler" "$(c++ --version 2>/dev/null | head -n 1)" "./robotics setup"
  row needed "ffmpeg" "$(ffmpeg -version 2>/dev/null | sed -n '1s/ Copyright.*//p')" "./robotics setup"
  missing_list=$(missing_packages $(debian_packages) | tr '\n' ' ')
  row needed "Debian packages" "$([ -n "${missing_list// /}" ] || echo "all of launch/debian-packages.txt")" "./robotics setup installs $missing_list"
}

check_libraries() {
  local torch blas cyclone
  torch=$(library libtorch_cpu.so)
  row needed "libtorch" "${torch:+$torch ($(package_version libtorch-dev))}" "./robotics setup"
  blas=$(readlink -f "$(library libblas.so.3)" 2>/dev/null) || true
  case "$blas" in *openblas*) ;; *) blas="" ;; esac
  row needed "libopenblas0" "$blas" "./robotics setup, then: update-alternatives --auto libblas.so.3-$(uname -m)-linux-gnu (the reference BLAS is 3 to 8 times slower)"
  row needed "libjpeg-turbo" "$(library libturbojpeg.so)" "./robotics setup"
  row needed "libpng" "$(library libpng16.so)" "./robotics setup"
  cyclone=$(library libddsc.so)
  row needed "Cyclone DDS" "${cyclone:+$cyclone ($(package_version cyclonedds-dev))}" "./robotics setup"
}

check_onnxruntime() {
  local core gpu="$root/node_modules/com.github.asus4.onnxruntime.linux-x64-gpu"
  core=$(existing "$root/node_modules/onnxruntime-node/bin/napi-v6/$(platform)/libonnxruntime.so.1")
  row needed "ONNX Runtime" "${core:+$(npm_version onnxruntime-node), provider CPU}" "./robotics setup"
  row needed "ONNX Runtime C#" "$(npm_version com.github.asus4.onnxruntime)" "./robotics setup"
  row optional "provider CUDA" "$(provider "$gpu" cuda)" "./robotics setup --gpu (x64 only; needs an NVIDIA GPU, CUDA 13 and cuDNN 9)"
  row optional "provider TensorRT" "$(provider "$gpu" tensorrt)" "./robotics setup --gpu (x64 only; needs TensorRT 10 besides)"
}

provider() { find "$1" -name "libonnxruntime_providers_$2.so" 2>/dev/null | head -n 1 | sed "s|^$root/||"; }

check_network() {
  local limit
  limit=$(cat /proc/sys/net/core/rmem_max 2>/dev/null || echo 0)
  row optional "net.core.rmem_max" "$([ "$limit" -lt "$receive_buffer" ] || echo "$limit bytes")" \
    "$limit bytes lose images of 1920x1080: sudo sysctl -w net.core.rmem_max=10485760"
}

check_browser() {
  row optional "Chromium" "$(package_version chromium)" "install chromium; without it the tests of the dashboard's page are skipped"
}

check_gpu() {
  row optional "GPU" "$(nvidia-smi --query-gpu=name,driver_version --format=csv,noheader 2>/dev/null | head -n 1)" \
    "none found (nvidia-smi); the CPU provider serves"
}

check_build() {
  row needed "shim of interop/torch" "$(existing "$root/artifacts/native/librobotics_torch.so")" "./robotics setup"
  row needed "shim of interop/ros2" "$(existing "$root/artifacts/native/librobotics_dds.so")" "./robotics setup"
  row needed "robotics-node" "$(existing "$root/artifacts/bin/Robotics.Nodes/release/robotics-node")" "./robotics setup"
  row needed "robotics-dashboard" "$(existing "$root/artifacts/bin/Robotics.Dashboard/release/robotics-dashboard")" "./robotics setup"
  row needed "robotics-train" "$(existing "$root/artifacts/bin/Robotics.Training/release/robotics-train")" "./robotics setup"
  row needed "demo model" "$(existing "$root/models/efficientvit-seg-b0-streetscenes-int8.onnx")" "git checkout -- models"
}

write_doctor_json() {
  local IFS=,
  printf '{"rows":[%s]}\n' "${rows[*]}" >"$1"
}
