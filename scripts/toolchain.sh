# Which tools this project is built with. Two modes:
#   host: an emcc of 3.1.60 or newer is on PATH; the machine's own tools are used;
#   root: else, a private Debian 13 in the cache folder holds everything.
# `tools COMMAND...` runs a command with them, in the project folder.

oldest_emcc=3.1.60

host_emcc_version() { command -v emcc >/dev/null && emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p'; }

choose_toolchain() {
  [[ -n ${mode:-} ]] && return
  local version
  version=$(host_emcc_version || true)
  if [[ -n $version ]] && version_at_least "$version" "$oldest_emcc" && [[ -z ${COMPTOIR_PRIVATE_ROOT:-} ]]; then
    mode=host
    say "Tools: this machine's (Emscripten $version)."
    prepare_host
  else
    mode=root
    if [[ -n ${COMPTOIR_PRIVATE_ROOT:-} ]]; then
      say "Tools: the private Debian 13 root, as asked for."
    elif [[ -n $version ]]; then
      say "Tools: this machine's Emscripten is $version and $oldest_emcc or newer is needed: using a private Debian 13 root."
    else
      say "Tools: no emcc on PATH: using a private Debian 13 root."
    fi
    root=$(root_folder "$root_suite" "${root_packages[@]}")
    make_root "$root" "$root_megabytes" "the private Debian 13 root" "$root_suite" "${root_packages[@]}"
    python=python3
    choose_entry
    # Chromium can't do without /proc, and so comes from this machine's own Debian where the root has none.
    if [[ $enter_with == copy ]] && ! find_browser; then
      install_packages "browser tests in a container without mounts" chromium
      find_browser
    fi
  fi
  forget_other_mode
}

# Build trees hold absolute paths: after a change of tools they are made again.
forget_other_mode() {
  local key="$mode ${enter_with:-} ${root:-$(command -v emcc)}"
  mkdir -p "$project/build"
  if [[ -f $project/build/toolchain && $(<"$project/build/toolchain") != "$key" ]]; then
    say "The tools have changed: starting with empty build folders."
    rm -rf "$project"/build/{native,web}-{debug,release} "$project/build/web-bench" "$project/node_modules"
  fi
  # Written only where it differs: another command that reads it meanwhile must not find it empty.
  cmp -s - "$project/build/toolchain" <<<"$key" || printf '%s\n' "$key" >"$project/build/toolchain"
}

tools() {
  if [[ $mode == root ]]; then
    enter_root "$root" "$@"
  else
    (cd "$project" && env EM_FROZEN_CACHE=0 CCACHE_DIR="$cache_home/ccache" "$@")
  fi
}

# The same, for what can't do without /proc.
tools_with_proc() {
  if [[ $mode != root || $enter_with != copy ]]; then tools "$@"; return; fi
  local environment=()
  while [[ $1 == env || $1 == *=* ]]; do
    [[ $1 == env ]] || environment+=("$1")
    shift
  done
  (
    [[ ${#environment[@]} -eq 0 ]] || export "${environment[@]}"
    enter_outside "$root" "$@"
  )
}

has_gtest() { [[ -d /usr/src/googletest ]]; }
has_json() { [[ -e /usr/include/nlohmann/json.hpp || -e /usr/local/include/nlohmann/json.hpp ]]; }
find_python() {
  local candidate
  python=
  for candidate in ${COMPTOIR_PYTHON:-} python3 /usr/bin/python3 "$cache_home/python/bin/python3"; do
    command -v "$candidate" >/dev/null && "$candidate" -c 'import fontTools.subset' 2>/dev/null && python=$(command -v "$candidate") && return 0
  done
  return 1
}
find_browser() {
  local candidate
  for candidate in "${COMPTOIR_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $candidate ]] && command -v "$candidate" >/dev/null && COMPTOIR_BROWSER=$(command -v "$candidate") && export COMPTOIR_BROWSER && return 0
  done
  return 1
}

prepare_host() {
  # The node that comes with emsdk serves where the system has none or an old one.
  local node_version
  node_version=$(node --version 2>/dev/null | tr -d v || true)
  if [[ -n ${EMSDK_NODE:-} ]] && ! version_at_least "${node_version:-0}" 20; then
    PATH=$(dirname "$EMSDK_NODE"):$PATH
    node_version=$(node --version | tr -d v)
  fi
  local packages=() missing=()
  need() { command -v "$1" >/dev/null || { packages+=("$2"); missing+=("$1"); }; }
  need cmake cmake
  need ninja ninja-build
  need g++ g++
  need git git
  need node nodejs
  need npm npm
  has_gtest || packages+=(googletest)
  has_json || packages+=(nlohmann-json3-dev)
  find_python || { packages+=(python3-fonttools); missing+=("python3 with fontTools (pip install fonttools)"); }
  find_browser || { packages+=(chromium); missing+=("chromium or google-chrome"); }
  if ((${#packages[@]})); then
    if can_install; then
      install_packages "building with this machine's Emscripten" "${packages[@]}"
      find_python || fail "python3 with fontTools was not found after installing it" "name one: COMPTOIR_PYTHON=/path/to/python3 ./run"
      find_browser || true
    elif ((${#missing[@]})); then
      fail "these are missing, and can't be installed from here: $(IFS=';'; printf '%s' "${missing[*]}")" \
        "install them, then run this again (on Debian or Ubuntu, as root: apt-get install ${packages[*]})"
    fi
  fi
  node_version=$(node --version | tr -d v)
  version_at_least "$node_version" 20 || fail "node $node_version is too old: 20 or newer is needed" \
    "install a current node, or use the private root: COMPTOIR_PRIVATE_ROOT=1 ./run"
}

# node_modules, exactly as the lockfile says.
prepare_node_modules() {
  local stamp=$project/node_modules/.comptoir-lockfile
  if ! cmp -s "$project/package-lock.json" "$stamp"; then
    slowly "Installing the pinned npm packages" tools npm ci --ignore-scripts --no-fund --no-audit ||
      fail "the npm packages could not be installed" \
        "with no network: connect, then run this again; behind a mirror: npm config set registry <its address>"
    cp "$project/package-lock.json" "$stamp"
  fi
}

# set_up: everything that a build needs.
set_up() {
  need_space "$project" 1500 "the build"
  choose_toolchain
  prepare_node_modules
  prepare_sources
}

# web_tools command...: with the sources' places in the environment.
web_tools() {
  local environment=()
  [[ -z $imgui_source ]] || environment+=("FETCHCONTENT_SOURCE_DIR_IMGUI=$imgui_source")
  [[ -z $sdl_source ]] || environment+=("FETCHCONTENT_SOURCE_DIR_SDL2=$sdl_source")
  tools env "${environment[@]}" "$@"
}

configure() {
  local preset=$1 options=("-DCOMPTOIR_PYTHON=$python")
  case $preset in
    web-* | native-release) web_tools cmake --preset "$preset" "${options[@]}" ;;
    *) tools cmake --preset "$preset" "${options[@]}" ;;
  esac
}

# compile PRESET target...: one at a time in each build folder, or two runs would disturb each other.
compile() {
  local preset=$1 lock status=0
  shift
  mkdir -p "$project/build"
  exec {lock}>"$project/build/$preset.lock"
  flock "$lock"
  { [[ -f $project/build/$preset/build.ninja ]] || slowly "Configuring $preset" configure "$preset"; } &&
    case $preset in
      web-*) web_tools cmake --build --preset "$preset" --target "$@" ;;
      *) tools cmake --build --preset "$preset" --target "$@" ;;
    esac || status=$?
  exec {lock}>&-
  return "$status"
}
