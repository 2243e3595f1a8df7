"""Servers under measurement: ours, nginx and Go's, each a process of its own on the core that is theirs."""
import contextlib
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time

from support import site

SERVER_CORE = int(os.environ.get("SERVER_CORE", 0))
CLIENT_CORE = int(os.environ.get("CLIENT_CORE", 1))
# Debian keeps nginx where only root looks.
os.environ["PATH"] += ":/usr/sbin"
_TICKS = os.sysconf("SC_CLK_TCK")

NGINX = """
daemon off;
worker_processes 1;
worker_rlimit_nofile {files};
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 12000; }}
http {{
    types {{ application/rss+xml rss; application/atom+xml atom; application/feed+json json; }}
    client_body_temp_path {folder}/nginx-body;
    proxy_temp_path {folder}/nginx-proxy;
    fastcgi_temp_path {folder}/nginx-fastcgi;
    uwsgi_temp_path {folder}/nginx-uwsgi;
    scgi_temp_path {folder}/nginx-scgi;
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    open_file_cache max=1000 inactive=1h;
    open_file_cache_valid 1h;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        root {root};
        gzip_static on;
        gzip_vary on;
        etag on;
        add_header Cache-Control "public, max-age=900";
    }}
}}
"""


class Server:
    """A process that serves. The figures are those of the process that answers, which for nginx is its worker."""

    def __init__(self, name, port, process, log):
        self.name = name
        self.port = port
        self.process = process
        self.log = log
        self.answering = process.pid

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def processor_seconds(self):
        """The processor time that it has taken so far."""
        fields = pathlib.Path(f"/proc/{self.answering}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def resident(self):
        """The memory that it has resident, in KiB."""
        for line in pathlib.Path(f"/proc/{self.answering}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        sys.exit(f"{self.name} is gone:\n{self.said()}")

    def sockets(self):
        """How many sockets it has open."""
        folder = f"/proc/{self.answering}/fd"
        count = 0
        for descriptor in os.listdir(folder):
            # One may be closed by now.
            with contextlib.suppress(OSError):
                count += os.readlink(f"{folder}/{descriptor}").startswith("socket:")
        return count

    def is_running(self):
        return self.process.poll() is None

    def said(self):
        return self.log.read_text(errors="replace")[-4000:]

    def stop(self):
        """Ends it and gives back its exit code, None where it had to be killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None


@contextlib.contextmanager
def ours(place, name="ours", configuration=None, port=None, core=SERVER_CORE):
    """The program, serving a site."""
    port = port or place.port
    line = [site.PROGRAM, "serve", "--config", configuration or place.configuration, "--port", str(port)]
    with _running(name, port, line, place.folder, core) as server:
        _wait_until_answered(server, "/readyz")
        yield server


@contextlib.contextmanager
def nginx(place, port, name="nginx", core=SERVER_CORE):
    """nginx with one worker, serving the files of a site."""
    settings = place.folder / "nginx.conf"
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    settings.write_text(NGINX.format(folder=place.folder, port=port, root=place.files, files=min(files, 65_536)))
    with _running(name, port, [shutil.which("nginx"), "-c", settings], place.folder, core) as server:
        _wait_until_answered(server, place.paths[0] + ".rss")
        children = pathlib.Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        server.answering = int(children[0])
        yield server


@contextlib.contextmanager
def go(place, port, name="Go", core=SERVER_CORE):
    """A server made of Go's net/http that keeps the files of a site in memory."""
    source = site.ROOT / "Benchmarks/peer"
    program = site.ROOT / ".build/go-peer"
    subprocess.run(["go", "build", "-o", program, "."], cwd=source, check=True)
    line = [program, str(place.files), f"127.0.0.1:{port}"]
    with _running(name, port, line, place.folder, core, GOMAXPROCS="1") as server:
        _wait_until_answered(server, place.paths[0] + ".rss")
        yield server


def raise_file_limit(needed):
    """Raises the limit of open files, of this process and of those it starts; ends the script where it is too low."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < needed:
        sys.exit(f"this needs {needed} open files and may have {hard}: raise `ulimit -Hn`")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def need_two_cores():
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("this needs two cores, one for the server and one for the client")


def need_free(*ports):
    """Ends the script where something listens on one of the ports: it would be measured in place of ours."""
    for port in ports:
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=5):
            sys.exit(f"something else listens on port {port}; choose another with PORT=")


@contextlib.contextmanager
def _running(name, port, line, folder, core, **environment):
    log = folder / f"{name}.log".replace(" ", "-")
    with open(log, "wb") as output:
        process = subprocess.Popen(
            ["taskset", "-c", str(core), *line], stdout=output, stderr=output, env={**os.environ, **environment}
        )
    server = Server(name, port, process, log)
    try:
        yield server
    finally:
        if server.is_running():
            server.stop()


def _wait_until_answered(server, target):
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            if connection.recv(64).startswith(b"HTTP/1.1 200"):
                return
        if not server.is_running():
            break
        time.sleep(0.1)
    sys.exit(f"{server.name} does not start:\n{server.said()}")
