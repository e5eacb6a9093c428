"""Records, with the Python that runs this: record_all.py FOLDER

FOLDER/NAME.py is a lesson's program; with the programs beside this file they become FOLDER/VERSION/NAME.json. The last line says
how many were recorded and how many failed.
"""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
recorder = here.parent.parent / "tools" / "comptoir_record.py"
own = {"mail_room": [], "echo_server": ["--real"], "lost_update": [], "everything": ["--virtual"], "troubles": []}


def main(folder):
    out = folder / "{}.{}".format(*sys.version_info)
    out.mkdir(parents=True, exist_ok=True)
    programs = [(here / f"{name}.py", options) for name, options in own.items()] + [(path, ["--virtual"]) for path in sorted(folder.glob("*.py"))]
    good = bad = 0
    for program, options in programs:
        done = subprocess.run([sys.executable, "-W", "error", recorder, *options, "-o", out / f"{program.stem}.json", program], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode == 0:
            good += 1
        else:
            bad += 1
            print(f"{program.name}: {done.stderr}")
    print(f"{good} passed, {bad} failed")
    return bad


sys.exit(main(pathlib.Path(sys.argv[1])) != 0)
