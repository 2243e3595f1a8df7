"""PostgreSQL clusters of a measurement's own, made by Scripts/postgresql-cluster and removed when it ends."""
import contextlib
import pathlib
import subprocess
import tempfile

from support import site

SCRIPT = site.ROOT / "Scripts/postgresql-cluster"


class Cluster:
    """A cluster in a folder of its own, which may be stopped, killed and promoted."""

    def __init__(self, folder):
        self.folder = folder

    def do(self, command, *arguments):
        """Runs a command of the script and gives back what it prints."""
        line = [SCRIPT, command, self.folder, *map(str, arguments)]
        return subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    @property
    def port(self):
        return int((self.folder / "port").read_text())

    @property
    def url(self):
        return self.do("url")

    def run(self, sql):
        """Runs a statement."""
        subprocess.run(["psql", "--quiet", "--dbname", self.url, "--command", sql], check=True, stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def primary_and_standby():
    """A primary, and a standby that has everything that was acknowledged."""
    # Below /tmp, whatever TMPDIR says: the path of a socket is short, and the user `postgres` has to come in.
    with tempfile.TemporaryDirectory(prefix="feedserver-postgresql.", dir="/tmp") as folder:
        pathlib.Path(folder).chmod(0o755)
        clusters = [Cluster(pathlib.Path(folder, name)) for name in ("primary", "standby")]
        primary, standby = clusters
        try:
            primary.do("make")
            standby.do("replicate", primary.folder)
            # After the standby was made: promoted, it has none of its own to wait for.
            primary.run("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
            primary.run("SELECT pg_reload_conf()")
            yield primary, standby
        finally:
            for cluster in clusters:
                cluster.do("remove")


def hosts(*clusters):
    """The URL of a store that is on whichever of these clusters can be written to."""
    places = ",".join(f"127.0.0.1:{cluster.port}" for cluster in clusters)
    return f"postgresql://feedserver:secret@{places}/feeds"
