"""All measurements, one after another: `make bench`. Each program says in its first lines what it measures."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RUNS = (
    ("store.py", "--documents", "10000"),
    ("imports.py",),
    ("quick_entry.py", "--worst", "20"),
    ("free_time.py",),
    ("glossary.py",),
    ("board.py", "--entries", "100000"),
    ("screens.py", "--items", "10000", "--entries", "100000", "--processes", "20"),
    ("terminal.py", "--items", "10000", "--entries", "100000", "--runs", "3"),
)


def main() -> int:
    """Run them; returns how many failed."""
    failed = 0
    for name, *options in RUNS:
        print(f"\n== {name} {' '.join(options)}", flush=True)
        failed += subprocess.run([sys.executable, HERE / name, *options, *sys.argv[1:]], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
