# The site, the command line and the benchmarks.

build_site() {
  local start=$SECONDS
  slowly "Compiling the page (WebAssembly)" compile web-release all ||
    fail "the page does not compile" "see the compiler's message above"
  local licences
  licences=$(site_licences)
  # shellcheck disable=SC2086
  tools node scripts/site.mjs --build build/web-release --out dist $licences || fail "the site could not be put together" "see the message above"
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
  quietly_set_up
  compile native-release bench >"$project/build/bench.log" 2>&1 || {
    cat "$project/build/bench.log" >&2
    fail "the benchmarks do not compile" "see the compiler's message above"
  }
  tools build/native-release/tests/bench "$@"
}
