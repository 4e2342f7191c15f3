#!/usr/bin/env python3
"""STOMP 1.2 by stomp.py."""

import itertools
import queue

import stomp
from lines import Refused, serve

connections = {}
receipts = itertools.count()


class Heard(stomp.ConnectionListener):
    def __init__(self):
        self.answers = queue.Queue()
        self.messages = {}

    def on_receipt(self, frame):
        self.answers.put(("receipt", frame))

    def on_message(self, frame):
        self.messages[frame.headers["subscription"]].append(frame)
        self.answers.put(("message", frame))

    def on_error(self, frame):
        self.answers.put(("error", frame))

    def on_disconnected(self):
        self.answers.put(("gone", None))


def heard(listener, wanted):
    while True:
        kind, frame = listener.answers.get(timeout=20)
        if kind == "error":
            raise Refused(frame.headers.get("message", "") + " " + str(frame.body))
        if kind == wanted:
            return frame
        if kind != "message":
            raise Refused(kind)


def connected(given):
    listener = Heard()
    connection = stomp.Connection12([("127.0.0.1", given["port"])], reconnect_attempts_max=1)
    connection.set_listener("", listener)
    try:
        connection.connect(given["user"], given["password"], wait=True)
    except stomp.exception.ConnectFailedException as failed:
        heard(listener, "error")
        raise Refused("closed") from failed
    return connection, listener, given


def login(given):
    connections[given["user"]] = connected(given)


def up(user):
    """The library tells that a connection ended; the program makes another."""
    connection, listener, given = connections[user]
    if not connection.is_connected():
        connections[user] = connected(given)
    return connections[user][:2]


def send(given):
    connection, listener = up(given["user"])
    headers = {"cloudEvents_" + name: value for name, value in given["attributes"].items()}
    receipt = f"sent-{next(receipts)}"
    connection.send(given["address"], given["body"], "application/json", headers, receipt=receipt)
    heard(listener, "receipt")


def take(given):
    connection, listener = up(given["user"])
    address = given["address"]
    if address not in listener.messages:
        listener.messages[address] = []
        connection.subscribe(address, id=address, ack="client-individual")
    taken = []
    while len(taken) < given["count"]:
        # what came beyond what was asked for before waits here
        if listener.messages[address]:
            frame = listener.messages[address].pop(0)
            connection.ack(frame.headers["ack"])
            taken.append({"body": frame.body})
        else:
            heard(listener, "message")
    return {"taken": taken}


serve({"connect": login, "send": send, "take": take})
