/**
 * The cells of the soak test, as data: what is run and what must come back. `T` is the cell's token; whatever the kernel
 * shows of it must come back under this cell and no other.
 *
 * `make(T, random)` gives `code`, `options` of the request, and `want`:
 *   status, ename   of the reply
 *   text            must be among the outputs before idle
 *   late            must come too, before or after idle, unless the engine is replaced first
 *   interrupt       the cell never ends by itself
 *   fresh           the engine is replaced: state is gone afterwards
 *   input           what the user answers
 */

const sleep = (ms) => `await new Promise((go) => setTimeout(go, ${ms}));`;
const ok = (text, more = {}) => ({ status: "ok", text, ...more });
const error = (ename, text, more = {}) => ({ status: "error", ename, text, ...more });
const stopped = (more = {}) => ({ status: "error", ename: "KeyboardInterrupt", interrupt: true, ...more });
const died = (more = {}) => ({ status: "error", ename: "EngineExit", fresh: true, ...more });
const pick = (random, list) => list[Math.floor(random() * list.length)];

const plain = {
  value: (T) => ({ code: `"${T}"`, want: ok(T) }),
  record: (T) => ({
    code: `({ token: "${T}", list: [1, 2, 3], map: new Map([["k", { a: 1 }]]) })`,
    want: ok(T),
  }),
  records: (T, random) => ({
    code: `Array.from({ length: ${1 + Math.floor(random() * 80)} }, (_, i) => ({ i, token: "${T}" }))`,
    want: ok(T),
  }),
  redeclare: (T, random) => {
    const name = `name${Math.floor(random() * 20)}`;
    const value = pick(random, [`"${T}"`, `["${T}"]`, `{ token: "${T}" }`, `new Set(["${T}"])`]);
    return { code: `const ${name} = ${value};\n${name}`, want: ok(T) };
  },
  declare: (T) => ({
    code: `interface Row { token: string; n?: number }\nclass Box<V> { constructor(readonly value: V) {} }\nfunction boxed(row: Row): Box<Row> { return new Box(row); }\nboxed({ token: "${T}" })`,
    want: ok(T),
  }),
  enum: (T) => ({ code: `enum Kind { A = "${T}", B = "b" }\nKind.A`, want: ok(T) }),
  closure: (T) => ({
    code: `const later = (): string => "${T}";\nconst both = [later(), later()];\nboth.join()`,
    want: ok(`${T},${T}`),
  }),
  big: (T) => ({
    code: `const bytes = new Float64Array(1e6).fill(1);\n"${T} " + bytes.length`,
    want: ok(`${T} 1000000`),
  }),
  awaited: (T, random) => ({ code: `${sleep(Math.floor(random() * 60))}\n"${T}"`, want: ok(T) }),
  imported: (T) => ({
    code: `import { join } from "node:path";\nimport * as os from "node:os";\njoin("${T}", typeof os.EOL)`,
    want: ok(T),
  }),
  empty: (T) => ({ code: `// ${T}`, want: { status: "ok" } }),
  expressions: (T) => ({
    code: `"${T}"`,
    options: { user_expressions: { good: `"${T}" + 1`, bad: "nowhere.at.all" } },
    want: ok(T, { expressions: { good: `${T}1`, bad: "error" } }),
  }),
  silent: (T) => ({
    code: `console.log("${T}"); "${T}"`,
    options: { silent: true, store_history: false },
    want: { status: "ok", silent: true },
  }),
  unstored: (T) => ({ code: `"${T}"`, options: { store_history: false }, want: ok(T) }),
};

const streams = {
  print: (T) => ({ code: `console.log("${T}", { a: 1 }); console.error("err ${T}");`, want: ok(`err ${T}`) }),
  many: (T, random) => {
    const count = 200 + Math.floor(random() * 2000);
    return {
      code: `for (let i = 0; i < ${count}; i++) console.log("${T}", i);`,
      want: ok(`${T} ${count - 1}\n`, { lines: count }),
    };
  },
  mixed: (T) => ({
    code: `for (let i = 0; i < 30; i++) { process.stdout.write("o${T} "); process.stderr.write("e${T}\\n"); }`,
    want: ok(`e${T}`, { lines: 30 }),
  }),
  large: (T) => ({ code: `console.log("${T}" + "x".repeat(500_000) + "${T}");`, want: ok(`x${T}\n`) }),
  unicode: (T) => ({
    code: `console.log("😀 你好 ${T} \\u0000 \\u001f");`,
    want: ok(`😀 你好 ${T} \u0000 \u001f`),
  }),
  child: (T) => ({
    code: `import { execSync } from "node:child_process";\nvoid execSync("echo child ${T}; echo again ${T} >&2", { stdio: "inherit" });`,
    want: ok(`child ${T}`),
  }),
  descriptor: (T) => ({
    code: `import { writeSync } from "node:fs";\nvoid writeSync(1, "raw ${T}\\n");`,
    want: ok(`raw ${T}`),
  }),
};

const displays = {
  display: (T) => ({
    code: `display({ token: "${T}" }); display.html("<b>${T}</b>");`,
    want: ok(`<b>${T}</b>`),
  }),
  update: (T) => ({
    code: `const shown = display("first ${T}"); ${sleep(20)} shown.update("second ${T}");`,
    want: ok(`second ${T}`, { types: ["display_data", "update_display_data"] }),
  }),
  clear: (T) => ({
    code: `console.log("before ${T}"); console.clear(); console.log("after ${T}");`,
    want: ok(`after ${T}`, { types: ["clear_output"] }),
  }),
  own: (T) => ({
    code: `({ [Symbol.for("Jupyter.display")]: async () => ({ "text/html": "<i>${T}</i>", "text/plain": "${T}" }) })`,
    want: ok(`<i>${T}</i>`),
  }),
  broken: (T) => ({
    code: `({ token: "${T}", [Symbol.for("Jupyter.display")]() { throw new Error("no") } })`,
    want: ok(T),
  }),
  bar: (T) => ({
    code: `for (const i of progress([1, 2, 3], { label: "${T}" })) ${sleep(40).replace(/;$/, "")};`,
    want: ok(`${T}`, { types: ["display_data", "update_display_data"] }),
  }),
};

const errors = {
  throw: (T) => ({
    code: `function fail(): never { throw new RangeError("${T}"); }\nfail();`,
    want: error("RangeError", T),
  }),
  reject: (T) => ({
    code: `${sleep(10)}\nawait Promise.reject(new TypeError("${T}"));`,
    want: error("TypeError", T),
  }),
  cause: (T) => ({
    code: `throw new Error("outer ${T}", { cause: new Error("inner ${T}") });`,
    want: error("Error", `inner ${T}`),
  }),
  string: (T) => ({ code: `throw "${T}";`, want: { status: "error", text: T } }),
  syntax: (T) => ({ code: `const = "${T}";`, want: error("SyntaxError", T) }),
  deep: (T) => ({
    code: `/* ${T} */ function deeper(n: number): number { return deeper(n + 1) + 1; }\ndeeper(0);`,
    want: error("RangeError", "call stack"),
  }),
  kept: (T) => ({
    code: `const keptAfterError = "${T}";\nthrow new Error("${T}");`,
    want: error("Error", T),
  }),
  magic: (T) => ({ code: `%nosuch ${T}`, want: { status: "error", text: "nosuch" } }),
};

const late = {
  timer: (T, random) => ({
    code: `setTimeout(() => console.log("late ${T}"), ${20 + Math.floor(random() * 150)}); "${T}"`,
    want: ok(T, { late: `late ${T}` }),
  }),
  interval: (T) => ({
    code: `{ let n = 0; const every = setInterval(() => { console.log("tick ${T}", n); if (++n === 3) clearInterval(every); }, 30); }`,
    want: { status: "ok", late: `tick ${T} 2` },
  }),
  chain: (T) => ({
    code: `void (async () => { for (let i = 0; i < 3; i++) { ${sleep(25)} console.log("step ${T}", i); } display("shown ${T}"); })();`,
    want: { status: "ok", late: `shown ${T}` },
  }),
  uncaught: (T) => ({
    code: `setTimeout(() => { throw new Error("late ${T}"); }, 30); "${T}"`,
    want: ok(T, { late: `late ${T}` }),
  }),
  rejection: (T) => ({
    code: `void Promise.reject(new Error("rejected ${T}")); "${T}"`,
    want: ok(T, { late: `rejected ${T}` }),
  }),
};

/** Cells that never end by themselves; state must survive their interrupt. */
const stuck = {
  loop: (T) => ({ code: `console.log("${T}"); while (true) {}`, want: stopped({ text: T }) }),
  pending: (T) => ({ code: `console.log("${T}"); await new Promise(() => {});`, want: stopped({ text: T }) }),
  sleeping: (T) => ({ code: `console.log("${T}"); ${sleep(60_000)}`, want: stopped({ text: T }) }),
  afterAwait: (T) => ({
    code: `console.log("${T}"); await Promise.resolve(); while (true) {}`,
    want: stopped({ text: T }),
  }),
  inTimer: (T) => ({
    code: `console.log("${T}"); setTimeout(() => { while (true) {} }, 10); await new Promise(() => {});`,
    want: stopped({ text: T }),
  }),
  microtasks: (T) => ({ code: `console.log("${T}"); for (;;) await null;`, want: stopped({ text: T }) }),
  ticks: (T) => ({
    code: `console.log("${T}"); const again = (): void => process.nextTick(again); again(); await new Promise(() => {});`,
    want: stopped({ text: T }),
  }),
  immediates: (T) => ({
    code: `console.log("${T}"); const go = (): void => void setImmediate(go); go(); await new Promise(() => {});`,
    want: stopped({ text: T }),
  }),
  regex: (T) => ({
    code: `console.log("${T}"); /^(a+)+$/.test("a".repeat(40) + "b");`,
    want: stopped({ text: T }),
  }),
  atomics: (T) => ({
    code: `console.log("${T}"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
    want: stopped({ text: T }),
  }),
  childSync: (T) => ({
    code: `import { execSync } from "node:child_process";\nconsole.log("${T}"); execSync("sleep 30");`,
    want: stopped({ text: T }),
  }),
  caught: (T) => ({
    code: `console.log("${T}"); for (;;) { try { while (true) {} } catch { console.log("caught ${T}"); } finally { while (true) {} } }`,
    want: stopped({ text: T }),
  }),
  flood: (T) => ({ code: `for (let i = 0; ; i++) console.log("${T}", i);`, want: stopped({ text: T }) }),
  shower: (T) => ({
    code: `for (let i = 0; ; i++) { display("${T}"); await null; }`,
    want: stopped({ text: T }),
  }),
  toString: (T) => ({
    code: `console.log("${T}"); ({ [Symbol.for("nodejs.util.inspect.custom")]() { while (true) {} } })`,
    want: stopped({ text: T }),
  }),
  imported: (T) => ({
    code: `console.log("${T}"); const where: string = "data:text/javascript,await new Promise(() => {}); // ${T}"; await import(where);`,
    want: stopped({ text: T }),
  }),
  timed: (T) => ({ code: `%%time\nconsole.log("${T}"); while (true) {}`, want: stopped({ text: T }) }),
  shell: (T) => ({ code: `%%bash\necho ${T}; sleep 30`, want: stopped({ text: T }) }),
};

/** Ends of the engine that a cell can bring about. */
const crashes = {
  exit: (T) => ({ code: `console.log("${T}"); process.exit(3);`, want: died({ text: T }) }),
  abort: (T) => ({ code: `console.log("${T}"); process.abort();`, want: died({ text: T }) }),
  kill: (T) => ({
    code: `console.log("${T}"); process.kill(process.pid, "SIGKILL"); await new Promise(() => {});`,
    want: died({ text: T }),
  }),
  segv: (T) => ({
    code: `console.log("${T}"); process.kill(process.pid, "SIGSEGV"); await new Promise(() => {});`,
    want: died({ text: T }),
  }),
  later: (T) => ({
    code: `setTimeout(() => process.exit(4), 40); console.log("${T}"); ${sleep(5000)}`,
    want: died({ text: T }),
  }),
  flooding: (T) => ({
    code: `for (let i = 0; i < 5000; i++) console.log("${T}", i); process.exit(0);`,
    want: died({ text: `${T} 4999\n` }),
  }),
};

const restarts = {
  restart: (T) => ({ code: `console.log("${T}");\n%restart`, want: ok(T, { fresh: true }) }),
};

const magics = {
  time: (T) => ({ code: `%time "${T}"`, want: ok(T) }),
  capture: (T) => ({ code: `%%capture kept\nconsole.log("${T}");`, want: { status: "ok", silent: true } }),
  who: () => ({ code: `%who`, want: { status: "ok" } }),
  sx: (T) => ({ code: `const out = %sx echo ${T}\nout`, want: ok(T) }),
  bash: (T) => ({ code: `%%bash\necho ${T}; echo err ${T} >&2`, want: ok(`err ${T}`) }),
};

const asks = {
  prompt: (T) => ({
    code: `"${T} " + prompt("what? ")`,
    options: { allow_stdin: true },
    want: ok(`${T} answer ${T}`, { input: `answer ${T}` }),
  }),
  refused: (T) => ({
    code: `/* ${T} */ prompt("what? ")`,
    want: { status: "error", text: "takes no input" },
  }),
};

/** Group → how often out of all, and its kinds. */
export const groups = {
  value: [30, plain],
  stream: [16, streams],
  display: [12, displays],
  error: [10, errors],
  late: [10, late],
  stuck: [8, stuck],
  crash: [8, crashes],
  restart: [3, restarts],
  magic: [6, magics],
  input: [3, asks],
};
