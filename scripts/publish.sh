# The site as it is published: a folder for each version, which stays, and beside them what leads to the newest one.

site_version=v1   # of the links' grammar and of the messages: what was written for it works in it for ever

# What leads to the newest version is ours to write over; what somebody else put there is not.
may_write() { [[ ! -e $1 ]] || grep -q Comptoir "$1"; }

refuse_foreign() {
  local name
  for name in index.html embed.js; do
    may_write "$1/$name" || fail "$1/$name is not Comptoir's: it stays as it is" "publish into a folder of its own"
  done
}

# lay_out FOLDER: from dist/. The version is whole before it takes its place, and other versions stay.
lay_out() {
  local folder=$1 name
  refuse_foreign "$folder"
  mkdir -p "$folder"
  rm -rf "${folder:?}/$site_version.part"
  cp -R dist "$folder/$site_version.part"
  rm -rf "${folder:?}/$site_version"
  mv "$folder/$site_version.part" "$folder/$site_version"
  for name in index.html embed.js; do sed "s/VERSION/$site_version/g" "scripts/published/$name" >"$folder/$name"; done
  say "Published in $folder: $site_version, and what leads to it."
}

# publish_site FOLDER [--site ADDRESS]: the address is the folder's.
publish_site() {
  local folder=${1:-} address=()
  [[ -n $folder && $folder != -* ]] || fail "the folder to publish into is not named" "name it: ./run publish /var/www/comptoir"
  shift
  if [[ ${1:-} == --site=* ]]; then set -- --site "${1#*=}"; fi
  [[ $# -eq 0 || ($# -eq 2 && $1 == --site) ]] || fail "$1 is not an option of ./run publish" "allowed: --site ADDRESS, where the folder will be"
  [[ $# -eq 0 ]] || address=(--site "${2%/}/$site_version/")
  refuse_foreign "$folder"
  set_up
  build_site "${address[@]}"
  lay_out "$folder"
}

# make_scorm LESSON [--lang fr]: from the site in dist/, which is built where there is none.
make_scorm() {
  quietly_set_up
  [[ -f dist/comptoir-offline.html ]] || build_site 1>&2
  tools node scripts/scorm.mjs "$@"
}
