# The site, the command line and the benchmarks.

# build_site [--site ADDRESS]: the address is also taken from COMPTOIR_SITE.
build_site() {
  local start=$SECONDS
  if [[ ${1:-} == --site=* ]]; then set -- --site "${1#*=}"; fi
  [[ $# -eq 0 || ($# -eq 2 && $1 == --site) ]] || fail "$1 is not an option of ./run build" "allowed: --site ADDRESS, where the site will be"
  slowly "Compiling the page (WebAssembly)" compile web-release all ||
    fail "the page does not compile" "see the compiler's message above"
  slowly "Compiling the command line, which draws the figures" compile native-release comptoir ||
    fail "the command line does not compile" "see the compiler's message above"
  local licences
  licences=$(site_licences)
  # shellcheck disable=SC2086
  tools node scripts/site.mjs --build build/web-release --out dist $licences "$@" || fail "the site could not be put together" "see the message above"
  say "Built in $(elapsed_text $((SECONDS - start)))."
}

# Where the licences of what the page contains lie, as the tools see them.
site_licences() {
  tools sed -n 's/^COMPTOIR_IMGUI_FOLDER:INTERNAL=/--imgui /p; s/^COMPTOIR_SDL2_FOLDER:INTERNAL=/--sdl /p' build/web-release/CMakeCache.txt
}

# For commands whose standard output belongs to the program: says only what takes time, on standard error.
quietly_set_up() {
  say() { [[ $* == Tools:* ]] || printf "%s\n" "$*" >&2; }
  set_up 1>&2
}

run_cli() {
  quietly_set_up
  compile native-release comptoir >"$project/build/cli.log" 2>&1 || {
    cat "$project/build/cli.log" >&2
    fail "the command line does not compile" "see the compiler's message above"
  }
  tools build/native-release/src/cli/comptoir "$@"
}

run_bench() {
  if [[ ${1:-} == page ]]; then
    set_up
    build_site
    tools_with_proc node tests/bench/page_bench.mjs "${@:2}"
    return
  fi
  local option quick=() asyncio=build/asyncio_bench.jsonl
  for option in "$@"; do
    case $option in
      --json) ;;
      --quick) quick=(--quick) ;;
      *) fail "$option is not an option of ./run bench" "allowed: --json --quick" ;;
    esac
  done
  quietly_set_up
  slowly "Compiling the benchmarks" compile native-release bench bench_loop bench_trace &&
    slowly "Compiling the benchmarks (WebAssembly)" compile web-bench bench_loop bench_trace ||
    fail "the benchmarks do not compile" "see the compiler's message above"
  slowly "CPython's asyncio" python311_to "$asyncio" tests/bench/asyncio_workloads.py all "${quick[@]}" ||
    fail "the workloads on CPython's asyncio failed" "see the message above"
  tools "$python" tests/bench/loop_bench.py "$@" "$asyncio"
}

# python311_to FILE script args...: with its output in a file of the project.
python311_to() { local file=$1; shift; python311 "$@" >"$project/$file"; }
