# Helpers of the launcher; sourced by ./robotics, which sets $root.

say() { printf 'robotics: %s\n' "$*" >&2; }

bad_usage() { say "$*"; exit 2; }

fail() { say "$*"; exit 1; }

# The platform's folder name in npm packages.
platform() {
  case "$(uname -m)" in
    aarch64 | arm64) printf 'linux/arm64' ;;
    *) printf 'linux/x64' ;;
  esac
}

debian_packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/launch/debian-packages.txt"; }

# Those of the named Debian packages that are not installed.
missing_packages() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true
  comm -23 <(printf '%s\n' "$@" | sort) <(printf '%s\n' "$installed" | sort)
}

# The version of a Debian package, or nothing.
package_version() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || true; }
