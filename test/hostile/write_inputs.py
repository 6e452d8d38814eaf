#!/usr/bin/env python3
"""Writes the hostile texts as files, for programs that take files:  write_inputs.py DIRECTORY BYTES [WORD]"""
import pathlib
import sys

from inputs import INPUTS

into, size = pathlib.Path(sys.argv[1]), int(sys.argv[2])
into.mkdir(parents=True, exist_ok=True)
for name, make in INPUTS.items():
    if len(sys.argv) < 4 or sys.argv[3] in name:
        (into / (name.replace(" ", "_") + ".txt")).write_bytes(make(size).encode())
