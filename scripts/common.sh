# Shared by every script: messages, errors, timed steps.

cache_home="${XDG_CACHE_HOME:-$HOME/.cache}/comptoir"

say() { printf '%s\n' "$*" >&2; }

# fail "what is wrong" "what to do": every error says both.
fail() {
  say ""
  say "error: $1"
  shift
  local line
  for line in "$@"; do say "  -> $line"; done
  exit 1
}

elapsed_text() {
  local seconds=$1
  if ((seconds >= 60)); then printf '%d min %02d s' $((seconds / 60)) $((seconds % 60)); else printf '%d s' "$seconds"; fi
}

# slowly "Title" command...: shows that time passes, and the command's output only when it fails. A shell function given to
# it must not count on errexit.
slowly() {
  local title=$1 log start status=0 ticker
  shift
  mkdir -p "$cache_home/logs"
  log=$(mktemp "$cache_home/logs/step.XXXXXX")
  start=$SECONDS
  # The ticker ends with this script, also when it is interrupted.
  if [[ -t 2 ]]; then
    (while sleep 1 && kill -0 $$ 2>/dev/null; do printf '\r%s ... %s ' "$title" "$(elapsed_text $((SECONDS - start)))"; done) >&2 </dev/null &
  else
    say "$title ..."
    (while sleep 20 && kill -0 $$ 2>/dev/null; do
      printf '  ... still at it: %s (%s)\n' "$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c 1-100)" "$(elapsed_text $((SECONDS - start)))"
    done) >&2 </dev/null &
  fi
  ticker=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null
  wait "$ticker" 2>/dev/null || true
  [[ -t 2 ]] && printf '\r\033[K' >&2
  if ((status == 0)); then
    say "$title: done in $(elapsed_text $((SECONDS - start)))"
    rm -f "$log"
  else
    say "$title: failed after $(elapsed_text $((SECONDS - start)))"
    tail -n 60 "$log" >&2
    say "  (the whole output is in $log)"
  fi
  return "$status"
}

# Free space, in MB, of the file system that holds a folder (which need not exist yet).
free_megabytes() {
  local folder=$1
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  df -Pm "$folder" | awk 'NR == 2 { print $4 }'
}

need_space() {
  local folder=$1 needed=$2 what=$3 free
  free=$(free_megabytes "$folder")
  if ((free < needed)); then
    fail "too little disk for $what: $needed MB are needed and $free MB are free at $folder" \
      "free $((needed - free)) MB there, or choose another place: XDG_CACHE_HOME=/some/larger/disk ./run"
  fi
}

# version_at_least 3.1.69 3.1.60
version_at_least() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

is_debian_like() { command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

# The way to become root without a question, as a command prefix; fails when there is none.
become_root=()
can_install() {
  is_debian_like || return 1
  if ((EUID == 0)); then become_root=(); return 0; fi
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then become_root=(sudo -n); return 0; fi
  return 1
}

# install_packages reason package...: installs what is missing of Debian packages, and says so.
install_packages() {
  local reason=$1 missing=() package
  shift
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  can_install || fail "$reason needs packages that are not installed: ${missing[*]}" \
    "install them with your package manager (on Debian or Ubuntu, as root: apt-get install ${missing[*]}), then run this again" \
    "or run this as root, or with passwordless sudo, and it installs them itself"
  say "Installing packages on this machine ($reason): ${missing[*]}"
  slowly "apt-get update" "${become_root[@]}" apt-get update ||
    say "  (going on with the package lists that are there)"
  slowly "apt-get install ${missing[*]}" "${become_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    fail "the packages could not be installed: ${missing[*]}" \
      "see apt's message above: with no network, connect and run this again; with a lock held, let the other apt finish"
}

# The Debian mirror that this machine's own apt uses: from its lists, or where they are empty from its configuration.
debian_mirror() {
  if [[ -n ${COMPTOIR_DEBIAN_MIRROR:-} ]]; then printf '%s\n' "$COMPTOIR_DEBIAN_MIRROR"; return; fi
  local found
  found=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
    awk '$2 == "Debian" && $3 !~ /security/ { print $1; exit }')
  if [[ -z $found ]] && grep -q '^ID=debian$' /etc/os-release 2>/dev/null; then
    found=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb  *\(\[[^]]*\]  *\)\{0,1\}\([^ ]*\) .*/\2/p' \
      /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null | grep '/debian/*$' | head -n 1)
  fi
  printf '%s\n' "$found"
}

need_mirror() {
  mirror=$(debian_mirror)
  [[ -n $mirror ]] || fail "no Debian mirror is known: this machine's apt has no Debian archive in its lists" \
    "run apt-get update as root, or name a mirror: COMPTOIR_DEBIAN_MIRROR=<address of a debian folder> ./run"
}
