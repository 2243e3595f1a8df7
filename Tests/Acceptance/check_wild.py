#!/usr/bin/env python3
"""Sends every file of some folders through `import --dry-run`, each in a process of its own.

    check_wild.py PROGRAM FOLDER... [--seconds 1] [--megabytes 64] [--trace]

A file may be taken (exit 0) or refused in whole or in part (exit 1, with its name and a reason on standard error).
Anything else is a failure: a crash, another exit code, a refusal without a reason, more time or memory than allowed.
With --trace the program runs under strace, and a socket of the internet is a failure too. Exits 1 after a failure.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

CONFIGURATION = {
    "site": {"url": "https://news.example.com/", "title": {"en": "Wild"}, "language": "en",
             "idAuthority": "news.example.com,2021", "defaultTaxonomy": "headline"},
    "store": "sqlite:articles.sqlite",
    "taxonomies": {"headline": {"categories": []}},
    "feeds": [{"path": "/feeds/all"}],
}


def run(command, work):
    """Runs to the end; exit code (negative for a signal), seconds, peak of memory in MB, standard error."""
    with open(work / "errors", "w+b") as errors:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode("utf-8", "replace")
    # The processor's time: what other programs take from a busy machine is not ours.
    return process.returncode, min(seconds, usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024, text


def faults(file, result, limits):
    code, seconds, megabytes, errors = result
    if code not in (0, 1):
        yield f"exit code {code}: {errors.strip()[-300:]}"
    if code == 1 and str(file) not in errors:
        yield "refused without a reason"
    if seconds > limits.seconds:
        yield f"{seconds:.2f} s"
    if megabytes > limits.megabytes:
        yield f"{megabytes:.0f} MB"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--megabytes", type=float, default=64)
    parser.add_argument("--trace", action="store_true")
    limits = parser.parse_args()

    files = sorted(file for folder in limits.folders for file in folder.rglob("*") if file.is_file())
    failures, taken, slowest, largest = 0, 0, (0, None), (0, None)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "feeds.json").write_text(json.dumps(CONFIGURATION))
        for file in files:
            command = [limits.program.resolve(), "import", "--config", work / "feeds.json", "--dry-run", file.resolve()]
            if limits.trace:
                command = ["strace", "-f", "-qq", "-o", work / "trace", "-e", "trace=network"] + command
            result = run(command, work)
            found = list(faults(file.resolve(), result, limits))
            if limits.trace:
                calls = [line for line in (work / "trace").read_text(errors="replace").splitlines() if "AF_INET" in line]
                found += [f"a socket: {line}" for line in calls]
            taken += result[0] == 0
            slowest = max(slowest, (result[1], str(file)))
            largest = max(largest, (result[2], str(file)))
            failures += bool(found)
            for fault in found:
                print(f"FAIL  {file}: {fault}", flush=True)
        made = [path.name for path in work.glob("articles.sqlite*")]
        if made:
            failures += 1
            print(f"FAIL  a dry run made {', '.join(made)}")
    print(f"{len(files)} files: {taken} taken whole, {len(files) - taken} refused in part or whole, {failures} failures")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), largest {largest[0]:.0f} MB ({largest[1]})")
    sys.exit(1 if failures or not files else 0)


main()
