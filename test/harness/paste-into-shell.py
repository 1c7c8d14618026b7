"""Pastes texts into an interactive shell as a terminal does, one after the other, and says what the shell showed.

Reads JSON on standard input: {"argv": [...], "env": {...}, "cwd": "...", "before": "a line to type first", "bracketed": bool,
"texts": [...], "seconds": how long the shell may take for one of them}. Writes JSON: {"ended": how many texts the shell was
done with, "shown": what it showed}.
"""

import json
import os
import pty
import select
import signal
import sys
import time

plan = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.chdir(plan["cwd"])
    os.execvpe(plan["argv"][0], plan["argv"], plan["env"])

shown = b""


def wait_for(words, start):
    """Whether the shell showed the words, from `start` on, in time."""
    global shown
    end = time.monotonic() + plan["seconds"]
    while words not in shown[start:]:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            return False
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return False
        shown += part
    return True


def write(data):
    """A terminal takes only so much at once; what it shows meanwhile has to be read, or both sides wait."""
    global shown
    while data:
        readable, writable, _ = select.select([terminal], [terminal], [], 5)
        if readable:
            shown += os.read(terminal, 65536)
        elif writable:
            data = data[os.write(terminal, data[:512]) :]
        else:
            return


def type_and_wait(data, words):
    start = len(shown)
    write(data)
    return wait_for(words, start)


ended = 0
wait_for(b"READY>", 0)
type_and_wait(plan["before"].encode() + b"; echo SET$((1+1))\r", b"SET2")
for text in plan["texts"]:
    keys = text.encode().replace(b"\n", b"\r")
    pasted = b"\x1b[200~" + keys + b"\x1b[201~" if plan["bracketed"] else keys
    if not type_and_wait(pasted + b"\recho DONE$((%d+1))\r" % ended, b"DONE%d" % (ended + 1)):
        break
    ended += 1
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
json.dump({"ended": ended, "shown": shown.decode(errors="replace")}, sys.stdout)
