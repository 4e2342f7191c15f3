"""What every client program of these tests does: it reads a command a line, as JSON, and answers each
with a line: {"ok": true}, {"taken": [...]}, {"refused": why} or {"failed": why}."""

import json
import sys


class Refused(Exception):
    """What the hub said no to, in its own words."""


def serve(commands):
    for line in sys.stdin:
        given = json.loads(line)
        try:
            said = commands[given["do"]](given) or {"ok": True}
        except Refused as refused:
            said = {"refused": str(refused)}
        except Exception as failed:  # whatever it is, the test shows it
            said = {"failed": repr(failed)}
        print(json.dumps(said), flush=True)
