#!/usr/bin/env python3
"""A partner's STOMP 1.2 client without any Java: sends one message or takes some.

  stomp_client.py send    PORT USER PASSWORD DESTINATION [--header NAME=VALUE ...] < body
  stomp_client.py receive PORT USER PASSWORD DESTINATION COUNT [--ack MODE] [--nack] [--timeout SECONDS]

`send` ends with 0 once the hub has sent the RECEIPT and with 1 when it answered with an ERROR, whose
message it prints. `receive` acknowledges what it takes and prints one JSON line for each.
"""

import argparse
import json
import queue
import sys

import stomp


class Heard(stomp.ConnectionListener):
    def __init__(self):
        self.answers = queue.Queue()

    def on_receipt(self, frame):
        self.answers.put(("receipt", frame))

    def on_message(self, frame):
        self.answers.put(("message", frame))

    def on_error(self, frame):
        self.answers.put(("error", frame))

    def on_disconnected(self):
        self.answers.put(("disconnected", None))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["send", "receive"])
    parser.add_argument("port", type=int)
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("destination")
    parser.add_argument("count", nargs="?", type=int, default=1)
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument("--ack", default="client-individual")
    parser.add_argument("--nack", action="store_true")
    parser.add_argument("--timeout", type=float, default=20)
    return parser.parse_args()


def refused(kind, frame):
    text = "the hub closed the connection"
    if kind == "error":
        text = frame.headers.get("message", "") + "\n" + str(frame.body)
    print(text, file=sys.stderr)
    return 1


def send(connection, heard, given):
    headers = dict(pair.split("=", 1) for pair in given.header)
    connection.send(given.destination, sys.stdin.read(), headers=headers, receipt="sent")
    kind, frame = heard.answers.get(timeout=given.timeout)
    return 0 if kind == "receipt" else refused(kind, frame)


def receive(connection, heard, given):
    connection.subscribe(given.destination, id="1", ack=given.ack)
    for _ in range(given.count):
        kind, frame = heard.answers.get(timeout=given.timeout)
        if kind != "message":
            return refused(kind, frame)
        print(json.dumps({"headers": frame.headers, "body": json.loads(frame.body)}), flush=True)
        if given.nack:
            connection.nack(frame.headers["ack"])
        else:
            connection.ack(frame.headers["ack"])
    return 0


def main():
    given = arguments()
    heard = Heard()
    connection = stomp.Connection12([("127.0.0.1", given.port)], heartbeats=(10000, 10000), reconnect_attempts_max=1)
    connection.set_listener("", heard)
    try:
        connection.connect(given.user, given.password, wait=True)
    except stomp.exception.ConnectFailedException:
        kind, frame = heard.answers.get(timeout=1)
        return refused(kind, frame)
    end = (send if given.action == "send" else receive)(connection, heard, given)
    if end == 0:
        # its receipt tells that the acknowledgements before it have arrived
        connection.disconnect(receipt="bye")
        while heard.answers.get(timeout=given.timeout)[0] not in ("receipt", "disconnected"):
            pass
    return end


if __name__ == "__main__":
    sys.exit(main())
