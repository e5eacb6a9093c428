# All the tests: every stage runs even when one before it failed, and the last line gives the totals.

passed=0
failed=0

add_counts() { passed=$((passed + $1)); failed=$((failed + $2)); }

# stage "Title" function: the function leaves its counts in stage_passed and stage_failed.
stage() {
  local title=$1 start=$SECONDS
  shift
  stage_passed=0
  stage_failed=0
  printf '== %s\n' "$title"
  "$@" || { ((stage_failed)) || stage_failed=1; }
  add_counts "$stage_passed" "$stage_failed"
  printf '== %s: %d passed, %d failed, %s\n\n' "$title" "$stage_passed" "$stage_failed" "$(elapsed_text $((SECONDS - start)))"
}

# Adds GoogleTest's own closing lines to the stage; a program that crashed counts as one failure.
count_gtest() {
  local log=$1 status=$2 good bad
  good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests\{0,1\}\..*/\1/p' "$log" | tail -n 1)
  bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) tests\{0,1\}, listed below.*/\1/p' "$log" | tail -n 1)
  ((status == 0)) || [[ -n $bad ]] || bad=1
  stage_passed=$((stage_passed + ${good:-0}))
  stage_failed=$((stage_failed + ${bad:-0}))
}

# gtest_programs PRESET runner...: runs every program of tests/ in that build.
gtest_programs() {
  local preset=$1 program file status start
  shift
  local log=$project/build/$preset/gtest.log
  while read -r program; do
    [[ -n $program ]] || continue
    if [[ -n ${only_programs:-} && " $only_programs " != *" $program "* ]]; then continue; fi
    file=build/$preset/tests/$program
    [[ $preset != web-* ]] || file=$file.js
    [[ -f $project/$file ]] || { printf -- '-- %s is not there\n' "$program"; stage_failed=$((stage_failed + 1)); continue; }
    start=$SECONDS
    status=0
    tools_with_proc "$@" "$file" --gtest_brief=1 --gtest_color=no >"$log" 2>&1 || status=$?
    count_gtest "$log" "$status"
    if ((status)); then
      printf -- '-- %s failed (exit status %d)\n' "$program" "$status"
      tail -n 200 "$log"
    else
      printf -- '-- %s: %s (%s)\n' "$program" "$(tail -n 1 "$log")" "$(elapsed_text $((SECONDS - start)))"
    fi
  done <"$project/build/$preset/tests/programs.txt"
}

# A layer whose tests don't compile counts as a failure, and doesn't keep the others from being run.
build_tests() {
  local preset=$1
  slowly "Compiling the tests ($preset)" compile "$preset" tests -- -k 0 || stage_failed=$((stage_failed + 1))
  [[ -f $project/build/$preset/tests/programs.txt ]]
}

# oracle_file NAME script arguments...: what CPython says, made again when a script of tests/oracle is newer.
oracle_file() {
  local file=$project/build/oracle/$1
  shift
  [[ -f $file && -z $(find "$project/tests/oracle" -name '*.py' -newer "$file") ]] && return
  mkdir -p "$project/build/oracle"
  python311 "$@" >"$file.part" && mv "$file.part" "$file"
}

# lesson_oracle [lesson...]: what CPython makes of the lessons' Python programs, made again when one has changed.
lesson_oracle() {
  local programs=$project/build/oracle/lesson_programs.json traces=$project/build/oracle/lessons.json
  mkdir -p "$project/build/oracle"
  compile native-debug lesson_programs >"$project/build/lesson_programs.log" 2>&1 || { cat "$project/build/lesson_programs.log"; return 1; }
  tools build/native-debug/tests/lesson_programs "$@" >"$programs.part" || return 1
  if [[ ! -f $traces || $project/tests/oracle/lesson_traces.py -nt $traces || $project/tests/oracle/vloop.py -nt $traces ]] || ! cmp -s "$programs.part" "$programs"; then
    python311 tests/oracle/lesson_traces.py build/oracle/lesson_programs.json.part >"$traces.part" || return 1
    mv "$traces.part" "$traces"
  fi
  mv "$programs.part" "$programs"
}

# run_lessons [lesson...]: for working on lessons: these (all) against CPython, and their texts.
run_lessons() {
  set_up
  lesson_oracle "$@" || return 1
  local only_programs="test_lessons"
  slowly "Compiling" compile native-debug test_lessons
  stage "Lessons" gtest_programs native-debug env ${1:+COMPTOIR_SOME_LESSONS=1}
  ((failed == 0))
}

prepare_oracle() {
  oracle_file restaurant_random.json tests/oracle/restaurant_random.py --seed 1 --rows 200 &&
    oracle_file manager_random.json tests/oracle/manager_random.py --seed 1 --problems 200 &&
    oracle_file random_programs.txt tests/oracle/program_traces.py --first 1 --programs 2000 &&
    lesson_oracle
}

stage_native() {
  build_tests native-debug || return 1
  gtest_programs native-debug env ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
}

# sanitized PROGRAM arguments...: one of tests/fuzz.
sanitized() {
  local program=$1
  shift
  compile native-debug "$program" >"$project/build/fuzz.log" 2>&1 || { cat "$project/build/fuzz.log"; return 1; }
  tools_with_proc env ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1:abort_on_error=1 "build/native-debug/tests/$program" "$@"
}

# Files and links that nobody meant: always the same ones, some seconds of each.
stage_fuzz() {
  local case log=$project/build/fuzz_readers.log
  for case in 'fuzz_import 1500' 'fuzz_links 5000'; do
    # shellcheck disable=SC2086
    if sanitized $case >"$log" 2>&1; then stage_passed=$((stage_passed + 1)); else stage_failed=$((stage_failed + 1)); fi
    printf -- '-- %s: ' "$case"
    tail -n 100 "$log"
  done
}

stage_wasm() {
  build_tests web-debug || return 1
  gtest_programs web-debug node
}

# The command line prints the same bytes, native and as WebAssembly: results, and the hash of every event.
stage_same_runs() {
  [[ -f src/cli/main.cpp ]] || { echo "(no command line yet)"; return 0; }
  slowly "Compiling the command line (web-debug)" compile web-debug comptoir || { stage_failed=1; return 1; }
  local settings native wasm
  for settings in 'lesson=rush-2-per-second' 'lesson=rush-2-per-second&sodas=2&cooks=6&batch=8&clients=240' \
    'lesson=rush-2-per-second&clients=37&period=0.125&cooks=2&t_burger=2.5' 'lesson=rush-2-per-second&clients=2000&period=0' \
    'lesson=scale&variant=coroutines&coroutines=100000' 'lesson=cancel&variant=group' 'lesson=tcp-server&clients=7' 'lesson=deque-loop'; do
    native=$(tools build/native-release/src/cli/comptoir run "$settings" --json) || native=failed
    wasm=$(tools node build/web-debug/src/cli/comptoir.js run "$settings" --json) || wasm=failed-too
    if [[ $native == "$wasm" ]]; then
      stage_passed=$((stage_passed + 1))
    else
      stage_failed=$((stage_failed + 1))
      printf -- '-- %s differs:\n   native: %.300s\n   wasm:   %.300s\n' "$settings" "$native" "$wasm"
    fi
  done
}

# A picture is written where the caller says, whatever the tools see of this machine; what fails leaves nothing.
stage_pictures() {
  local folder case status
  folder=$(mktemp -d)
  picture() { (cd "$folder" && "$project/run" cli run 'lesson=rush-2-per-second' "$@" --view timeline,loop --at 3.5) >"$folder/log" 2>&1; }
  count() { if "$@"; then stage_passed=$((stage_passed + 1)); else stage_failed=$((stage_failed + 1)); printf -- '-- %s\n' "$*"; cat "$folder/log"; fi; }
  mkdir "$folder/own folder"
  for case in fig.svg "own folder/../own folder/fig.svg" "$folder/whole.svg"; do
    count picture --svg "$case"
    count grep -q '</svg>' "$(cd "$folder" && realpath "$case")"
  done
  count picture --svg=equals.svg
  count test -s "$folder/equals.svg"
  status=0; picture --svg nowhere/fig.svg || status=$?
  count test "$status" = 1
  status=0; picture --svg bad.svg --theme red || status=$?
  count test "$status" = 2
  count test -z "$(find "$folder" -name '*bad*' -o -name '*.part*')"
  rm -r "$folder"
}

# What is fast must be right as it is shipped, too: pools in use, asserts gone, everything inlined.
stage_release() {
  local only_programs="test_loop test_trace"
  # shellcheck disable=SC2086
  slowly "Compiling (native-release)" compile native-release all $only_programs || { stage_failed=1; return 1; }
  gtest_programs native-release env
}

# count_line: takes "N passed, N failed" from the end of a check's output.
count_line() {
  local line
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$1" | tail -n 1)
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    stage_passed=$((stage_passed + BASH_REMATCH[1]))
    stage_failed=$((stage_failed + BASH_REMATCH[2]))
  else
    stage_failed=$((stage_failed + 1))
  fi
}

stage_includes() {
  local log=$project/build/includes.log argument
  for argument in --self-test src; do
    tools "$python" tests/check/includes.py "$argument" >"$log" 2>&1 || true
    cat "$log"
    count_line "$log"
  done
}

# node_tests files...: each by itself, with node's own runner.
node_tests() {
  local log=$project/build/node_tests.log file status good bad
  for file in "$@"; do
    status=0
    tools_with_proc node --test-reporter=spec "$file" >"$log" 2>&1 || status=$?
    good=$(sed -n 's/^[^a-z]*pass \([0-9]*\)$/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/^[^a-z]*fail \([0-9]*\)$/\1/p' "$log" | tail -n 1)
    ((status == 0)) || [[ -n $bad && $bad != 0 ]] || bad=1
    printf -- '-- %s: %d passed, %d failed\n' "$file" "${good:-0}" "${bad:-0}"
    ((status == 0)) || cat "$log"
    stage_passed=$((stage_passed + ${good:-0}))
    stage_failed=$((stage_failed + ${bad:-0}))
  done
}

# The lessons' programs as files, on CPython 3.11 and on the tools' own Python.
stage_lesson_scripts() {
  local scripts=$project/build/oracle/lesson_scripts.json log=$project/build/lesson_scripts.log runner
  compile native-debug lesson_programs >"$log" 2>&1 || { cat "$log"; return 1; }
  tools build/native-debug/tests/lesson_programs --scripts >"$scripts" || return 1
  for runner in python311 "tools_with_proc $python"; do
    $runner tests/oracle/lesson_scripts.py build/oracle/lesson_scripts.json build/oracle/lessons.json >"$log" 2>&1 || true
    cat "$log"
    count_line "$log"
  done
}

# Programs recorded by comptoir_record.py, opened; of the lessons, CPython's iterations compared with our loop's; all files by their schema.
stage_records() {
  local folder=build/records log=$project/build/records.log link name comptoir=build/native-release/src/cli/comptoir
  rm -rf "${project:?}/$folder"
  mkdir -p "$project/$folder"
  while read -r link; do
    name=${link//[=&]/_}
    tools "$comptoir" run "$link" --python program >"$project/$folder/$name.py" && tools "$comptoir" run "$link" --trace json >"$project/$folder/$name.loop.json" || return 1
  done <"$project/tests/record/links.txt"
  python311 tests/record/record_all.py "$folder" >"$log" 2>&1 || true
  cat "$log"
  count_line "$log"
  tools_with_proc "$python" tests/record/record_all.py "$folder" >"$log" 2>&1 || true
  cat "$log"
  count_line "$log"
  tools "$python" tests/record/compare_records.py "$comptoir" "$folder" >"$log" 2>&1 || true
  cat "$log"
  count_line "$log"
  node_tests tests/record/*.test.mjs
}

stage_web_modules() {
  local files=(tests/web/*.test.mjs)
  [[ -e ${files[0]} ]] || { echo "(none yet)"; return 0; }
  node_tests "${files[@]}"
}

# What puts the site together, and the site's pages as they lie there.
stage_site_makers() { node_tests tests/site/*.test.mjs; }

stage_site() {
  (build_site) || { stage_failed=1; return 1; }
  stage_passed=1
}

# Pages of courses, as their own tools make them: some browser tests open them.
stage_courses() {
  slowly "Sphinx, Jupyter's converter and MyST" make_courses || { stage_failed=1; return 1; }
  stage_passed=1
}

stage_browser() {
  [[ -f $project/dist/index.html ]] || { echo "there is no site to test"; stage_failed=1; return 1; }
  node_tests tests/browser/*.test.mjs
}

run_tests() {
  local start=$SECONDS
  set_up
  printf 'Set up in %s\n\n' "$(elapsed_text $((SECONDS - start)))"
  stage "Include check" stage_includes
  prepare_oracle || { echo "the oracle's Python restaurant failed"; failed=$((failed + 1)); }
  stage "Native tests, with sanitizers" stage_native
  stage "Broken files and links, with sanitizers" stage_fuzz
  stage "The loop and its recordings, native release" stage_release
  stage "The same tests as WebAssembly, under node" stage_wasm
  stage "The lessons' Python programs, in real time" stage_lesson_scripts
  stage "Recorded programs" stage_records
  stage "The same runs, native and as WebAssembly" stage_same_runs
  stage "Pictures from the command line" stage_pictures
  stage "The site" stage_site
  stage "Page modules, under node" stage_web_modules
  stage "The site's makers, under node" stage_site_makers
  stage "Courses that embed a lesson" stage_courses
  stage "Browser tests" stage_browser
  printf 'All stages took %s\n' "$(elapsed_text $((SECONDS - start)))"
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0 && passed > 0))
}

# run_fuzz arguments...: random programs in CPython and on the loop, joined by two pipes. Or, with --import or --links, broken files or links.
run_fuzz() {
  local preset=native-release pipes status=0
  case ${1:-} in
    --import | --links)
      quietly_set_up
      sanitized "fuzz_${1#--}" "${2:-100000}" "${3:-$RANDOM}"
      return
      ;;
  esac
  if [[ ${1:-} == --sanitize ]]; then preset=native-debug; shift; fi
  quietly_set_up
  compile "$preset" fuzz_loop >"$project/build/fuzz.log" 2>&1 || {
    cat "$project/build/fuzz.log" >&2
    fail "the C++ side does not compile" "see the compiler's message above"
  }
  pipes=$(mktemp -d)
  mkfifo "$pipes/programs" "$pipes/answers"
  tools "build/$preset/tests/fuzz_loop" <"$pipes/programs" >"$pipes/answers" &
  python311 tests/oracle/fuzz.py "$@" >"$pipes/programs" <"$pipes/answers" || status=$?
  rm -r "$pipes"
  return "$status"
}

# run_unit [layer...]: for working on a layer.
run_unit() {
  local layer only_programs=""
  for layer in "$@"; do only_programs+="test_$layer "; done
  set_up
  prepare_oracle
  # shellcheck disable=SC2086
  slowly "Compiling" compile native-debug ${only_programs:-tests}
  stage "Native tests" gtest_programs native-debug env
  ((failed == 0))
}
