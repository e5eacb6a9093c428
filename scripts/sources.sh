# Third-party sources for the web build: SDL2 and Dear ImGui.
#
# With the open internet, CMake's FetchContent brings them. Without it, or with the private
# root, they come as Debian's source packages, through the machine's own mirror, with apt's lists in the cache folder.

# Original archives whose content is known; Debian testing moves on, and another 1.92.x is added here when it was tried.
known_archives='
e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 imgui 1.92.2b
d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277 libsdl2 2.32.4
'

private_apt() {
  local folder=$cache_home/apt
  "$@" -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" -o "Dir::Etc::sourcelist=$folder/sources.list" \
    -o "Dir::Etc::sourceparts=$folder/parts" -o APT::Sandbox::User= -o Acquire::Retries=3
}

download_debian_source() {
  local package=$1 suite=$2 folder=$3 apt=$cache_home/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/parts" "$folder"
  printf 'deb-src %s trixie main\ndeb-src [check-valid-until=no] %s forky main\n' "$mirror" "$mirror" >"$apt/sources.list"
  private_apt apt-get update && (cd "$folder" && private_apt apt-get source --download-only "$package/$suite")
}

# debian_source NAME PACKAGE SUITE: leaves the unpacked source in $cache_home/sources/NAME.
debian_source() {
  local name=$1 package=$2 suite=$3 folder=$cache_home/sources/$1 part=$cache_home/sources/$1.part hash archive known
  [[ -d $folder ]] && return
  need_mirror
  need_space "$cache_home" 200 "the sources of $name"
  rm -rf "$part"
  slowly "Fetching the sources of $name from Debian" download_debian_source "$package" "$suite" "$part/archives" ||
    fail "the source package $package of Debian $suite could not be fetched" "with no network: connect, then run this again"
  archive=$(find "$part/archives" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
  hash=$(sha256sum "$archive" | cut -d ' ' -f 1)
  known=$(awk -v hash="$hash" '$1 == hash { print $3 }' <<<"$known_archives")
  [[ -n $known ]] || fail "Debian $suite now has another $package than the ones that were tried: $(basename "$archive") ($hash)" \
    "add that hash to known_archives in scripts/sources.sh when it is a version that fits (Dear ImGui 1.92.x, SDL 2.x)" \
    "or unpack the sources yourself and name the folder: FETCHCONTENT_SOURCE_DIR_${name^^}=/folder ./run"
  mkdir "$part/source"
  tar --extract --file "$archive" --directory "$part/source" --strip-components 1
  mv "$part/source" "$folder"
  rm -rf "$part"
}

github_reachable() {
  command -v git >/dev/null && GIT_TERMINAL_PROMPT=0 timeout 15 git ls-remote --exit-code https://github.com/ocornut/imgui refs/tags/v1.92.2b >/dev/null 2>&1
}

# Sets imgui_source and sdl_source, as seen by the tools; both empty when the internet brings them.
prepare_sources() {
  imgui_source=${FETCHCONTENT_SOURCE_DIR_IMGUI:-}
  sdl_source=${FETCHCONTENT_SOURCE_DIR_SDL2:-}
  if [[ -n $imgui_source && -n $sdl_source ]]; then return; fi
  if [[ ! -d $cache_home/sources/imgui || ! -d $cache_home/sources/SDL2 ]]; then
    if [[ $mode == host ]] && { ! is_debian_like || github_reachable; }; then return; fi
    debian_source imgui imgui forky
    debian_source SDL2 libsdl2 trixie
  fi
  local cache=$cache_home
  [[ $mode == root ]] && cache=$inside_cache
  : "${imgui_source:=$cache/sources/imgui}" "${sdl_source:=$cache/sources/SDL2}"
}
