"""The ways to the platform, and how they break: names, ports, certificates, proxies.

A road is whole when a cell begins. It breaks before the last answer that is to arrive leaves the platform, so that the
next request, which goes over a new connection, finds it broken: each call of the platform can be cut off by itself.
"""

import os
import shutil
import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from faults import Fault
from server import Platform, fill, hang_up

NAME = "feishu.test"
SILENT_NAME_SERVER = "127.9.9.9"


@dataclass
class Road:
    """How the client gets to the platform."""

    base_url: str
    break_off: Callable[[], None] = lambda: None
    environment: dict[str, str] = field(default_factory=dict)
    prefix: list[str] = field(default_factory=list)
    """The words before the command."""
    proxy: "Proxy | None" = None


class Certificates:
    """An authority of this run, and good and bad certificates for the platform, made by openssl."""

    NAMES = f"DNS:localhost,DNS:{NAME}"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.authority = folder / "authority.pem"
        self._openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Faults",
                      "-keyout", "authority.key", "-out", "authority.pem")
        self._contexts = {
            "good": self._context("good", self.NAMES),
            "tls-wrong-name": self._context("wrong", "DNS:elsewhere.invalid"),
            "tls-expired": self._context("expired", self.NAMES, days=-1),
            "tls-self-signed": self._context("alone", self.NAMES, is_signed=False),
            "tls-1.1": self._context("good", self.NAMES),
        }
        old = self._contexts["tls-1.1"]
        old.set_ciphers("ALL:@SECLEVEL=0")
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1

    def __getitem__(self, name: str) -> ssl.SSLContext:
        return self._contexts[name]

    def _context(self, name: str, names: str, days: int = 2, is_signed: bool = True) -> ssl.SSLContext:
        (self._folder / "extensions").write_text(f"subjectAltName={names}\n")
        self._openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=platform",
                      "-keyout", f"{name}.key", "-out", f"{name}.csr")
        signer = ["-CA", "authority.pem", "-CAkey", "authority.key"] if is_signed else ["-signkey", f"{name}.key"]
        self._openssl("x509", "-req", "-in", f"{name}.csr", *signer, "-set_serial", str(abs(hash(name))),
                      "-days", str(days), "-extfile", "extensions", "-out", f"{name}.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / f"{name}.pem", self._folder / f"{name}.key")
        return context

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self._folder, check=True, capture_output=True)


class Proxy:
    """A proxy that connects to the platform, whatever the name, until it is told to refuse."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.refusal: bytes | None = None
        """What it answers instead of connecting; nothing at all where it is empty."""
        self.asked: list[bytes] = []
        """The head of each CONNECT."""
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = client.recv(4_096)
            if not data:
                return
            head += data
        self.asked.append(head)
        if self.refusal is not None:
            client.sendall(self.refusal)
            if not self.refusal:
                self._platform.over.wait()
            client.close()
            return
        server = socket.create_connection(("127.0.0.1", self._platform.port))
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=self._pump, args=(server, client), daemon=True).start()
        self._pump(client, server)

    def close(self) -> None:
        """Gives the port back."""
        hang_up(self._listener)

    @staticmethod
    def _pump(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65_536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            for end in (source, target):
                end.close()


class Names:
    """Name resolution of one process: files of its own over those in /etc, in a mount namespace of its own."""

    FILES = {"hosts": "/etc/hosts", "nsswitch": "/etc/nsswitch.conf", "resolv": "/etc/resolv.conf"}

    def __init__(self, folder: Path, hosts: str, services: str) -> None:
        self._folder = folder
        for name, text in [
            ("hosts", hosts), ("nsswitch", f"hosts: {services}\n"), ("resolv", f"nameserver {SILENT_NAME_SERVER}\n"),
        ]:
            (folder / name).write_text(text)
        mounts = " && ".join(f"mount --bind '{folder / name}' {path}" for name, path in self.FILES.items())
        self.prefix = [*UNSHARE, "sh", "-c", f'{mounts} && exec "$@"', "sh"]

    def forget(self) -> None:
        """Takes the platform's name away."""
        (self._folder / "hosts").write_text("127.0.0.1 localhost\n")


UNSHARE = ["unshare", "-m" if os.getuid() == 0 else "-rm"]
NAMED = f"127.0.0.1 {NAME} localhost\n"


def plain(platform: Platform, _: Path, __: Certificates) -> Road:
    return Road(f"http://127.0.0.1:{platform.port}")


def refused(platform: Platform, _: Path, __: Certificates) -> Road:
    return Road(f"http://127.0.0.1:{platform.port}", platform.refuse)


def black_hole(platform: Platform, _: Path, __: Certificates) -> Road:
    return Road(f"http://127.0.0.1:{platform.port}", platform.stop_accepting)


def reset_at_accept(platform: Platform, _: Path, __: Certificates) -> Road:
    def meet(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    return Road(f"http://127.0.0.1:{platform.port}", lambda: platform.divert(meet))


def encrypted(platform: Platform, certificates: Certificates, **changes: object) -> Road:
    platform.context = certificates["good"]
    road = Road(f"https://localhost:{platform.port}", environment={"UNPUNCH_CA_FILE": str(certificates.authority)})
    for name, value in changes.items():
        setattr(road, name, value)
    return road


def badly_encrypted(name: str) -> "Builder":
    """TLS that goes bad: another certificate, or another version."""
    def build(platform: Platform, _: Path, certificates: Certificates) -> Road:
        def spoil() -> None:
            platform.context = certificates[name]
        return encrypted(platform, certificates, break_off=spoil)
    return build


def no_handshake(platform: Platform, _: Path, certificates: Certificates) -> Road:
    return encrypted(platform, certificates, break_off=lambda: platform.divert(platform.keep))


def named(services: str) -> "Builder":
    """A name that is taken away; what then answers is `services` of nsswitch.conf."""
    def build(platform: Platform, folder: Path, certificates: Certificates) -> Road:
        names = Names(folder, NAMED, services)
        return encrypted(
            platform, certificates, base_url=f"https://{NAME}:{platform.port}", prefix=names.prefix,
            break_off=names.forget)
    return build


def dead_ipv6(platform: Platform, folder: Path, certificates: Certificates) -> Road:
    """The name has an IPv6 address too, where nothing answers."""
    hole = socket.create_server(("::1", platform.port), family=socket.AF_INET6, backlog=0)
    for end in [hole, *fill(hole, socket.AF_INET6)]:
        platform.keep(end)
    names = Names(folder, f"::1 {NAME}\n{NAMED}", "files")
    return encrypted(platform, certificates, base_url=f"https://{NAME}:{platform.port}", prefix=names.prefix)


def proxied(refusal: bytes) -> "Builder":
    """A proxy that begins to answer CONNECT with something else; the client never looks the platform's name up."""
    def build(platform: Platform, _: Path, certificates: Certificates) -> Road:
        proxy = Proxy(platform)
        def refuse() -> None:
            proxy.refusal = refusal
        road = encrypted(platform, certificates, base_url=f"https://{NAME}:443", break_off=refuse, proxy=proxy)
        road.environment["UNPUNCH_PROXY"] = proxy.url
        return road
    return build


PROXY_PAGE = b"Content-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>proxy</h1>"

Builder = Callable[[Platform, Path, Certificates], Road]

ROADS: dict[str, Builder] = {
    "name-not-found": named("files"),
    "name-server-silent": named("files dns"),
    "connect-refused": refused,
    "connect-black-hole": black_hole,
    "ipv6-black-hole": dead_ipv6,
    "tls-wrong-name": badly_encrypted("tls-wrong-name"),
    "tls-expired": badly_encrypted("tls-expired"),
    "tls-self-signed": badly_encrypted("tls-self-signed"),
    "tls-1.1": badly_encrypted("tls-1.1"),
    "tls-no-handshake": no_handshake,
    "proxy-407": proxied(b"HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=x\r\n" + PROXY_PAGE),
    "proxy-502": proxied(b"HTTP/1.1 502 Bad Gateway\r\n" + PROXY_PAGE),
    "proxy-099": proxied(b"HTTP/1.1 099 Odd\r\n" + PROXY_PAGE),
    "proxy-silent": proxied(b""),
    "reset-at-accept": reset_at_accept,
}


def build_road(fault: Fault | None, platform: Platform, folder: Path, certificates: Certificates) -> Road:
    """The road that a fault breaks; the plain one for all others."""
    builder = ROADS.get(fault.name, plain) if fault else plain
    return builder(platform, folder, certificates)


def missing_for(fault: Fault) -> str | None:
    """Why a fault cannot be made on this machine; None where it can."""
    if fault.name in ("name-not-found", "name-server-silent", "ipv6-black-hole"):
        if not shutil.which("unshare") or subprocess.run([*UNSHARE, "true"], capture_output=True).returncode:
            return "no mount namespaces"
    if fault.name == "name-server-silent" and not silent_name_server():
        return f"port 53 of {SILENT_NAME_SERVER} cannot be had"
    if fault.name == "ipv6-black-hole" and not is_hole("::1", socket.AF_INET6):
        return "no IPv6 loopback, or its connections are not dropped"
    if fault.name == "connect-black-hole" and not is_hole("127.0.0.1", socket.AF_INET):
        return "connections to a full queue are not dropped"
    return None


def is_hole(host: str, family: socket.AddressFamily) -> bool:
    """Whether a queue of connections that is full drops the next one, as Linux does unless it is told to refuse."""
    try:
        with socket.create_server((host, 0), family=family, backlog=0) as hole, socket.socket(family) as last:
            kept = fill(hole, family)
            last.settimeout(0.3)
            try:
                last.connect(hole.getsockname())
                return False
            except TimeoutError:
                return True
            finally:
                for filler in kept:
                    filler.close()
    except OSError:
        return False


_kept: list[socket.socket] = []


def silent_name_server() -> bool:
    """Takes the port of a name server that never answers, once for all cells."""
    if not _kept:
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            server.bind((SILENT_NAME_SERVER, 53))
        except OSError:
            return False
        _kept.append(server)
    return True
