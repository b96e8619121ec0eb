"""An officer at the shell: the real program as a process, on a workspace and with settings of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path


class Shell:
    """Runs `passerelle`; what it answered is in `out`, `err` and `code`."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        self.config = home / "config" / "passerelle" / "config.toml"
        self.own_store = home / "data" / "passerelle" / "desk.store"
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PASSERELLE"))
        }
        self.environment = {
            **clean, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
            "TZ": "America/Montreal", "LANG": "C.UTF-8", **environment,
        }  # fmt: skip

    def __call__(self, *arguments: str, stdin: str = "") -> "Shell":
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments], input=stdin, env=self.environment, capture_output=True,
            encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        self.out, self.err, self.code = done.stdout, done.stderr, done.returncode
        return self

    def ok(self, *arguments: str, stdin: str = "") -> str:
        """Run what must succeed; returns what it answered."""
        self(*arguments, stdin=stdin)
        assert self.code == 0, self.err
        return self.out

    def json(self, *arguments: str) -> object:
        """Run with --json; returns the answer."""
        return json.loads(self.ok(*arguments, "--json"))

    def settings(self, text: str) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text, "utf-8")
