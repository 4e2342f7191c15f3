#!/usr/bin/env python3
"""AMQP 1.0 by Qpid Proton."""

from lines import Refused, serve
from proton import ConnectionException, Message
from proton.utils import BlockingConnection, ConnectionClosed, LinkDetached, SendException

given_at_login = {}
connections = {}


def connected(given):
    try:
        return BlockingConnection(
            f"amqp://127.0.0.1:{given['port']}",
            user=given["user"],
            password=given["password"],
            timeout=20,
            allowed_mechs="PLAIN",
            allow_insecure_mechs=True,
        )
    except (ConnectionException, ConnectionClosed) as refused:
        raise Refused(str(refused)) from refused


def login(given):
    given_at_login[given["user"]] = given
    connections[given["user"]] = connected(given)


def again(work):
    """A blocking connection does not come back by itself: the program makes another."""

    def worker(given):
        try:
            return work(connections[given["user"]], given)
        except (LinkDetached, SendException) as refused:
            raise Refused(str(refused)) from refused
        except ConnectionException:
            connections[given["user"]] = connected(given_at_login[given["user"]])
            return work(connections[given["user"]], given)

    return worker


def send(connection, given):
    properties = {"cloudEvents:" + name: value for name, value in given["attributes"].items()}
    message = Message(body=given["body"].encode(), inferred=True, properties=properties or None)
    sender = connection.create_sender(given["address"])
    sender.send(message)
    sender.close()


def take(connection, given):
    receiver = connection.create_receiver(given["address"], credit=given["count"])
    taken = []
    while len(taken) < given["count"]:
        taken.append({"body": bytes(receiver.receive(timeout=20).body).decode()})
        receiver.accept()
    receiver.close()
    return {"taken": taken}


serve({"connect": login, "send": again(send), "take": again(take)})
