#!/usr/bin/env python3
"""Sends to the hub and takes from it over HTTP. Python 3.8, standard library only.

  HUB_URL=https://hub.example.go.id HUB_USER=blk HUB_SECRET=... python3 client.py send <kind> <file.json> <your-id>
  ... python3 client.py take <kind>

While the hub does not answer, it tries again, for HUB_PATIENCE seconds (1800 if you do not say).
"""
import base64
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request

HUB = os.environ["HUB_URL"].rstrip("/") + "/api/v1"
LOGIN = base64.b64encode((os.environ["HUB_USER"] + ":" + os.environ["HUB_SECRET"]).encode()).decode()
PATIENCE = float(os.environ.get("HUB_PATIENCE", "1800"))
AGAIN = (408, 429, 500, 502, 503, 504)
LONGEST_PAUSE = 30


def call(method, path, body=None, headers=None):
    """Makes the same request again until there is an answer, with longer and longer pauses."""
    request = urllib.request.Request(HUB + path, data=body, method=method)
    request.add_header("Authorization", "Basic " + LOGIN)
    request.add_header("Content-Type", "application/json")
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    give_up = time.monotonic() + PATIENCE
    wait = 1
    while True:
        pause = wait
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code not in AGAIN or time.monotonic() > give_up:
                return refused.code, as_json(refused.read())
            after = refused.headers.get("Retry-After") or ""
            pause = int(after) if after.isdigit() else wait
        except (OSError, http.client.HTTPException, ValueError):
            # no answer, or half of one
            if time.monotonic() > give_up:
                raise
        time.sleep(pause)
        wait = min(wait * 2, LONGEST_PAUSE)


def as_json(body):
    """What a proxy in front of the hub answers may be something else."""
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")


def send(kind, file, own_id):
    with open(file, "rb") as source:
        body = source.read()
    # the same id and the same body may be sent as often as you like: it arrives once
    status, answer = call("POST", "/messages/" + kind, body, {"Idempotency-Key": own_id})
    if status != 202:
        print(json.dumps(answer, indent=2, ensure_ascii=False))
        return 1
    for _ in range(60):
        status, state = call("GET", "/messages/" + answer["messageId"])
        if status == 200 and state["state"] != "RECEIVED":
            print(json.dumps(state, indent=2, ensure_ascii=False))
            return 0 if state["state"] in ("ACCEPTED", "DUPLICATE", "WAITING") else 1
        time.sleep(0.5)
    print("RECEIVED " + answer["messageId"])
    return 0


def take(kind):
    while True:
        status, page = call("GET", "/outbox/" + kind)
        if status != 200:
            print(json.dumps(page, indent=2, ensure_ascii=False))
            return 1
        if not page["items"]:
            return 0
        for item in page["items"]:
            # store it first; what is not acknowledged comes again
            print(json.dumps(item, ensure_ascii=False), flush=True)
            call("POST", "/outbox/" + item["id"] + "/ack")


if __name__ == "__main__":
    commands = {"send": (send, 3), "take": (take, 1)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]][0](*sys.argv[2:]))
