"""Which examples does a document hold, and what do they print?

A fenced block marked `console` shows commands behind `$ ` and what they print; one marked `python` is run as it
stands, and its last line may be followed by a block marked `text` with what it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(console|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    kind: str
    body: str
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """Find the fenced blocks that are run or that show what was printed."""
    return [Block(m[1], m[2], m.start(2), m.end(2)) for m in FENCE.finditer(text)]


def run_console(body: str, folder: Path) -> str:
    """Run a console block's commands in a folder that has the samples; give the block as it should read."""
    (folder / "examples").exists() or (folder / "examples").symlink_to(ROOT / "examples")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "110",
    }
    out = ""
    for command in re.findall(r"^\$ (.*)$", body, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
        )
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
        out += f"$ {command}\n" + (printed + "\n" if printed else "")
    return out


def run_python(body: str, folder: Path, names: dict[str, object]) -> str:
    """Run a Python block in a folder that has the samples; give what it prints."""
    (folder / "examples").exists() or (folder / "examples").symlink_to(ROOT / "examples")
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(body, "<documentation>", "exec"), names)
    return printed.getvalue()


def rerun(text: str, folder: Path) -> str:
    """Give a document with every shown output as it is now."""
    out, at, printed = "", 0, ""
    names: dict[str, object] = {}
    for block in blocks(text):
        body = block.body
        if block.kind == "console":
            body = run_console(body, folder)
        elif block.kind == "python":
            printed = run_python(body, folder, names)
        else:
            body, printed = printed, ""
        out += text[at : block.start] + body
        at = block.end
    return out + text[at:]
