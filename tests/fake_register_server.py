"""The invented Enhetsregisteret behind a real socket, with real delays."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from nominations.register import fake

DRIPPING = "310000264"  # a good answer, one letter at a time


class Handler(BaseHTTPRequestHandler):
    """Answers as the data file says, and notes what it was asked."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path.rpartition("/api")[2])
        path, _mark, query = self.path.partition("?")
        status, headers, body, delay = fake.answer(path, query)
        self.server.over.wait(delay)
        with suppress(ConnectionError):  # the asker has hung up
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self._send(body, slowly=path.endswith(DRIPPING))

    def _send(self, body: bytes, *, slowly: bool) -> None:
        if not slowly:
            self.wfile.write(body)
            return
        for letter in body:
            self.wfile.write(bytes([letter]))
            if self.server.over.wait(0.1):
                return

    def log_message(self, *_words: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.over = Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/enhetsregisteret/api"


@contextmanager
def running() -> Iterator[Server]:
    """A server on a free port for as long as the test lasts."""
    server = Server()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
