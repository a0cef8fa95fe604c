# Makes a folder that runs on a robot without .NET, npm or compilers; sourced by ./robotics, which sets $root.

# Lists in a published folder what publish made, by which it knows later what it may replace.
readonly manifest=published.sha256

publish_help() {
  cat <<HELP
Usage: ./robotics publish [--rid linux-x64|linux-arm64] [--out DIR] [--no-install]

Makes a self-contained folder: robotics-node with the .NET runtime, ONNX Runtime, the native shim of ROS 2 and the
shipped model, without libtorch. Its README.md tells which libraries of the distribution the robot needs besides.

  --rid ID       the robot's platform (default: $(host_rid), this machine's). For the other one the shim takes a cross
                 compiler, and NuGet must have the .NET runtime of that platform; else publish on such a machine.
  --out DIR      the folder (default: out/robotics-ID); what an earlier publish made there is replaced,
                 and nothing is done when it holds anything else
  --no-install   fail instead of installing Debian packages
HELP
}

host_rid() { platform | tr / -; }

# A C compiler for a platform.
compiler() { # RID
  case "$1" in
    "$(host_rid)") printf 'cc' ;;
    linux-arm64) printf 'aarch64-linux-gnu-gcc' ;;
    linux-x64) printf 'x86_64-linux-gnu-gcc' ;;
  esac
}

publish_packages() { # RID
  printf 'cmake\ncyclonedds-dev\n'
  command -v npm >/dev/null || printf 'npm\n'
  command -v "$(compiler "$1")" >/dev/null || case "$1" in
    "$(host_rid)") printf 'gcc\n' ;;
    linux-arm64) printf 'gcc-aarch64-linux-gnu\nlibc6-dev-arm64-cross\n' ;;
    linux-x64) printf 'gcc-x86-64-linux-gnu\nlibc6-dev-amd64-cross\n' ;;
  esac
}

publish_verb() {
  local rid install=yes out=""
  rid=$(host_rid)
  while [ $# -gt 0 ]; do
    case "$1" in
      --rid) [ $# -gt 1 ] || bad_usage "publish: --rid needs linux-x64 or linux-arm64"; rid=$2; shift 2 ;;
      --out) [ $# -gt 1 ] || bad_usage "publish: --out needs a folder"; out=$2; shift 2 ;;
      --no-install) install=no; shift ;;
      -h | --help) publish_help; return ;;
      *) bad_usage "publish does not know '$1'; ./robotics publish --help lists its options" ;;
    esac
  done
  case "$rid" in linux-x64 | linux-arm64) ;; *) bad_usage "publish: '$rid' is neither linux-x64 nor linux-arm64" ;; esac
  out=$(realpath -m -- "${out:-$root/out/robotics-$rid}")
  check_output "$out"
  require_dotnet
  lock_setup
  [ "$install" = no ] || setup_packages $(publish_packages "$rid")
  setup_npm
  publish "$rid" "$out"
  unlock_setup
  say "$out runs on $rid; its README.md tells what else the robot needs"
}

# Headers are all that the shim takes of Cyclone DDS, so that those of this machine serve for another processor.
cross_shim() { # RID
  local headers="$root/artifacts/cmake/ros2-$1/headers"
  mkdir -p "$headers"
  cp -r /usr/include/dds "/usr/include/$(cc -dumpmachine)/dds" "$headers"
  build_shim "$root/interop/ros2/native" "ros2-$1" -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR="${1#linux-}" \
    -DCMAKE_C_COMPILER="$(compiler "$1")" -DCYCLONE_INCLUDES="$headers" -DNATIVE_DIR="$root/artifacts/native/$1"
}

published_files() { # FOLDER
  (cd "$1" && find . ! -type d ! -path "./$manifest" -exec sha256sum {} + | LC_ALL=C sort)
}

# Ends the launcher when a folder holds something that publish did not make, or that was changed since.
check_output() { # OUT
  local others
  [ -e "$1" ] || return 0
  [ -d "$1" ] || fail "publish: $1 is no folder"
  others=$(published_files "$1" | LC_ALL=C comm -13 <(cat "$1/$manifest" 2>/dev/null) - | cut -c 69-)
  [ -z "$others" ] || fail "publish: $1 holds something else ($(head -n 3 <<<"$others" | paste -s -d ' ')); move that away, or name another folder"
}

publish() { # RID OUT
  local rid=$1 out=$2 native="$root/artifacts/native/" project="$root/nodes/Robotics.Nodes/Robotics.Nodes.csproj"
  local new="$root/artifacts/publish/$rid/folder"
  if [ "$rid" = "$(host_rid)" ]; then
    setup_shim ros2 librobotics_dds.so cyclonedds-dev
  else
    command -v "$(compiler "$rid")" >/dev/null ||
      fail "the shim for $rid needs the compiler $(compiler "$rid"); install it, or run ./robotics publish on a machine of that kind"
    step "compiling the native shim for $rid" "shim-ros2-$rid" cross_shim "$rid"
    native="$root/artifacts/native/$rid/"
  fi
  rm -rf "$new"
  step "publishing for $rid" "publish-$rid" dotnet publish "$project" -c Release -r "$rid" --self-contained -o "$new" \
    -p:ArtifactsPath="$root/artifacts/publish/$rid" -p:NativeDir="$native" -p:OrtArchitecture="${rid#linux-}" \
    -v minimal --nologo -nodeReuse:false
  mkdir -p "$new/models" "$(dirname "$out")"
  cp "$root"/models/*.onnx "$root/models/README.md" "$new/models/"
  cp -r "$root/launch/params" "$root/launch/systemd" "$root/LICENSE" "$new/"
  cp "$root/launch/robot.md" "$new/README.md"
  published_files "$new" >"$new/$manifest"
  rm -rf "$out"
  mv "$new" "$out"
}
