# The reference for comparisons is CPython 3.11: later versions schedule some things differently.

# python311 script args...: runs it, in the project folder.
python311() {
  local candidate
  for candidate in python3 python3.11 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null && [[ $("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) == 3.11 ]]; then
      (cd "$project" && "$candidate" "$@")
      return
    fi
  done
  local folder
  folder=$(root_folder bookworm python3)
  [[ -d $folder ]] || say "This machine's python3 is not a 3.11: a small Debian 12 root is made for it."
  make_root "$folder" 400 "a small Debian 12 root for Python 3.11" bookworm python3 >&2
  enter_root "$folder" python3 "$@"
}
