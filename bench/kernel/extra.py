#!/usr/bin/python3
"""One phase of the kernel bench against one kernel: KERNEL_NAME=... [KERNEL_DIALECT=...] extra.py start|session|interrupts

Prints one line of JSON. The client, the snippets in each kernel's dialect and the ways to measure are those of
test/conformance/kernel_probe.py and kernel_latency.py. Called by run.mjs, which interleaves kernels and phases.
"""
import json, os, queue, sys, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "test", "conformance"))
import kernel_latency as L
import kernel_probe as P

PY = P.DIALECT == "python"
JOIN = "\n" if PY else "; "
DEFINE = "x = 41" if PY else "let x = 41"
LOOP = (
    "import time\nacc = 0\nt0 = time.perf_counter()\nfor i in range(10_000_000):\n    acc = (acc + i * 3) & 1048575\nprint((time.perf_counter() - t0) * 1000)"
    if PY
    else "let acc = 0; const t0 = performance.now(); for (let i = 0; i < 1e7; i++) { acc = (acc + i * 3) & 1048575 } console.log(performance.now() - t0)"
)
STUCK = {
    "a loop": "forever",
    "a promise that stays pending": "forever_await",
    "a timer": "forever_timer",
    "a loop after await": "forever_after_await",
    "a loop in a timer's callback": "forever_in_timer",
    "a loop of microtasks": "forever_microtasks",
    "a loop left in the background": "forever_background",
    "a synchronous child process": "forever_child",
    "a backtracking regular expression": "forever_regex",
}
# Kinds that only Node knows.
STUCK_NODE = {
    "a loop of ticks": "const tk = (): void => process.nextTick(tk); tk(); await new Promise(() => {})",
    "Atomics.wait": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    "a loop that catches everything": "for (;;) { try { while (true) {} } catch { } finally { while (true) {} } }",
    "a flood of output": 'for (let i = 0; ; i++) console.log("flood", i)',
}


def launch():
    """Start to kernel_info reply, and the first cell, in ms."""
    k = P.K()
    t = time.perf_counter()
    k.km = P.KernelManager(kernel_name=P.NAME)
    k.log = open(os.devnull, "ab")
    k.km.start_kernel(stdout=k.log, stderr=k.log)
    k.kc = k.client()
    assert k.reply(k.kc.kernel_info(), 60)
    ready = (time.perf_counter() - t) * 1000
    t = time.perf_counter()
    assert k.reply(k.kc.execute("1+1"), 60)
    first = (time.perf_counter() - t) * 1000
    time.sleep(0.5)
    k.drain()
    return k, ready, first


def pid_of(k):
    return k.km.provisioner.process.pid


def start():
    """Three starts; one before them is not counted: it pays for what the client itself loads."""
    launch()[0].stop()
    R = []
    for _ in range(3):
        k, ready, first = launch()
        time.sleep(0.5)
        R.append({"ready": ready, "first": first, "fresh": L.tree(pid_of(k))[0]})
        k.stop()
    return R


def completions(k, n, patience=30.0):
    """Milliseconds of n completions: a global's member and a member of an earlier cell's value, in turn."""
    texts = [P.S["complete"][0], P.S["complete_state"][1]]
    got = []
    for i in range(n):
        t = time.perf_counter()
        if k.reply(k.kc.complete(texts[i % 2]), patience) is None:
            return got
        got.append((time.perf_counter() - t) * 1000)
    return got


def busy_completions(k, code, ms):
    """Completions while a cell of `ms` runs; one that waits for the cell's end counts with all its waiting."""
    mid = k.kc.execute(code.format(ms=ms))
    time.sleep(0.3)
    end, got = time.perf_counter() + ms / 1000 - 0.6, []
    while time.perf_counter() < end:
        got += completions(k, 1, ms / 1000 + 10) or [1e9]
        time.sleep(0.02)
    k.iopub(mid, ms / 1000 + 5)
    k.drain()
    return got


def session():
    k, _, _ = launch()
    L.cell(k, DEFINE)
    L.cell(k, P.S["complete_state"][0])
    R = {"early": [L.cell(k, "x+1")[0] for _ in range(100)]}
    R["cells"] = [L.cell(k, "x+1")[0] for _ in range(100)]
    R["cold"] = completions(k, 1)[0]
    completions(k, 6)
    R["completions"] = completions(k, 40)
    R["awaiting"] = busy_completions(k, P.S["sleep_async"], 2500)
    R["looping"] = busy_completions(k, P.S["busy"], 2500)
    # As typed, at the top of a cell; run again as a person would, with a redeclaration.
    R["loop"] = [float(P.stream(k.run(LOOP, 120)[1]).split()[-1]) for _ in range(3)]
    R["writes"] = []
    for _ in range(2):
        k.drain()
        t = time.perf_counter()
        mid = k.kc.execute(P.S["many"])
        lines, idle = 0, False
        while not idle:
            try:
                m = P.get(k.kc.iopub_channel, 3)
            except queue.Empty:
                break
            if m["parent_header"].get("msg_id") != mid:
                continue
            lines += m["content"]["text"].count("\n") if m["msg_type"] == "stream" else 0
            idle = m["msg_type"] == "status" and m["content"]["execution_state"] == "idle"
        R["writes"].append({"ms": (time.perf_counter() - t) * 1000, "lines": lines, "idle": idle})
        k.reply(mid, 5)
    k.stop()
    # The type service is up: in a session of its own, so that the writes above do not count.
    k, _, _ = launch()
    L.cell(k, P.S["complete_state"][0])
    for i in range(10):
        L.cell(k, L.DECL(i))
    completions(k, 6)
    time.sleep(1.5)
    R["typed"] = L.tree(pid_of(k))[0]
    k.stop()
    return R


def interrupts():
    k, R = P.K(), {}
    kinds = {name: P.S.get(key) for name, key in STUCK.items()}
    if not PY and P.DIALECT in ("ts", "tslab", "deno"):
        kinds.update(STUCK_NODE)
    for name, code in kinds.items():
        if code is None:
            continue
        k.ensure()
        k.run(P.S["define"])
        mid = k.kc.execute(code)
        if name == "a loop left in the background":
            k.reply(mid, 5)
            time.sleep(0.6)
            t = time.perf_counter()
            k.km.interrupt_kernel()
            rep, out = k.run(P.S["use"], 3)
            ms = (time.perf_counter() - t) * 1000
            good = P.status(rep) == "ok" and P.S["use_text"] in (P.text_of(out) or P.stream(out))
        else:
            time.sleep(0.5)
            t = time.perf_counter()
            k.km.interrupt_kernel()
            rep = k.reply(mid, 3)
            ms = (time.perf_counter() - t) * 1000
            good = False
            if rep is not None:
                k.iopub(mid, 2)
                # tslab refuses everything for 200 ms after an error.
                time.sleep(0.3)
                r2, out = k.run(P.S["use"], 5)
                good = P.status(rep) == "error" and P.status(r2) == "ok" and P.S["use_text"] in (P.text_of(out) or P.stream(out))
        R[name] = {"ms": ms, "kept": good}
        if not good:
            k.stop()
    k.stop()
    return R


if __name__ == "__main__":
    print(json.dumps({"start": start, "session": session, "interrupts": interrupts}[sys.argv[1]]()))
