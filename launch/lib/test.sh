# Runs the test programs one after another; sourced by ./robotics, which sets $root.

readonly test_timeout=900 # seconds one test program may take

test_help() {
  cat <<'HELP'
Usage: ./robotics test [--filter TEXT] [--json FILE]

Runs every test project and ends with the line 'N passed, N failed, N skipped'.

  --filter TEXT   only tests whose full name (namespace, class and method) contains TEXT
  --json FILE     write {"passed","failed","skipped","projects":[{"name","passed","failed","skipped","seconds"}]}
HELP
}

test_verb() {
  local filter="" json=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --filter) [ $# -gt 1 ] || bad_usage "test: --filter needs a text"; filter=$2; shift 2 ;;
      --json) [ $# -gt 1 ] || bad_usage "test: --json needs a file name"; json=$2; shift 2 ;;
      -h | --help) test_help; return ;;
      *) bad_usage "test does not know '$1'; ./robotics test --help lists its options" ;;
    esac
  done
  setup
  run_tests "$filter" "$json"
}

# One count out of the runner's summary line, 'NAME  Total: 5, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 0.1s';
# a count that the line leaves out is 0.
count() { # SUMMARY COUNTED
  local number
  number=$(sed -n "s/.*$2: \([0-9]*\).*/\1/p" <<<"$1")
  printf '%d' "${number:-0}"
}

run_tests() { # FILTER JSON
  local filter=$1 json=$2 passed=0 failed=0 skipped=0 rows=() project
  mkdir -p "$root/artifacts/logs"
  for project in "$root"/tests/*.Tests; do
    run_project "$(basename "$project")"
  done
  [ -z "$json" ] || write_test_json "$json"
  [ $((passed + failed + skipped)) -gt 0 ] || say "no test's name contains '$filter'"
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}

run_project() { # NAME; adds to the counts of run_tests
  local name=$1 log="$root/artifacts/logs/test-$1.log" began=$SECONDS code=0 seconds summary total broken skips
  local options=(-noColor)
  [ -z "$filter" ] || options+=(-method "*$filter*")
  timeout --kill-after=10 "$test_timeout" "$root/artifacts/bin/$name/release/$name" "${options[@]}" >"$log" 2>&1 </dev/null || code=$?
  seconds=$((SECONDS - began))
  summary=$(sed -n "s/^ *$name  Total: /Total: /p" "$log" | tail -n 1)
  if [ -n "$summary" ]; then
    total=$(($(count "$summary" Total) - $(count "$summary" "Not Run")))
    broken=$(($(count "$summary" Failed) + $(count "$summary" Errors)))
    skips=$(count "$summary" Skipped)
  else
    total=0 broken=0 skips=0
  fi
  if [ -z "$summary" ] || [ $((code != 0 && total > 0 && broken == 0)) -eq 1 ]; then
    [ "$code" != 124 ] || code="124, after $test_timeout s"
    say "$name broke off (exit code $code)"
    total=$((total + 1)) broken=1
  fi
  [ "$broken" -eq 0 ] || cat "$log"
  passed=$((passed + total - broken - skips)) failed=$((failed + broken)) skipped=$((skipped + skips))
  rows+=("{\"name\":\"$name\",\"passed\":$((total - broken - skips)),\"failed\":$broken,\"skipped\":$skips,\"seconds\":$seconds}")
  [ "$total" -eq 0 ] || printf '%-32s %5d passed %4d failed %4d skipped %5d s\n' "$name" $((total - broken - skips)) "$broken" "$skips" "$seconds"
}

write_test_json() {
  local IFS=,
  printf '{"passed":%d,"failed":%d,"skipped":%d,"projects":[%s]}\n' "$passed" "$failed" "$skipped" "${rows[*]}" >"$1"
}
