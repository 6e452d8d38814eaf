"""What the tests that drive psql share: commands that must work, a database of their own, the sample articles in it, and checks
that are counted.  Wants a running cluster (tools/cluster env)."""
import os
import pathlib
import subprocess

TOP = pathlib.Path(__file__).resolve().parents[2]
passed = failed = 0


class Failed(subprocess.CalledProcessError):
    def __str__(self):
        return f"{super().__str__()}\n{self.stderr}"


def run(*command, **more):
    """The output of a command that must not fail."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **more)
    if done.returncode:
        raise Failed(done.returncode, command, done.stdout, done.stderr)
    return done.stdout


def psql(sql, database=None, separator="|", folder=TOP):
    """What the statements print, one line a row, without headers; raises where one of them fails."""
    return run("psql", "-XqAt", "-F", separator, "-d", database or os.environ["PGDATABASE"], "-v", "ON_ERROR_STOP=1", input=sql, cwd=folder)


def fresh_database(name):
    run("dropdb", "--if-exists", name)
    run("createdb", "-E", "UTF8", "-T", "template0", name)


def load_samples(database, analyze=True):
    """The extension, the sample articles in the table `articles`, and its companions."""
    (TOP / "build").mkdir(exist_ok=True)
    (TOP / "build/articles.csv").write_bytes(run(TOP / "tools/article_csv", TOP / "samples/articles").encode())
    psql((TOP / "tools/load_articles.sql").read_text(encoding="utf-8"), database)
    if analyze:
        psql("SET client_min_messages = warning;\nCALL korean_analyze('articles');", database)


def report(good, sentence):
    """Counts; `sentence` says what is wrong where it is not good."""
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAILED: {sentence}", flush=True)


def check(sentence, got, want):
    report(got == want, f"{sentence}\n  wanted {want!r}\n  got    {got!r}")


def finish():
    """Prints the last line and gives the exit code."""
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
