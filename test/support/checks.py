"""What the tests that drive psql share: commands that must work, and checks that are counted."""
import subprocess

passed = failed = 0


def run(*command, **more):
    """The output of a command that must not fail."""
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", **more).stdout


def check(sentence, got, want):
    global passed, failed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {sentence}\n  wanted {want!r}\n  got    {got!r}")


def finish():
    """Prints the last line and gives the exit code."""
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
