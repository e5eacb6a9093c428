# The tools that courses are written with, for tests of what embeds in them: Sphinx with MyST, and Jupyter's converter.

course_packages=(python3-sphinx python3-myst-parser jupyter-nbconvert)

# course_tools command...: in a small Debian root of their own.
course_tools() {
  local folder
  need_mirror
  folder=$(root_folder trixie "${course_packages[@]}")
  make_root "$folder" 400 "a small Debian 13 root with Sphinx and Jupyter's converter" trixie "${course_packages[@]}" >&2
  enter_root "$folder" "$@"
}

# Leaves the courses' pages in build/courses/.
make_courses() {
  rm -rf build/courses
  tools node tests/courses/write_sources.mjs &&
    course_tools sphinx-build -q build/courses/sphinx build/courses/sphinx/html &&
    course_tools sh -c 'cd build/courses/notebook && python3 /project/tests/courses/notebook.py frame.py element.py >notebook.ipynb && jupyter-nbconvert --to html notebook.ipynb' &&
    tools sh -c 'cd build/courses/myst && ../../../node_modules/.bin/myst build --site'
}
