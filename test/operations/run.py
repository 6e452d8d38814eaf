#!/usr/bin/env python3
"""The short part of tools/operations, for every run of tools/check: dump and restore, privileges, korean_analyze cut off and beside writers.  Ends with "N passed, N failed"."""
import pathlib
import re
import subprocess
import sys

passed = failed = 0
for name in sys.argv[1:] or ["dump", "privileges", "analyze", "writers"]:
    done = subprocess.run([pathlib.Path(__file__).with_name(name + ".sh")], capture_output=True, text=True, check=False)
    sums = re.findall(r"^(\d+) passed, (\d+) failed$", done.stdout, re.M)
    lines = [line for line in done.stdout.splitlines() if not re.match(r"\d+ passed, ", line)]
    print("\n".join([f"# {name}", *lines, done.stderr.strip()]).rstrip())
    passed += int(sums[-1][0]) if sums else 0
    failed += int(sums[-1][1]) if sums else 1
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
