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
  local words=("$@") file="" i
  for ((i = 0; i < ${#words[@]}; ++i)); do
    # A picture's file is written from here: the tools may not see its folder, and do not know the caller's.
    case ${words[i]} in
      --svg=*.svg) file=${words[i]#--svg=} words[i]=--svg=- ;;
      --svg) [[ ${words[i + 1]:-} != *.svg ]] || { file=${words[i + 1]}; words[i + 1]=-; } ;;
    esac
  done
  if [[ -z $file ]]; then
    tools build/native-release/src/cli/comptoir "${words[@]}"
  else
    write_to "$file" tools build/native-release/src/cli/comptoir "${words[@]}"
  fi
}

# write_to FILE command...: its standard output, from the folder in which ./run was called. What fails leaves no file.
write_to() {
  local file=$1 part status=0
  shift
  [[ $file == /* ]] || file=$caller/$file
  part=$file.part.$$
  { : >"$part"; } 2>/dev/null || fail "$file can't be written" "choose a folder that is there and may be written to"
  "$@" >"$part" || status=$?
  if ((status == 0)); then mv "$part" "$file" || status=1; else rm -f "$part"; fi
  return "$status"
}

run_bench() {
  if [[ ${1:-} == page ]]; then
    set_up
    build_site
    tools_with_proc node tests/bench/page_bench.mjs "${@:2}"
    return
  fi
  local option quick=() asyncio=build/asyncio_bench.jsonl plan=build/asyncio_plan.jsonl
  for option in "$@"; do
    case $option in
      --json) ;;
      --quick) quick=(--quick) ;;
      *) fail "$option is not an option of ./run bench" "allowed: --json --quick" ;;
    esac
  done
  quietly_set_up
  slowly "Compiling the benchmarks" compile native-release bench bench_loop bench_trace bench_plan &&
    slowly "Compiling the benchmarks (WebAssembly)" compile web-bench bench_loop bench_trace bench_plan &&
    slowly "Compiling the search as the page has it" compile web-release bench_plan ||
    fail "the benchmarks do not compile" "see the compiler's message above"
  slowly "CPython's asyncio" python311_to "$asyncio" tests/bench/asyncio_workloads.py all "${quick[@]}" ||
    fail "the workloads on CPython's asyncio failed" "see the message above"
  slowly "CPython's asyncio, restaurants" python311_to "$plan" tests/bench/asyncio_plan.py ||
    fail "the restaurants on CPython's asyncio failed" "see the message above"
  tools "$python" tests/bench/loop_bench.py "$@" "$asyncio" "$plan"
}

# python311_to FILE script args...: with its output in a file of the project.
python311_to() { local file=$1; shift; python311 "$@" >"$project/$file"; }
