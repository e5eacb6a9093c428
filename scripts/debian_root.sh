# Private Debian systems in the cache folder, and how to run a command in one.
#
# A root is made under a temporary name and renamed when complete, so that an interrupted set-up starts again.
# Its name holds a hash of what it was made of: a changed package list makes a new one.

# What decides the main root.
root_suite=trixie
root_packages=(emscripten cmake ninja-build ca-certificates xz-utils ccache npm g++ googletest libgtest-dev
  nlohmann-json3-dev libbenchmark-dev valgrind python3 python3-fonttools python3-brotli brotli chromium git)
root_megabytes=4500

# root_folder suite package...
root_folder() {
  local suite=$1 key
  shift
  key=$(printf '%s\n' "$suite" "$@" 1 | sha256sum | cut -c 1-12)
  printf '%s/root-%s-%s\n' "$cache_home" "$suite" "$key"
}

# Whether bubblewrap may make its namespaces here.
bubblewrap_works() { command -v bwrap >/dev/null && bwrap --ro-bind / / --dev /dev --proc /proc true 2>/dev/null; }

# A mount namespace of our own, without a user namespace: root may have it where bubblewrap fails.
mounts_work() { ((EUID == 0)) && unshare --mount true 2>/dev/null; }

# enter_with says how a root is entered on this machine (COMPTOIR_ENTRY chooses it, for tests):
#   bubblewrap: the project is /project, the cache folder is /cache;
#   chroot: the same, with mounts in a mount namespace of our own;
#   copy: root in a container that may not mount: a plain chroot, in which the project lies at its own path as a copy, and
#     whose build/, dist/ and node_modules/ are linked to from the project.
# inside_cache is the cache folder as seen from inside.
choose_entry() {
  [[ -z ${enter_with:-} ]] || return 0
  inside_cache=/cache
  if [[ ${COMPTOIR_ENTRY:-bubblewrap} == bubblewrap ]] && bubblewrap_works; then
    enter_with=bubblewrap
  elif mounts_work; then
    say "bubblewrap is not allowed its namespaces here: the private root is entered with chroot instead."
    enter_with=chroot
  elif ((EUID == 0)); then
    say "This container allows neither namespaces nor mounts: the private root is entered with a plain chroot, on a copy."
    enter_with=copy
    inside_cache=$cache_home
  else
    fail "the private Debian root cannot be entered: this system denies user namespaces to ordinary users" \
      "allow them (as root: sysctl -w kernel.unprivileged_userns_clone=1 and, on Ubuntu, sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)" \
      "or run this as root, which enters the root with chroot" \
      "or put an Emscripten of $oldest_emcc or newer on PATH (emsdk install latest; emsdk activate latest), with which no root is needed"
  fi
}

# In a mount namespace that ends with the command, so that nothing stays mounted.
enter_by_chroot() {
  local folder=$1 certificates=$2 trusted=$3
  shift 3
  mkdir -p "$folder/project" "$folder/cache"
  touch "$folder/etc/resolv.conf" "$folder/etc/hosts"
  unshare --mount --propagation private bash -euc '
    folder=$1 project=$2 cache=$3 certificates=$4 trusted=$5
    shift 5
    mount --rbind /dev "$folder/dev"
    mount --rbind /proc "$folder/proc"
    mount -t tmpfs tmpfs "$folder/tmp"
    mount --bind "$project" "$folder/project"
    mount --bind "$cache" "$folder/cache"
    for file in /etc/resolv.conf /etc/hosts; do mount --bind "$(readlink -f "$file")" "$folder$file"; done
    if [[ -f $certificates ]]; then mount --bind "$(readlink -f "$certificates")" "$folder$trusted"; fi
    exec chroot "$folder" /bin/sh -c "cd /project && exec \"\$@\"" sh "$@"' bash "$folder" "$project" "$cache_home" "$certificates" "$trusted" "$@"
}

# A plain chroot. There is no /proc: what needs it runs outside, with enter_outside.
enter_by_copy() {
  local folder=$1 certificates=$2 trusted=$3 name
  shift 3
  refresh_copy "$folder"
  for name in resolv.conf hosts; do cat "/etc/$name" >"$folder/etc/$name" || true; done
  [[ ! -f $certificates ]] || cat "$certificates" >"$folder$trusted"
  chroot "$folder" /bin/sh -c 'cd "$0" && exec "$@"' "$project" "$@"
}

refresh_copy() {
  local folder=$1 name copy=$1$project
  mkdir -p "$copy" "$folder$cache_home"/{ccache,npm,home,emscripten}
  for name in build dist node_modules; do
    if [[ ! -L $project/$name ]]; then
      rm -rf "${project:?}/$name"
      ln -s "$copy/$name" "$project/$name"
    fi
  done
  mkdir -p "$copy/build"
  find "$copy" -mindepth 1 -maxdepth 1 ! -name build ! -name dist ! -name dist.part ! -name node_modules -exec rm -rf {} +
  tar --create --directory "$project" --exclude=./build --exclude=./dist --exclude=./node_modules --exclude=./.git . |
    tar --extract --directory "$copy"
  if [[ -d $cache_home/sources && ! -d $folder$cache_home/sources ]]; then cp -a "$cache_home/sources" "$folder$cache_home/sources"; fi
}

# enter_outside folder program args...: a program of the root or built in it, run outside by the root's own loader.
enter_outside() {
  local folder=$1 program=$2 loader libraries
  shift 2
  case $program in
    */*) program=$folder$project/$program ;;
    *) program=$folder/usr/bin/$program ;;
  esac
  loader=$(readlink -f "$folder"/lib64/ld-linux-x86-64.so.2 "$folder"/lib/ld-linux-aarch64.so.1 2>/dev/null | head -n 1)
  libraries=$(dirname "$loader" | sed "s#^#$folder#; s#^$folder$folder#$folder#")
  (cd "$project" && "$loader" --library-path "$libraries:$folder/usr/lib/$(uname -m)-linux-gnu" "$program" "$@")
}

# make_root folder megabytes title suite package...
make_root() {
  local folder=$1 megabytes=$2 title=$3 suite=$4 part packages
  shift 4
  [[ -d $folder ]] && return
  local host_packages=(mmdebstrap bubblewrap)  # the only packages that a root needs on this machine
  ((EUID == 0)) || host_packages+=(uidmap)
  is_debian_like || fail "this machine has no Emscripten of 3.1.60 or newer, and no apt with which a private Debian root could be made" \
    "put an Emscripten of 3.1.60 or newer on PATH (emsdk install latest; emsdk activate latest), and run this again"
  install_packages "the private Debian root" "${host_packages[@]}"
  choose_entry
  need_mirror
  need_space "$cache_home" "$megabytes" "$title"
  mkdir -p "$cache_home"
  exec {root_lock}>"$folder.lock"
  flock -n "$root_lock" || { say "Another run is making $title: waiting for it."; flock "$root_lock"; }
  if [[ -d $folder ]]; then exec {root_lock}>&-; return; fi
  # What an interrupted run has left: nobody else can be making it while we hold the lock.
  rm -rf --one-file-system "$folder.part"
  part=$folder.part
  packages=$(IFS=,; printf '%s' "$*")
  slowly "Making $title in the cache folder (about $megabytes MB)" fill_root "$part" "$suite" "$packages" || {
    rm -rf --one-file-system "$part"
    fail "$title could not be made" \
      "with no network: connect, then run this again (it starts that step afresh)" \
      "with another cause: see mmdebstrap's message above"
  }
  mv "$part" "$folder"
  exec {root_lock}>&-
}

fill_root() {
  local part=$1 suite=$2 packages=$3
  local options=(--variant=minbase)
  [[ -z $packages ]] || options+=(--include="$packages")
  if ((EUID == 0)); then
    # Where even root may not mount, packages unpack all the same.
    unshare --mount true 2>/dev/null || options+=(--skip=check/canmount)
    mmdebstrap --mode=root "${options[@]}" "$suite" "$part" "$mirror"
  else
    # Another user's ids must not need to reach the home folder: the files come as a stream, and belong to this user.
    mkdir -p "$part"
    mmdebstrap --mode=unshare --format=tar "${options[@]}" "$suite" - "$mirror" |
      tar --extract --directory "$part" --exclude='./dev/*' --no-same-owner --delay-directory-restore
  fi
}

# enter_root folder command...: with the project as /project and the project's cache folder as /cache.
enter_root() {
  local folder=$1
  shift
  choose_entry
  mkdir -p "$cache_home/ccache" "$cache_home/npm" "$cache_home/home"
  local environment=(
    HOME=$inside_cache/home PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 TERM="${TERM:-dumb}"
    CCACHE_DIR=$inside_cache/ccache npm_config_cache=$inside_cache/npm EM_FROZEN_CACHE=0 EM_CACHE=$inside_cache/emscripten COMPTOIR_IN_ROOT=1)
  local name
  for name in CI FETCHCONTENT_SOURCE_DIR_IMGUI FETCHCONTENT_SOURCE_DIR_SDL2 NO_COLOR ASAN_OPTIONS UBSAN_OPTIONS CMAKE_BUILD_PARALLEL_LEVEL http_proxy https_proxy no_proxy \
    HTTP_PROXY HTTPS_PROXY NO_PROXY npm_config_registry "${!COMPTOIR_@}"; do
    [[ -z ${!name:-} ]] || environment+=("$name=${!name}")
  done
  # The user's own package registry is followed.
  if [[ -z ${npm_config_registry:-} ]] && command -v npm >/dev/null; then
    environment+=("npm_config_registry=$(cd / && npm config get registry 2>/dev/null)")
  fi
  # So are the certificates that this machine trusts: companies have their own.
  local certificates=${NODE_EXTRA_CA_CERTS:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}} trusted=/etc/ssl/certs/ca-certificates.crt
  [[ -f $certificates ]] && environment+=("NODE_EXTRA_CA_CERTS=$trusted" "SSL_CERT_FILE=$trusted" "GIT_SSL_CAINFO=$trusted")
  if [[ $enter_with == bubblewrap ]]; then
    bwrap --bind "$folder" / --dev /dev --proc /proc --tmpfs /tmp --ro-bind-try /sys /sys \
      --ro-bind-try "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf --ro-bind-try /etc/hosts /etc/hosts \
      --ro-bind-try "$certificates" "$trusted" \
      --bind "$project" /project --bind "$cache_home" /cache --chdir /project --die-with-parent \
      /usr/bin/env -i "${environment[@]}" "$@"
  elif [[ $enter_with == copy ]]; then
    enter_by_copy "$folder" "$certificates" "$trusted" /usr/bin/env -i "${environment[@]}" "$@"
  else
    enter_by_chroot "$folder" "$certificates" "$trusted" /usr/bin/env -i "${environment[@]}" "$@"
  fi
}
