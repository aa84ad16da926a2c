# SPDX-License-Identifier: Apache-2.0
"""A proxy between a client and an EMR that spoils requests, by a seed: throttled, failed, lost, slow.

A slow request is delivered even if its client has died meanwhile: so it is with requests that are on their way.

What is spoiled and how is drawn for each request; whether a spoiled request was delivered is noted, so that a test can
tell what the client could not know. It passes on whatever it does not spoil, S3 among it.

    with FaultProxy(engine.endpoint, seed, rate=0.3) as proxy:
        emrys(home, "run", "job.yaml", "--on", proxy.endpoint)
"""

import http.client
import json
import random
import socket
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# What can be done to a request, and whether it is delivered all the same.
FAULTS = {
    "throttled": False,
    "failed before": False,
    "failed after": True,
    "unavailable": False,
    "lost before": False,
    "lost after": True,
    "slow": True,
    "slow answer": True,
}

# Headers that belong to one connection.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "proxy-connection"}


class FaultProxy:
    """The proxy, on a port of its own. `plan` decides instead of chance: operation → the faults of its next requests."""

    def __init__(self, target, seed=0, rate=0.3, faults=tuple(FAULTS), slowest=0.5, plan=None):
        self.target = urlsplit(target)
        self.chance = random.Random(str(seed))
        self.rate = rate
        self.faults = faults
        self.slowest = slowest
        self.plan = {operation: list(planned) for operation, planned in (plan or {}).items()}
        self.lock = threading.Lock()
        # Each request: its operation, what was done to it (None: nothing), and whether it was delivered.
        self.requests = []
        handler = type("Handler", (Handler,), {"proxy": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def draw(self, operation):
        """What is done to a request of that operation, and for how long."""
        with self.lock:
            fault = None
            if self.plan.get(operation):
                fault = self.plan[operation].pop(0)
            elif self.chance.random() < self.rate:
                fault = self.chance.choice(self.faults)
            delivered = fault is None or FAULTS[fault]
            self.requests.append((operation, fault, delivered))
            return fault, self.chance.uniform(0, self.slowest)

    def asked(self, *operations):
        """How many requests of those operations have come."""
        with self.lock:
            return sum(name in operations for name, _, _ in self.requests)

    def delivered(self, operation):
        """How many requests of that operation have reached the service."""
        with self.lock:
            return sum(arrived for name, _, arrived in self.requests if name == operation)

    def counts(self):
        """How often each fault was."""
        with self.lock:
            return Counter(fault for _, fault, _ in self.requests)


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    proxy = None

    def answer(self):
        try:
            self.pass_on()
        except (BrokenPipeError, ConnectionResetError):
            # The client has died meanwhile.
            self.close_connection = True

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        target = self.headers.get("x-amz-target")
        # The errors are those of AWS JSON: S3 has others.
        fault, seconds = self.proxy.draw(target.rpartition(".")[2]) if target else (None, 0)
        if fault == "slow":
            time.sleep(seconds)
        if fault == "throttled":
            return self.error(400, "ThrottlingException", "Rate exceeded")
        if fault == "failed before":
            return self.error(500, "InternalFailure", "")
        if fault == "unavailable":
            return self.send(503, [("content-type", "text/html")], b"<html>Service Unavailable</html>")
        if fault == "lost before":
            return self.hang_up()
        status, headers, answer = self.forward(body)
        if fault == "failed after":
            return self.error(500, "InternalServerException", "")
        if fault == "lost after":
            return self.hang_up()
        if fault == "slow answer":
            time.sleep(seconds)
        return self.send(status, headers, answer)

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer

    def forward(self, body):
        # The Host stays the client's: it is signed.
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        connection = http.client.HTTPConnection(self.proxy.target.netloc, timeout=60)
        try:
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP]
            return answer.status, kept, answer.read()
        except OSError:
            return 503, [("content-type", "text/plain")], b"nobody there"
        finally:
            connection.close()

    def error(self, status, code, message):
        body = json.dumps({"__type": code, "message": message}).encode()
        self.send(status, [("content-type", "application/x-amz-json-1.1")], body)

    def send(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def hang_up(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_):
        """Nothing: the proxy keeps its own record."""
