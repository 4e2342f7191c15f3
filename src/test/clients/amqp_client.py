#!/usr/bin/env python3
"""A partner's AMQP 1.0 client without any Java: sends one message or takes some.

  amqp_client.py send    URL USER PASSWORD ADDRESS [--id ID] [--attribute NAME=VALUE ...] < body
  amqp_client.py receive URL USER PASSWORD ADDRESS COUNT [--timeout SECONDS]

`send` ends with 0 once the hub has accepted the message and with 1 when it was refused. `receive`
acknowledges what it takes and prints one JSON line for each: properties and body.
"""

import argparse
import json
import sys

from proton import Message
from proton.utils import BlockingConnection, LinkDetached, SendException


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["send", "receive"])
    parser.add_argument("url")
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("address")
    parser.add_argument("count", nargs="?", type=int, default=1)
    parser.add_argument("--id")
    parser.add_argument("--attribute", action="append", default=[], help="an application property")
    parser.add_argument("--timeout", type=float, default=20)
    return parser.parse_args()


def send(connection, given):
    attributes = dict(pair.split("=", 1) for pair in given.attribute)
    message = Message(body=sys.stdin.buffer.read(), inferred=True, properties=attributes or None)
    if given.id:
        message.id = given.id
    connection.create_sender(given.address).send(message, timeout=given.timeout)


def receive(connection, given):
    receiver = connection.create_receiver(given.address, credit=given.count)
    for _ in range(given.count):
        message = receiver.receive(timeout=given.timeout)
        body = bytes(message.body).decode("utf-8")  # a data section; a value would be a str
        properties = {name: str(value) for name, value in (message.properties or {}).items()}
        print(json.dumps({"properties": properties, "body": json.loads(body)}), flush=True)
        receiver.accept()


def main():
    given = arguments()
    connection = BlockingConnection(
        given.url,
        user=given.user,
        password=given.password,
        timeout=given.timeout,
        allowed_mechs="PLAIN",
        allow_insecure_mechs=True,
    )
    try:
        (send if given.action == "send" else receive)(connection, given)
    except (SendException, LinkDetached) as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
