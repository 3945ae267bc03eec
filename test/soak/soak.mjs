/**
 * A long session of mixed cells against one kernel, with a client that keeps account of every message: nothing may be
 * lost, every output must come under its own cell, counts must be right, state must survive interrupts, and memory must
 * level off.
 *
 *     npm run soak                2000 cells
 *     npm run soak 300            the short form, for CI
 *     npm run soak 2000 7         with another seed
 *
 * Crashes and restarts happen in the first quarter only, so that the second and the last quarter compare one engine that
 * lives on. ASSAY_ROOT names another built Assay, such as an installed package.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { groups } from "./cells.mjs";
import { SoakClient } from "./client.mjs";

const ROOT = resolve(process.env.ASSAY_ROOT ?? fileURLToPath(new URL("../..", import.meta.url)));
const CELLS = Number(process.argv[2] ?? 2000);
const SEED = Number(process.argv[3] ?? 1);
const REPLY_MS = 20_000;
const SIDE_MS = 10_000;
const LATE_MS = 5_000;
const GROWTH = 1.15;
/** Shorter runs are over before an engine has warmed up: their memory is shown, not judged. */
const JUDGED_CELLS = 1000;

const random = mulberry32(SEED);
const pick = (list) => list[Math.floor(random() * list.length)];
const problems = [];
const rows = new Map();
const samples = [];
const side = [];
/** Late text that is still to come, with the engine it must come from. */
let awaited = [];
let engine = 0;
let count = 0;
let total = 0;
let token = 0;
let done = 0;

const client = await SoakClient.start(ROOT);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    client.process.kill("SIGKILL");
    process.exit(130);
  });
const started = performance.now();
await begin();
let said = performance.now();
while (done < CELLS && problems.length < 50 && !client.ended) {
  const turn = random();
  if (turn < 0.08) await burst();
  else if (turn < 0.11) await background();
  else if (turn < 0.13 && done < CELLS / 4) await outsideKill();
  else await alone(choose());
  if (random() < 0.15) await nonsense();
  if (done % 10 < 2) sample();
  if (performance.now() - said > 5000) {
    said = performance.now();
    const memory = samples.at(-1);
    console.log(
      `  ${done}/${CELLS} cells, ${Math.round((performance.now() - started) / 1000)} s, ${side.length} side requests, ${problems.length} problems` +
        (memory === undefined
          ? ""
          : `, front ${memory.front.toFixed(0)} MB, engine ${memory.engine.toFixed(0)} MB, types ${memory.others.toFixed(0)} MB`),
    );
  }
}
if (client.ended) problem("kernel", `ended by itself: ${client.tail}`);
await sleep(300);
await closing();
const leveled = report();
const shutdown = await client.stop();
if (shutdown === undefined) problem("kernel", "did not end within 5 s of shutdown_request");
console.log(problems.length === 0 ? "soak: no problem" : `soak: ${problems.length} problems`);
for (const text of problems.slice(0, 30)) console.log(`  - ${text}`);
process.exit(problems.length === 0 && leveled ? 0 : 1);

// ------------------------------------------------------------------ what is done

/** The first cell of an engine: state that later cells count on. */
async function begin() {
  total = 0;
  const record = client.execute("let total = 0;", { want: { status: "ok" }, kind: "state.begin", token: "" });
  await settled(record);
  check(record);
}

/** One cell, with other requests under way. */
async function alone({ kind, make }) {
  const record = send(kind, make);
  if (random() < 0.4) sideRequest();
  if (record.want.interrupt) await stop(record);
  await settled(record);
  check(record);
  if (record.want.fresh) await renew();
  else if (record.want.interrupt || random() < 0.1) await state();
}

/** "Run all": many requests at once; one may fail and abort those behind it. */
async function burst() {
  const failing = random() < 0.5;
  const goOn = random() < 0.3;
  const size = 3 + Math.floor(random() * 6);
  // Not the first: one that fails at once may be over before the others were sent.
  const at = failing ? 1 + Math.floor(random() * (size - 1)) : -1;
  const records = [];
  for (let i = 0; i < size; i++) {
    const { kind, make } = i === at ? choose(["error"]) : choose(["value", "stream", "display", "late"]);
    // The first takes a moment, so that the others are in the queue when it ends.
    const slow = i === 0 ? "await new Promise((go) => setTimeout(go, 60));\n" : "";
    const record = send(`burst.${kind}`, make, { slow, goOn });
    if (at >= 0 && i > at && !goOn) record.want = { status: "aborted" };
    records.push(record);
    if (random() < 0.3) sideRequest();
  }
  for (const record of records) {
    await settled(record);
    check(record);
  }
}

/** A cell that has ended leaves an endless loop behind; an interrupt gives the kernel back. */
async function background() {
  const record = send("stuck.background", (T) => ({
    code: `setTimeout(() => { while (true) {} }, 10); "${T}"`,
    want: { status: "ok", text: T },
  }));
  await settled(record);
  check(record);
  await sleep(30 + random() * 40);
  client.send("control", "interrupt_request", {});
  await state();
}

/** Somebody outside ends the engine, or the type service, between two cells. */
async function outsideKill() {
  const which = random() < 0.6 ? "engine" : "types";
  const record = send("outside.value", groups.value[1].value);
  await settled(record);
  check(record);
  const pids = client.pids(which);
  for (const pid of pids) process.kill(pid, "SIGKILL");
  if (which === "types" || pids.length === 0) return await state();
  // Late work dies with its engine; the news of its death goes under the last cell.
  awaited = [];
  record.want.late = "SIGKILL";
  if (!(await client.until(() => shownText(record.afterIdle).includes("SIGKILL"), SIDE_MS)))
    problem(record, "the death of the engine was not told");
  await renew();
}

/** Waits until a stuck cell has begun, then interrupts it. */
async function stop(record) {
  await client.until(() => record.messages.some(({ type }) => type !== "execute_input"), REPLY_MS);
  await sleep(random() * 60);
  if (random() < 0.3) sideRequest();
  record.interrupted = performance.now();
  if (random() < 0.25) client.process.kill("SIGINT");
  else {
    const reply = client.send("control", "interrupt_request", {});
    side.push(reply);
  }
}

/** State of earlier cells is there. */
async function state() {
  total++;
  const record = send("state", (T) => ({
    code: `total += 1; "${T} " + total`,
    want: { status: "ok", text: `${T} ${total}'` },
  }));
  await settled(record);
  check(record);
}

async function renew() {
  engine++;
  await begin();
}

/** Requests that must be answered at once, whatever the engine does. */
function sideRequest() {
  const [type, content, channel = "shell"] = pick([
    ["complete_request", { code: "JSON.str", cursor_pos: 8 }],
    ["complete_request", { code: "total.toF", cursor_pos: 9 }],
    ["complete_request", { code: "%ti", cursor_pos: 3 }],
    ["inspect_request", { code: "total", cursor_pos: 3, detail_level: 0 }],
    ["inspect_request", { code: "Array.from", cursor_pos: 8, detail_level: 1 }],
    ["is_complete_request", { code: "for (const a of [1]) {" }],
    ["history_request", { hist_access_type: "tail", n: 5, output: false, raw: true }],
    ["comm_info_request", {}],
    ["kernel_info_request", {}],
    ["kernel_info_request", {}, "control"],
    ["no_such_request", {}],
  ]);
  side.push(client.send(channel, type, content));
}

/** Messages that come at the wrong time or are wrong; nothing may come of them. */
async function nonsense() {
  const { codec } = client;
  const frames = (type, content) =>
    codec.encode({
      identities: [],
      header: codec.header(type),
      parent: {},
      metadata: {},
      content,
      buffers: [],
    });
  await pick([
    () => client.raw("stdin", frames("input_reply", { value: "nobody asked" })),
    () => client.raw("shell", frames("execute_reply", { status: "ok" })),
    () => client.send("shell", "comm_msg", { comm_id: "unknown", data: {} }),
    () => client.send("shell", "comm_open", { comm_id: `c${token}`, target_name: "nobody", data: {} }),
    () => client.send("shell", "comm_close", { comm_id: "unknown", data: {} }),
    async () => {
      // Answered while no cell runs: it must not hit the next one either.
      const idle = client.send("control", "interrupt_request", {});
      side.push(idle);
      await client.until(() => idle.replies.length > 0 && idle.idle > 0, SIDE_MS);
    },
    () => {
      const wrong = frames("execute_request", { code: `console.log("forged")` });
      wrong[1] = Buffer.from("0".repeat(64));
      client.raw("shell", wrong);
    },
    () => {
      const twice = client.send("shell", "comm_info_request", {});
      side.push(twice);
      client.raw("shell", twice.frames);
    },
    () => client.raw("shell", [Buffer.from("junk"), Buffer.from([0xff, 0xfe])]),
    () => client.raw("control", [Buffer.from("<IDS|MSG>")]),
  ])();
}

function choose(names) {
  // Later quarters keep their engine, so that its memory can be compared.
  const open = Object.entries(groups).filter(([name]) =>
    names === undefined ? done < CELLS / 4 || (name !== "crash" && name !== "restart") : names.includes(name),
  );
  let at = random() * open.reduce((sum, [, [weight]]) => sum + weight, 0);
  const [group, [, kinds]] = open.find(([, [weight]]) => (at -= weight) < 0) ?? open[0];
  const kind = pick(Object.keys(kinds));
  return { kind: `${group}.${kind}`, make: kinds[kind] };
}

function send(kind, make, { slow = "", goOn = false } = {}) {
  const T = `T${++token}T`;
  const { code, options = {}, want } = make(T, random);
  done++;
  return client.execute(
    slow + code,
    { kind, token: T, want, engine },
    goOn ? { ...options, stop_on_error: false } : options,
  );
}

// ------------------------------------------------------------------ what must hold

/** Waits for reply and idle of a cell, answering its questions. */
async function settled(record) {
  const over = () => record.replies.length > 0 && record.idle > 0;
  if (
    record.want.input !== undefined &&
    (await client.until(() => over() || record.input !== undefined, REPLY_MS)) &&
    record.input
  )
    client.answer(record, record.want.input);
  if (await client.until(over, REPLY_MS)) return;
  problem(record, `no ${record.replies.length === 0 ? "reply" : "idle"} within ${REPLY_MS / 1000} s`);
  throw await give(record);
}

async function give(record) {
  console.log(JSON.stringify(record, null, 1).slice(0, 3000));
  report();
  for (const text of problems) console.log(`  - ${text}`);
  await client.stop();
  process.exit(1);
}

function check(record) {
  const { want, messages, replies } = record;
  const { content } = replies[0];
  const text = shownText(messages);
  const row = rows.get(record.kind) ?? { cells: 0, bad: 0, ms: [], stopMs: [] };
  rows.set(record.kind, row);
  const before = problems.length;
  row.cells++;
  row.ms.push(Math.max(replies[0].at, record.ended) - record.sent);
  if (record.interrupted !== undefined) row.stopMs.push(replies[0].at - record.interrupted);

  if (content.status !== want.status)
    problem(
      record,
      `reply is ${content.status} ${content.ename ?? ""} ${content.evalue ?? ""}, not ${want.status}`,
    );
  if (want.ename !== undefined && content.ename !== want.ename)
    problem(record, `error is ${content.ename}: ${content.evalue}, not ${want.ename}`);
  const inputs = messages.filter(({ type }) => type === "execute_input").length;
  const mayStore = record.content?.store_history !== false && record.content?.silent !== true;
  if (want.status === "aborted") {
    if (messages.length > 0) problem(record, `an aborted cell showed ${messages.map(({ type }) => type)}`);
  } else {
    if (mayStore) count++;
    if (content.execution_count !== count)
      problem(record, `execution_count is ${content.execution_count}, not ${count}`);
    if (inputs !== (record.content.silent ? 0 : 1)) problem(record, `${inputs} execute_input messages`);
    if (!record.content.silent && messages[0]?.type !== "execute_input")
      problem(record, `begins with ${messages[0]?.type}`);
  }
  if (messages.some(({ early }) => early)) problem(record, "a message came before busy");
  if (want.text !== undefined && !text.includes(want.text))
    problem(record, `its outputs lack ${JSON.stringify(want.text)}: ${JSON.stringify(text.slice(-300))}`);
  if (want.silent && messages.some(({ type }) => type !== "execute_input"))
    problem(record, `a silent cell showed ${messages.map(({ type }) => type)}`);
  if (want.lines !== undefined && text.split("\n").length - 1 < want.lines)
    problem(record, `${text.split("\n").length - 1} lines, not ${want.lines}`);
  for (const type of want.types ?? [])
    if (!messages.some((message) => message.type === type)) problem(record, `no ${type}`);
  for (const [name, value] of Object.entries(want.expressions ?? {}))
    if (!JSON.stringify(content.user_expressions?.[name] ?? null).includes(value))
      problem(record, `user expression ${name} is ${JSON.stringify(content.user_expressions?.[name])}`);
  const errors = messages.filter(({ type }) => type === "error").length;
  if (errors !== (want.status === "error" && !want.silent ? 1 : 0))
    problem(record, `${errors} error messages`);
  if (want.late !== undefined && content.status === "ok")
    awaited.push({ record, text: want.late, since: performance.now() });
  if (want.fresh) awaited = []; // Late work dies with its engine.
  overdue();
  if (problems.length > before) row.bad++;
}

/** Late output that did not come. */
function overdue(all = false) {
  awaited = awaited.filter(({ record, text, since }) => {
    if ((shownText(record.messages) + shownText(record.afterIdle)).includes(text)) return false;
    if (!all && performance.now() - since < LATE_MS) return true;
    problem(record, `late output ${JSON.stringify(text)} did not come`);
    return false;
  });
}

/** What only shows when all is over. */
async function closing() {
  await client.until(() => side.every((request) => request.replies.length > 0 && request.idle > 0), SIDE_MS);
  await sleep(300);
  overdue(true);
  for (const request of side) {
    if (request.replies.length !== 1) problem(request, `${request.replies.length} replies`);
    if (request.busy !== 1 || request.idle !== 1)
      problem(request, `${request.busy} busy, ${request.idle} idle`);
    const want = request.type === "no_such_request" ? "error" : "ok";
    const status = request.replies[0]?.content.status;
    if (status !== want && request.type !== "is_complete_request") problem(request, `status is ${status}`);
  }
  for (const record of client.requests.values()) {
    if (record.type !== "execute_request") continue;
    if (record.replies.length !== 1) problem(record, `${record.replies.length} replies`);
    if (record.busy !== 1 || record.idle !== 1) problem(record, `${record.busy} busy, ${record.idle} idle`);
    const foreign = [...record.messages, ...record.afterIdle]
      .flatMap(({ content }) => [...JSON.stringify(content).matchAll(/T\d+T/g)].map(([found]) => found))
      .filter((found) => found !== record.token);
    const whose = (found) =>
      [...client.requests.values()].find((other) => other.token === found)?.kind ?? "nobody";
    if (foreign.length > 0)
      problem(
        record,
        `shows output of ${[...new Set(foreign)].slice(0, 5).map((found) => `${found} (${whose(found)})`)}`,
      );
    if (record.afterIdle.length > 0 && record.want.late === undefined) {
      const [{ type, content }] = record.afterIdle;
      problem(
        record,
        `${record.afterIdle.length} messages after idle: ${type} ${JSON.stringify(content).slice(0, 200)}`,
      );
    }
  }
  for (const stray of client.strays.slice(0, 5)) problem("stray", JSON.stringify(stray).slice(0, 300));
}

function shownText(messages) {
  let text = "";
  for (const { type, content } of messages) {
    if (type === "stream") text += content.text;
    else if (type === "error") text += content.traceback.join("\n");
    else if (content.data !== undefined) text += Object.values(content.data).join("\n");
  }
  return text;
}

function problem(at, text) {
  problems.push(
    at.kind === undefined
      ? `${at.type ?? at}: ${text}`
      : `${at.kind} ${at.token}: ${text} [after ${earlier(at)}]`,
  );
}

/** Kinds of the cells before one: what a problem may come from. */
function earlier(record) {
  const kinds = [...client.requests.values()].filter(({ type }) => type === "execute_request");
  const at = kinds.indexOf(record);
  return kinds
    .slice(Math.max(0, at - 5), at)
    .map(({ kind, token }) => `${kind} ${token}`)
    .join(", ");
}

// ------------------------------------------------------------------ figures

function sample() {
  const memory = client.memory();
  if (memory !== undefined && memory.engine > 0) samples.push({ at: done / CELLS, ...memory });
}

/** Prints the table; true when memory has leveled off. */
function report() {
  const quantile = (list, q) =>
    list.length === 0
      ? ""
      : [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))].toFixed(1);
  const byGroup = new Map();
  for (const [kind, row] of rows) {
    const group = kind.split(".")[0];
    const all = byGroup.get(group) ?? { cells: 0, bad: 0, ms: [], stopMs: [] };
    byGroup.set(group, {
      cells: all.cells + row.cells,
      bad: all.bad + row.bad,
      ms: [...all.ms, ...row.ms],
      stopMs: [...all.stopMs, ...row.stopMs],
    });
  }
  console.log("\ngroup       cells   bad   median ms      p95 ms   interrupt median / p95 ms");
  for (const [group, { cells, bad, ms, stopMs }] of byGroup)
    console.log(
      `${group.padEnd(10)} ${String(cells).padStart(6)} ${String(bad).padStart(5)} ${quantile(ms, 0.5).padStart(11)} ${quantile(ms, 0.95).padStart(11)}   ${quantile(stopMs, 0.5)}${stopMs.length > 0 ? " / " : ""}${quantile(stopMs, 0.95)}`,
    );
  const answers = side
    .filter((request) => request.replies.length > 0)
    .map((request) => request.replies[0].at - request.sent);
  console.log(
    `side requests ${side.length}: median ${quantile(answers, 0.5)} ms, p95 ${quantile(answers, 0.95)} ms, worst ${quantile(answers, 1)} ms; engines ${engine + 1}`,
  );
  if (samples.length < 8) return true;
  const quarter = (n, read) =>
    Number(quantile(samples.filter(({ at }) => at >= n / 4 && at < (n + 1) / 4).map(read), 0.5));
  let leveled = true;
  for (const [name, read, judged] of [
    ["front + engine", (s) => s.front + s.engine, true],
    ["front", (s) => s.front, false],
    ["engine", (s) => s.engine, false],
    ["types", (s) => s.others, false],
  ]) {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((n) => quarter(n, read));
    const grew = fourth / second;
    const bad = judged && CELLS >= JUDGED_CELLS && grew > GROWTH;
    if (bad) leveled = false;
    console.log(
      `memory of ${name}, MB by quarter: ${[first, second, third, fourth].join("  ")}; last / second ${grew.toFixed(2)}${bad ? `  MORE THAN ${GROWTH}` : ""}`,
    );
  }
  return leveled;
}

/** A small generator with a seed, so that a run can be repeated. */
function mulberry32(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
