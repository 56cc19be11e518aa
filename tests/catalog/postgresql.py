# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of the test's own: in a temporary folder, behind a socket in it, gone afterwards."""
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import tempfile

USER = "postgres"  # of the Debian package: the server does not run as root


def programs():
    """The newest version's folder of programs."""
    found = [p for p in pathlib.Path("/usr/lib/postgresql").glob("*/bin") if (p / "initdb").exists()]
    if not found:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql-15")
    return max(found, key=lambda p: int(re.sub(r"\D", "", p.parent.name) or 0))


class Server:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nianbao-pg-"))
        self.bin = programs()
        self.user = USER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.databases = 0
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER)
        data = self.folder / "data"
        self.run("initdb", "-D", data, "-U", self.user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self.run("pg_ctl", "-D", data, "-o", options, "-l", self.folder / "log", "-w", "-t", "120", "start")

    def run(self, program, *arguments):
        as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        # Into a file, not a pipe: the server keeps what it inherits open.
        with tempfile.TemporaryFile() as told:
            done = subprocess.run([*as_user, self.bin / program, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                  stdout=told, stderr=told, check=False, timeout=180)
            told.seek(0)
            if done.returncode != 0:
                raise RuntimeError(f"{program}: " + told.read().decode("utf-8", "replace"))

    def sql(self, database, statement):
        done = subprocess.run([self.bin / "psql", "-h", self.folder, "-U", self.user, "-d", database, "-qtAX", "-v", "ON_ERROR_STOP=1",
                               "-c", statement], capture_output=True, text=True, check=True, timeout=120)
        return done.stdout.strip()

    def new_database(self):
        self.databases += 1
        name = f"catalog{self.databases}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return name

    def url(self, database):
        return f"postgresql://{self.user}@/{database}?host={self.folder}"

    def stop(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
