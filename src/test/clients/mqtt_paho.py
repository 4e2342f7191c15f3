#!/usr/bin/env python3
"""MQTT 3.1.1 and 5 by Paho for Python; the one argument is the version of the protocol, 4 or 5."""

import queue
import sys
import time

from lines import Refused, serve
from paho.mqtt import client as paho
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

VERSION = int(sys.argv[1])
clients = {}


def code(given):
    return given if isinstance(given, int) else given.value


class Client:
    def __init__(self, given):
        self.given = given
        self.heard = queue.Queue()
        self.messages = {}
        modern = {}
        if hasattr(paho, "CallbackAPIVersion"):
            modern["callback_api_version"] = paho.CallbackAPIVersion.VERSION1
        self.paho = paho.Client(client_id="", protocol=VERSION, **modern)
        self.paho.username_pw_set(given["user"], given["password"])
        self.paho.on_connect = self.on_connect
        self.gone = False
        self.paho.on_disconnect = self.on_disconnect
        self.paho.on_publish = lambda c, data, mid, *rest: self.heard.put(("sent", 0, rest))
        self.paho.on_subscribe = lambda c, data, mid, codes, *rest: self.heard.put(("subscribed", code(codes[0]), rest))
        self.paho.on_message = lambda c, data, message: self.messages[message.topic].put(message)
        self.paho.connect("127.0.0.1", given["port"])
        self.paho.loop_start()
        self.hear("connected")

    def on_connect(self, c, data, flags, answer, *rest):
        self.heard.put(("connected", code(answer), rest))

    def on_disconnect(self, c, data, answer, *rest):
        self.gone = True
        self.heard.put(("gone", code(answer), rest))

    def end(self):
        self.paho.disconnect()
        self.paho.loop_stop()

    def subscribe(self, topic):
        """Once; what comes beyond what is asked for now waits here for the next time."""
        if topic not in self.messages:
            self.messages[topic] = queue.Queue()
            self.paho.subscribe(topic, qos=1)
            try:
                self.hear("subscribed")
            except Refused:
                del self.messages[topic]
                raise

    def next(self, topic):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                return self.messages[topic].get(timeout=0.1)
            except queue.Empty:
                if self.gone:
                    raise Refused("the connection broke") from None
        raise TimeoutError("nothing came on " + topic)

    def hear(self, wanted):
        what, answer, more = self.heard.get(timeout=20)
        if what != wanted or answer >= (1 if wanted == "connected" else 0x80):
            raise Refused(f"{what} {answer} {more}")
        return more


def up(user):
    """A program whose connection broke begins anew."""
    if clients[user].gone:
        clients[user].end()
        login(clients[user].given)
    return clients[user]


def login(given):
    clients[given["user"]] = Client(given)


def send(given):
    client = up(given["user"])
    properties = None
    if VERSION == 5:
        properties = Properties(PacketTypes.PUBLISH)
        properties.UserProperty = list(given["attributes"].items())
    client.paho.publish(given["address"].replace(".", "/"), given["body"], qos=1, properties=properties)
    try:
        client.hear("sent")
    except Refused:
        # refused by closing, as version 3.1.1 has it, the library would send it again and again
        client.end()
        login(client.given)
        raise


def take(given):
    client = up(given["user"])
    topic = given["address"].replace(".", "/")
    client.subscribe(topic)
    return {"taken": [{"body": client.next(topic).payload.decode()} for _ in range(given["count"])]}


serve({"connect": login, "send": send, "take": take})
