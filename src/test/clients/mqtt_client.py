#!/usr/bin/env python3
"""A partner's MQTT client without any Java: sends one message or takes some.

  mqtt_client.py send    PORT USER PASSWORD TOPIC [--version 4|5] [--qos N] [--property NAME=VALUE ...] < body
  mqtt_client.py receive PORT USER PASSWORD TOPIC COUNT [--version 4|5] [--client ID] [--persistent]
                         [--die] [--timeout SECONDS]

`send` ends with 0 once the hub has acknowledged the message and with 1 when it did not. `receive`
prints one JSON line for each; with --die it ends before it has acknowledged the last one.
"""

import argparse
import json
import os
import queue
import sys
import time

from paho.mqtt import client as paho
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["send", "receive"])
    parser.add_argument("port", type=int)
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("topic")
    parser.add_argument("count", nargs="?", type=int, default=1)
    parser.add_argument("--version", type=int, default=5)
    parser.add_argument("--qos", type=int, default=1)
    parser.add_argument("--property", action="append", default=[])
    parser.add_argument("--client", default="")
    parser.add_argument("--persistent", action="store_true")
    parser.add_argument("--die", action="store_true")
    parser.add_argument("--timeout", type=float, default=20)
    return parser.parse_args()


def make(given):
    modern = {}
    if hasattr(paho, "CallbackAPIVersion"):
        modern["callback_api_version"] = paho.CallbackAPIVersion.VERSION1
    old = {} if given.version == 5 else {"clean_session": not given.persistent}
    return paho.Client(client_id=given.client, protocol=given.version, **old, **modern)


def main():
    given = arguments()
    heard = queue.Queue()
    client = make(given)
    client.username_pw_set(given.user, given.password)
    client.on_connect = lambda c, data, flags, code, *rest: heard.put(("connected", code))
    client.on_disconnect = lambda c, data, code, *rest: heard.put(("gone", code))
    client.on_publish = lambda c, data, mid, *rest: heard.put(("sent", rest))
    client.on_subscribe = lambda c, data, mid, codes, *rest: heard.put(("subscribed", codes))

    taken = []

    def on_message(c, data, message):
        # a client of version 3.1.1 does not even have the field
        properties = dict(getattr(getattr(message, "properties", None), "UserProperty", []))
        taken.append(message)
        print(json.dumps({"properties": properties, "body": json.loads(message.payload)}), flush=True)
        if given.die and len(taken) == given.count:
            os._exit(0)
        heard.put(("message", None))

    client.on_message = on_message
    client.connect("127.0.0.1", given.port)

    def next_event():
        # in this one thread: a message is acknowledged before anything else happens
        end = time.monotonic() + given.timeout
        while heard.empty():
            if time.monotonic() > end:
                raise TimeoutError("nothing came")
            client.loop(0.2)
        return heard.get_nowait()

    what, code = next_event()
    if what != "connected" or (code if isinstance(code, int) else code.value) != 0:
        print("refused:", what, code, file=sys.stderr)
        return 1
    if given.action == "send":
        properties = None
        if given.version == 5:
            properties = Properties(PacketTypes.PUBLISH)
            properties.UserProperty = [tuple(pair.split("=", 1)) for pair in given.property]
        client.publish(given.topic, sys.stdin.buffer.read(), qos=given.qos, properties=properties)
        what, rest = next_event()
        if what != "sent":
            print("refused:", what, rest, file=sys.stderr)
            return 1
    else:
        client.subscribe(given.topic, qos=given.qos)
        what, codes = next_event()
        while what == "message":
            what, codes = next_event()
        values = [code if isinstance(code, int) else code.value for code in codes]
        if what != "subscribed" or values[0] >= 0x80:
            print("refused:", what, values, file=sys.stderr)
            return 1
        while len(taken) < given.count:
            next_event()
    client.disconnect()
    return 0


if __name__ == "__main__":
    sys.exit(main())
