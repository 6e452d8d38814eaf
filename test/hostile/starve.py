"""Lack of memory: every call in a backend whose addresses are bounded, from nothing to 64 MB above what it has, before and after its
first call.  An answer or the error of a call without memory (or the call's own, or PostgreSQL's of a library that it cannot map); and
with memory again, the answer as ever."""
import re

from libpq import Connection, PgError

TEXT = "(해남=새벽통신) 김새벽 기자 = 갑을전자 홍길동 대표는 지난달 25일 “3분기 영업이익이 1조2천억원으로 29.7% 늘었다”고 밝혔다. 李대통령은 10시 30분 정부대책회의를 열었다. dawn@example.com\n" * 40
ROOM = (0, 1, 4, 16, 64)
UNLIMITED = -1


def addresses(connection):
    """Bytes of addresses the backend has; None where the system does not tell."""
    try:
        with open(f"/proc/{connection.pid}/status", encoding="ascii", errors="replace") as status:
            return int(re.search(r"VmSize:\s+(\d+) kB", status.read())[1]) * 1024
    except (OSError, TypeError):
        return None


def outcome(connection, query):
    """The rows, or the error's code"""
    try:
        return connection.ask(query)
    except PgError as e:
        if not e.sqlstate:
            raise
        return e.sqlstate


def starved_calls(calls):
    """(what was called, None or what was wrong) of each query over the table input, which is given TEXT"""
    with Connection() as c:
        c.ask("TRUNCATE input")
        c.ask("INSERT INTO input VALUES ($1)", TEXT)
        if addresses(c) is None or not c.limit_memory(UNLIMITED):
            return
    lacked = 0
    for label, query in calls.items():
        with Connection() as c:
            usual = outcome(c, query)
        for room in ROOM:
            for warm in (False, True):
                where = f"{label} with {room} MB, {'after' if warm else 'in'} its first call"
                try:
                    with Connection() as c:
                        c.ask("SELECT length(body) FROM input")
                        if warm:
                            outcome(c, query)
                        c.limit_memory(addresses(c) + (room << 20))
                        short = outcome(c, query)
                        c.limit_memory(UNLIMITED)
                        after = outcome(c, query)
                    lacked += short == "53200"
                    good = after == usual and (short in (usual, "53200") or (short == "58P01" and not warm))
                    yield where, None if good else f"{short}, then {after}, and not {usual}"
                except PgError as e:
                    yield where, str(e)
    yield "calls without memory", None if lacked else "none lacked it"
