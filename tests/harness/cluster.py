"""A throwaway PostgreSQL: one cluster a run, on a Unix socket, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

CLUSTER_VARIABLE = "UMAY_TEST_CLUSTER"
PORT = 5432  # names the socket file only; nothing listens on the network
PROGRAMS = Path("/usr/lib/postgresql")


class Cluster:
    """A cluster in its own folder, which is also where its socket is."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="umay-pg-"))
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self, durable: bool = False) -> None:
        self._run("initdb", "-D", self.data, "-U", "umay", "-A", "trust",
                  "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip
        options = f"-k {self.folder} -p {PORT} -c listen_addresses="
        if not durable:  # thrown away with the machine: no power cut to survive
            options += " -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-w", "-o", options,
                  "-l", self.folder / "log", "start")  # fmt: skip
        os.environ[CLUSTER_VARIABLE] = str(self.folder)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        os.environ.pop(CLUSTER_VARIABLE)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(newest(program)), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres",
                       "--clear-groups", *command]  # fmt: skip
        done = subprocess.run(
            command, cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stdout}")


def newest(program: str) -> Path:
    """Return the program of the newest PostgreSQL here, as Debian lays them out."""
    found = sorted(
        PROGRAMS.glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3])
    )
    if not found:
        raise RuntimeError(f"{program} is missing: apt install postgresql")
    return found[-1]


def url(database: str) -> str:
    """Return the URL of one database of the running cluster."""
    socket = os.environ[CLUSTER_VARIABLE]
    return f"postgresql:///{database}?host={socket}&port={PORT}&user=umay"
