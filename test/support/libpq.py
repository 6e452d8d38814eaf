"""A PostgreSQL connection over libpq by ctypes, for test programs that need what psql cannot do: the backend's pid, a cancel
while a query runs, errors with their code, the memory and the CPU time of the backend.  Connects as the environment says
(PGHOST, PGPORT, PGUSER, PGDATABASE)."""
import ctypes
import ctypes.util
import os
import resource
import time

_LIBRARY = ctypes.CDLL(ctypes.util.find_library("pq") or "libpq.so.5")
_POINTER, _TEXT, _INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
for _name, _result, _arguments in [
        ("PQconnectdb", _POINTER, [_TEXT]), ("PQstatus", _INT, [_POINTER]), ("PQerrorMessage", _TEXT, [_POINTER]),
        ("PQfinish", None, [_POINTER]), ("PQbackendPID", _INT, [_POINTER]),
        ("PQexecParams", _POINTER, [_POINTER, _TEXT, _INT, _POINTER, ctypes.POINTER(_TEXT), _POINTER, _POINTER, _INT]),
        ("PQexec", _POINTER, [_POINTER, _TEXT]), ("PQsendQuery", _INT, [_POINTER, _TEXT]), ("PQgetResult", _POINTER, [_POINTER]),
        ("PQresultStatus", _INT, [_POINTER]), ("PQresultErrorField", _TEXT, [_POINTER, _INT]), ("PQclear", None, [_POINTER]),
        ("PQntuples", _INT, [_POINTER]), ("PQnfields", _INT, [_POINTER]), ("PQgetvalue", _TEXT, [_POINTER, _INT, _INT]),
        ("PQgetisnull", _INT, [_POINTER, _INT, _INT]), ("PQgetCancel", _POINTER, [_POINTER]),
        ("PQcancel", _INT, [_POINTER, _POINTER, _INT]), ("PQfreeCancel", None, [_POINTER]),
        ("PQsetNoticeProcessor", _POINTER, [_POINTER, _POINTER, _POINTER])]:
    _function = getattr(_LIBRARY, _name)
    _function.restype, _function.argtypes = _result, _arguments

_QUIET = ctypes.CFUNCTYPE(None, _POINTER, _TEXT)(lambda argument, message: None)


class PgError(Exception):
    """sqlstate is "" where the connection broke."""

    def __init__(self, sqlstate, message):
        super().__init__(f"{sqlstate or 'connection lost'}: {message}")
        self.sqlstate, self.message = sqlstate, message


def quote_setting(value):
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


class Connection:
    def __init__(self, **settings):
        self.handle = None
        handle = _LIBRARY.PQconnectdb(" ".join(f"{k}={quote_setting(v)}" for k, v in settings.items()).encode())
        if _LIBRARY.PQstatus(handle) != 0:
            message = _LIBRARY.PQerrorMessage(handle).decode(errors="replace").strip()
            _LIBRARY.PQfinish(handle)
            raise PgError("", message)
        self.handle = handle
        self.pid = _LIBRARY.PQbackendPID(handle)
        _LIBRARY.PQsetNoticeProcessor(handle, ctypes.cast(_QUIET, _POINTER), None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.handle:
            _LIBRARY.PQfinish(self.handle)
        self.handle = None

    def _rows(self, result):
        """The rows of a result, which is cleared; raises its error."""
        try:
            if _LIBRARY.PQresultStatus(result) not in (0, 1, 2, 9):  # empty, command, tuples, single tuple
                field = lambda code: (_LIBRARY.PQresultErrorField(result, ord(code)) or b"").decode(errors="replace")
                message = field("M") or (_LIBRARY.PQerrorMessage(self.handle) or b"").decode(errors="replace").strip()
                raise PgError(field("C"), message)
            cell = lambda r, c: None if _LIBRARY.PQgetisnull(result, r, c) else _LIBRARY.PQgetvalue(result, r, c).decode(errors="replace")
            return [tuple(cell(r, c) for c in range(_LIBRARY.PQnfields(result))) for r in range(_LIBRARY.PQntuples(result))]
        finally:
            _LIBRARY.PQclear(result)

    def ask(self, sql, *values):
        """Rows as tuples of str or None.  Without values, sql may hold several statements."""
        if not values:
            return self._rows(_LIBRARY.PQexec(self.handle, sql.encode()))
        array = (_TEXT * len(values))(*[None if v is None else str(v).encode() for v in values])
        return self._rows(_LIBRARY.PQexecParams(self.handle, sql.encode(), len(values), None, array, None, None, 0))

    def value(self, sql, *values):
        return self.ask(sql, *values)[0][0]

    def send(self, sql):
        """Starts a statement; finish() waits for it."""
        if not _LIBRARY.PQsendQuery(self.handle, sql.encode()):
            raise PgError("", _LIBRARY.PQerrorMessage(self.handle).decode(errors="replace").strip())

    def finish(self):
        rows, error = [], None
        while result := _LIBRARY.PQgetResult(self.handle):
            try:
                rows = self._rows(result)
            except PgError as e:
                error = error or e
                if not e.sqlstate:
                    break
        if error:
            raise error
        return rows

    def cancel(self):
        """What pg_cancel_backend does, by the protocol's own way."""
        handle = _LIBRARY.PQgetCancel(self.handle)
        message = ctypes.create_string_buffer(256)
        _LIBRARY.PQcancel(handle, message, 256)
        _LIBRARY.PQfreeCancel(handle)

    def memory(self):
        """Bytes of the backend: {"Pss": ..., "Anonymous": ...}; empty where the system does not tell."""
        try:
            with open(f"/proc/{self.pid}/smaps_rollup", encoding="ascii") as lines:
                fields = (line.split() for line in lines if line.startswith(("Pss:", "Anonymous:")))
                return {f[0].rstrip(":"): int(f[1]) * 1024 for f in fields}
        except OSError:
            return {}

    def forget_peak(self):
        """From here on peak() tells of what comes."""
        try:
            with open(f"/proc/{self.pid}/clear_refs", "w", encoding="ascii") as file:
                file.write("5")
        except OSError:
            pass

    def peak(self):
        """The most memory the backend has had at once, in bytes, with what it has touched of shared memory; 0 where the system does not
        tell."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii", errors="replace") as lines:
                return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
        except (OSError, StopIteration):
            return 0

    def limit_memory(self, size):
        """Beyond that many bytes of addresses the backend is refused memory; -1 for no such bound.  Returns whether the system obeys: it
        obeys the owner of the backend, whom root becomes for it."""
        try:
            owner = os.stat(f"/proc/{self.pid}")
            child = os.fork()
        except OSError:
            return False
        if child == 0:
            try:
                if os.geteuid() != owner.st_uid:
                    os.setresgid(owner.st_gid, owner.st_gid, owner.st_gid)
                    os.setresuid(owner.st_uid, owner.st_uid, owner.st_uid)
                resource.prlimit(self.pid, resource.RLIMIT_AS, (size, resource.prlimit(self.pid, resource.RLIMIT_AS)[1]))
                os._exit(0)
            except (OSError, AttributeError, ValueError):
                os._exit(1)
        return os.waitpid(child, 0)[1] == 0

    def cpu(self):
        """Seconds the backend has spent on a processor, or the wall clock where the system does not tell."""
        try:
            with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as line:
                return int(line.read().split()[0]) / 1e9
        except OSError:
            return time.monotonic()
