import { createRequire as __cr } from 'node:module';

// bench/tune/functions.mjs
function blackBoxFunctions(d2, random) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const shift = (reach = 4) => Array.from({ length: d2 }, () => reach * (2 * random() - 1));
  const rotation = () => {
    const rows = [];
    while (rows.length < d2) {
      const row = Array.from({ length: d2 }, normal);
      for (const other of rows) {
        const along = dot(row, other);
        for (let j = 0; j < d2; j++) row[j] -= along * other[j];
      }
      const length = Math.sqrt(dot(row, row));
      rows.push(row.map((value) => value / length));
    }
    return rows;
  };
  const at = (xopt, x) => x.map((value, j) => value - xopt[j]);
  const share = (j) => d2 === 1 ? 0 : j / (d2 - 1);
  const conditioned = (alpha, z) => z.map((value, j) => alpha ** (0.5 * share(j)) * value);
  const oscillated = (z) => z.map(oscillate);
  const asymmetric = (beta, z) => z.map((value, j) => value > 0 ? value ** (1 + beta * share(j) * Math.sqrt(value)) : value);
  const ellipsoid = (z) => z.reduce((sum, value, j) => sum + 10 ** (6 * share(j)) * value * value, 0);
  const rastrigin = (z) => 10 * (d2 - z.reduce((sum, value) => sum + Math.cos(2 * Math.PI * value), 0)) + dot(z, z);
  const make = {
    f1_sphere: (o) => (x) => dot(at(o, x), at(o, x)),
    f2_ellipsoid: (o) => (x) => ellipsoid(oscillated(at(o, x))),
    f3_rastrigin: (o) => (x) => rastrigin(conditioned(10, asymmetric(0.2, oscillated(at(o, x))))),
    f7_step_ellipsoid: (o, R, Q) => (x) => {
      const hat = conditioned(10, times(R, at(o, x)));
      const rounded2 = hat.map((z2) => Math.abs(z2) > 0.5 ? Math.floor(0.5 + z2) : Math.floor(0.5 + 10 * z2) / 10);
      const z = times(Q, rounded2);
      const sum = z.reduce((total, value, j) => total + 10 ** (2 * share(j)) * value * value, 0);
      return 0.1 * Math.max(Math.abs(hat[0]) / 1e4, sum);
    },
    f8_rosenbrock: (o) => (x) => {
      const z = at(o.map((value) => 0.75 * value), x).map((value) => Math.max(1, Math.sqrt(d2) / 8) * value + 1);
      let sum = 0;
      for (let j = 0; j + 1 < d2; j++) sum += 100 * (z[j] ** 2 - z[j + 1]) ** 2 + (z[j] - 1) ** 2;
      return sum;
    },
    f10_ellipsoid_rot: (o, R) => (x) => ellipsoid(oscillated(times(R, at(o, x)))),
    f12_bent_cigar: (o, R) => (x) => {
      const z = times(R, asymmetric(0.5, times(R, at(o, x))));
      return z[0] ** 2 + 1e6 * (dot(z, z) - z[0] ** 2);
    },
    f15_rastrigin_rot: (o, R, Q) => (x) => rastrigin(times(R, conditioned(10, times(Q, asymmetric(0.2, oscillated(times(R, at(o, x)))))))),
    f17_schaffers: (o, R, Q) => (x) => {
      const z = conditioned(10, times(Q, asymmetric(0.5, times(R, at(o, x)))));
      let sum = 0;
      for (let j = 0; j + 1 < d2; j++) {
        const s = Math.hypot(z[j], z[j + 1]);
        sum += Math.sqrt(s) + Math.sqrt(s) * Math.sin(50 * s ** 0.2) ** 2;
      }
      return (sum / (d2 - 1)) ** 2;
    },
    f21_gallagher101: (o, R) => {
      const peaks = Array.from({ length: 101 }, (_, i) => {
        const alpha = i === 0 ? 1e3 : 1e3 ** (2 * Math.floor(random() * 100) / 99);
        const order = Array.from({ length: d2 }, (__, j) => j).sort(() => random() - 0.5);
        return {
          centre: i === 0 ? o : shift(4.9),
          height: i === 0 ? 10 : 1.1 + 8 * (i - 1) / 99,
          axes: order.map((j) => alpha ** (0.5 * share(j)) / alpha ** 0.25)
        };
      });
      return (x) => {
        let highest = 0;
        for (const { centre, height, axes } of peaks) {
          const z = times(R, at(centre, x));
          let sum = 0;
          for (let j = 0; j < d2; j++) sum += axes[j] * z[j] * z[j];
          highest = Math.max(highest, height * Math.exp(-0.5 / d2 * sum));
        }
        return oscillate(10 - highest) ** 2;
      };
    }
  };
  return Object.fromEntries(Object.entries(make).map(([name, of]) => [name, of(shift(), rotation(), rotation())]));
}
function oscillate(x) {
  if (x === 0) return 0;
  const hat = Math.log(Math.abs(x));
  const [c1, c2] = x > 0 ? [10, 7.9] : [5.5, 3.1];
  return Math.sign(x) * Math.exp(hat + 0.049 * (Math.sin(c1 * hat) + Math.sin(c2 * hat)));
}
var dot = (a, b) => a.reduce((sum, value, j) => sum + value * b[j], 0);
var times = (rows, x) => rows.map((row) => dot(row, x));

// lib/core/host.ts
import { inspect } from "node:util";
var hostSymbol = /* @__PURE__ */ Symbol.for("assay.host");
var displaySymbol = /* @__PURE__ */ Symbol.for("Jupyter.display");
var inspectSymbol = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");
function host() {
  return globalThis[hostSymbol];
}
var terminal = {
  displayBundle: (data) => terminal.print(`${String(data["text/plain"] ?? inspect(data))}
`),
  print: (text2) => void process.stdout.write(text2),
  warn: (text2) => void process.stderr.write(text2)
};
function shown(record, bundle) {
  Object.defineProperty(record, displaySymbol, { value: bundle, enumerable: false });
  Object.defineProperty(record, inspectSymbol, { value: () => bundle()["text/plain"], enumerable: false });
  return Object.freeze(record);
}

// lib/core/table.ts
function textTable({ title, columns: columns2, rows, note }) {
  const heads = columns2.map(column);
  const cells3 = rows.map((row) => heads.map((_, i) => flat(text(row[i]))));
  const names = heads.map((head) => flat(head.name));
  const widths = names.map((name, i) => Math.max(textWidth(name), ...cells3.map((row) => textWidth(row[i]))));
  const right = heads.map((head, i) => isRight(head, rows, i));
  const line = (row) => row.map((cell, i) => {
    const space = " ".repeat(widths[i] - textWidth(cell));
    return right[i] ? space + cell : cell + space;
  }).join("  ").trimEnd();
  return [
    ...title === void 0 ? [] : [title],
    line(names),
    line(widths.map((width) => "\u2500".repeat(width))),
    ...cells3.map(line),
    ...note === void 0 ? [] : [note]
  ].join("\n");
}
function htmlTable({ title, columns: columns2, rows, note }) {
  const heads = columns2.map(column);
  const styles = heads.map((head, i) => `text-align:${isRight(head, rows, i) ? "right" : "left"}`);
  const row = (cells3, tag) => `<tr>${cells3.map((cell, i) => `<${tag} style="${styles[i]}">${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  return [
    "<table>",
    title === void 0 ? "" : `<caption style="text-align:left">${escapeHtml(title)}</caption>`,
    `<thead>${row(
      heads.map((head) => head.name),
      "th"
    )}</thead>`,
    `<tbody>${rows.map(
      (cells3) => row(
        heads.map((_, i) => text(cells3[i])),
        "td"
      )
    ).join("")}</tbody>`,
    "</table>",
    note === void 0 ? "" : `<p>${escapeHtml(note)}</p>`
  ].join("");
}
function escapeHtml(value) {
  const names = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;"
  };
  return value.replace(/[&<>"']/g, (letter) => names[letter]);
}
function textWidth(value) {
  let width = 0;
  for (const letter of value)
    width += /\p{Mn}|\p{Me}|\p{Cf}/u.test(letter) ? 0 : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
      letter
    ) ? 2 : 1;
  return width;
}
function column(given2) {
  return typeof given2 === "string" ? { name: given2 } : given2;
}
function isRight(head, rows, i) {
  if (head.align !== void 0) return head.align === "right";
  const given2 = rows.map((row) => row[i]).filter((cell) => cell !== null && cell !== void 0 && cell !== "");
  return given2.length > 0 && given2.every((cell) => typeof cell === "number" || typeof cell === "bigint");
}
function text(cell) {
  return cell === void 0 || cell === null ? "" : String(cell);
}
function flat(value) {
  return value.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (letter) => letter === "\n" ? "\u23CE" : letter < " " ? String.fromCharCode(9216 + letter.charCodeAt(0)) : "\uFFFD"
  );
}

// lib/core/rng-lxm.ts
function lxm(seed) {
  const low2 = seed | 0;
  const high = Math.floor(seed / 4294967296) | 0;
  let counter = 0;
  return stream(() => {
    counter = counter + 2654435769 | 0;
    return mix(mix(low2 + counter) ^ high + counter);
  });
}
function stream(word) {
  const increment = word() << 1 | 1;
  let s = word();
  let x0 = word();
  let x1 = word();
  if ((x0 | x1) === 0) x0 = 2654435769 | 0;
  function uint32() {
    const result = mix(s + x0 | 0);
    s = Math.imul(2914298157, s) + increment | 0;
    const crossed2 = x1 ^ x0;
    x0 = (x0 << 26 | x0 >>> 6) ^ crossed2 ^ crossed2 << 9;
    x1 = crossed2 << 13 | crossed2 >>> 19;
    return result >>> 0;
  }
  return { uint32, split: () => stream(uint32) };
}
function mix(word) {
  let z = word;
  z = Math.imul(z ^ z >>> 16, 3547170891);
  z = Math.imul(z ^ z >>> 16, 3547170891);
  return z ^ z >>> 16;
}

// lib/core/rng-mt19937.ts
var size = 624;
var offset = 397;
function mt19937(seed) {
  const state = new Int32Array(size);
  state[0] = seed | 0;
  for (let i = 1; i < size; i++) {
    const previous = state[i - 1];
    state[i] = Math.imul(1812433253, previous ^ previous >>> 30) + i | 0;
  }
  let position = size;
  function uint32() {
    if (position === size) {
      twist(state);
      position = 0;
    }
    let y = state[position++];
    y ^= y >>> 11;
    y ^= y << 7 & 2636928640;
    y ^= y << 15 & 4022730752;
    return (y ^ y >>> 18) >>> 0;
  }
  return { uint32, split: (integer) => mt19937(integer(2147483647)) };
}
function twist(state) {
  for (let k = 0; k < size; k++) {
    const next = k + 1 < size ? k + 1 : 0;
    const far2 = k + offset < size ? k + offset : k + offset - size;
    const y = state[k] & 2147483648 | state[next] & 2147483647;
    state[k] = state[far2] ^ y >>> 1 ^ (y & 1 ? 2567483615 : 0);
  }
}

// lib/core/rng.ts
function createRng(seed, options = {}) {
  const kind = options.kind ?? "default";
  const limit2 = kind === "numpy" ? 2 ** 32 - 1 : Number.MAX_SAFE_INTEGER;
  if (!Number.isInteger(seed) || seed < 0 || seed > limit2)
    throw new RangeError(
      `createRng: a seed of kind "${kind}" is a whole number from 0 to ${limit2}; got ${seed}; give such a number`
    );
  return kind === "numpy" ? withBits("numpy", mt19937(seed)) : withBits("default", lxm(seed));
}
function withBits(kind, bits4) {
  const uint32 = bits4.uint32;
  let spare;
  function next() {
    const high = uint32() >>> 5;
    return (high * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  }
  function below2(max) {
    if (max === 0) return 0;
    const mask = 4294967295 >>> Math.clz32(max);
    for (; ; ) {
      const draw2 = (uint32() & mask) >>> 0;
      if (draw2 <= max) return draw2;
    }
  }
  function integer(n2) {
    if (!(Number.isInteger(n2) && n2 >= 1 && n2 <= 4294967296))
      throw new RangeError(
        `Rng.integer: n must be a whole number from 1 to 2^32; got ${n2}; give such a bound`
      );
    return below2(n2 - 1);
  }
  function normal() {
    if (spare !== void 0) {
      const value = spare;
      spare = void 0;
      return value;
    }
    for (; ; ) {
      const x1 = 2 * next() - 1;
      const x2 = 2 * next() - 1;
      const r2 = x1 * x1 + x2 * x2;
      if (r2 >= 1 || r2 === 0) continue;
      const f = Math.sqrt(-2 * Math.log(r2) / r2);
      spare = f * x1;
      return f * x2;
    }
  }
  function shuffle(items) {
    for (let i = items.length - 1; i > 0; i--) {
      const j = below2(i);
      const held2 = items[i];
      items[i] = items[j];
      items[j] = held2;
    }
    return items;
  }
  function permutation(n2) {
    const rows = new Int32Array(n2);
    for (let i = 1; i < n2; i++) rows[i] = i;
    return shuffle(rows);
  }
  function choice(n2, k) {
    if (!(k >= 0 && k <= n2))
      throw new RangeError(
        `Rng.choice: k must lie in 0\u2026n without replacement; got k ${k}, n ${n2}; draw fewer`
      );
    return permutation(n2).slice(0, k);
  }
  const split = () => withBits(kind, bits4.split(integer));
  return Object.freeze({ kind, next, uint32, integer, normal, shuffle, permutation, choice, split });
}

// lib/core/distribution.ts
function checkProbability(where, p) {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${where}: a probability must lie in [0, 1]; got ${p}`);
}

// lib/core/special.ts
function erfc(x) {
  if (x >= 1.5) return erfcFraction(x);
  return x > -1.5 ? 1 - erfSeries(x) : x !== x ? x : 2 - erfcFraction(-x);
}
function erfSeries(x) {
  const square = 2 * x * x;
  let term = x;
  let total = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) {
    term *= square / k;
    total += term;
  }
  return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * total;
}
function erfcFraction(x) {
  const depth = Math.ceil(12 + 140 / (x * x));
  let below2 = x;
  for (let k = depth; k >= 1; k--) below2 = x + k / 2 / below2;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below2);
}

// lib/core/normal-distribution.ts
var rootTwoPi = Math.sqrt(2 * Math.PI);
function normalCdf(z) {
  return erfc(-z * Math.SQRT1_2) / 2;
}
function normalPdf(z) {
  return Math.exp(-z * z / 2) / rootTwoPi;
}
function normalQuantile(p) {
  checkProbability("normalQuantile", p);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 1308e-6)));
  for (let round2 = 0; round2 < 3; round2++) {
    const step = (normalCdf(-z) - tail) / normalPdf(z);
    z += step / (1 - z * step / 2);
  }
  return p < 0.5 ? -z : z;
}

// lib/core/sheet.ts
var WORDS = {
  pass: "\u2713 pass",
  info: "\xB7 info",
  warn: "! warn",
  fail: "\u2717 fail",
  error: "\u2717 error",
  not_evaluated: "? not evaluated",
  accepted: "\u2248 accepted"
};
function sheet(parts) {
  return [`<div class="assay-sheet">`, `<style>${STYLE}</style>`, ...parts, "</div>"].join("\n");
}
function chip(status) {
  return `<span class="as-chip as-${status}">${WORDS[status]}</span>`;
}
function strip({ status, title, aside, message, progress = "" }) {
  const line = progress === "" ? "" : `<div class="as-progress">${escapeHtml(progress)}</div>`;
  return `<div class="as-strip as-edge-${status}">${chip(status)} <strong>${escapeHtml(title)}</strong> <span class="as-soft">${escapeHtml(aside)}</span><div>${escapeHtml(message)}</div>${line}</div>`;
}
function pictures(svgs) {
  return `<div class="as-plots">${svgs.map((svg2) => `<div>${svg2}</div>`).join("")}</div>`;
}
var STYLE = `
.assay-sheet{font-size:13px;line-height:1.45;max-width:1020px}
.assay-sheet h4{margin:18px 0 6px;font-size:14px}
.assay-sheet .as-soft{opacity:.72;font-size:12px}
.assay-sheet .as-chip{display:inline-block;min-width:4.2em;padding:0 7px;border-radius:9px;font-size:12px;font-weight:600;text-align:center;white-space:nowrap;color:#fff;background:#6b6b6b}
.assay-sheet .as-pass{background:#00795a}.assay-sheet .as-warn{background:#e69f00;color:#1a1200}
.assay-sheet .as-fail,.assay-sheet .as-error{background:#c04a00}.assay-sheet .as-accepted{background:#0072b2}
.assay-sheet .as-info,.assay-sheet .as-not_evaluated{background:rgba(128,128,128,.22);color:inherit}
.assay-sheet .as-strip{padding:9px 13px;border:1px solid rgba(128,128,128,.35);border-left:5px solid #6b6b6b;border-radius:6px}
.assay-sheet .as-edge-pass{border-left-color:#009e73}.assay-sheet .as-edge-warn{border-left-color:#e69f00}
.assay-sheet .as-edge-fail,.assay-sheet .as-edge-error{border-left-color:#d55e00}
.assay-sheet .as-progress{margin-top:4px;font-size:12px;opacity:.72}
.assay-sheet table{border-collapse:collapse;background:transparent}
.assay-sheet .as-matrix{width:100%;margin-top:8px}
.assay-sheet .as-matrix td,.assay-sheet .as-matrix th{padding:5px 9px;border-bottom:1px solid rgba(128,128,128,.25);text-align:left;vertical-align:top;background:transparent}
.assay-sheet .as-matrix td:first-child{width:1%}.assay-sheet .as-matrix th{width:1%;white-space:nowrap}
.assay-sheet .as-table{overflow-x:auto}
.assay-sheet .as-table th,.assay-sheet .as-table td{padding:3px 14px 3px 0;border-bottom:1px solid rgba(128,128,128,.25);white-space:nowrap;background:transparent}
.assay-sheet .as-group{padding:5px 0;border-bottom:1px solid rgba(128,128,128,.18)}
.assay-sheet .as-line{display:flex;gap:8px;align-items:baseline;padding:1px 0}
.assay-sheet .as-fix{margin:2px 0 3px 5.6em;font-size:12px;opacity:.85}
.assay-sheet summary{cursor:pointer}
.assay-sheet .as-fold{margin:6px 0}
.assay-sheet .as-plots{margin-top:10px;display:flex;flex-wrap:wrap;gap:14px 22px}
.assay-sheet .as-plots svg,.assay-sheet .as-body svg{max-width:100%;height:auto}
.assay-sheet .as-cards>details{border-bottom:1px solid rgba(128,128,128,.18);padding:3px 0}
.assay-sheet .as-cards summary{display:grid;grid-template-columns:minmax(110px,2fr) 90px 130px 150px 90px minmax(120px,3fr);gap:10px;align-items:center;list-style:none}
.assay-sheet .as-cards summary::-webkit-details-marker{display:none}
.assay-sheet .as-name{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-sheet .as-name::before{content:"\u25B8 ";font-weight:400;opacity:.6}
.assay-sheet details[open]>summary .as-name::before{content:"\u25BE "}
.assay-sheet .as-values{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.assay-sheet .as-bar{display:inline-block;width:44px;height:7px;border-radius:3px;background:rgba(128,128,128,.25);overflow:hidden}
.assay-sheet .as-bar>span{display:block;height:100%;background:#d55e00}
.assay-sheet .as-body{display:flex;flex-wrap:wrap;gap:18px;padding:8px 0 10px 14px;align-items:flex-start}
.assay-sheet .as-stats th,.assay-sheet .as-stats td{padding:1px 10px 1px 0;text-align:left;font-size:12px;vertical-align:top;background:transparent;border:0}
.assay-sheet .as-stats th{font-weight:400;opacity:.72;white-space:nowrap}
.assay-sheet .as-foot{margin-top:14px}
@media print{.assay-sheet details{display:block}.assay-sheet .as-chip{print-color-adjust:exact}}
@media(max-width:720px){.assay-sheet .as-cards summary{grid-template-columns:1fr 1fr}}
`.replaceAll("\n", "");

// lib/core/worker-source.ts
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
function workerSource(base, program) {
  const at = new URL(program.replace(/\.ts$/, base.endsWith(".ts") ? ".ts" : ".js"), base);
  const built = new URL(at.href.replace(/\/(lib\/(?:(?!\/lib\/).)*)\.ts$/, "/dist/$1.js"));
  return existsSync(fileURLToPath(built)) ? built : void 0;
}

// lib/tune/errors.ts
var TrialPruned = class extends Error {
  name = "TrialPruned";
  constructor(message = "the trial was pruned") {
    super(message);
  }
};
var DuplicatedStudyError = class extends Error {
  name = "DuplicatedStudyError";
};
var UpdateFinishedTrialError = class extends Error {
  name = "UpdateFinishedTrialError";
};
var StorageInternalError = class extends Error {
  name = "StorageInternalError";
};
var NotFoundError = class extends Error {
  name = "NotFoundError";
};
var WorkerLostError = class extends Error {
  name = "WorkerLostError";
};
var ObjectiveLoadError = class extends Error {
  name = "ObjectiveLoadError";
};

// lib/tune/pruners/option-checks.ts
function wholeFrom(where, name, value, least3) {
  if (!Number.isSafeInteger(value) || value < least3)
    throw new RangeError(`${where}: ${name} must be a whole number from ${least3}; got ${String(value)}`);
  return value;
}
function within(where, name, value, low2, high) {
  if (typeof value !== "number" || !(value >= low2 && value <= high))
    throw new RangeError(`${where}: ${name} must lie in ${low2} to ${high}; got ${String(value)}`);
  return value;
}

// lib/tune/pruners/per-study.ts
var PerStudy = class {
  #kept = /* @__PURE__ */ new WeakMap();
  #make;
  constructor(make) {
    this.#make = make;
  }
  of(study) {
    let studies = this.#kept.get(study.storage);
    if (studies === void 0) this.#kept.set(study.storage, studies = /* @__PURE__ */ new Map());
    let kept = studies.get(study.studyId);
    if (kept === void 0) studies.set(study.studyId, kept = this.#make());
    return kept;
  }
};

// lib/tune/pruners/pruning-steps.ts
var PruningSteps = class {
  #warmup;
  #interval;
  /** @throws RangeError for a warm-up below 0 or an interval below 1. */
  constructor(where, options) {
    this.#warmup = wholeFrom(where, "nWarmupSteps", options.nWarmupSteps ?? 0, 0);
    this.#interval = wholeFrom(where, "intervalSteps", options.intervalSteps ?? 1, 1);
  }
  /** The last reported step when it is to be judged, or null. */
  due(trial) {
    let last = -1;
    let previous = -1;
    for (const key2 in trial.intermediateValues) {
      const step = Number(key2);
      if (step > last) {
        previous = last;
        last = step;
      } else if (step > previous) previous = step;
    }
    if (last < 0 || last < this.#warmup) return null;
    const look = Math.floor((last - this.#warmup) / this.#interval) * this.#interval + this.#warmup;
    return previous < look ? last : null;
  }
};

// lib/tune/pruners/step-columns.ts
var StepColumns = class {
  #trials = [];
  #numbers = /* @__PURE__ */ new Set();
  #last;
  #columns = /* @__PURE__ */ new Map();
  /** Takes in the complete trials that are new. Trials that are not the ones known so far start all anew. */
  follow(complete) {
    const last = complete.at(-1);
    if (complete.length === this.#trials.length && last === this.#last) return;
    if (complete.length <= this.#trials.length) {
      this.#trials = [];
      this.#numbers = /* @__PURE__ */ new Set();
      this.#columns = /* @__PURE__ */ new Map();
    }
    this.#last = last;
    for (const trial of complete)
      if (!this.#numbers.has(trial.number)) {
        this.#numbers.add(trial.number);
        this.#trials.push(trial);
      }
  }
  /** The percentile (0 to 100, linear) at a step; NaN where fewer than `least` trials reported, or only NaN. */
  percentile(step, percent, least3) {
    const { reported, sorted, size: size2 } = this.#column(step);
    return reported < least3 || size2 === 0 ? NaN : linearPercentile(sorted, size2, percent);
  }
  #column(step) {
    let column2 = this.#columns.get(step);
    if (column2 === void 0) {
      column2 = { entered: 0, reported: 0, sorted: new Float64Array(16), size: 0 };
      this.#columns.set(step, column2);
    }
    if (column2.entered < this.#trials.length) this.#enter(column2, step);
    return column2;
  }
  #enter(column2, step) {
    const fresh = [];
    for (; column2.entered < this.#trials.length; column2.entered++) {
      const value = this.#trials[column2.entered].intermediateValues[step];
      if (value === void 0) continue;
      column2.reported++;
      if (!Number.isNaN(value)) fresh.push(value);
    }
    const size2 = column2.size + fresh.length;
    if (size2 > column2.sorted.length) {
      const wider = new Float64Array(2 * size2);
      wider.set(column2.sorted.subarray(0, column2.size));
      column2.sorted = wider;
    }
    const { sorted } = column2;
    if (fresh.length > 4) {
      sorted.set(fresh, column2.size);
      sorted.subarray(0, size2).sort();
    } else
      fresh.forEach((value, i) => {
        let at = column2.size + i;
        for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
        sorted[at] = value;
      });
    column2.size = size2;
  }
};
function linearPercentile(sorted, size2, percent) {
  const place = (size2 - 1) * (percent / 100);
  const below2 = Math.min(Math.floor(place), size2 - 1);
  const low2 = sorted[below2];
  const high = sorted[Math.min(below2 + 1, size2 - 1)];
  const rest = place - below2;
  const gap = high - low2;
  return rest >= 0.5 ? high - gap * (1 - rest) : low2 + gap * rest;
}

// lib/tune/pruners/percentile.ts
var PercentilePruner = class {
  name = "PercentilePruner";
  #percentile;
  #startupTrials;
  #minTrials;
  #steps;
  #columns = new PerStudy(() => new StepColumns());
  constructor(percentile, options = {}) {
    const where = new.target.name;
    this.#percentile = within(where, "percentile", percentile, 0, 100);
    this.#startupTrials = wholeFrom(where, "nStartupTrials", options.nStartupTrials ?? 5, 0);
    this.#minTrials = wholeFrom(where, "nMinTrials", options.nMinTrials ?? 1, 1);
    this.#steps = new PruningSteps(where, options);
  }
  prune(study, trial) {
    const step = this.#steps.due(trial);
    if (step === null) return false;
    const complete = study.getTrials({ states: ["COMPLETE"] });
    if (complete.length === 0 || complete.length < this.#startupTrials) return false;
    const maximize = study.directions[0] === "maximize";
    const best = bestReport(trial, maximize);
    if (Number.isNaN(best)) return true;
    const columns2 = this.#columns.of(study);
    columns2.follow(complete);
    const bound = columns2.percentile(
      step,
      maximize ? 100 - this.#percentile : this.#percentile,
      this.#minTrials
    );
    return maximize ? best < bound : best > bound;
  }
};
function bestReport({ intermediateValues }, maximize) {
  let best = NaN;
  for (const key2 in intermediateValues) {
    const value = intermediateValues[key2];
    if (Number.isNaN(best) || (maximize ? value > best : value < best)) best = value;
  }
  return best;
}

// lib/tune/pruners/median.ts
var MedianPruner = class extends PercentilePruner {
  name = "MedianPruner";
  constructor(options = {}) {
    super(50, options);
  }
};

// lib/tune/mo/crowding-distance.ts
function crowdingDistances(values, objectives) {
  const n2 = values.length / objectives;
  const distances = new Float64Array(n2);
  const order = Array.from({ length: n2 }, (_, row) => row);
  for (let k = 0; k < objectives && n2 > 0; k++) {
    const at = (row) => values[row * objectives + k];
    order.sort((a, b) => at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0);
    if (at(order[0]) === at(order[n2 - 1])) continue;
    const sorted = [-Infinity, ...order.map(at), Infinity];
    const width = sorted.findLast((value) => value !== Infinity) - sorted.find((value) => value !== -Infinity);
    for (let j = 0; j < n2; j++) {
      const [below2, above] = [sorted[j], sorted[j + 2]];
      distances[order[j]] += (below2 === above ? 0 : above - below2) / (width > 0 ? width : 1);
    }
  }
  return { distances, order };
}
function leastCrowdedFirst(values, objectives) {
  const { distances, order } = crowdingDistances(values, objectives);
  return order.toSorted((a, b) => distances[a] < distances[b] ? -1 : distances[a] > distances[b] ? 1 : 0).toReversed();
}

// lib/tune/constraints.ts
var listKey = "constraints";
var prefix = `${listKey}:`;
var none = Object.freeze({});
function constraintKey(name) {
  return prefix + name;
}
function constraintsOf(systemAttrs) {
  let found;
  const list = systemAttrs[listKey];
  if (Array.isArray(list)) found = Object.fromEntries(list.entries());
  for (const key2 in systemAttrs)
    if (key2.startsWith(prefix)) (found ??= {})[key2.slice(prefix.length)] = systemAttrs[key2];
  return found ?? none;
}
function isFeasible(trial) {
  const constraints = constraintsOf(trial.systemAttrs);
  for (const name in constraints) if (!(constraints[name] <= 0)) return false;
  return true;
}
function isConstrained(trials) {
  for (const trial of trials) if (constraintsOf(trial.systemAttrs) !== none) return true;
  return false;
}

// lib/tune/mo/lexicographic-order.ts
function distinctRows(losses, objectives) {
  const n2 = losses.length / objectives;
  const compare = (a, b) => {
    let i = a * objectives;
    let j = b * objectives;
    for (const end = i + objectives; i < end; i++, j++) {
      const x = losses[i];
      const y = losses[j];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
  const order = new Int32Array(n2);
  for (let row = 0; row < n2; row++) order[row] = row;
  order.sort((a, b) => compare(a, b) || a - b);
  const places = new Int32Array(n2);
  const rows = new Int32Array(n2);
  const sorted = new Float64Array(losses.length);
  let count3 = 0;
  for (const row of order) {
    if (count3 === 0 || compare(rows[count3 - 1], row) !== 0) {
      sorted.set(losses.subarray(row * objectives, (row + 1) * objectives), count3 * objectives);
      rows[count3++] = row;
    }
    places[row] = count3 - 1;
  }
  return { rows: rows.subarray(0, count3), losses: sorted.subarray(0, count3 * objectives), places };
}

// lib/tune/mo/nondominated-ranks.ts
function nondominatedRanks(losses, objectives, options = {}) {
  const n2 = losses.length / objectives;
  const { penalty = null, nBelow = n2 } = options;
  if (penalty === null) return ranksOf(losses, objectives, nBelow);
  if (penalty.length !== n2)
    throw new RangeError(
      `nondominatedRanks: one penalty for each of the ${n2} rows; got ${penalty.length}; give 0 for feasible rows`
    );
  const ranks = new Int32Array(n2);
  let left = nBelow;
  let next = 0;
  const place = (rows, columns2, from) => {
    if (rows.length === 0) return;
    const part = new Float64Array(rows.length * columns2);
    rows.forEach((row, i) => part.set(from.subarray(row * columns2, (row + 1) * columns2), i * columns2));
    const found = ranksOf(part, columns2, left);
    const start = next;
    rows.forEach((row, i) => {
      ranks[row] = start + found[i];
      if (ranks[row] >= next) next = ranks[row] + 1;
    });
    left -= rows.length;
  };
  const rowsWhere = (test) => {
    const rows = [];
    for (let row = 0; row < n2; row++) if (test(penalty[row])) rows.push(row);
    return rows;
  };
  place(
    rowsWhere((value) => value <= 0),
    objectives,
    losses
  );
  place(
    rowsWhere((value) => value > 0),
    1,
    penalty
  );
  place(
    rowsWhere((value) => Number.isNaN(value)),
    objectives,
    losses
  );
  return ranks;
}
function ranksOf(losses, objectives, nBelow) {
  const n2 = losses.length / objectives;
  if (n2 === 0 || nBelow <= 0) return new Int32Array(n2);
  const { rows, losses: sorted, places } = distinctRows(losses, objectives);
  const distinct = objectives === 1 ? Int32Array.from(rows.keys()) : limited(objectives === 2 ? ranksIn2d(sorted) : ranksByFronts(sorted, objectives), nBelow);
  return places.map((place) => distinct[place]);
}
function ranksIn2d(sorted) {
  const n2 = sorted.length / 2;
  const ranks = new Int32Array(n2);
  const least3 = new Float64Array(n2);
  let fronts = 0;
  for (let i = 0; i < n2; i++) {
    const second = sorted[2 * i + 1];
    let low2 = 0;
    let high = fronts;
    while (low2 < high) {
      const middle = low2 + high >>> 1;
      if (least3[middle] <= second) low2 = middle + 1;
      else high = middle;
    }
    least3[low2] = second;
    if (low2 === fronts) fronts++;
    ranks[i] = low2;
  }
  return ranks;
}
function ranksByFronts(sorted, objectives) {
  const n2 = sorted.length / objectives;
  const ranks = new Int32Array(n2);
  const last = new Int32Array(n2);
  const before = new Int32Array(n2);
  let fronts = 0;
  for (let i = 0; i < n2; i++) {
    let low2 = 0;
    let high = fronts;
    while (low2 < high) {
      const middle = low2 + high >>> 1;
      let beaten = false;
      for (let j = last[middle]; j !== -1 && !beaten; j = before[j]) {
        beaten = true;
        for (let k = 1; k < objectives; k++)
          if (sorted[j * objectives + k] > sorted[i * objectives + k]) {
            beaten = false;
            break;
          }
      }
      if (beaten) low2 = middle + 1;
      else high = middle;
    }
    before[i] = low2 === fronts ? -1 : last[low2];
    last[low2] = i;
    if (low2 === fronts) fronts++;
    ranks[i] = low2;
  }
  return ranks;
}
function limited(ranks, nBelow) {
  const counts = new Int32Array(ranks.length);
  for (const rank of ranks) counts[rank]++;
  const wanted = Math.min(nBelow, ranks.length);
  let worst = 0;
  for (let ranked = 0; ranked < wanted; worst++) ranked += counts[worst];
  return ranks.map((rank) => Math.min(rank, worst));
}

// lib/tune/mo/pareto-front.ts
function paretoFront(losses, objectives) {
  const { losses: sorted, places } = distinctRows(losses, objectives);
  const onFront = new Uint8Array(sorted.length / objectives);
  for (const row of frontOfSorted(sorted, objectives)) onFront[row] = 1;
  return Uint8Array.from(places, (place) => onFront[place]);
}
function frontOfSorted(sorted, objectives) {
  const n2 = sorted.length / objectives;
  const front = [];
  if (objectives <= 2) {
    let least3 = Infinity;
    for (let i = 0; i < n2; i++) {
      const last = objectives === 1 ? 0 : sorted[2 * i + 1];
      if (i > 0 && !(last < least3)) continue;
      least3 = last;
      front.push(i);
    }
    return front;
  }
  for (let i = 0; i < n2; i++) {
    let beaten = false;
    for (let f = front.length - 1; f >= 0 && !beaten; f--) {
      const j = front[f];
      beaten = true;
      for (let k = 1; k < objectives; k++)
        if (sorted[j * objectives + k] > sorted[i * objectives + k]) {
          beaten = false;
          break;
        }
    }
    if (!beaten) front.push(i);
  }
  return front;
}
function paretoFrontTrials(trials, directions, considerConstraint, compat = 5) {
  const candidates = trials.filter(
    (trial) => trial.state === "COMPLETE" && (!considerConstraint || isFeasible(trial) && (compat === 5 || Object.keys(constraintsOf(trial.systemAttrs)).length > 0))
  );
  const losses = trialLosses(candidates, directions);
  const onFront = paretoFront(losses, directions.length);
  return candidates.filter((_, i) => onFront[i] === 1);
}
function trialLosses(trials, directions) {
  const losses = new Float64Array(trials.length * directions.length);
  trials.forEach(({ number: number2, values }, i) => {
    if (values?.length !== directions.length)
      throw new RangeError(
        `trial ${number2}: one value for each of the ${directions.length} objectives; got ${values?.length ?? 0}; compare trials of one study`
      );
    directions.forEach((direction, k) => {
      losses[i * directions.length + k] = direction === "maximize" ? -values[k] : values[k];
    });
  });
  return losses;
}

// lib/tune/samplers/nsga/constrained-dominance.ts
function frontsOf(study, population, hasConstraintsFunc) {
  const ranks = nondominatedRanks(trialLosses(population, study.directions), study.directions.length, {
    penalty: constraintsCount(study, population, hasConstraintsFunc) ? Float64Array.from(population, (trial) => penaltyOf(study, trial)) : null
  });
  const fronts = [];
  population.forEach((trial, i) => (fronts[ranks[i]] ??= []).push(trial));
  return fronts;
}
function dominanceAmong(study, population, hasConstraintsFunc) {
  const { directions } = study;
  if (!constraintsCount(study, population, hasConstraintsFunc)) return (a, b) => dominates(a, b, directions);
  return (a, b) => {
    const [first, second] = [penaltyOf(study, a), penaltyOf(study, b)];
    if (Number.isNaN(first) || Number.isNaN(second))
      return Number.isNaN(first) === Number.isNaN(second) ? dominates(a, b, directions) : Number.isNaN(second);
    if (!(first > 0) && !(second > 0)) return dominates(a, b, directions);
    return first < second;
  };
}
function constraintsCount(study, population, hasConstraintsFunc) {
  return study.compat === 4 ? hasConstraintsFunc : isConstrained(population);
}
function penaltyOf(study, trial) {
  const constraints = Object.values(constraintsOf(trial.systemAttrs));
  if (study.compat === 4 && constraints.length === 0 && !Array.isArray(trial.systemAttrs["constraints"]))
    return NaN;
  let penalty = 0;
  for (const value of constraints) {
    if (Number.isNaN(value))
      throw new RangeError(
        `trial ${trial.number}: a constraint is NaN; give a number, above 0 where it is broken`
      );
    if (value > 0) penalty += value;
  }
  return penalty;
}
function dominates(a, b, directions) {
  let better = false;
  for (let k = 0; k < directions.length; k++) {
    const sign = directions[k] === "maximize" ? -1 : 1;
    const [first, second] = [sign * a.values[k], sign * b.values[k]];
    if (first > second) return false;
    if (first < second) better = true;
  }
  return better;
}

// lib/tune/decimal.ts
function divides(low2, high, step) {
  const [l, h, s] = aligned(low2, high, step);
  return (h - l) % s === 0n;
}
function lastStep(low2, high, step) {
  const [l, h, s, exponent] = aligned(low2, high, step);
  return Number(`${(h - l) / s * s + l}e${exponent}`);
}
function oneStep(low2, high, step) {
  const [l, h, s] = aligned(low2, high, step);
  return h - l < s;
}
function aligned(low2, high, step) {
  const parts = [decimal(low2), decimal(high), decimal(step)];
  const exponent = Math.min(...parts.map((part) => part.exponent));
  const [l, h, s] = parts.map((part) => part.digits * 10n ** BigInt(part.exponent - exponent));
  return [l, h, s, exponent];
}
function decimal(value) {
  const [mantissa = "0", power2 = "0"] = String(value).split("e");
  const [whole2 = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole2 + fraction), exponent: Number(power2) - fraction.length };
}

// lib/tune/python-json.ts
var PythonFloat = class {
  value;
  constructor(value) {
    this.value = value;
  }
};
function toPythonJson(value, options = {}) {
  const comma = options.compact === true ? "," : ", ";
  const colon = options.compact === true ? ":" : ": ";
  const open2 = /* @__PURE__ */ new Set();
  function write(item) {
    if (item === null || item === void 0) return "null";
    if (typeof item === "boolean") return item ? "true" : "false";
    if (typeof item === "number")
      return Number.isSafeInteger(item) && !Object.is(item, -0) ? String(item) : pythonFloat(item);
    if (typeof item === "string") return ascii(item);
    if (item instanceof PythonFloat) return pythonFloat(item.value);
    if (item instanceof Date) return ascii(item.toISOString());
    if (typeof item !== "object")
      throw new TypeError(
        `JSON: values are text, numbers, true, false, null, lists and records; got a ${typeof item}`
      );
    if (open2.has(item)) throw new TypeError("JSON: a value contains itself; store a copy without the cycle");
    open2.add(item);
    const text2 = isList(item) ? `[${Array.from(item, write).join(comma)}]` : `{${Object.entries(item).filter(([, field]) => field !== void 0).map(([key2, field]) => ascii(key2) + colon + write(field)).join(comma)}}`;
    open2.delete(item);
    return text2;
  }
  return write(value);
}
function pythonFloat(value) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa = "", power2 = "0"] = value.toExponential().split("e");
  const exponent = Number(power2);
  if (exponent < -4 || exponent >= 16)
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  const text2 = String(value);
  return text2.includes(".") ? text2 : `${text2}.0`;
}
function fromPythonJson(text2) {
  if (!bareWord.test(text2)) return JSON.parse(text2);
  const marked = text2.replace(token, (word) => word.startsWith('"') ? word : `"${escapedMark}${word}"`);
  return JSON.parse(
    marked,
    (_key, value) => typeof value === "string" && value.startsWith(mark) ? Number(value.slice(mark.length)) : value
  );
}
var bareWord = /NaN|Infinity/;
var token = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
var mark = "assay:";
var escapedMark = JSON.stringify(mark).slice(1, -1);
function ascii(text2) {
  return JSON.stringify(text2).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}
function isList(item) {
  return Array.isArray(item) || ArrayBuffer.isView(item) && !(item instanceof DataView);
}

// lib/tune/warning.ts
var limit = 1e3;
var given = /* @__PURE__ */ new Set();
function warn(text2) {
  if (given.has(text2)) return;
  if (given.size >= limit) given.clear();
  given.add(text2);
  (host() ?? terminal).warn(`${text2}
`);
}

// lib/tune/distributions.ts
var FloatDistribution = class {
  name = "FloatDistribution";
  low;
  high;
  log;
  step;
  /** @throws RangeError for low > high, log with low ≤ 0, log with a step, a step ≤ 0, and for what is no finite number. */
  constructor(low2, high, options = {}) {
    const { log = false, step = null } = options;
    checkRange("suggestFloat", low2, high);
    if (log && step !== null)
      throw new RangeError(
        `suggestFloat: a log range has no step; got step ${step}; leave out one of the two`
      );
    if (log && low2 <= 0)
      throw new RangeError(
        `suggestFloat: low must be above 0 in a log range; got low ${low2}, high ${high}; raise low`
      );
    if (step !== null && !(step > 0 && Number.isFinite(step)))
      throw new RangeError(
        `suggestFloat: step must be above 0; got ${step}; give the distance between two values`
      );
    this.low = low2;
    this.high = step === null ? high : onGrid(low2, high, step);
    this.log = log;
    this.step = step;
  }
  /** True when only one value can come. */
  single() {
    return this.low === this.high || this.step !== null && oneStep(this.low, this.high, this.step);
  }
  /** True when the internal value lies in the range and on the grid. */
  contains(internal) {
    if (!(this.low <= internal && internal <= this.high)) return false;
    if (this.step === null) return true;
    const k = (internal - this.low) / this.step;
    return Math.abs(k - Math.round(k)) < 1e-8;
  }
  toInternalRepr(value) {
    return numericRepr(value, this.log);
  }
  toExternalRepr(internal) {
    return internal;
  }
};
var IntDistribution = class {
  name = "IntDistribution";
  low;
  high;
  log;
  step;
  /** @throws RangeError for low > high, log with low < 1, log with step ≠ 1, step < 1, and for what is not whole. */
  constructor(low2, high, options = {}) {
    const { log = false, step = 1 } = options;
    for (const [name, value] of [
      ["low", low2],
      ["high", high],
      ["step", step]
    ])
      if (!Number.isSafeInteger(value))
        throw new RangeError(
          `suggestInt: ${name} must be a whole number below 2^53; got ${value}; round it or use suggestFloat`
        );
    checkRange("suggestInt", low2, high);
    if (log && step !== 1)
      throw new RangeError(`suggestInt: a log range has step 1; got step ${step}; leave out one of the two`);
    if (log && low2 < 1)
      throw new RangeError(
        `suggestInt: low must be at least 1 in a log range; got low ${low2}, high ${high}; raise low`
      );
    if (step <= 0)
      throw new RangeError(
        `suggestInt: step must be at least 1; got ${step}; give the distance between two values`
      );
    this.low = low2;
    this.high = onGrid(low2, high, step);
    this.log = log;
    this.step = step;
  }
  single() {
    return this.low === this.high || !this.log && this.high - this.low < this.step;
  }
  contains(internal) {
    return this.low <= internal && internal <= this.high && (internal - this.low) % this.step === 0;
  }
  toInternalRepr(value) {
    return numericRepr(value, this.log);
  }
  toExternalRepr(internal) {
    return Math.trunc(internal);
  }
};
var CategoricalDistribution = class {
  name = "CategoricalDistribution";
  choices;
  /** @throws RangeError for no choices; TypeError for a choice that is not text, a number, true, false or null. */
  constructor(choices) {
    if (!Array.isArray(choices) || choices.length === 0)
      throw new RangeError(
        `suggestCategorical: choices must be a list of at least one; got ${JSON.stringify(choices)}`
      );
    for (const choice of choices)
      if (choice !== null && !["number", "string", "boolean"].includes(typeof choice))
        throw new TypeError(
          `suggestCategorical: a choice is text, a number, true, false or null; got a ${typeof choice}; choose by a name and look the value up`
        );
    this.choices = Object.freeze([...choices]);
  }
  single() {
    return this.choices.length === 1;
  }
  contains(internal) {
    const index = Math.trunc(internal);
    return index >= 0 && index < this.choices.length;
  }
  /** @throws RangeError when the value is none of the choices. */
  toInternalRepr(value) {
    const index = this.choices.findIndex((choice) => sameChoice(choice, value));
    if (index < 0)
      throw new RangeError(
        `${shownValue(value)} is none of the choices ${JSON.stringify(this.choices)}; give one of them`
      );
    return index;
  }
  toExternalRepr(internal) {
    return this.choices[Math.trunc(internal)];
  }
};
function singleValue(distribution) {
  return distribution instanceof CategoricalDistribution ? distribution.choices[0] : distribution.low;
}
function sameDistribution(a, b) {
  if (a === b) return true;
  if (a instanceof CategoricalDistribution)
    return b instanceof CategoricalDistribution && a.choices.length === b.choices.length && a.choices.every((choice, i) => sameChoice(choice, b.choices[i]));
  return !(b instanceof CategoricalDistribution) && a.name === b.name && a.low === b.low && a.high === b.high && a.log === b.log && a.step === b.step;
}
function checkDistributionCompatibility(name, before, now) {
  const refuse = (rule, got) => {
    throw new RangeError(
      `parameter ${JSON.stringify(name)}: ${rule}; ${got}; use another name, or a new study for another search space`
    );
  };
  if (before.name !== now.name)
    refuse("its kind stays the same within a study", `it was ${before.name} and is now ${now.name}`);
  if (before instanceof CategoricalDistribution) {
    if (!sameDistribution(before, now))
      refuse(
        "its choices stay the same within a study",
        `they were ${JSON.stringify(before.choices)} and are now ${JSON.stringify(now.choices)}`
      );
  } else if (before.log !== now.log)
    refuse("log stays the same within a study", `it was ${before.log} and is now ${!before.log}`);
}
function distributionToJson(distribution) {
  if (distribution instanceof CategoricalDistribution)
    return toPythonJson({ name: distribution.name, attributes: { choices: distribution.choices } });
  const { name, low: low2, high, log, step } = distribution;
  if (distribution instanceof IntDistribution)
    return toPythonJson({ name, attributes: { log, step, low: low2, high } });
  const float = (value) => value === null ? null : new PythonFloat(value);
  return toPythonJson({ name, attributes: { step: float(step), low: float(low2), high: float(high), log } });
}
function jsonToDistribution(text2) {
  const { name, attributes } = fromPythonJson(text2);
  const { low: low2, high, log = false, step } = attributes ?? {};
  switch (name) {
    case "FloatDistribution":
      return new FloatDistribution(low2, high, { log, step: step ?? null });
    case "IntDistribution":
      return new IntDistribution(low2, high, { log, step: step ?? 1 });
    case "CategoricalDistribution":
      return new CategoricalDistribution(attributes.choices);
    case "UniformDistribution":
      return new FloatDistribution(low2, high);
    case "LogUniformDistribution":
      return new FloatDistribution(low2, high, { log: true });
    case "DiscreteUniformDistribution":
      return new FloatDistribution(low2, high, { step: attributes.q ?? null });
    case "IntUniformDistribution":
      return new IntDistribution(low2, high, { step: step ?? 1 });
    case "IntLogUniformDistribution":
      return new IntDistribution(low2, high, { log: true });
    default:
      throw new RangeError(
        `distribution: unknown name ${JSON.stringify(name)} in ${text2}; it was written by another version`
      );
  }
}
function checkRange(where, low2, high) {
  if (typeof low2 !== "number" || typeof high !== "number" || !Number.isFinite(low2) || !Number.isFinite(high))
    throw new RangeError(
      `${where}: low and high must be finite numbers; got low ${String(low2)}, high ${String(high)}; give the two ends of the range`
    );
  if (low2 > high)
    throw new RangeError(`${where}: low must be at most high; got low ${low2}, high ${high}; swap them`);
}
function onGrid(low2, high, step) {
  if (divides(low2, high, step)) return high;
  const last = lastStep(low2, high, step);
  warn(`The range [${low2}, ${high}] is not divisible by step ${step}; it becomes [${low2}, ${last}].`);
  return last;
}
function numericRepr(value, log) {
  const number2 = typeof value === "string" && value.trim() === "" ? NaN : Number(value ?? NaN);
  if (Number.isNaN(number2))
    throw new RangeError(`${shownValue(value)} is no number; give a number for this parameter`);
  if (log && number2 <= 0)
    throw new RangeError(`${number2} is not above 0; a log range holds positive numbers only`);
  return number2;
}
var sameChoice = (a, b) => Object.is(a, b) || a === b;
var shownValue = (value) => typeof value === "string" ? JSON.stringify(value) : String(value);

// lib/tune/search-space.ts
var IntersectionSearchSpace = class {
  #includePruned;
  #studyId;
  #space;
  #sorted = /* @__PURE__ */ new Map();
  /** Trials before this number have been looked at. */
  #cursor = -1;
  constructor(options = {}) {
    this.#includePruned = options.includePruned ?? false;
  }
  /** The intersection now, sorted by name. The same object as before when nothing changed. */
  calculate(study) {
    if (this.#studyId !== void 0 && this.#studyId !== study.studyId)
      throw new RangeError(
        "IntersectionSearchSpace: it follows one study only; make another for another study"
      );
    this.#studyId = study.studyId;
    const trials = study.getTrials({ useCache: true });
    let next = -1;
    let space = this.#space;
    let changed = false;
    for (let i = trials.length - 1; i >= 0; i--) {
      const trial = trials[i];
      if (trial.state === "FAIL" || trial.state === "PRUNED" && !this.#includePruned) continue;
      if (next === -1) next = trial.number + 1;
      if (this.#cursor > trial.number) break;
      if (trial.state === "WAITING" || trial.state === "RUNNING") {
        next = trial.number;
        continue;
      }
      const size2 = space?.size;
      space = intersect(space, trial);
      if (space.size !== size2) changed = true;
    }
    this.#space = space;
    this.#cursor = next;
    if (changed && space !== void 0) this.#sorted = sortedByName(space);
    return this.#sorted;
  }
};
function intersectionSearchSpace(trials, options = {}) {
  let space;
  for (let i = trials.length - 1; i >= 0; i--) {
    const trial = trials[i];
    if (trial.state === "COMPLETE" || trial.state === "PRUNED" && options.includePruned === true)
      space = intersect(space, trial);
  }
  return sortedByName(space ?? /* @__PURE__ */ new Map());
}
function intersect(space, trial) {
  if (space === void 0) return new Map(Object.entries(trial.distributions));
  for (const [name, distribution] of space) {
    const other = trial.distributions[name];
    if (other === void 0 || !sameDistribution(distribution, other)) space.delete(name);
  }
  return space;
}
function sortedByName(space) {
  return new Map([...space].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}

// lib/tune/samplers/constraints-func.ts
function storeConstraints(constraintsFunc, study, trial, state) {
  if (state !== "COMPLETE" && state !== "PRUNED") return;
  let constraints = null;
  try {
    const given2 = Array.from(constraintsFunc(trial));
    if (given2.some((value) => typeof value !== "number" || Number.isNaN(value)))
      throw new RangeError(
        `constraintsFunc: constraints are numbers, not NaN; got ${given2.join(", ")} for trial ${trial.number}; give numbers above 0 where one is broken`
      );
    constraints = given2;
  } finally {
    study.storage.setTrialSystemAttr(trial.trialId, "constraints", constraints);
  }
}

// lib/tune/samplers/random-state.ts
var RandomState = class {
  #rng;
  /** @throws RangeError when the seed is not a whole number from 0 to 2^32 - 1. */
  constructor(seed) {
    this.#rng = generator(seed);
  }
  /** Starts anew, by default anywhere. */
  seed(seed) {
    this.#rng = generator(seed);
  }
  get rng() {
    return this.#rng;
  }
  /** `uniform(low, high)`. */
  uniform(low2, high) {
    return low2 + (high - low2) * this.#rng.next();
  }
  /** `rand(n)`. */
  rand(n2) {
    const draws2 = new Float64Array(n2);
    for (let i = 0; i < n2; i++) draws2[i] = this.#rng.next();
    return draws2;
  }
  /** `randn(n)`. */
  randn(n2) {
    const draws2 = new Float64Array(n2);
    for (let i = 0; i < n2; i++) draws2[i] = this.#rng.normal();
    return draws2;
  }
  /** `choice(n)`, `randint(n)`: a whole number in [0, n). */
  integer(n2) {
    return this.#rng.integer(n2);
  }
  /** `choice(p.length, size=k, p=p)`: indices drawn with these probabilities, with replacement. */
  choiceWeighted(p, k) {
    const cumulated = new Float64Array(p.length);
    let sum = 0;
    for (let i = 0; i < p.length; i++) cumulated[i] = sum += p[i];
    for (let i = 0; i < p.length; i++) cumulated[i] /= sum;
    const drawn = new Int32Array(k);
    for (let i = 0; i < k; i++) drawn[i] = firstAbove(cumulated, this.#rng.next());
    return drawn;
  }
};
function generator(seed) {
  return createRng(seed ?? Math.floor(Math.random() * 4294967296), { kind: "numpy" });
}
function firstAbove(sorted, x) {
  let low2 = 0;
  let high = sorted.length;
  while (low2 < high) {
    const middle = low2 + high >>> 1;
    if (sorted[middle] <= x) low2 = middle + 1;
    else high = middle;
  }
  return low2;
}

// lib/tune/numeric/exact-exponential.ts
var log2 = [0.6931471803691238, 19082149292705877e-26, 11612227229362532e-42];
var halvings = 6;
var low = 0;
var power = 0;
function exactExp(x) {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  return exponential(x) * 2 ** power;
}
function exactLog(x) {
  const near = Math.log(x);
  if (!(Math.abs(near) < 700)) return near;
  const high = exponential(-near);
  const one2 = times2(high, low, x * 2 ** power, 0);
  return near + (one2 - 1 + low);
}
function exponential(x) {
  power = Math.round(x / Math.LN2);
  let r = twoSum(x - power * log2[0], -power * log2[1]);
  r = twoSum(r, low - power * log2[2]) / 2 ** halvings;
  const rest = low / 2 ** halvings;
  let tail = 1 + r / 11;
  for (let k = 10; k > 6; k--) tail = 1 + tail * r / k;
  let series = tail;
  low = 0;
  for (let k = 6; k >= 1; k--) {
    series = times2(series, low, r, rest);
    series = divided(series, low, k);
    const below2 = low;
    series = twoSum(1, series);
    series = twoSum(series, low + below2);
  }
  for (let i = 0; i < halvings; i++) series = times2(series, low, series, low);
  return series;
}
function twoSum(a, b) {
  const s = a + b;
  const back = s - a;
  low = a - (s - back) + (b - back);
  return s;
}
function twoProduct(a, b) {
  const p = a * b;
  const ah = upperHalf(a);
  const al = a - ah;
  const bh = upperHalf(b);
  const bl = b - bh;
  low = ah * bh - p + ah * bl + al * bh + al * bl;
  return p;
}
function upperHalf(a) {
  const t = 134217729 * a;
  return t - (t - a);
}
function times2(ah, al, bh, bl) {
  const p = twoProduct(ah, bh);
  return twoSum(p, low + ah * bl + al * bh);
}
function divided(ah, al, by) {
  const q = ah / by;
  const p = twoProduct(q, by);
  return twoSum(q, (ah - p - low + al) / by);
}

// lib/tune/numeric/rounding.ts
function roundHalfEven(x) {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
var double = new Float64Array(1);
var bits = new BigInt64Array(double.buffer);
function nextDown(x) {
  if (x === 0) return -Number.MIN_VALUE;
  double[0] = x;
  bits[0] = bits[0] + (x > 0 ? -1n : 1n);
  return double[0];
}

// lib/tune/search-space-transform.ts
var SearchSpaceTransform = class {
  /** First column of each parameter, and after the last one the number of columns. */
  offsets;
  #space;
  #low;
  #high;
  #log;
  #unit;
  #compat;
  constructor(space, options = {}) {
    const { log = true, step = true, unit = false, compat = 5 } = options;
    this.#space = [...space];
    this.#log = log;
    this.#unit = unit;
    this.#compat = compat;
    this.offsets = new Int32Array(space.size + 1);
    const low2 = [];
    const high = [];
    this.#space.forEach(([, distribution], i) => {
      if (distribution instanceof CategoricalDistribution)
        for (let c = 0; c < distribution.choices.length; c++) {
          low2.push(0);
          high.push(1);
        }
      else {
        const half5 = distribution.step === null || !step ? 0 : 0.5 * distribution.step;
        const [below2, above] = distribution instanceof IntDistribution && distribution.log ? [this.#forward(distribution.low - half5, true), this.#forward(distribution.high + half5, true)] : [
          this.#forward(distribution.low, distribution.log) - half5,
          this.#forward(distribution.high, distribution.log) + half5
        ];
        low2.push(below2);
        high.push(above);
      }
      this.offsets[i + 1] = low2.length;
    });
    this.#low = Float64Array.from(low2);
    this.#high = Float64Array.from(high);
  }
  get columns() {
    return this.#low.length;
  }
  /** Lower ends of the columns. */
  get low() {
    return this.#unit ? new Float64Array(this.columns) : this.#low;
  }
  /** Upper ends of the columns. */
  get high() {
    return this.#unit ? new Float64Array(this.columns).fill(1) : this.#high;
  }
  /** One point; every parameter of the space must be there. */
  transform(params) {
    const point = new Float64Array(this.columns);
    this.#space.forEach(([name, distribution], i) => {
      const at = this.offsets[i];
      const value = params[name];
      if (distribution instanceof CategoricalDistribution) point[at + distribution.toInternalRepr(value)] = 1;
      else point[at] = this.#forward(value, distribution.log);
    });
    if (this.#unit)
      for (let c = 0; c < point.length; c++) {
        const [low2, high] = [this.#low[c], this.#high[c]];
        point[c] = low2 === high ? 0.5 : (point[c] - low2) / (high - low2);
      }
    return point;
  }
  /** Parameters of a point; of categories the first of the greatest columns. */
  untransform(point) {
    const params = {};
    const at = (column2) => this.#unit ? this.#low[column2] + point[column2] * (this.#high[column2] - this.#low[column2]) : point[column2];
    this.#space.forEach(([name, distribution], i) => {
      const start = this.offsets[i];
      if (distribution instanceof CategoricalDistribution) {
        let best = start;
        for (let c = start + 1; c < this.offsets[i + 1]; c++) if (at(c) > at(best)) best = c;
        params[name] = distribution.toExternalRepr(best - start);
      } else params[name] = this.#back(at(start), distribution);
    });
    return params;
  }
  #forward(value, log) {
    return log && this.#log ? exactLog(value) : value;
  }
  #back(value, d2) {
    if (d2 instanceof IntDistribution) {
      if (d2.log) return this.#log ? clip(roundHalfEven(exactExp(value)), d2.low, d2.high) : Math.trunc(value);
      const steps = (value - d2.low) / d2.step;
      const index = this.#compat === 5 ? Math.floor(steps + 0.5) : roundHalfEven(steps);
      return clip(index * d2.step + d2.low, d2.low, d2.high);
    }
    if (d2.step !== null) return clip(roundHalfEven((value - d2.low) / d2.step) * d2.step + d2.low, d2.low, d2.high);
    const external = d2.log && this.#log ? exactExp(value) : value;
    return d2.single() ? external : Math.min(external, nextDown(d2.high));
  }
};
var clip = (value, low2, high) => Math.min(Math.max(value, low2), high);

// lib/tune/samplers/sampler.ts
var noSpace = /* @__PURE__ */ new Map();

// lib/tune/samplers/random.ts
var RandomSampler = class {
  name = "RandomSampler";
  #random;
  constructor(options = {}) {
    this.#random = new RandomState(options.seed);
  }
  inferRelativeSearchSpace() {
    return noSpace;
  }
  sampleRelative() {
    return {};
  }
  sampleIndependent(study, _trial, name, distribution) {
    return drawAtRandom(this.#random, name, distribution, study.compat);
  }
  reseedRng(seed) {
    this.#random.seed(seed);
  }
};
function drawAtRandom(random, name, distribution, compat) {
  const transform = new SearchSpaceTransform(/* @__PURE__ */ new Map([[name, distribution]]), { compat });
  const { low: low2, high } = transform;
  const point = new Float64Array(low2.length);
  for (let c = 0; c < point.length; c++) point[c] = random.uniform(low2[c], high[c]);
  return transform.untransform(point)[name];
}

// lib/tune/samplers/nsga/child.ts
var tries = 1e4;
function childOf(study, space, parents, dominates2, random, options) {
  const child = random.rng.next() < options.crossoverProb ? crossed(study, space, parents, dominates2, random, options) : copied(space, parents[random.integer(parents.length)]);
  const names = Object.keys(child);
  const mutationProb = options.mutationProb ?? 1 / Math.max(1, names.length);
  const params = {};
  for (const name of names)
    if (random.rng.next() >= mutationProb) params[name] = child[name];
    else if (options.mutation !== null) {
      const mutated = mutate(options.mutation, random, study, space.get(name), child[name]);
      if (mutated !== void 0) params[name] = mutated;
    }
  return params;
}
function copied(space, parent) {
  const params = {};
  for (const name of space.keys()) params[name] = parent.params[name];
  return params;
}
function crossed(study, space, population, dominates2, random, options) {
  const categorical = [];
  const numeric2 = /* @__PURE__ */ new Map();
  for (const [name, distribution] of space)
    if (distribution instanceof CategoricalDistribution) categorical.push(name);
    else numeric2.set(name, distribution);
  const transform = new SearchSpaceTransform(numeric2, { compat: study.compat });
  const box2 = { low: transform.low, high: transform.high, objectives: study.directions.length };
  for (let t = 0; t < tries; t++) {
    const parents = selectParents(options.crossover, population, dominates2, random);
    const child = {};
    const [first, last] = [parents[0], parents.at(-1)];
    const draws2 = random.rand(categorical.length);
    categorical.forEach((name, i) => {
      child[name] = (draws2[i] >= options.swappingProb ? last : first).params[name];
    });
    if (numeric2.size > 0) {
      const points3 = parents.map((parent) => transform.transform(parent.params));
      Object.assign(child, transform.untransform(options.crossover.crossover(points3, random, box2)));
    }
    if (Object.keys(child).every((name) => contains(space.get(name), child[name]))) return child;
  }
  return {};
}
var contains = (distribution, value) => distribution.contains(distribution.toInternalRepr(value));
function selectParents(crossover, population, dominates2, random) {
  const parents = [];
  const left = [...population];
  for (let k = 0; k < crossover.nParents; k++) {
    const a = left[random.integer(left.length)];
    const b = left[random.integer(left.length)];
    const winner = dominates2(a, b) ? a : b;
    parents.push(winner);
    left.splice(left.indexOf(winner), 1);
  }
  return parents;
}
function mutate(mutation, random, study, distribution, value) {
  if (distribution instanceof CategoricalDistribution) return void 0;
  const transform = new SearchSpaceTransform(/* @__PURE__ */ new Map([["", distribution]]), { compat: study.compat });
  const [low2, high] = [transform.low[0], transform.high[0]];
  const mutated = mutation.mutation(transform.transform({ "": value })[0], random, low2, high);
  return transform.untransform([Math.min(Math.max(mutated, low2), high)])[""];
}

// lib/tune/samplers/nsga/crossover.ts
function checkProbability2(where, name, value, aboveZero = false) {
  if (!(value >= 0 && value <= 1) || aboveZero && value === 0)
    throw new RangeError(
      `${where}: ${name} is a probability, ${aboveZero ? "above 0 and at most" : "from 0 to"} 1; got ${String(value)}`
    );
}

// lib/tune/frozen-trial.ts
var TrialState = Object.freeze({
  RUNNING: "RUNNING",
  COMPLETE: "COMPLETE",
  PRUNED: "PRUNED",
  FAIL: "FAIL",
  WAITING: "WAITING"
});
function isFinished(state) {
  return state === "COMPLETE" || state === "PRUNED" || state === "FAIL";
}
var FrozenTrial = class {
  number;
  trialId;
  state;
  values;
  datetimeStart;
  datetimeComplete;
  params;
  distributions;
  userAttrs;
  systemAttrs;
  intermediateValues;
  constructor(record) {
    this.number = record.number;
    this.trialId = record.trialId;
    this.state = record.state;
    this.values = record.values;
    this.datetimeStart = record.datetimeStart;
    this.datetimeComplete = record.datetimeComplete;
    this.params = record.params;
    this.distributions = record.distributions;
    this.userAttrs = record.userAttrs;
    this.systemAttrs = record.systemAttrs;
    this.intermediateValues = record.intermediateValues;
  }
  /** The value of the only objective, or null. @throws RangeError where there are several. */
  get value() {
    if (this.values === null) return null;
    if (this.values.length > 1)
      throw new RangeError(
        `trial ${this.number}: value is for one objective; it has ${this.values.length} values; use values`
      );
    return this.values[0] ?? null;
  }
  /** The greatest step that was reported, or null. */
  get lastStep() {
    const steps = Object.keys(this.intermediateValues);
    return steps.length === 0 ? null : Math.max(...steps.map(Number));
  }
  /** Seconds from start to end, or null while it has not ended. */
  get duration() {
    return this.datetimeStart === null || this.datetimeComplete === null ? null : (this.datetimeComplete.getTime() - this.datetimeStart.getTime()) / 1e3;
  }
  /** Constraint values by name; feasible when none is above 0. */
  get constraints() {
    return constraintsOf(this.systemAttrs);
  }
  suggestFloat(name, low2, high, options) {
    return this.#suggest(name, new FloatDistribution(low2, high, options));
  }
  suggestInt(name, low2, high, options) {
    return this.#suggest(name, new IntDistribution(low2, high, options));
  }
  suggestCategorical(name, choices) {
    return this.#suggest(name, new CategoricalDistribution(choices));
  }
  /** Does nothing: the trial is over. */
  report() {
  }
  /** Always false. */
  shouldPrune() {
    return false;
  }
  /** @throws TypeError always: the record does not change. */
  setUserAttr() {
    throw new TypeError(`trial ${this.number}: a frozen trial does not change; set attributes while it runs`);
  }
  /** @throws TypeError always: the record does not change. */
  setConstraint() {
    throw new TypeError(
      `trial ${this.number}: a frozen trial does not change; set constraints while it runs`
    );
  }
  #suggest(name, distribution) {
    const value = this.params[name];
    if (value === void 0)
      throw new RangeError(
        `trial ${this.number}: it holds no parameter ${JSON.stringify(name)}; it has ${Object.keys(this.params).join(", ") || "none"}`
      );
    checkContained(name, value, distribution);
    const before = this.distributions[name];
    if (before !== void 0) checkDistributionCompatibility(name, before, distribution);
    return value;
  }
};
function checkContained(name, value, distribution) {
  if (!distribution.contains(distribution.toInternalRepr(value)))
    warn(
      `The value ${String(value)} of parameter ${JSON.stringify(name)} is out of the range given now; it is used all the same.`
    );
}
function createTrial(options = {}) {
  const { state = "COMPLETE", params = {}, distributions = {}, value, values, constraints = {} } = options;
  if (value !== void 0 && value !== null && values !== void 0 && values !== null)
    throw new RangeError("createTrial: give value or values, not both");
  const now = /* @__PURE__ */ new Date();
  const systemAttrs = { ...options.systemAttrs };
  for (const [name, constraint] of Object.entries(constraints)) systemAttrs[constraintKey(name)] = constraint;
  const started = options.datetimeStart ?? (state === "WAITING" ? null : now);
  const trial = new FrozenTrial({
    number: -1,
    trialId: -1,
    state,
    values: values ?? (value === void 0 || value === null ? null : [value]),
    datetimeStart: started,
    datetimeComplete: options.datetimeComplete ?? (isFinished(state) ? started : null),
    params,
    distributions,
    userAttrs: options.userAttrs ?? {},
    systemAttrs,
    intermediateValues: options.intermediateValues ?? {}
  });
  validateTrial(trial);
  return trial;
}
function validateTrial(trial) {
  const refuse = (rule, got) => {
    throw new RangeError(`trial ${trial.number}: ${rule}; got ${got}`);
  };
  if (trial.state !== "WAITING" && trial.datetimeStart === null)
    refuse("datetimeStart is set once it has started", "none");
  if (isFinished(trial.state) !== (trial.datetimeComplete !== null))
    refuse(
      "datetimeComplete is set exactly when it is finished",
      `${trial.state} with ${String(trial.datetimeComplete)}`
    );
  if (trial.state === "FAIL" && trial.values !== null)
    refuse("a failed trial has no values", String(trial.values));
  if (trial.state === "COMPLETE" && (trial.values === null || trial.values.length === 0))
    refuse("a complete trial has values", "none; give value or values");
  if (trial.values !== null && trial.values.some((value) => typeof value !== "number" || Number.isNaN(value)))
    refuse("values are numbers, not NaN", String(trial.values));
  const names = Object.keys(trial.params);
  if (names.length !== Object.keys(trial.distributions).length || names.some((name) => !Object.hasOwn(trial.distributions, name)))
    refuse(
      "params and distributions have the same names",
      `params ${names.join(", ") || "none"}, distributions ${Object.keys(trial.distributions).join(", ") || "none"}`
    );
  for (const [name, value] of Object.entries(trial.params)) {
    const distribution = trial.distributions[name];
    if (!distribution.contains(distribution.toInternalRepr(value)))
      refuse(
        `parameter ${JSON.stringify(name)} lies in its distribution`,
        `${String(value)} for ${JSON.stringify(distribution)}`
      );
  }
}

// lib/tune/samplers/nsga/generations.ts
var Generations = class {
  #sampler;
  #populationSize;
  #select;
  #studies = /* @__PURE__ */ new WeakMap();
  constructor(sampler, populationSize, select) {
    this.#sampler = sampler;
    this.#populationSize = populationSize;
    this.#select = select;
  }
  /** The generation of a trial that starts: the latest one until it is full, then the next. */
  generationOf(study, trial) {
    const key2 = `${this.#sampler}:generation`;
    const given2 = trial.systemAttrs[key2];
    if (typeof given2 === "number") return given2;
    const sorted = this.#sorted(study);
    const full = (sorted.members.get(sorted.latest)?.length ?? 0) >= this.#populationSize;
    const generation = full ? sorted.latest + 1 : sorted.latest;
    study.storage.setTrialSystemAttr(trial.trialId, key2, generation);
    return generation;
  }
  /** The parents of a generation: by number where they were chosen before, in the order of choice where they are now. */
  parentsOf(study, generation) {
    if (generation === 0) return [];
    const sorted = this.#sorted(study);
    if (sorted.parents?.generation === generation) return sorted.parents.trials;
    const key2 = `${this.#sampler}:parent:${generation}`;
    const kept = study.storage.getStudySystemAttrs(study.studyId)[key2];
    if (Array.isArray(kept)) {
      const ids = new Set(kept);
      const trials = study.getTrials().filter((trial) => ids.has(trial.trialId));
      sorted.parents = { generation, trials };
      return trials;
    }
    const population = [
      ...sorted.members.get(generation - 1) ?? [],
      ...this.parentsOf(study, generation - 1)
    ];
    const parents = this.#select(study, population);
    study.storage.setStudySystemAttr(
      study.studyId,
      key2,
      parents.map((trial) => trial.trialId)
    );
    return parents;
  }
  #sorted(study) {
    let sorted = this.#studies.get(study);
    if (sorted === void 0) {
      sorted = { from: 0, ahead: /* @__PURE__ */ new Set(), members: /* @__PURE__ */ new Map(), latest: 0, parents: void 0 };
      this.#studies.set(study, sorted);
    }
    const key2 = `${this.#sampler}:generation`;
    const trials = study.getTrials({ useCache: true });
    for (let i = sorted.from; i < trials.length; i++) {
      const trial = trials[i];
      if (sorted.ahead.has(i) || !isFinished(trial.state)) continue;
      sorted.ahead.add(i);
      const generation = trial.systemAttrs[key2];
      if (trial.state !== "COMPLETE" || typeof generation !== "number") continue;
      const members = sorted.members.get(generation) ?? [];
      let at = members.length;
      while (at > 0 && members[at - 1].number > trial.number) at--;
      members.splice(at, 0, trial);
      sorted.members.set(generation, members);
      if (generation > sorted.latest) sorted.latest = generation;
    }
    while (sorted.ahead.delete(sorted.from)) sorted.from++;
    return sorted;
  }
};

// lib/tune/samplers/nsga/uniform-crossover.ts
var UniformCrossover = class {
  name = "UniformCrossover";
  nParents = 2;
  #swappingProb;
  /** @param swappingProb how likely a number is the first parent's. @throws RangeError when it is no probability. */
  constructor(swappingProb = 0.5) {
    checkProbability2("UniformCrossover", "swappingProb", swappingProb);
    this.#swappingProb = swappingProb;
  }
  crossover(parents, random) {
    const draws2 = random.rand(parents[0].length);
    return draws2.map((draw2, i) => parents[draw2 >= this.#swappingProb ? 1 : 0][i]);
  }
};

// lib/tune/samplers/nsga/genetic-sampler.ts
var GeneticSampler = class {
  name;
  #options;
  #child;
  #generations;
  #independent;
  #random;
  #space = new IntersectionSearchSpace();
  /** @throws RangeError for a population that is too small and for what is no probability. */
  constructor(name, options, elite) {
    const {
      populationSize: size2 = 50,
      swappingProb = 0.5,
      crossoverProb = 0.9,
      mutationProb = null
    } = options;
    checkProbability2(name, "swappingProb", swappingProb);
    checkProbability2(name, "crossoverProb", crossoverProb);
    if (mutationProb !== null) checkProbability2(name, "mutationProb", mutationProb);
    const crossover = options.crossover ?? new UniformCrossover(swappingProb);
    if (!Number.isSafeInteger(size2) || size2 < 2)
      throw new RangeError(`${name}: populationSize is a whole number of at least 2; got ${String(size2)}`);
    if (size2 < crossover.nParents)
      throw new RangeError(
        `${name}: populationSize must be at least the ${crossover.nParents} parents of ${crossover.name}; got ${size2}`
      );
    this.name = name;
    this.#options = options;
    this.#child = {
      crossover,
      crossoverProb,
      swappingProb,
      mutation: options.mutation ?? null,
      mutationProb
    };
    this.#independent = new RandomState(options.seed);
    this.#random = new RandomState(options.seed);
    const hasConstraintsFunc = options.constraintsFunc !== void 0;
    this.#generations = new Generations(
      name,
      size2,
      options.elitePopulationSelectionStrategy ?? ((study, population) => elite(study, population, { size: size2, hasConstraintsFunc, random: this.#random }))
    );
  }
  inferRelativeSearchSpace(study) {
    const shared = this.#space.calculate(study);
    for (const distribution of shared.values())
      if (distribution.single()) return new Map([...shared].filter(([, one2]) => !one2.single()));
    return shared;
  }
  sampleRelative(study, trial, space) {
    const parents = this.#generations.parentsOf(study, this.#generations.generationOf(study, trial));
    if (parents.length === 0) return {};
    const { childGenerationStrategy, constraintsFunc } = this.#options;
    if (childGenerationStrategy !== void 0) return childGenerationStrategy(study, space, parents);
    const dominates2 = dominanceAmong(study, parents, constraintsFunc !== void 0);
    return childOf(study, space, parents, dominates2, this.#random, this.#child);
  }
  sampleIndependent(study, _trial, name, distribution) {
    return drawAtRandom(this.#independent, name, distribution, study.compat);
  }
  afterTrial(study, trial, state, values) {
    const { afterTrialStrategy, constraintsFunc } = this.#options;
    if (afterTrialStrategy !== void 0) afterTrialStrategy(study, trial, state, values);
    else if (constraintsFunc !== void 0) storeConstraints(constraintsFunc, study, trial, state);
  }
  reseedRng(seed) {
    this.#independent.seed(seed);
    this.#random.seed(seed);
  }
};

// lib/tune/samplers/nsga/nsgaii.ts
var NSGAIISampler = class extends GeneticSampler {
  /** @throws RangeError for a population that is too small and for what is no probability. */
  constructor(options = {}) {
    super("NSGAIISampler", options, eliteByCrowding);
  }
};
var eliteByCrowding = (study, population, { size: size2, hasConstraintsFunc }) => {
  const elite = [];
  for (const front of frontsOf(study, population, hasConstraintsFunc)) {
    if (elite.length + front.length >= size2) {
      for (const row of leastCrowdedFirst(valuesOf(study, front), study.directions.length).slice(
        0,
        size2 - elite.length
      ))
        elite.push(front[row]);
      break;
    }
    elite.push(...front);
  }
  return elite;
};
function valuesOf(study, trials) {
  const values = new Float64Array(trials.length * study.directions.length);
  trials.forEach((trial, i) => values.set(trial.values, i * study.directions.length));
  return values;
}

// lib/tune/storages/best-of.ts
function bestOf(trials, directions) {
  if (directions.length > 1)
    throw new RangeError(
      `bestTrial: a study of ${directions.length} objectives has no single best trial; use bestTrials`
    );
  const sign = directions[0] === "maximize" ? -1 : 1;
  let best;
  for (const trial of trials)
    if (trial.state === "COMPLETE" && (best === void 0 || sign * trial.values[0] < sign * best.values[0]))
      best = trial;
  if (best === void 0) throw new RangeError("bestTrial: no trial is complete yet; run some first");
  return best;
}

// lib/tune/storages/journal/journal-file.ts
import {
  closeSync as closeSync2,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync as openSync2,
  readSync,
  statSync,
  writeSync
} from "node:fs";

// lib/tune/storages/journal/journal-lock.ts
import { randomUUID } from "node:crypto";
import { closeSync, lstatSync, openSync, renameSync, symlinkSync, unlinkSync } from "node:fs";
import { resolve } from "node:path";
var shortestWait = 1;
var longestWait = 50;
var patience = 1e4;
var JournalFileSymlinkLock = class {
  #target;
  #lock;
  #gracePeriod;
  /** @throws RangeError when the grace period is not above 0. */
  constructor(filePath, options = {}) {
    this.#target = resolve(filePath);
    this.#lock = `${filePath}.lock`;
    this.#gracePeriod = gracePeriodOf("JournalFileSymlinkLock", options);
  }
  acquire() {
    waitFor(this.#lock, this.#gracePeriod, () => symlinkSync(this.#target, this.#lock));
  }
  release() {
    remove(this.#lock);
  }
};
function gracePeriodOf(name, { gracePeriod = 30 }) {
  if (gracePeriod !== null && !(gracePeriod > 0))
    throw new RangeError(
      `${name}: gracePeriod must be seconds above 0; got ${String(gracePeriod)}; use null to wait without end`
    );
  return gracePeriod;
}
function waitFor(lock, gracePeriod, take) {
  const start = performance.now();
  let wait = shortestWait;
  let holder;
  let since = start;
  for (; ; ) {
    try {
      return take();
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const found = holderOf(lock);
    const now = performance.now();
    if (found === void 0 || found !== holder) {
      holder = found;
      since = now;
    } else if (gracePeriod !== null && now - since > gracePeriod * 1e3) {
      warn(
        `${lock} was left by a process that is gone (${gracePeriod} s without a change); it is taken away.`
      );
      takeAway(lock, found);
      wait = shortestWait;
      continue;
    }
    if (now - start > patience) warn(`Waiting for ${lock} for more than ${patience / 1e3} s.`);
    sleep(wait);
    wait = Math.min(2 * wait, longestWait);
  }
}
function holderOf(lock) {
  const stat = lstatSync(lock, { bigint: true, throwIfNoEntry: false });
  return stat === void 0 ? void 0 : `${stat.ino} ${stat.mtimeNs}`;
}
function takeAway(lock, holder) {
  if (holderOf(lock) !== holder) return;
  const aside = `${lock}${randomUUID()}.rename`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  remove(aside);
}
function remove(path) {
  try {
    unlinkSync(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
var sleeper = new Int32Array(new SharedArrayBuffer(4));
function sleep(milliseconds) {
  Atomics.wait(sleeper, 0, 0, milliseconds);
}

// lib/tune/storages/journal/journal-file.ts
var chunk = 1 << 20;
var newline = 10;
var JournalFileBackend = class {
  label;
  #path;
  #lock;
  /** Makes the file where there is none. @throws StorageInternalError when it can be neither read nor made. */
  constructor(filePath, options = {}) {
    this.#path = filePath;
    this.label = `journal:${filePath}`;
    this.#lock = options.lockObj ?? new JournalFileSymlinkLock(filePath);
    if (statSync(filePath, { throwIfNoEntry: false }) === void 0)
      this.#guard("make", () => closeSync2(openSync2(filePath, "a")));
  }
  read(place, take) {
    const stat = this.#guard("read", () => statSync(this.#path));
    if (stat.size === place.offset) return;
    const file = this.#guard("read", () => openSync2(this.#path, "r"));
    try {
      this.#readFrom(file, place, take);
    } finally {
      closeSync2(file);
    }
  }
  append(place, take, line) {
    this.#guard("lock", () => this.#lock.acquire());
    try {
      const file = this.#guard("write", () => openSync2(this.#path, "a+"));
      try {
        let size2 = this.#readFrom(file, place, take);
        const given2 = line();
        if (given2 === void 0) return;
        this.#guard("write", () => {
          if (size2 > place.offset) {
            this.#holdToTorn(file, place, size2);
            ftruncateSync(file, place.offset);
            size2 = place.offset;
          }
          this.#write(file, size2, given2);
        });
        place.offset += Buffer.byteLength(given2.text) + 1;
        place.lines++;
      } finally {
        closeSync2(file);
      }
    } finally {
      this.#lock.release();
    }
  }
  /** Gives the size of the file up to which it was read; the place stays before a torn last line. */
  #readFrom(file, place, take) {
    const { size: size2 } = fstatSync(file);
    if (size2 < place.offset)
      throw new StorageInternalError(
        `${this.label}: it is shorter than when it was last read, so it was replaced or cut; open the storage anew`
      );
    let wanted = chunk;
    while (place.offset < size2) {
      const bytes = Buffer.allocUnsafe(Math.min(wanted, size2 - place.offset));
      const length = this.#guard("read", () => readSync(file, bytes, 0, bytes.length, place.offset));
      if (length === 0) break;
      const end = bytes.lastIndexOf(newline, length - 1);
      if (end < 0) {
        if (place.offset + length >= size2) break;
        wanted *= 2;
        continue;
      }
      for (const text2 of bytes.toString("utf8", 0, end).split("\n")) {
        const after = place.offset + Buffer.byteLength(text2) + 1;
        let operation;
        try {
          operation = fromPythonJson(text2);
        } catch {
          if (after >= size2) return size2;
          throw new StorageInternalError(
            `${this.label}: line ${place.lines + 1} is not JSON: ${shownText(text2)}; the file is damaged there; take the line out, or restore the file`
          );
        }
        take(operation);
        place.offset = after;
        place.lines++;
      }
    }
    return size2;
  }
  /** Only what a journal's writer can have left is cut off, not the text of another file. */
  #holdToTorn(file, place, size2) {
    const start = '{"op_code"';
    const bytes = Buffer.alloc(Math.min(start.length, size2 - place.offset));
    readSync(file, bytes, 0, bytes.length, place.offset);
    const text2 = bytes.toString("latin1");
    if (!start.startsWith(text2) && !/^\0*$/.test(text2))
      throw new StorageInternalError(
        `${this.label}: line ${place.lines + 1} is no line of a journal: ${shownText(text2)}\u2026; give the name of another file`
      );
  }
  #write(file, size2, { text: text2, durable }) {
    if (fstatSync(file).size !== size2) throw new Error("another process wrote to it, though it was locked");
    const bytes = Buffer.from(`${text2}
`);
    const written2 = writeSync(file, bytes);
    if (written2 < bytes.length) {
      ftruncateSync(file, size2);
      throw new Error("no space is left");
    }
    if (durable) fdatasyncSync(file);
    if (fstatSync(file).size !== size2 + written2)
      throw new Error("another process wrote to it, though it was locked");
  }
  #guard(what, work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof StorageInternalError) throw error;
      throw new StorageInternalError(`${this.label}: cannot ${what} the journal: ${reasonOf(error)}`);
    }
  }
};
function reasonOf(error) {
  const { code, message } = error;
  if (code === "ENOENT") return "there is no such folder or file; make the folder first";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "it, or its folder, is not to be written by you; change the permissions, or copy it";
  if (code === "EISDIR") return "it is a folder; give the name of a file";
  if (code === "ENOSPC") return "no space is left";
  return message;
}
var shownText = (text2) => JSON.stringify(text2.length > 60 ? `${text2.slice(0, 60)}\u2026` : text2);

// lib/tune/storages/journal/journal-path.ts
function journalPath(url) {
  if (url.startsWith("journal:")) {
    const path = url.slice("journal:".length).replace(/^\/\/\//, "");
    return path === "" ? void 0 : path;
  }
  return !/^[a-z][a-z0-9+]+:/i.test(url) && /[^/\\]\.(log|journal|jsonl)$/i.test(url) ? url : void 0;
}

// lib/tune/storages/journal/journal-storage.ts
import { randomUUID as randomUUID3 } from "node:crypto";
import { threadId } from "node:worker_threads";

// lib/tune/storages/journal/journal-operations.ts
var opCode = Object.freeze({
  createStudy: 0,
  deleteStudy: 1,
  setStudyUserAttr: 2,
  setStudySystemAttr: 3,
  createTrial: 4,
  setTrialParam: 5,
  setTrialStateValues: 6,
  setTrialIntermediateValue: 7,
  setTrialUserAttr: 8,
  setTrialSystemAttr: 9,
  /** Of Optuna's Rust twin; passed over, as Optuna 5 does. */
  discardTrials: 10
});
var states = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"];
var directionCodes = { minimize: 1, maximize: 2 };
var directionsToCodes = (directions) => directions.map((direction) => directionCodes[direction]);
var codesToDirections = (codes2) => codes2.map((code) => code === directionCodes.maximize ? "maximize" : "minimize");
function codeToState(code = 0) {
  const state = states[code];
  if (state === void 0) throw new TypeError(`state ${code} is none of 0 to ${states.length - 1}`);
  return state;
}
function trialToFields(template, now, compat) {
  if (template === void 0) return { datetime_start: timeToText(now, compat) };
  const { values, datetimeStart, datetimeComplete, distributions } = template;
  const several = values !== null && values.length > 1;
  return {
    datetime_start: datetimeStart === null ? null : timeToText(datetimeStart, compat),
    state: states.indexOf(template.state),
    value: several || values === null ? null : new PythonFloat(values[0]),
    values: several ? floats(values) : null,
    ...datetimeComplete === null ? {} : { datetime_complete: timeToText(datetimeComplete, compat) },
    distributions: mapped(distributions, distributionToJson),
    params: mapped(
      template.params,
      (value, name) => internalField(distributions[name].toInternalRepr(value), distributions[name])
    ),
    user_attrs: template.userAttrs,
    system_attrs: template.systemAttrs,
    intermediate_values: mapped(template.intermediateValues, (value) => new PythonFloat(value))
  };
}
function fieldsToTemplate(operation, distributionOf3) {
  const { state, value, values, datetime_start: start, datetime_complete: complete } = operation;
  if (state === void 0 && operation.params === void 0) return void 0;
  const distributions = mapped(operation.distributions ?? {}, distributionOf3);
  return new FrozenTrial({
    number: -1,
    trialId: -1,
    state: codeToState(state),
    values: values ?? (value === null || value === void 0 ? null : [value]),
    datetimeStart: textToTime(start),
    datetimeComplete: textToTime(complete),
    params: mapped(operation.params ?? {}, (internal, name) => distributions[name].toExternalRepr(internal)),
    distributions,
    userAttrs: operation.user_attrs ?? {},
    systemAttrs: operation.system_attrs ?? {},
    intermediateValues: operation.intermediate_values ?? {}
  });
}
function stateToFields(state, values, now, compat) {
  return {
    state: states.indexOf(state),
    values: values === null ? null : floats(values),
    ...state === "RUNNING" ? { datetime_start: timeToText(now, compat) } : {},
    ...isFinished(state) ? { datetime_complete: timeToText(now, compat) } : {}
  };
}
function internalField(internal, distribution) {
  return distribution instanceof CategoricalDistribution ? internal : new PythonFloat(internal);
}
function distributionReader() {
  const known2 = /* @__PURE__ */ new Map();
  return (text2) => {
    let distribution = known2.get(text2);
    if (distribution === void 0) {
      try {
        distribution = jsonToDistribution(text2);
      } catch (error) {
        throw new TypeError(`its distribution is none: ${error.message}`);
      }
      if (known2.size >= 1e3) known2.clear();
      known2.set(text2, distribution);
    }
    return distribution;
  };
}
function timeToText(time, compat) {
  if (compat === 5) return time.toISOString().replace("Z", "000+00:00");
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 6e4);
  return local.toISOString().replace("Z", "000");
}
function textToTime(text2) {
  if (text2 === null || text2 === void 0) return null;
  const time = new Date(text2);
  if (Number.isNaN(time.getTime())) throw new TypeError(`time ${JSON.stringify(text2)} cannot be read`);
  return time;
}
var floats = (values) => values.map((value) => new PythonFloat(value));
function mapped(record, to) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]));
}

// lib/tune/storages/memory-storage.ts
import { randomUUID as randomUUID2 } from "node:crypto";
var InMemoryStorage = class {
  label;
  #log;
  #studies = /* @__PURE__ */ new Map();
  #ids = /* @__PURE__ */ new Map();
  #trials = [];
  #nextStudy = 0;
  /** @param log where another storage keeps the studies, and this one only what was read of them. */
  constructor(log) {
    this.label = log?.label ?? "in memory";
    this.#log = log;
  }
  createNewStudy(directions, studyName = `no-name-${randomUUID2()}`) {
    if (this.#ids.has(studyName))
      throw new DuplicatedStudyError(
        `createStudy: a study named ${JSON.stringify(studyName)} is there already; use another name or loadIfExists: true`
      );
    const studyId = this.#nextStudy++;
    this.#ids.set(studyName, studyId);
    this.#studies.set(studyId, {
      studyId,
      studyName,
      directions: Object.freeze([...directions]),
      userAttrs: {},
      systemAttrs: {},
      trials: [],
      open: /* @__PURE__ */ new Set(),
      distributions: /* @__PURE__ */ new Map(),
      best: void 0
    });
    return studyId;
  }
  deleteStudy(studyId) {
    const study = this.#study(studyId);
    this.#ids.delete(study.studyName);
    this.#studies.delete(studyId);
    for (const trial of study.trials) this.#trials[trial.draft.trialId] = void 0;
  }
  setStudyUserAttr(studyId, key2, value) {
    const study = this.#study(studyId);
    study.userAttrs = { ...study.userAttrs, [key2]: structuredClone(value) };
  }
  setStudySystemAttr(studyId, key2, value) {
    const study = this.#study(studyId);
    study.systemAttrs = { ...study.systemAttrs, [key2]: structuredClone(value) };
  }
  getStudyIdFromName(studyName) {
    const studyId = this.#ids.get(studyName);
    if (studyId === void 0)
      throw new NotFoundError(
        `storage ${this.label}: no study named ${JSON.stringify(studyName)}; it holds ${this.#names()}`
      );
    return studyId;
  }
  getStudyNameFromId(studyId) {
    return this.#study(studyId).studyName;
  }
  getStudyDirections(studyId) {
    return this.#study(studyId).directions;
  }
  getStudyUserAttrs(studyId) {
    return this.#study(studyId).userAttrs;
  }
  getStudySystemAttrs(studyId) {
    return this.#study(studyId).systemAttrs;
  }
  getAllStudies() {
    return Array.from(
      this.#studies.values(),
      ({ studyId, studyName, directions, userAttrs, systemAttrs }) => ({
        studyId,
        studyName,
        directions,
        userAttrs,
        systemAttrs
      })
    );
  }
  createNewTrial(studyId, template) {
    const study = this.#study(studyId);
    const trialId = this.#trials.length;
    const number2 = study.trials.length;
    const draft = template === void 0 ? {
      number: number2,
      trialId,
      state: "RUNNING",
      values: null,
      datetimeStart: this.#now(),
      datetimeComplete: null,
      params: {},
      distributions: {},
      userAttrs: {},
      systemAttrs: {},
      intermediateValues: {}
    } : {
      number: number2,
      trialId,
      state: template.state,
      values: template.values === null ? null : [...template.values],
      datetimeStart: template.datetimeStart,
      datetimeComplete: template.datetimeComplete,
      params: { ...template.params },
      distributions: { ...template.distributions },
      userAttrs: structuredClone(template.userAttrs),
      systemAttrs: structuredClone(template.systemAttrs),
      intermediateValues: { ...template.intermediateValues }
    };
    for (const [name, distribution] of Object.entries(draft.distributions)) {
      const before = study.distributions.get(name);
      if (before === void 0) study.distributions.set(name, distribution);
      else if (this.#log?.trusted !== true) checkDistributionCompatibility(name, before, distribution);
    }
    const held2 = { study, draft, record: void 0, ownParams: true, ownReports: true };
    this.#trials.push(held2);
    study.trials.push(held2);
    if (!isFinished(draft.state)) study.open.add(held2);
    if (draft.state === "COMPLETE") this.#finish(held2);
    return trialId;
  }
  setTrialParam(trialId, name, internal, distribution) {
    const held2 = this.#open(trialId);
    const before = held2.study.distributions.get(name);
    if (before !== void 0) checkDistributionCompatibility(name, before, distribution);
    held2.study.distributions.set(name, distribution);
    const { draft } = held2;
    if (!held2.ownParams) {
      draft.params = { ...draft.params };
      draft.distributions = { ...draft.distributions };
      held2.ownParams = true;
    }
    draft.params[name] = distribution.toExternalRepr(internal);
    draft.distributions[name] = distribution;
    held2.record = void 0;
  }
  setTrialStateValues(trialId, state, values = null) {
    const held2 = this.#open(trialId);
    if (state === "RUNNING" && held2.draft.state !== "WAITING") return false;
    const { draft } = held2;
    draft.state = state;
    if (values !== null) draft.values = [...values];
    if (state === "RUNNING") draft.datetimeStart = this.#now();
    if (isFinished(state)) draft.datetimeComplete = this.#now();
    held2.record = void 0;
    if (isFinished(state)) held2.study.open.delete(held2);
    if (state === "COMPLETE") this.#finish(held2);
    return true;
  }
  setTrialIntermediateValue(trialId, step, value) {
    const held2 = this.#open(trialId);
    if (!held2.ownReports) held2.draft.intermediateValues = { ...held2.draft.intermediateValues };
    held2.ownReports = true;
    held2.draft.intermediateValues[step] = value;
    held2.record = void 0;
  }
  setTrialUserAttr(trialId, key2, value) {
    const held2 = this.#open(trialId);
    held2.draft.userAttrs = { ...held2.draft.userAttrs, [key2]: structuredClone(value) };
    held2.record = void 0;
  }
  setTrialSystemAttr(trialId, key2, value) {
    const held2 = this.#open(trialId);
    held2.draft.systemAttrs = { ...held2.draft.systemAttrs, [key2]: structuredClone(value) };
    held2.record = void 0;
  }
  getTrialIdFromStudyIdTrialNumber(studyId, number2) {
    const held2 = this.#study(studyId).trials[number2];
    if (held2 === void 0)
      throw new NotFoundError(
        `storage ${this.label}: study ${studyId} has no trial ${number2}; it has ${this.#study(studyId).trials.length}`
      );
    return held2.draft.trialId;
  }
  getTrial(trialId) {
    return recordOf(this.#trial(trialId));
  }
  getAllTrials(studyId, states2) {
    const { trials, open: open2 } = this.#study(studyId);
    if (states2 === void 0) return trials.map(recordOf);
    const found = [];
    for (const held2 of states2.some(isFinished) ? trials : open2)
      if (states2.includes(held2.draft.state)) found.push(recordOf(held2));
    return found;
  }
  getBestTrial(studyId) {
    const study = this.#study(studyId);
    return study.best ?? bestOf([], study.directions);
  }
  close() {
  }
  #finish(held2) {
    const { study } = held2;
    if (study.directions.length > 1) return;
    const trial = recordOf(held2);
    study.best = study.best === void 0 ? trial : bestOf([study.best, trial], study.directions);
  }
  #study(studyId) {
    const study = this.#studies.get(studyId);
    if (study === void 0)
      throw new NotFoundError(
        `storage ${this.label}: no study with id ${studyId}; it was deleted or never made`
      );
    return study;
  }
  #trial(trialId) {
    const held2 = this.#trials[trialId];
    if (held2 === void 0) throw new NotFoundError(`storage ${this.label}: no trial with id ${trialId}`);
    return held2;
  }
  #open(trialId) {
    const held2 = this.#trial(trialId);
    if (isFinished(held2.draft.state))
      throw new UpdateFinishedTrialError(
        `trial ${held2.draft.number} is ${held2.draft.state} and cannot be changed any more`
      );
    return held2;
  }
  #now() {
    return this.#log?.now() ?? /* @__PURE__ */ new Date();
  }
  #names() {
    return Array.from(this.#ids.keys(), (name) => JSON.stringify(name)).join(", ") || "none";
  }
};
function recordOf(held2) {
  if (held2.record === void 0) {
    held2.record = new FrozenTrial(held2.draft);
    held2.ownParams = held2.ownReports = false;
  }
  return held2.record;
}

// lib/tune/storages/journal/journal-replay.ts
var JournalReplay = class {
  studies;
  #distributionOf = distributionReader();
  #log;
  #now = /* @__PURE__ */ new Date(0);
  constructor(label2) {
    this.#log = { label: label2, now: () => this.#now, trusted: true };
    this.studies = new InMemoryStorage(this.#log);
  }
  /** Applies an operation that is not in the log yet: what Optuna lets in unseen is checked, too. */
  applyNew(line) {
    this.#log.trusted = false;
    try {
      return this.apply(line);
    } finally {
      this.#log.trusted = true;
    }
  }
  /**
   * Applies an operation. Gives the id of what it made; false where another process has the trial already.
   * @throws what the storage throws for an operation that it refuses (then nothing is changed); TypeError for what is none.
   */
  apply(line) {
    if (typeof line !== "object" || line === null || !("op_code" in line))
      throw new TypeError("it is no operation of a journal");
    const operation = line;
    const { studies } = this;
    const { op_code: op, study_id: studyId, trial_id: trialId } = operation;
    switch (op) {
      case opCode.createStudy:
        return studies.createNewStudy(codesToDirections(operation.directions), operation.study_name);
      case opCode.deleteStudy:
        studies.deleteStudy(studyId);
        return void 0;
      case opCode.setStudyUserAttr:
        for (const [key2, value] of Object.entries(operation.user_attr))
          studies.setStudyUserAttr(studyId, key2, value);
        return void 0;
      case opCode.setStudySystemAttr:
        for (const [key2, value] of Object.entries(operation.system_attr))
          studies.setStudySystemAttr(studyId, key2, value);
        return void 0;
      case opCode.createTrial:
        this.#now = textToTime(operation.datetime_start) ?? this.#now;
        return studies.createNewTrial(studyId, fieldsToTemplate(operation, this.#distributionOf));
      case opCode.setTrialParam:
        studies.setTrialParam(
          trialId,
          operation.param_name,
          operation.param_value_internal,
          this.#distributionOf(operation.distribution)
        );
        return void 0;
      case opCode.setTrialStateValues:
        this.#now = textToTime(operation.datetime_start ?? operation.datetime_complete) ?? this.#now;
        return studies.setTrialStateValues(trialId, codeToState(operation.state), operation.values);
      case opCode.setTrialIntermediateValue:
        studies.setTrialIntermediateValue(trialId, operation.step, operation.intermediate_value);
        return void 0;
      case opCode.setTrialUserAttr:
        for (const [key2, value] of Object.entries(operation.user_attr))
          studies.setTrialUserAttr(trialId, key2, value);
        return void 0;
      case opCode.setTrialSystemAttr:
        for (const [key2, value] of Object.entries(operation.system_attr))
          studies.setTrialSystemAttr(trialId, key2, value);
        return void 0;
      case opCode.discardTrials:
        return void 0;
      default:
        throw new TypeError(`operation ${String(op)} is not known`);
    }
  }
};

// lib/tune/storages/journal/journal-storage.ts
var JournalStorage = class {
  label;
  #backend;
  #compat;
  #worker = `${randomUUID3()}-${threadId}`;
  #replay;
  #place = { offset: 0, lines: 0 };
  /**
   * Reads the journal.
   * @example new JournalStorage(new JournalFileBackend("study.log"))
   * @throws StorageInternalError for a journal that cannot be read, is damaged, or was written by a newer version.
   */
  constructor(backend, options = {}) {
    this.#backend = backend;
    this.#compat = options.compat ?? 5;
    this.label = backend.label;
    this.#replay = new JournalReplay(this.label);
    this.#studies();
  }
  createNewStudy(directions, studyName = `no-name-${randomUUID3()}`) {
    const fields = { study_name: studyName, directions: directionsToCodes(directions) };
    return this.#write(opCode.createStudy, fields, true);
  }
  deleteStudy(studyId) {
    this.#write(opCode.deleteStudy, { study_id: studyId }, true);
  }
  setStudyUserAttr(studyId, key2, value) {
    this.#write(opCode.setStudyUserAttr, { study_id: studyId, user_attr: { [key2]: value } }, true);
  }
  setStudySystemAttr(studyId, key2, value) {
    this.#write(opCode.setStudySystemAttr, { study_id: studyId, system_attr: { [key2]: value } }, true);
  }
  getStudyIdFromName(studyName) {
    return this.#studies().getStudyIdFromName(studyName);
  }
  getStudyNameFromId(studyId) {
    return this.#studies().getStudyNameFromId(studyId);
  }
  getStudyDirections(studyId) {
    return this.#studies().getStudyDirections(studyId);
  }
  getStudyUserAttrs(studyId) {
    return this.#studies().getStudyUserAttrs(studyId);
  }
  getStudySystemAttrs(studyId) {
    return this.#studies().getStudySystemAttrs(studyId);
  }
  getAllStudies() {
    return this.#studies().getAllStudies();
  }
  createNewTrial(studyId, template) {
    const fields = { study_id: studyId, ...trialToFields(template, /* @__PURE__ */ new Date(), this.#compat) };
    return this.#write(opCode.createTrial, fields, template !== void 0);
  }
  setTrialParam(trialId, name, internal, distribution) {
    this.#write(opCode.setTrialParam, {
      trial_id: trialId,
      param_name: name,
      param_value_internal: internalField(internal, distribution),
      distribution: distributionToJson(distribution)
    });
  }
  setTrialStateValues(trialId, state, values = null) {
    const fields = { trial_id: trialId, ...stateToFields(state, values, /* @__PURE__ */ new Date(), this.#compat) };
    return this.#write(opCode.setTrialStateValues, fields, isFinished(state));
  }
  setTrialIntermediateValue(trialId, step, value) {
    this.#write(opCode.setTrialIntermediateValue, {
      trial_id: trialId,
      step,
      intermediate_value: new PythonFloat(value)
    });
  }
  setTrialUserAttr(trialId, key2, value) {
    this.#write(opCode.setTrialUserAttr, { trial_id: trialId, user_attr: { [key2]: value } });
  }
  setTrialSystemAttr(trialId, key2, value) {
    this.#write(opCode.setTrialSystemAttr, { trial_id: trialId, system_attr: { [key2]: value } });
  }
  getTrialIdFromStudyIdTrialNumber(studyId, number2) {
    return this.#studies().getTrialIdFromStudyIdTrialNumber(studyId, number2);
  }
  getTrial(trialId) {
    return this.#studies().getTrial(trialId);
  }
  getAllTrials(studyId, states2) {
    return this.#studies().getAllTrials(studyId, states2);
  }
  getBestTrial(studyId) {
    return this.#studies().getBestTrial(studyId);
  }
  /** Nothing is held open between two calls. */
  close() {
  }
  /** The studies as the journal stands now. */
  #studies() {
    this.#backend.read(this.#place, this.#take);
    return this.#replay.studies;
  }
  /**
   * Tries the operation and writes it; false is what "taken by another process" gives, and is not written. Durable ones are
   * those that cannot be had again; a power failure may cost others, of trials that run.
   */
  #write(op, fields, durable = false) {
    const text2 = toPythonJson({ op_code: op, worker_id: this.#worker, ...fields }, { compact: true });
    let result;
    let tried = false;
    try {
      this.#backend.append(this.#place, this.#take, () => {
        result = this.#replay.applyNew(fromPythonJson(text2));
        if (result === false) return void 0;
        tried = true;
        return { text: text2, durable };
      });
    } catch (error) {
      if (tried) {
        this.#replay = new JournalReplay(this.label);
        this.#place = { offset: 0, lines: 0 };
      }
      throw error;
    }
    return result;
  }
  /** Replays a line; operations that were refused for their writer count for nothing. */
  #take = (operation) => {
    try {
      this.#replay.apply(operation);
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof UpdateFinishedTrialError || error instanceof DuplicatedStudyError || error instanceof RangeError)
        return;
      const reason3 = error instanceof Error ? error.message : String(error);
      throw new StorageInternalError(
        `${this.label}: line ${this.#place.lines + 1} cannot be used: ${reason3}; the file is damaged there, or of a newer version`
      );
    }
  };
};

// lib/tune/storages/rdb/rdb-storage.ts
import { randomUUID as randomUUID4 } from "node:crypto";

// lib/tune/storages/rdb/postgres-engine.ts
import { performance as performance2 } from "node:perf_hooks";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";

// lib/tune/storages/rdb/sql-engine.ts
var wordTypes = {
  studydirection: ["NOT_SET", "MINIMIZE", "MAXIMIZE"],
  trialstate: ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"],
  trialvaluetype: ["FINITE", "INF_POS", "INF_NEG"],
  trialintermediatevaluetype: ["FINITE", "INF_POS", "INF_NEG", "NAN"]
};
var SqlConstraintError = class extends Error {
  kind;
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
};

// lib/tune/storages/rdb/postgres-dialect.ts
var schemaLock = 1869640821;
var postgresDialect = {
  engine: "PostgreSQL",
  tableNames: "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
  beforeTables: [
    [`SELECT pg_advisory_xact_lock(${schemaLock})`],
    ...Object.entries(wordTypes).map(([name, words]) => [
      `DO $$ BEGIN CREATE TYPE ${name} AS ENUM (${words.map((word) => `'${word}'`).join(", ")}); EXCEPTION WHEN duplicate_object THEN NULL; END $$`
    ])
  ],
  serial: "SERIAL",
  float: "DOUBLE PRECISION",
  time: "TIMESTAMP WITHOUT TIME ZONE",
  words: (name) => name,
  locksRows: true,
  forUpdate: " FOR UPDATE",
  forShare: " FOR SHARE",
  newTrialId: "currval(pg_get_serial_sequence('trials', 'trial_id'))",
  inList: "IN (SELECT value::int FROM json_array_elements_text(?::json))",
  now: "LOCALTIMESTAMP",
  silence: "EXTRACT(EPOCH FROM LOCALTIMESTAMP - h.heartbeat)"
};

// lib/tune/storages/rdb/postgres-settings.ts
import { existsSync as existsSync2 } from "node:fs";
function postgresSettings(at) {
  const host2 = at.host ?? (process.env["PGHOST"] === void 0 ? socketFolder(at.port) : void 0);
  const ssl = sslOf(at.sslMode ?? process.env["PGSSLMODE"]);
  return {
    ...at.user === void 0 ? {} : { user: at.user },
    ...at.password === void 0 ? {} : { password: at.password },
    ...host2 === void 0 ? {} : { host: host2 },
    ...at.port === void 0 ? {} : { port: at.port },
    ...at.database === void 0 ? {} : { database: at.database },
    ...ssl === void 0 ? {} : { ssl }
  };
}
function socketFolder(port) {
  const name = `.s.PGSQL.${port ?? process.env["PGPORT"] ?? 5432}`;
  return ["/var/run/postgresql", "/tmp"].find((folder) => existsSync2(`${folder}/${name}`));
}
function sslOf(mode) {
  switch (mode) {
    case void 0:
    case "disable":
    case "allow":
    case "prefer":
      return void 0;
    case "require":
      return { rejectUnauthorized: false };
    case "verify-ca":
    case "verify-full":
      return true;
    default:
      throw new RangeError(
        `storage: sslmode is disable, allow, prefer, require, verify-ca or verify-full; got ${JSON.stringify(mode)}`
      );
  }
}

// lib/tune/storages/rdb/postgres-wire.ts
import { readSync as readSync2, writeSync as writeSync2 } from "node:fs";

// lib/tune/storages/rdb/postgres-types.ts
var numeric = /* @__PURE__ */ new Set([21, 23, 20, 700, 701, 1700]);
function isNumeric(oid) {
  return numeric.has(oid);
}

// lib/tune/storages/rdb/postgres-wire.ts
var letters = {
  query: 81,
  rowTypes: 84,
  row: 68,
  done: 67,
  empty: 73,
  error: 69,
  ready: 90
};
function postgresWire(fd) {
  let buffer = Buffer.allocUnsafe(1 << 16);
  let start = 0;
  let end = 0;
  function need(size2) {
    if (end - start >= size2) return;
    if (start + size2 > buffer.length) {
      const larger = size2 > buffer.length ? Buffer.allocUnsafe(2 * size2) : buffer;
      buffer.copy(larger, 0, start, end);
      buffer = larger;
      end -= start;
      start = 0;
    }
    while (end - start < size2) {
      const got = readSync2(fd, buffer, end, buffer.length - end, null);
      if (got === 0) throw new Error("the server closed the connection");
      end += got;
    }
  }
  function send(sql) {
    const size2 = Buffer.byteLength(sql);
    const message = Buffer.allocUnsafe(size2 + 6);
    message[0] = letters.query;
    message.writeInt32BE(size2 + 5, 1);
    message.write(sql, 5);
    message[size2 + 5] = 0;
    for (let sent = 0; sent < message.length; ) sent += writeSync2(fd, message, sent);
  }
  function receive() {
    const results = [];
    let rows = [];
    let numbers = [];
    let error;
    for (; ; ) {
      need(5);
      const letter = buffer[start];
      const size2 = buffer.readInt32BE(start + 1) + 1;
      need(size2);
      const from = start + 5;
      start += size2;
      if (letter === letters.row) rows.push(readRow(buffer, from, numbers));
      else if (letter === letters.rowTypes) numbers = readTypes(buffer, from);
      else if (letter === letters.done || letter === letters.empty) {
        results.push(rows);
        rows = [];
      } else if (letter === letters.error) {
        error = readError(buffer.toString("utf8", from, start));
        if (error.fatal) return { error };
      } else if (letter === letters.ready) return error === void 0 ? { rows: results } : { error };
    }
  }
  return (sql) => {
    try {
      send(sql);
      return receive();
    } catch (error) {
      const { code, message } = error;
      return { error: { code, message, at: "lost", fatal: true } };
    }
  };
}
function readTypes(buffer, at) {
  const count3 = buffer.readInt16BE(at);
  const numbers = [];
  let position = at + 2;
  for (let i = 0; i < count3; i++) {
    position = buffer.indexOf(0, position) + 1;
    numbers.push(isNumeric(buffer.readInt32BE(position + 6)));
    position += 18;
  }
  return numbers;
}
function readRow(buffer, at, numbers) {
  const row = [];
  let position = at + 2;
  for (const number2 of numbers) {
    const size2 = buffer.readInt32BE(position);
    position += 4;
    if (size2 < 0) row.push(null);
    else {
      const text2 = number2 ? buffer.toString("latin1", position, position + size2) : buffer.toString("utf8", position, position + size2);
      row.push(number2 ? Number(text2) : text2);
      position += size2;
    }
  }
  return row;
}
function readError(text2) {
  const fields = new Map(text2.split("\0").map((field) => [field[0], field.slice(1)]));
  return {
    code: fields.get("C"),
    message: fields.get("M") ?? "",
    at: "sql",
    fatal: ["FATAL", "PANIC"].includes(fields.get("V") ?? fields.get("S") ?? "")
  };
}

// lib/tune/storages/rdb/postgres-engine.ts
var attempts = 5;
var idle = 5e3;
var undone = /* @__PURE__ */ new Set(["40001", "40P01", "57P01", "57P02", "57P03"]);
var abandoned = new FinalizationRegistry((worker) => void worker.terminate());
function openPostgres(at, label2, timeout) {
  const settings = postgresSettings(at);
  let helper;
  let wire;
  let usedAt = 0;
  let resent = false;
  function run(statements, repeatable) {
    const sql = statements.map(written).join(";\n");
    resent = false;
    if (!repeatable && wire !== void 0 && performance2.now() - usedAt > idle) once("SELECT 1");
    for (let attempt = 1; ; attempt++) {
      const outcome2 = once(sql);
      if ("rows" in outcome2) return outcome2.rows;
      const { error } = outcome2;
      const again = error.at === "lost" ? repeatable && !resent : error.at === "sql" && undone.has(error.code ?? "");
      if (!again || attempt === attempts) throw inWords(error, label2, timeout);
      resent ||= error.at === "lost";
      pause(50 * attempt * Math.random());
    }
  }
  function once(sql) {
    helper ??= startHelper({ settings, timeout });
    if (wire === void 0) {
      const answer2 = helper.ask({ do: "connect" });
      if (!("fd" in answer2)) return answer2;
      const thread = helper;
      wire = answer2.fd === void 0 ? (text2) => thread.ask({ do: "run", sql: text2 }) : postgresWire(answer2.fd);
    }
    const outcome2 = wire(sql);
    usedAt = performance2.now();
    if ("error" in outcome2 && outcome2.error.fatal) {
      wire = void 0;
      helper.ask({ do: "drop" });
    }
    return outcome2;
  }
  return {
    dialect: postgresDialect,
    get resent() {
      return resent;
    },
    read: (statement) => run([statement], true)[0],
    write: (statements, { repeatable = false } = {}) => run(statements, repeatable),
    close() {
      helper?.end();
      helper = wire = void 0;
    }
  };
}
function startHelper(start) {
  const program = workerSource(import.meta.url, "./postgres-worker.ts");
  if (program === void 0)
    throw new StorageInternalError(
      "postgresql: the thread that connects is not built; run `npm run build` first"
    );
  const { port1: port, port2 } = new MessageChannel();
  const flag = new SharedArrayBuffer(4);
  const answers = new Int32Array(flag);
  const worker = new Worker(program, {
    workerData: { ...start, port: port2, flag },
    transferList: [port2]
  });
  worker.unref();
  const patience2 = 2e4 * start.timeout;
  const helper = {
    ask(request) {
      const before = Atomics.load(answers, 0);
      port.postMessage(request);
      Atomics.wait(answers, 0, before, patience2);
      const answer2 = receiveMessageOnPort(port);
      return answer2?.message ?? silent;
    },
    end() {
      helper.ask({ do: "drop" });
      port.close();
      void worker.terminate();
    }
  };
  abandoned.register(helper, worker);
  return helper;
}
function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
var silent = {
  error: { code: void 0, message: "the thread that connects gives no answer", at: "lost", fatal: false }
};
var templates = /* @__PURE__ */ new Map();
function written([sql, ...values]) {
  let parts = templates.get(sql);
  if (parts === void 0) templates.set(sql, parts = sql.split("?"));
  let text2 = parts[0];
  for (let i = 0; i < values.length; i++) text2 += literal(values[i]) + parts[i + 1];
  return text2;
}
function literal(value) {
  if (value === null) return "NULL";
  if (typeof value === "number") return `'${Object.is(value, -0) ? "-0" : value}'`;
  if (value.includes("\0"))
    throw new RangeError("postgresql: text cannot hold the character NUL; leave it out of names");
  return `'${value.replaceAll("'", "''")}'`;
}
function inWords({ code, message, at }, label2, timeout) {
  const said = (what) => new StorageInternalError(`${label2}: ${what}`);
  if (at === "lost")
    return said(
      `the connection was lost while a call was under way (${message}); it may or may not have been done; look at the study and go on: the next call connects again`
    );
  switch (code) {
    case "23505":
      return new SqlConstraintError("unique", message);
    case "23503":
      return new SqlConstraintError("foreign", message);
    case "28P01":
    case "28000":
      return said(
        `the server refuses the user or the password (${message}); look at both, and at pg_hba.conf`
      );
    case "3D000":
      return said(`${message}; make the database first: createdb NAME`);
    case "53300":
      return said(
        `${message}; the server has no connection left: raise max_connections, or run fewer workers`
      );
    case "22001":
      return said("a name is longer than the 512 characters that Optuna's tables hold; shorten it");
    case "42501":
    case "25006":
      return said(`${message}; this user may not write here: grant it, or use another`);
    case "55P03":
      return said(
        `another program has held rows locked for ${timeout} s; end its transaction, or raise timeout`
      );
  }
  if (at === "connect")
    return said(`the server cannot be reached (${message}); look at host and port, and that it runs`);
  return said(`${message} (${code ?? "no code"})`);
}

// lib/tune/storages/rdb/sqlite-engine.ts
import { existsSync as existsSync3, statSync as statSync2 } from "node:fs";
import { dirname, resolve as resolve2 } from "node:path";

// lib/tune/storages/rdb/sqlite-dialect.ts
var sqliteDialect = {
  engine: "SQLite",
  tableNames: "SELECT name FROM sqlite_master WHERE type = 'table'",
  beforeTables: [],
  serial: "INTEGER",
  float: "FLOAT",
  time: "DATETIME",
  words: (name) => `VARCHAR(${Math.max(...wordTypes[name].map((word) => word.length))})`,
  locksRows: false,
  forUpdate: "",
  forShare: "",
  newTrialId: "(SELECT max(trial_id) FROM trials)",
  inList: "IN (SELECT value FROM json_each(?))",
  now: "CURRENT_TIMESTAMP",
  silence: "(strftime('%s', 'now') - strftime('%s', h.heartbeat))"
};

// lib/tune/storages/rdb/sqlite-driver.ts
import { createRequire } from "node:module";
function openSqliteDriver(path) {
  const libsql = loadLibsql();
  if (libsql !== void 0) return libsqlDriver(new libsql(path));
  const node = process.getBuiltinModule("node:sqlite");
  if (node !== void 0) return nodeDriver(new node.DatabaseSync(path));
  throw new StorageInternalError(
    'sqlite: the package libsql has no binary for this system and Node has no SQLite of its own; install libsql anew or take Node 22.13 or later, or keep studies in a journal file: storage: "journal:studies.log"'
  );
}
var loaded = null;
function loadLibsql() {
  if (loaded === null)
    try {
      loaded = createRequire(import.meta.url)("libsql");
    } catch {
      loaded = void 0;
    }
  return loaded;
}
function libsqlDriver(database) {
  const prepared = /* @__PURE__ */ new Map();
  return {
    all(sql, values) {
      let statement = prepared.get(sql);
      if (statement === void 0) {
        statement = database.prepare(sql);
        if (statement.reader) statement.raw(true);
        prepared.set(sql, statement);
      }
      if (statement.reader) return statement.all(values);
      statement.run(values);
      return [];
    },
    exec: (sql) => void database.exec(sql),
    close() {
      prepared.clear();
      database.close();
    }
  };
}
function nodeDriver(database) {
  const prepared = /* @__PURE__ */ new Map();
  return {
    all(sql, values) {
      let statement = prepared.get(sql);
      if (statement === void 0) prepared.set(sql, statement = database.prepare(sql));
      return statement.all(...values).map((row) => Object.values(row));
    },
    exec: (sql) => database.exec(sql),
    close() {
      prepared.clear();
      database.close();
    }
  };
}

// lib/tune/storages/rdb/sqlite-engine.ts
function openSqlite(path, label2, timeout) {
  let driver;
  let log = false;
  let synced = true;
  function guarded(work) {
    try {
      return work(driver ??= open2());
    } catch (error) {
      throw inWords2(error, path, label2, timeout);
    }
  }
  function open2() {
    const opened = openSqliteDriver(path);
    opened.exec(`PRAGMA busy_timeout = ${Math.ceil(timeout * 1e3)}`);
    opened.exec("PRAGMA foreign_keys = ON");
    const [[pages] = [0]] = opened.all("PRAGMA page_count", []);
    if (pages === 0)
      try {
        opened.exec("PRAGMA journal_mode = WAL");
      } catch (error) {
        if (codeOf(error) !== codes.busy) throw error;
      }
    const [[mode] = [""]] = opened.all("PRAGMA journal_mode", []);
    log = mode === "wal";
    synced = true;
    return opened;
  }
  function sync(open3, durable) {
    if (!log || synced === durable) return;
    open3.exec(`PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"}`);
    synced = durable;
  }
  return {
    dialect: sqliteDialect,
    resent: false,
    read: ([sql, ...values]) => guarded((open3) => open3.all(sql, values)),
    write: (statements, { durable = false } = {}) => guarded((open3) => {
      sync(open3, durable);
      if (statements.length === 1) {
        const [[sql, ...values]] = statements;
        return [open3.all(sql, values)];
      }
      open3.all("BEGIN IMMEDIATE", []);
      try {
        const rows = statements.map(([sql, ...values]) => open3.all(sql, values));
        open3.all("COMMIT", []);
        return rows;
      } catch (error) {
        try {
          open3.all("ROLLBACK", []);
        } catch {
        }
        throw error;
      }
    }),
    close() {
      const open3 = driver;
      if (open3 === void 0 || path === ":memory:") return;
      driver = void 0;
      if (log)
        try {
          open3.exec("PRAGMA busy_timeout = 0");
          open3.all("PRAGMA wal_checkpoint(TRUNCATE)", []);
        } catch {
        }
      open3.close();
    }
  };
}
var codes = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  input: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  noDatabase: 26,
  unique: 2067,
  primaryKey: 1555,
  foreignKey: 787
};
function codeOf(error) {
  const { rawCode, errcode, message } = error;
  const inText = /local database .*: (\d+)"\)$/s.exec(message ?? "")?.[1];
  return rawCode ?? errcode ?? (inText === void 0 ? void 0 : Number(inText));
}
function inWords2(error, path, label2, timeout) {
  const code = codeOf(error);
  if (code === void 0 || !(error instanceof Error)) return error;
  const said = (what) => new StorageInternalError(`${label2}: ${what}`, { cause: error });
  switch (code) {
    case codes.unique:
    case codes.primaryKey:
      return new SqlConstraintError("unique", error.message);
    case codes.foreignKey:
      return new SqlConstraintError("foreign", error.message);
  }
  switch (code & 255) {
    case codes.busy:
    case codes.locked:
      return said(
        `another program has held it locked for ${timeout} s; end that program's transaction, raise timeout, or keep studies of many writers in PostgreSQL or a journal file`
      );
    case codes.readOnly:
      return said("the file, or its folder, is read-only; make both writable, or copy the file elsewhere");
    case codes.cannotOpen:
      return said(whyNotOpened(path));
    case codes.noDatabase:
      return said(
        "the file is not a SQLite database; give the path of one, or of a file that is not there yet"
      );
    case codes.corrupt:
      return said(
        "the database is damaged; restore it from a copy, or save what can be read with `sqlite3 FILE .recover`"
      );
    case codes.full:
      return said("the disk is full; make room and go on");
    case codes.input:
      return said("the disk gave an error; look at the disk, or move the file");
    default:
      return said(error.message);
  }
}
function whyNotOpened(path) {
  const folder = dirname(resolve2(path));
  if (!existsSync3(folder)) return `the folder ${folder} is not there; make it first`;
  if (!statSync2(folder).isDirectory()) return `${folder} is not a folder; give the path of a file in one`;
  if (existsSync3(path) && statSync2(path).isDirectory())
    return "this is a folder; give the path of a file in it";
  return "the file cannot be opened; look at the permissions of the file and its folder";
}

// lib/tune/storages/rdb/storage-url.ts
var form = /^([a-z][a-z0-9]*)(?:\+\w+)?:\/\/(.*)$/s;
var server = /^(?:([^:@/?]*)(?::([^@]*|[^/?]*))?@)?(\[[^\]]*\]|[^:/?@]*)(?::(\d*))?(?:\/([^?]*))?(?:\?(.*))?$/s;
function isDatabaseUrl(url) {
  return /^(sqlite|postgres(ql)?|mysql|mariadb|oracle|mssql)(\+\w+)?:/.test(url);
}
function shownUrl(url) {
  return url.replace(/^([a-z][a-z0-9+]*:\/\/[^:@/?]*):(?:[^@]*|[^/?]*)@(?=[^:/?@]*(?:[:/?]|$))/s, "$1:***@").replace(/([?&]password=)[^&]*/gi, "$1***");
}
function parseStorageUrl(url) {
  const refuse = (rule) => {
    throw new RangeError(`storage: ${rule}; got ${shownUrl(url)}`);
  };
  const [, scheme, rest = ""] = form.exec(url) ?? refuse("a database is named sqlite:///file or postgresql://user:password@host/base");
  switch (scheme) {
    case "sqlite": {
      const [path = ""] = rest.split("?");
      if (path === "" || path === "/" || path === "/:memory:") return { kind: "sqlite", path: ":memory:" };
      if (!path.startsWith("/"))
        refuse(
          "three slashes for a relative file (sqlite:///study.db), four for an absolute one (sqlite:////folder/study.db)"
        );
      return { kind: "sqlite", path: path.slice(1) };
    }
    case "postgresql":
    case "postgres": {
      const [, user, password, host2, port, database, query] = server.exec(rest) ?? refuse("a PostgreSQL database is named postgresql://user:password@host:5432/base");
      const more = new URLSearchParams(query);
      const given2 = (text2, key2) => decoded(text2) ?? more.get(key2) ?? void 0;
      const number2 = port || more.get("port");
      return {
        kind: "postgres",
        user: given2(user, "user"),
        password: given2(password, "password"),
        host: given2(host2?.replace(/^\[|\]$/g, ""), "host"),
        port: number2 ? Number(number2) : void 0,
        database: given2(database, "dbname"),
        sslMode: more.get("sslmode") ?? void 0
      };
    }
    default:
      return refuse(
        `${scheme} is not among the databases that hold studies here: SQLite and PostgreSQL; a journal file works everywhere`
      );
  }
}
function decoded(text2) {
  if (text2 === void 0 || text2 === "") return void 0;
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}

// lib/tune/storages/rdb/open-engine.ts
function openEngine(url, timeout) {
  const at = parseStorageUrl(url);
  const label2 = shownUrl(url);
  return {
    label: label2,
    engine: at.kind === "sqlite" ? openSqlite(at.path, label2, timeout) : openPostgres(at, label2, timeout)
  };
}

// lib/tune/storages/rdb/schema.ts
var schemaRevision = "v3.2.0.a";
var alsoUsable = "v3.0.0.d";
var older = [
  ..."v0.9.0.a v1.2.0.a v1.3.0.a v2.4.0.a v2.6.0.a v3.0.0.a v3.0.0.b v3.0.0.c".split(" "),
  alsoUsable
];
var schemaVersion = 12;
var libraryVersion = "5.0.0 (assay)";
function prepareSchema(engine, label2, skipCheck) {
  const { dialect } = engine;
  const tables2 = tablesOf(dialect);
  const there = new Set(engine.read([dialect.tableNames]).map(([name]) => name));
  if (tables2.some(({ name }) => !there.has(name)) || versionOf(engine) === void 0)
    makeTables(engine, tables2, there);
  if (skipCheck) return;
  const version = versionOf(engine);
  if (version === schemaRevision || version === alsoUsable) return;
  const [[writer] = [null]] = engine.read(["SELECT library_version FROM version_info"]);
  throw new StorageInternalError(
    version !== void 0 && older.includes(version) ? `${label2}: its tables are of schema ${version}, made by Optuna ${String(writer)}, older than what this reads (${schemaRevision}); run \`optuna storage upgrade --storage URL\` with Optuna 3.2 or later, on a copy first` : `${label2}: its tables are of schema ${version ?? "without a name"}, made by Optuna ${String(writer)}, newer than what this knows (${schemaRevision}); update this package, or pass skipCompatibilityCheck: true to try all the same`
  );
}
function makeTables(engine, tables2, there) {
  const versions = there.has("version_info") ? engine.read(["SELECT schema_version FROM version_info"]).map(([version]) => version) : [];
  const revision = versions.some((version) => version !== schemaVersion) ? older[0] : schemaRevision;
  engine.write(
    [
      ...engine.dialect.beforeTables,
      ...tables2.map(({ name, lines }) => [
        `CREATE TABLE IF NOT EXISTS ${name} (
	${lines.join(", \n	")}
)`
      ]),
      ["CREATE UNIQUE INDEX IF NOT EXISTS ix_studies_study_name ON studies (study_name)"],
      ...there.has("trials") ? [] : [["CREATE INDEX IF NOT EXISTS ix_trials_study_id ON trials (study_id)"]],
      [
        "INSERT INTO version_info (version_info_id, schema_version, library_version) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
        schemaVersion,
        libraryVersion
      ],
      [
        "INSERT INTO alembic_version (version_num) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM alembic_version)",
        revision
      ]
    ],
    { durable: true, repeatable: true }
  );
}
function versionOf(engine) {
  const [row] = engine.read(["SELECT version_num FROM alembic_version"]);
  return row?.[0];
}
function tablesOf(dialect) {
  const { serial, float, time } = dialect;
  const table2 = (name, id, columns2, constraints) => ({
    name,
    lines: [`${id} ${serial} NOT NULL`, ...columns2, `PRIMARY KEY (${id})`, ...constraints]
  });
  const word = (column2, type) => `${column2} ${dialect.words(type)} NOT NULL`;
  const child = (owner) => `FOREIGN KEY(${owner}_id) REFERENCES ${owner === "study" ? "studies" : "trials"} (${owner}_id)`;
  const attributes = (owner, kind) => table2(
    `${owner}_${kind}_attributes`,
    `${owner}_${kind}_attribute_id`,
    [`${owner}_id INTEGER`, '"key" VARCHAR(512)', "value_json TEXT"],
    [`UNIQUE (${owner}_id, "key")`, child(owner)]
  );
  return [
    {
      name: "alembic_version",
      lines: ["version_num VARCHAR(32) NOT NULL", "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"]
    },
    {
      name: "version_info",
      lines: [
        "version_info_id INTEGER NOT NULL",
        "schema_version INTEGER",
        "library_version VARCHAR(256)",
        "PRIMARY KEY (version_info_id)",
        "CHECK (version_info_id=1)"
      ]
    },
    table2("studies", "study_id", ["study_name VARCHAR(512) NOT NULL"], []),
    table2(
      "study_directions",
      "study_direction_id",
      [word("direction", "studydirection"), "study_id INTEGER NOT NULL", "objective INTEGER NOT NULL"],
      ["UNIQUE (study_id, objective)", child("study")]
    ),
    attributes("study", "user"),
    attributes("study", "system"),
    table2(
      "trials",
      "trial_id",
      [
        "number INTEGER",
        "study_id INTEGER",
        word("state", "trialstate"),
        `datetime_start ${time}`,
        `datetime_complete ${time}`
      ],
      [child("study")]
    ),
    attributes("trial", "user"),
    attributes("trial", "system"),
    table2(
      "trial_params",
      "param_id",
      ["trial_id INTEGER", "param_name VARCHAR(512)", `param_value ${float}`, "distribution_json TEXT"],
      ["UNIQUE (trial_id, param_name)", child("trial")]
    ),
    table2(
      "trial_values",
      "trial_value_id",
      [
        "trial_id INTEGER NOT NULL",
        "objective INTEGER NOT NULL",
        `value ${float}`,
        word("value_type", "trialvaluetype")
      ],
      ["UNIQUE (trial_id, objective)", child("trial")]
    ),
    table2(
      "trial_intermediate_values",
      "trial_intermediate_value_id",
      [
        "trial_id INTEGER NOT NULL",
        "step INTEGER NOT NULL",
        `intermediate_value ${float}`,
        word("intermediate_value_type", "trialintermediatevaluetype")
      ],
      ["UNIQUE (trial_id, step)", child("trial")]
    ),
    table2(
      "trial_heartbeats",
      "trial_heartbeat_id",
      ["trial_id INTEGER NOT NULL", `heartbeat ${time} NOT NULL`],
      ["UNIQUE (trial_id)", child("trial")]
    )
  ];
}

// lib/tune/storages/rdb/study-cache.ts
var StudyCache = class {
  studyId;
  studyName;
  directions;
  /** The trials up to this one are known. */
  #last;
  /** The first known distribution of each parameter. */
  distributions = /* @__PURE__ */ new Map();
  #trials = [];
  /** Numbers of the trials that were not finished, by id. */
  #unfinished = /* @__PURE__ */ new Map();
  #best;
  constructor(studyId, studyName, directions) {
    this.studyId = studyId;
    this.studyName = studyName;
    this.directions = directions;
  }
  /** The id up to which all trials of the study are known. */
  get lastId() {
    return this.#last?.trialId ?? 0;
  }
  /** By number; whole after `known`. */
  get trials() {
    return this.#trials;
  }
  /** By number. */
  get unfinished() {
    const numbers = Array.from(this.#unfinished.values()).toSorted((a, b) => a - b);
    return numbers.map((number2) => this.#trials[number2]);
  }
  get unfinishedIds() {
    return Array.from(this.#unfinished.keys());
  }
  /** @throws RangeError when no trial is complete, or there are several objectives. */
  get best() {
    return this.#best ?? bestOf([], this.directions);
  }
  /** Takes in a trial just read and gives it as it is kept: a finished one that was known stays the same object. */
  take(trial) {
    const before = this.#trials[trial.number];
    if (before?.trialId === trial.trialId && isFinished(before.state)) return before;
    this.#trials[trial.number] = trial;
    for (const name in trial.distributions)
      if (!this.distributions.has(name)) this.distributions.set(name, trial.distributions[name]);
    if (!isFinished(trial.state)) this.#unfinished.set(trial.trialId, trial.number);
    else {
      this.#unfinished.delete(trial.trialId);
      if (trial.state === "COMPLETE" && this.directions.length === 1) this.#raise(trial);
    }
    return trial;
  }
  /** Says that all trials up to this one have been taken in. */
  known(last) {
    if (last.trialId > this.lastId) this.#last = last;
  }
  /** False when the trial with the last id is another now: the study was deleted, and one made that has its ids. */
  matches(studyName, last) {
    if (studyName !== this.studyName) return false;
    if (this.#last === void 0) return true;
    const { number: number2, datetimeStart } = this.#trials[this.#last.number];
    return last?.number === number2 && (datetimeStart === null || datetimeStart.getTime() === last.start?.getTime());
  }
  #raise(trial) {
    const [first, second] = this.#best === void 0 || trial.number < this.#best.number ? [trial, this.#best] : [this.#best, trial];
    this.#best = bestOf(second === void 0 ? [first] : [first, second], this.directions);
  }
};

// lib/tune/storages/rdb/stored-number.ts
function numberToStored(value) {
  if (Number.isFinite(value)) return [value, "FINITE"];
  return [null, Number.isNaN(value) ? "NAN" : value > 0 ? "INF_POS" : "INF_NEG"];
}
function storedToNumber(value, type) {
  switch (type) {
    case "INF_POS":
      return Infinity;
    case "INF_NEG":
      return -Infinity;
    case "NAN":
      return NaN;
    default:
      return value ?? NaN;
  }
}

// lib/tune/storages/rdb/stored-time.ts
function timeToStored(date, compat) {
  if (date === null) return null;
  const shown3 = compat === 4 ? new Date(date.getTime() - date.getTimezoneOffset() * 6e4) : date;
  const iso = shown3.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000`;
}
function storedToTime(text2, compat) {
  if (text2 === null) return null;
  const part = (from, to) => Number(text2.slice(from, to));
  const fields = [
    part(0, 4),
    part(5, 7) - 1,
    part(8, 10),
    part(11, 13),
    part(14, 16),
    part(17, 19),
    Math.floor(Number(`0${text2.slice(19)}`) * 1e3 + 1e-6)
  ];
  return compat === 4 ? new Date(...fields) : new Date(Date.UTC(...fields));
}

// lib/tune/storages/rdb/trial-query.ts
var columns = "trial_id, study_id, number, state, datetime_start, datetime_complete";
function studyTrialsQuery(dialect, studyId, lastId, ids) {
  const chosen = `SELECT ${columns} FROM trials WHERE study_id = ? AND trial_id > ?` + (ids.length === 0 ? "" : ` UNION ALL SELECT ${columns} FROM trials WHERE trial_id ${dialect.inList} AND study_id = ?`);
  return [
    `WITH chosen AS (${chosen}), newest AS (SELECT * FROM trials WHERE trial_id = ? AND study_id = ?) SELECT 0 AS kind, s.study_id AS id, newest.number AS n, CAST(s.study_name AS TEXT) AS name, CAST(NULL AS FLOAT) AS x, CAST(newest.datetime_start AS TEXT) AS t, CAST(NULL AS TEXT) AS u FROM studies s LEFT JOIN newest ON true WHERE s.study_id = ? UNION ALL ${partsOf}`,
    studyId,
    lastId,
    ...ids.length === 0 ? [] : [JSON.stringify(ids), studyId],
    lastId,
    studyId,
    studyId
  ];
}
function trialQuery(trialId) {
  return [`WITH chosen AS (SELECT ${columns} FROM trials WHERE trial_id = ?) ${partsOf}`, trialId];
}
var json = (kind, what) => `SELECT ${kind}, c.trial_id, NULL, CAST(a."key" AS TEXT), NULL, a.value_json, NULL FROM chosen c JOIN trial_${what}_attributes a ON a.trial_id = c.trial_id`;
var partsOf = [
  "SELECT 1 AS kind, trial_id AS id, number AS n, CAST(state AS TEXT) AS name, CAST(study_id AS FLOAT) AS x, CAST(datetime_start AS TEXT) AS t, CAST(datetime_complete AS TEXT) AS u FROM chosen",
  "SELECT 2, c.trial_id, p.param_id, CAST(p.param_name AS TEXT), p.param_value, p.distribution_json, NULL FROM chosen c JOIN trial_params p ON p.trial_id = c.trial_id",
  "SELECT 3, c.trial_id, v.objective, CAST(v.value_type AS TEXT), v.value, NULL, NULL FROM chosen c JOIN trial_values v ON v.trial_id = c.trial_id",
  "SELECT 4, c.trial_id, v.step, CAST(v.intermediate_value_type AS TEXT), v.intermediate_value, NULL, NULL FROM chosen c JOIN trial_intermediate_values v ON v.trial_id = c.trial_id",
  json(5, "user"),
  json(6, "system")
].join(" UNION ALL ");
function readStudyTrials(rows, compat) {
  const head = rows.find(([kind]) => kind === 0);
  if (head === void 0) return void 0;
  const [, , number2, studyName, , start] = head;
  return {
    studyName,
    last: number2 === null ? null : { number: number2, start: storedToTime(start, compat) },
    trials: readTrials(rows, compat)
  };
}
function readTrials(rows, compat) {
  const drafts = /* @__PURE__ */ new Map();
  for (const [kind, id, n2, name, x, t, u] of rows)
    if (kind === 1)
      drafts.set(id, {
        studyId: x,
        number: n2,
        state: name,
        start: t,
        complete: u,
        params: [],
        values: [],
        intermediateValues: {},
        userAttrs: [],
        systemAttrs: []
      });
  for (const row of rows) {
    const [kind, id, n2, name, x, t] = row;
    if (kind < 2) continue;
    const draft = drafts.get(id);
    if (kind === 2) draft.params.push(row);
    else if (kind === 3) draft.values.push(row);
    else if (kind === 4) draft.intermediateValues[n2] = storedToNumber(x, name);
    else (kind === 5 ? draft.userAttrs : draft.systemAttrs).push([name, fromPythonJson(t)]);
  }
  return Array.from(drafts, ([trialId, draft]) => ({
    studyId: draft.studyId,
    trial: trialOf(trialId, draft, compat)
  })).toSorted((a, b) => a.trial.trialId - b.trial.trialId);
}
function trialOf(trialId, draft, compat) {
  const params = {};
  const distributions = {};
  for (const [, , , name, x, text2] of draft.params.sort(byN)) {
    const distribution = distributionOf(text2);
    params[name] = distribution.toExternalRepr(x);
    distributions[name] = distribution;
  }
  return new FrozenTrial({
    number: draft.number,
    trialId,
    state: draft.state,
    values: draft.values.length === 0 ? null : draft.values.sort(byN).map(([, , , type, x]) => storedToNumber(x, type)),
    datetimeStart: storedToTime(draft.start, compat),
    datetimeComplete: storedToTime(draft.complete, compat),
    params,
    distributions,
    userAttrs: Object.fromEntries(draft.userAttrs),
    systemAttrs: Object.fromEntries(draft.systemAttrs),
    intermediateValues: draft.intermediateValues
  });
}
var byN = (a, b) => a[2] - b[2];
var known = /* @__PURE__ */ new Map();
function distributionOf(text2) {
  let distribution = known.get(text2);
  if (distribution === void 0) {
    if (known.size >= 1e3) known.clear();
    known.set(text2, distribution = jsonToDistribution(text2));
  }
  return distribution;
}

// lib/tune/storages/rdb/rdb-storage.ts
var unfinishedStates = "state IN ('RUNNING', 'WAITING')";
var RDBStorage = class {
  label;
  /** As given; a thread of its own opens the database by it. */
  url;
  heartbeat;
  #engine;
  #compat;
  #studies = /* @__PURE__ */ new Map();
  /** The studies of known trials. */
  #studyOf = /* @__PURE__ */ new Map();
  #finished = /* @__PURE__ */ new Map();
  /** The last text of each parameter's distribution: suggestions repeat. */
  #texts = /* @__PURE__ */ new Map();
  /**
   * Opens the database, and makes the tables where there are none.
   * @param url as SQLAlchemy's: `sqlite:///study.db` (relative), `sqlite:////tmp/study.db` (absolute), `sqlite:///:memory:`,
   * `postgresql://user:password@host:5432/base`, `postgresql:///base?host=/folder/of/the/socket`.
   * @throws StorageInternalError when it cannot be reached or used; RangeError for a URL or options that cannot be.
   */
  constructor(url, options = {}) {
    const { heartbeatInterval, gracePeriod, failedTrialCallback, compat = 5, timeout = 60 } = options;
    for (const [name, seconds] of Object.entries({ heartbeatInterval, gracePeriod, timeout }))
      if (seconds !== void 0 && !(seconds > 0))
        throw new RangeError(
          `RDBStorage: ${name} must be seconds above 0; got ${String(seconds)}; leave it out for the default`
        );
    this.url = url;
    this.#compat = compat;
    const { engine, label: label2 } = openEngine(url, timeout);
    this.#engine = engine;
    this.label = label2;
    prepareSchema(engine, label2, options.skipCompatibilityCheck === true);
    if (heartbeatInterval !== void 0)
      this.heartbeat = {
        interval: heartbeatInterval,
        gracePeriod: gracePeriod ?? 2 * heartbeatInterval,
        failedTrialCallback,
        createNewTrial: (studyId) => this.#createTrial(studyId, void 0, [this.#firstHeartbeat()]),
        record: (trialId) => this.#recordHeartbeat(trialId),
        staleTrialIds: (studyId) => this.#staleTrialIds(studyId)
      };
  }
  createNewStudy(directions, studyName = `no-name-${randomUUID4()}`) {
    let id;
    try {
      const [[row]] = this.#engine.write(
        [
          ["INSERT INTO studies (study_name) VALUES (?) RETURNING study_id", studyName],
          ...directions.map((direction, objective) => [
            `INSERT INTO study_directions (direction, study_id, objective) SELECT ?, study_id, ${objective} FROM studies WHERE study_name = ?`,
            direction.toUpperCase(),
            studyName
          ])
        ],
        { durable: true }
      );
      [id] = row;
    } catch (error) {
      if (!(error instanceof SqlConstraintError)) throw error;
      throw new DuplicatedStudyError(
        `createStudy: a study named ${JSON.stringify(studyName)} is there already; use another name or loadIfExists: true`
      );
    }
    this.#forget(id);
    this.#studies.set(id, new StudyCache(id, studyName, Object.freeze([...directions])));
    return id;
  }
  deleteStudy(studyId) {
    const ofTrials = "WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)";
    const rows = this.#engine.write(
      [
        ...this.#lockStudy(studyId),
        ...this.#engine.dialect.locksRows ? [
          ["SELECT trial_id FROM trials WHERE study_id = ? ORDER BY trial_id FOR UPDATE", studyId]
        ] : [],
        ...[
          "trial_params",
          "trial_values",
          "trial_intermediate_values",
          "trial_user_attributes",
          "trial_system_attributes",
          "trial_heartbeats"
        ].map((table2) => [`DELETE FROM ${table2} ${ofTrials}`, studyId]),
        ...["trials", "study_directions", "study_user_attributes", "study_system_attributes"].map(
          (table2) => [`DELETE FROM ${table2} WHERE study_id = ?`, studyId]
        ),
        ["DELETE FROM studies WHERE study_id = ? RETURNING study_id", studyId]
      ],
      { durable: true }
    );
    this.#forget(studyId);
    if (rows.at(-1).length === 0) throw this.#noStudy(studyId);
  }
  setStudyUserAttr(studyId, key2, value) {
    this.#setStudyAttr("study_user", studyId, key2, value);
  }
  setStudySystemAttr(studyId, key2, value) {
    this.#setStudyAttr("study_system", studyId, key2, value);
  }
  getStudyIdFromName(studyName) {
    const [row] = this.#engine.read(["SELECT study_id FROM studies WHERE study_name = ?", studyName]);
    if (row === void 0)
      throw new NotFoundError(
        `${this.label}: no study named ${JSON.stringify(studyName)}; it holds ${this.#names()}`
      );
    const id = row[0];
    if (this.#studies.get(id)?.studyName !== studyName) this.#forget(id);
    return id;
  }
  getStudyNameFromId(studyId) {
    return this.#study(studyId).studyName;
  }
  getStudyDirections(studyId) {
    return this.#study(studyId).directions;
  }
  getStudyUserAttrs(studyId) {
    return this.#studyAttrs("study_user", studyId);
  }
  getStudySystemAttrs(studyId) {
    return this.#studyAttrs("study_system", studyId);
  }
  getAllStudies() {
    const rows = this.#engine.read([
      'SELECT 0, study_id, 0, CAST(study_name AS TEXT), NULL FROM studies UNION ALL SELECT 1, study_id, objective, CAST(direction AS TEXT), NULL FROM study_directions UNION ALL SELECT 2, study_id, 0, CAST("key" AS TEXT), value_json FROM study_user_attributes UNION ALL SELECT 3, study_id, 0, CAST("key" AS TEXT), value_json FROM study_system_attributes ORDER BY 1'
    ]);
    const byStudy = /* @__PURE__ */ new Map();
    for (const row of rows) {
      const [kind, studyId] = row;
      if (kind === 0) byStudy.set(studyId, [row]);
      else byStudy.get(studyId)?.push(row);
    }
    const attrs = (of, wanted) => Object.fromEntries(
      of.flatMap(([kind, , , key2, json2]) => kind === wanted ? [[key2, fromPythonJson(json2)]] : [])
    );
    return Array.from(byStudy, ([studyId, of]) => ({
      studyId,
      studyName: of[0][3],
      directions: of.filter(([kind]) => kind === 1).toSorted(([, , a], [, , b]) => a - b).map(([, , , word]) => directionOf(word)),
      userAttrs: attrs(of, 2),
      systemAttrs: attrs(of, 3)
    })).toSorted((a, b) => a.studyId - b.studyId);
  }
  createNewTrial(studyId, template) {
    return this.#createTrial(studyId, template);
  }
  #createTrial(studyId, template, more = []) {
    const cache = this.#study(studyId);
    if (template !== void 0)
      for (const [name, distribution] of Object.entries(template.distributions))
        this.#checkDistribution(cache, name, distribution);
    const rows = this.#engineOf(
      studyId,
      () => this.#engine.write(
        [
          ...this.#lockStudy(studyId),
          [
            // The trials up to the last known one need not be counted, unless the study was made anew meanwhile.
            "INSERT INTO trials (number, study_id, state, datetime_start, datetime_complete) VALUES (COALESCE((SELECT max(number) FROM trials WHERE study_id = ? AND trial_id >= ?), (SELECT max(number) FROM trials WHERE study_id = ?), -1) + 1, ?, ?, ?, ?) RETURNING trial_id",
            studyId,
            cache.lastId,
            studyId,
            studyId,
            template?.state ?? "RUNNING",
            timeToStored(template === void 0 ? /* @__PURE__ */ new Date() : template.datetimeStart, this.#compat),
            timeToStored(template?.datetimeComplete ?? null, this.#compat)
          ],
          ...template === void 0 ? [] : this.#partsOf(template),
          ...more
        ],
        { durable: template !== void 0 }
      )
    );
    const trialId = rows[this.#lockStudy(studyId).length][0][0];
    this.#finished.delete(trialId);
    this.#studyOf.set(trialId, cache);
    return trialId;
  }
  setTrialParam(trialId, name, internal, distribution) {
    const cache = this.#studyOf.get(trialId) ?? this.#readTrial(trialId).cache;
    try {
      this.#checkDistribution(cache, name, distribution);
    } catch (error) {
      this.#openTrial(trialId);
      throw error;
    }
    this.#change(trialId, [
      `INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) SELECT trial_id, ?, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ON CONFLICT (trial_id, param_name) DO UPDATE SET param_value = excluded.param_value, distribution_json = excluded.distribution_json RETURNING trial_id`,
      name,
      internal,
      this.#textOf(name, distribution),
      trialId
    ]);
    if (!cache.distributions.has(name)) cache.distributions.set(name, distribution);
  }
  setTrialStateValues(trialId, state, values = null) {
    const { forUpdate } = this.#engine.dialect;
    const finishes = isFinished(state);
    const condition = state === "RUNNING" ? "state = 'WAITING'" : unfinishedStates;
    const time = timeToStored(/* @__PURE__ */ new Date(), this.#compat);
    const rows = this.#engine.write(
      [
        ...(values ?? []).map((value, objective) => [
          `INSERT INTO trial_values (trial_id, objective, value, value_type) SELECT trial_id, ${objective}, ?, ? FROM trials WHERE trial_id = ? AND ${condition}${forUpdate} ON CONFLICT (trial_id, objective) DO UPDATE SET value = excluded.value, value_type = excluded.value_type`,
          ...numberToStored(value),
          trialId
        ]),
        [
          `UPDATE trials SET state = ?${state === "RUNNING" ? ", datetime_start = ?" : finishes ? ", datetime_complete = ?" : ""} WHERE trial_id = ? AND ${condition} RETURNING trial_id`,
          state,
          ...state === "RUNNING" || finishes ? [time] : [],
          trialId
        ],
        trialQuery(trialId)
      ],
      { durable: finishes, repeatable: finishes }
    );
    const done = rows.at(-2).length > 0;
    const [read] = readTrials(rows.at(-1), this.#compat);
    if (read === void 0) throw this.#noTrial(trialId);
    const trial = this.#take(read.studyId, read.trial);
    if (done) return true;
    if (this.#engine.resent && trial.state === state && String(trial.values) === String(values)) return true;
    if (isFinished(trial.state)) throw finishedError(trial);
    return false;
  }
  setTrialIntermediateValue(trialId, step, value) {
    this.#change(trialId, [
      `INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) SELECT trial_id, ?, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ON CONFLICT (trial_id, step) DO UPDATE SET intermediate_value = excluded.intermediate_value, intermediate_value_type = excluded.intermediate_value_type RETURNING trial_id`,
      step,
      ...numberToStored(value),
      trialId
    ]);
  }
  setTrialUserAttr(trialId, key2, value) {
    this.#setTrialAttr("trial_user", trialId, key2, value);
  }
  setTrialSystemAttr(trialId, key2, value) {
    this.#setTrialAttr("trial_system", trialId, key2, value);
  }
  getTrialIdFromStudyIdTrialNumber(studyId, number2) {
    const known2 = this.#studies.get(studyId)?.trials[number2];
    if (known2 !== void 0) return known2.trialId;
    const [row] = this.#engine.read([
      "SELECT trial_id FROM trials WHERE study_id = ? AND number = ?",
      studyId,
      number2
    ]);
    if (row === void 0) {
      const { length } = this.getAllTrials(studyId);
      throw new NotFoundError(`${this.label}: study ${studyId} has no trial ${number2}; it has ${length}`);
    }
    return row[0];
  }
  getTrial(trialId) {
    return this.#finished.get(trialId) ?? this.#readTrial(trialId).trial;
  }
  getAllTrials(studyId, states2) {
    const cache = this.#refreshed(studyId);
    if (states2 === void 0) return cache.trials.slice();
    const trials = states2.some(isFinished) ? cache.trials : cache.unfinished;
    return trials.filter((trial) => states2.includes(trial.state));
  }
  getBestTrial(studyId) {
    return this.#refreshed(studyId).best;
  }
  close() {
    this.#engine.close();
  }
  #firstHeartbeat() {
    const { newTrialId, now } = this.#engine.dialect;
    return [`INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (${newTrialId}, ${now})`];
  }
  #recordHeartbeat(trialId) {
    this.#engine.write(
      [
        [
          `INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (?, ${this.#engine.dialect.now}) ON CONFLICT (trial_id) DO UPDATE SET heartbeat = excluded.heartbeat`,
          trialId
        ]
      ],
      { repeatable: true }
    );
  }
  #staleTrialIds(studyId) {
    return this.#engine.read([
      `SELECT t.trial_id FROM trials t JOIN trial_heartbeats h ON h.trial_id = t.trial_id WHERE t.study_id = ? AND t.state = 'RUNNING' AND ${this.#engine.dialect.silence} > ? ORDER BY t.trial_id`,
      studyId,
      this.heartbeat.gracePeriod
    ]).map(([id]) => id);
  }
  /** Reads what is new in the study: trials made or finished since the last time. */
  #refreshed(studyId) {
    for (; ; ) {
      const cache = this.#study(studyId);
      const { dialect } = this.#engine;
      const { lastId } = cache;
      const again = cache.unfinishedIds.filter((id) => id <= lastId);
      const rows = this.#engine.read(studyTrialsQuery(dialect, studyId, lastId, again));
      const read = readStudyTrials(rows, this.#compat);
      if (read === void 0) {
        this.#forget(studyId);
        throw this.#noStudy(studyId);
      }
      if (cache.matches(read.studyName, read.last)) {
        for (const { trial } of read.trials) cache.known(this.#take(studyId, trial));
        return cache;
      }
      this.#forget(studyId);
    }
  }
  #study(studyId) {
    let cache = this.#studies.get(studyId);
    if (cache === void 0) {
      const rows = this.#engine.read([
        "SELECT CAST(s.study_name AS TEXT), CAST(d.direction AS TEXT) FROM studies s LEFT JOIN study_directions d ON d.study_id = s.study_id WHERE s.study_id = ? ORDER BY d.objective",
        studyId
      ]);
      if (rows.length === 0) throw this.#noStudy(studyId);
      const directions = rows.map(([, direction]) => directionOf(direction));
      cache = new StudyCache(studyId, rows[0][0], Object.freeze(directions));
      this.#studies.set(studyId, cache);
    }
    return cache;
  }
  #forget(studyId) {
    const cache = this.#studies.get(studyId);
    if (cache === void 0) return;
    this.#studies.delete(studyId);
    for (const [trialId, owner] of this.#studyOf)
      if (owner === cache) {
        this.#studyOf.delete(trialId);
        this.#finished.delete(trialId);
      }
  }
  #take(studyId, trial) {
    const cache = this.#study(studyId);
    const kept = cache.take(trial);
    this.#studyOf.set(kept.trialId, cache);
    if (isFinished(kept.state)) this.#finished.set(kept.trialId, kept);
    return kept;
  }
  #readTrial(trialId) {
    const [read] = readTrials(this.#engine.read(trialQuery(trialId)), this.#compat);
    if (read === void 0) throw this.#noTrial(trialId);
    const trial = this.#take(read.studyId, read.trial);
    return { cache: this.#studyOf.get(trialId), trial };
  }
  /** @throws NotFoundError, UpdateFinishedTrialError */
  #openTrial(trialId) {
    const { trial } = this.#readTrial(trialId);
    if (isFinished(trial.state)) throw finishedError(trial);
  }
  /** A statement that changes a trial while it is not finished and then gives a row. */
  #change(trialId, statement) {
    const [rows] = this.#engine.write([statement], { repeatable: true });
    if (rows.length > 0) return;
    this.#openTrial(trialId);
    throw this.#noTrial(trialId);
  }
  #lockStudy(studyId) {
    const { locksRows, forUpdate } = this.#engine.dialect;
    return locksRows ? [[`SELECT study_id FROM studies WHERE study_id = ?${forUpdate}`, studyId]] : [];
  }
  /** The rows of a template's parts. */
  #partsOf(template) {
    const id = this.#engine.dialect.newTrialId;
    const attrs = (table2, all) => Object.entries(all).map(([key2, value]) => [
      `INSERT INTO ${table2}_attributes (trial_id, "key", value_json) VALUES (${id}, ?, ?)`,
      key2,
      toPythonJson(value)
    ]);
    return [
      ...(template.values ?? []).map((value, objective) => [
        `INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (${id}, ${objective}, ?, ?)`,
        ...numberToStored(value)
      ]),
      ...Object.entries(template.params).map(([name, value]) => {
        const distribution = template.distributions[name];
        return [
          `INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) VALUES (${id}, ?, ?, ?)`,
          name,
          distribution.toInternalRepr(value),
          this.#textOf(name, distribution)
        ];
      }),
      ...attrs("trial_user", template.userAttrs),
      ...attrs("trial_system", template.systemAttrs),
      ...Object.entries(template.intermediateValues).map(([step, value]) => [
        `INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, intermediate_value_type) VALUES (${id}, ?, ?, ?)`,
        Number(step),
        ...numberToStored(value)
      ])
    ];
  }
  #setTrialAttr(table2, trialId, key2, value) {
    this.#change(trialId, [
      `INSERT INTO ${table2}_attributes (trial_id, "key", value_json) SELECT trial_id, ?, ? FROM trials WHERE trial_id = ? AND ${unfinishedStates}${this.#engine.dialect.forShare} ON CONFLICT (trial_id, "key") DO UPDATE SET value_json = excluded.value_json RETURNING trial_id`,
      key2,
      toPythonJson(value),
      trialId
    ]);
  }
  #setStudyAttr(table2, studyId, key2, value) {
    const statement = [
      `INSERT INTO ${table2}_attributes (study_id, "key", value_json) VALUES (?, ?, ?) ON CONFLICT (study_id, "key") DO UPDATE SET value_json = excluded.value_json`,
      studyId,
      key2,
      toPythonJson(value)
    ];
    this.#engineOf(studyId, () => this.#engine.write([statement], { repeatable: true, durable: true }));
  }
  #studyAttrs(table2, studyId) {
    const rows = this.#engine.read([
      `SELECT CAST(a."key" AS TEXT), a.value_json FROM studies s LEFT JOIN ${table2}_attributes a ON a.study_id = s.study_id WHERE s.study_id = ?`,
      studyId
    ]);
    if (rows.length === 0) throw this.#noStudy(studyId);
    return Object.fromEntries(
      rows.flatMap(([key2, json2]) => key2 === null ? [] : [[key2, fromPythonJson(json2)]])
    );
  }
  /** Work on a study's rows: a missing parent means that the study is not there. */
  #engineOf(studyId, work) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SqlConstraintError && error.kind === "foreign")) throw error;
      this.#forget(studyId);
      throw this.#noStudy(studyId);
    }
  }
  /** Holds a distribution to the parameter's earlier one, which is asked for where it is not known. */
  #checkDistribution(cache, name, distribution) {
    if (!cache.distributions.has(name)) this.#refreshed(cache.studyId);
    const before = cache.distributions.get(name);
    if (before !== void 0) checkDistributionCompatibility(name, before, distribution);
  }
  #textOf(name, distribution) {
    const last = this.#texts.get(name);
    if (last !== void 0 && sameDistribution(last[0], distribution)) return last[1];
    const text2 = distributionToJson(distribution);
    this.#texts.set(name, [distribution, text2]);
    return text2;
  }
  #noStudy(studyId) {
    return new NotFoundError(`${this.label}: no study with id ${studyId}; it was deleted or never made`);
  }
  #noTrial(trialId) {
    return new NotFoundError(`${this.label}: no trial with id ${trialId}`);
  }
  #names() {
    const rows = this.#engine.read(["SELECT study_name FROM studies ORDER BY study_id LIMIT 20"]);
    return rows.map(([name]) => JSON.stringify(name)).join(", ") || "none";
  }
};
function directionOf(word) {
  return word === "MAXIMIZE" ? "maximize" : "minimize";
}
function finishedError(trial) {
  return new UpdateFinishedTrialError(
    `trial ${trial.number} is ${trial.state} and cannot be changed any more`
  );
}

// lib/tune/storages/open-storage.ts
function openStorage(storage) {
  if (storage === null || storage === void 0) return new InMemoryStorage();
  if (typeof storage !== "string") return storage;
  if (isDatabaseUrl(storage)) return new RDBStorage(storage);
  const journal = journalPath(storage);
  if (journal !== void 0) return new JournalStorage(new JournalFileBackend(journal));
  throw new RangeError(
    `storage: unknown URL ${JSON.stringify(shownUrl(storage))}; a storage is sqlite:///study.db, postgresql://user@host/base or journal:study.log`
  );
}

// lib/tune/optimize.ts
import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";

// lib/tune/heartbeat-beat.ts
import { Worker as Worker2 } from "node:worker_threads";
var idleTime = 2e3;
var beating = /* @__PURE__ */ new WeakMap();
function startHeartbeat(storage, trialId) {
  const { heartbeat } = storage;
  if (heartbeat === void 0) return () => {
  };
  let beats = beating.get(storage);
  if (beats === void 0) beating.set(storage, beats = startBeats(storage, heartbeat));
  const { trials } = beats;
  clearTimeout(beats.idle);
  trials.add(trialId);
  beats.add(trialId);
  return () => {
    if (!trials.delete(trialId)) return;
    beats.remove(trialId);
    if (trials.size > 0) return;
    clearTimeout(beats.idle);
    beats.idle = setTimeout(() => {
      beating.delete(storage);
      beats.end();
    }, idleTime).unref();
  };
}
function startBeats(storage, heartbeat) {
  const trials = /* @__PURE__ */ new Set();
  const program = workerSource(import.meta.url, "./heartbeat-worker.ts");
  const { url } = storage;
  if (program === void 0 || url === void 0 || isPrivate(url)) return timerBeats(trials, heartbeat);
  const workerData = { url, interval: heartbeat.interval };
  const worker = new Worker2(program, {
    workerData,
    execArgv: ["--disable-warning=ExperimentalWarning"]
  });
  worker.unref();
  worker.on(
    "message",
    (reason3) => warn(`The heartbeat of running trials could not be written to ${storage.label}: ${reason3}`)
  );
  worker.on("error", (error) => {
    warn(`The thread that gives the heartbeat of running trials failed: ${String(error)}`);
    beating.delete(storage);
  });
  const say = (message) => worker.postMessage(message);
  return {
    trials,
    add: (trialId) => say({ add: trialId }),
    remove: (trialId) => say({ remove: trialId }),
    end: () => void worker.terminate(),
    idle: void 0
  };
}
function timerBeats(trials, heartbeat) {
  const timer = setInterval(() => {
    for (const trialId of trials) heartbeat.record(trialId);
  }, heartbeat.interval * 1e3).unref();
  return { trials, add: () => {
  }, remove: () => {
  }, end: () => clearInterval(timer), idle: void 0 };
}
function isPrivate(url) {
  const at = parseStorageUrl(url);
  return at.kind === "sqlite" && at.path === ":memory:";
}

// lib/tune/heartbeat.ts
function failStaleTrials(study) {
  const { storage, studyId } = study;
  const { heartbeat } = storage;
  if (heartbeat === void 0) return;
  const failed = heartbeat.staleTrialIds(studyId).filter((trialId) => {
    try {
      return storage.setTrialStateValues(trialId, "FAIL");
    } catch (error) {
      if (error instanceof UpdateFinishedTrialError) return false;
      throw error;
    }
  });
  const { failedTrialCallback } = heartbeat;
  if (failedTrialCallback === void 0) return;
  for (const trialId of failed) failedTrialCallback(study, storage.getTrial(trialId));
}

// lib/core/words.ts
function count(n2) {
  return Math.abs(n2) < 1e4 ? String(n2) : String(n2).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}
function plural(n2, one2, many = `${one2}s`) {
  return `${count(n2)} ${n2 === 1 ? one2 : many}`;
}
function short(text2, most = 40) {
  const flat2 = text2.replace(/\s+/g, " ");
  return flat2.length <= most ? flat2 : `${flat2.slice(0, most - 1)}\u2026`;
}

// lib/tune/study-text.ts
var failureKey = "assay:fail_reason";
function objectiveNames({
  directions,
  metricNames
}) {
  return metricNames ?? directions.map((_, k) => directions.length === 1 ? "value" : `value ${k}`);
}
function studyAside(study) {
  const names = objectiveNames(study);
  const goals = study.directions.map((direction, k) => `${direction} ${names[k]}`).join(", ");
  const pruner = study.directions.length > 1 || study.pruner.name === "NopPruner" ? [] : [study.pruner.name];
  return [study.sampler.name, ...pruner, goals, study.storage.label].join(" \xB7 ");
}
function studyMessage(study, trials, best) {
  if (trials.length === 0) return "no trial yet";
  const words = [
    ["COMPLETE", "complete"],
    ["PRUNED", "pruned"],
    ["FAIL", "failed"],
    ["RUNNING", "running"],
    ["WAITING", "waiting"]
  ];
  const parts = words.flatMap(([state, word]) => {
    const n2 = trials.filter((trial) => trial.state === state).length;
    return n2 === 0 ? [] : [`${count(n2)} ${word}`];
  });
  const found = best.length === 0 ? "nothing best yet" : study.directions.length > 1 ? `${plural(best.length, "trial")} on the Pareto front` : `best ${valueText(best[0].values[0])} in trial ${best[0].number}`;
  return `${plural(trials.length, "trial")}: ${parts.join(", ")}; ${found}`;
}
function leadingTrials(study, most) {
  const front = study.directions.length > 1 ? study.bestTrials : bestOrNone(study);
  if (study.directions.length > 1 || front.length === 0) return front.slice(0, most);
  const sign = study.directions[0] === "maximize" ? -1 : 1;
  const feasible = study.getTrials({ states: ["COMPLETE"] }).filter((trial) => Object.values(trial.constraints).every((constraint) => constraint <= 0));
  return feasible.toSorted((a, b) => sign * (a.values[0] - b.values[0])).slice(0, most);
}
function bestOrNone(study) {
  try {
    return [study.bestTrial];
  } catch {
    return [];
  }
}
function leadingTable(study, leading) {
  const params = [...new Set(leading.flatMap((trial) => Object.keys(trial.params)))];
  return {
    columns: [
      number("trial"),
      ...objectiveNames(study).map(number),
      ...params.map(
        (name) => leading.every((trial) => typeof trial.params[name] === "number") ? number(name) : name
      ),
      number("seconds")
    ],
    rows: leading.map((trial) => [
      String(trial.number),
      ...trial.values.map(valueText),
      ...params.map((name) => name in trial.params ? paramText(trial.params[name]) : ""),
      trial.duration === null ? "" : valueText(trial.duration)
    ])
  };
}
function number(name) {
  return { name, align: "right" };
}
function bestParamsCode(best) {
  if (best === void 0 || Object.keys(best.params).length === 0) return "";
  const fields = Object.entries(best.params).map(
    ([name, value]) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${literal2(value)}`
  );
  return `const best = { ${fields.join(", ")} };`;
}
function literal2(value) {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
function valueText(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : value > 0 ? "\u221E" : "-\u221E";
}
function paramText(value) {
  return typeof value === "number" ? valueText(value) : short(String(value), 40);
}

// lib/tune/tell.ts
function tellTrial(study, trial, given2, options = {}) {
  if (isFinished(trial.state) && options.skipIfFinished === true)
    return { state: trial.state, values: trial.values, reason: null };
  if (trial.state !== "RUNNING")
    throw new RangeError(
      `study.tell: trial ${trial.number} is ${trial.state}; only a RUNNING one can be told; use skipIfFinished to pass over it`
    );
  const values = given2 === void 0 || given2 === null ? null : isList2(given2) ? Array.from(given2) : [given2];
  const told = outcome(study, trial, values, options.state);
  if (told.reason !== null) {
    warn(`A trial failed: ${told.reason}.`);
    study.storage.setTrialSystemAttr(trial.trialId, failureKey, told.reason);
  }
  try {
    const view = study.pruner.filterStudy?.(study, trial) ?? study;
    study.sampler.afterTrial?.(view, trial, told.state, told.values);
  } finally {
    study.storage.setTrialStateValues(trial.trialId, told.state, told.values);
  }
  return told;
}
function outcome(study, trial, values, state) {
  if (state === void 0) {
    const fault = values === null ? "the objective gave no value" : faultOf(study, values);
    return fault === null ? { state: "COMPLETE", values, reason: null } : { state: "FAIL", values: null, reason: fault };
  }
  if (state === "COMPLETE") {
    if (values === null)
      throw new RangeError(
        "study.tell: a COMPLETE trial needs its values; got none; give a number for each objective"
      );
    const fault = faultOf(study, values);
    if (fault !== null)
      throw new RangeError(`study.tell: ${fault}; tell a number for each objective, or state FAIL`);
    return { state, values, reason: null };
  }
  if (state !== "PRUNED" && state !== "FAIL")
    throw new RangeError(
      `study.tell: a trial ends as COMPLETE, PRUNED or FAIL; got ${JSON.stringify(state)}`
    );
  if (values !== null)
    throw new RangeError(
      `study.tell: a ${state} trial takes no values; got ${String(values)}; leave them out`
    );
  if (state === "FAIL") return { state, values: null, reason: null };
  const last = trial.lastStep === null ? void 0 : trial.intermediateValues[trial.lastStep];
  const usable = last !== void 0 && faultOf(study, [last]) === null;
  return { state, values: usable ? [last] : null, reason: null };
}
function faultOf(study, values) {
  for (const value of values) {
    if (typeof value !== "number") return `the value ${shown2(value)} is no number`;
    if (Number.isNaN(value)) return "the value NaN cannot be used";
  }
  if (values.length !== study.directions.length)
    return `${values.length} values were given for ${study.directions.length} objective${study.directions.length === 1 ? "" : "s"}`;
  return null;
}
function shown2(value) {
  return typeof value === "string" ? JSON.stringify(value) : typeof value === "object" ? "of an object" : String(value);
}
function isList2(given2) {
  return Array.isArray(given2) || ArrayBuffer.isView(given2) && !(given2 instanceof DataView);
}

// lib/tune/workers/objective-module.ts
import { isAbsolute, resolve as resolve3 } from "node:path";
import { pathToFileURL } from "node:url";
function isObjectiveModule(objective) {
  return typeof objective === "object" && objective !== null && "module" in objective;
}
function moduleUrl(module) {
  if (module instanceof URL) return module.href;
  if (/^[a-z][a-z+.-]+:/i.test(module) && !isAbsolute(module)) return module;
  return pathToFileURL(resolve3(module)).href;
}

// lib/tune/workers/worker-pool.ts
import { MessageChannel as MessageChannel2, Worker as Worker3 } from "node:worker_threads";
var callable = /* @__PURE__ */ new Set([
  "suggestFloat",
  "suggestInt",
  "suggestCategorical",
  "report",
  "shouldPrune",
  "setUserAttr",
  "setConstraint"
]);
var readable = /* @__PURE__ */ new Set(["params", "distributions", "userAttrs", "constraints"]);
function openWorkerPool(source, jobs) {
  const program = workerSource(import.meta.url, "./objective-worker.ts");
  if (program === void 0)
    throw new Error("study.optimize: the program of the worker threads is not built; run npm run build");
  const threads = /* @__PURE__ */ new Set();
  const free = [];
  const waiting = [];
  let closed = false;
  function startThread() {
    const { port1, port2 } = new MessageChannel2();
    const flag = new SharedArrayBuffer(4);
    const workerData = {
      module: moduleUrl(source.module),
      exportName: source.exportName,
      data: source.data,
      hasData: source.data !== void 0,
      port: port2,
      flag
    };
    const worker = new Worker3(program, {
      workerData,
      transferList: [port2],
      execArgv: ["--disable-warning=ExperimentalWarning"]
    });
    const thread = {
      worker,
      port: port1,
      flag: new Int32Array(flag),
      trial: void 0,
      settle: void 0
    };
    threads.add(thread);
    port1.on("message", (call) => answer(thread, call));
    worker.on("message", (message) => ended(thread, message));
    worker.on("error", (error) => lost(thread, error));
    worker.on(
      "exit",
      (code) => lost(thread, new WorkerLostError(`the worker thread ended with code ${code}`))
    );
    return thread;
  }
  function ended(thread, message) {
    const { settle } = thread;
    thread.settle = void 0;
    thread.trial = void 0;
    if (message.kind === "unusable") {
      threads.delete(thread);
      thread.port.close();
      void thread.worker.terminate();
      settle?.reject(new ObjectiveLoadError(errorText(message.error), { cause: message.error }));
      return;
    }
    const next = waiting.shift();
    if (next === void 0) free.push(thread);
    else next(thread);
    if (message.kind === "value") settle?.resolve(message.value);
    else if (message.kind === "pruned") settle?.reject(new TrialPruned(message.message));
    else settle?.reject(message.error);
  }
  function lost(thread, error) {
    if (!threads.delete(thread)) return;
    thread.port.close();
    const at = free.indexOf(thread);
    if (at >= 0) free.splice(at, 1);
    thread.settle?.reject(
      error instanceof WorkerLostError ? error : new WorkerLostError(`the worker thread failed: ${String(error)}`)
    );
    thread.settle = void 0;
    const next = closed ? void 0 : waiting.shift();
    next?.(startThread());
  }
  async function objective(trial) {
    const thread = free.pop() ?? (threads.size < jobs ? startThread() : await new Promise((resolve4) => {
      waiting.push(resolve4);
    }));
    return await new Promise((resolve4, reject) => {
      thread.trial = trial;
      thread.settle = { resolve: resolve4, reject };
      thread.worker.postMessage({
        number: trial.number,
        datetimeStart: trial.datetimeStart,
        params: trial.params
      });
    });
  }
  return {
    objective,
    close: async () => {
      closed = true;
      const all = [...threads];
      threads.clear();
      for (const thread of all) {
        thread.settle?.reject(new WorkerLostError("the worker threads were closed"));
        thread.port.close();
      }
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    }
  };
}
function answer(thread, { method, args }) {
  let reply;
  try {
    const trial = thread.trial;
    if (trial === void 0) throw new Error("trial: it has ended; nothing can be asked of it any more");
    if (method === "get" && readable.has(args[0])) reply = { value: trial[args[0]] };
    else if (callable.has(method))
      reply = { value: trial[method](...args) };
    else throw new TypeError(`trial: a worker thread cannot call ${JSON.stringify(method)}`);
  } catch (error) {
    reply = { error };
  }
  try {
    thread.port.postMessage(reply);
  } catch (error) {
    thread.port.postMessage({ error: new Error(String(error)) });
  }
  Atomics.store(thread.flag, 0, 1);
  Atomics.notify(thread.flag, 0);
}
function errorText(error) {
  return error instanceof Error ? error.message : String(error);
}

// lib/tune/optimize.ts
var breath = 25;
var mostLost = 5;
async function optimize(study, objective, options, stopped) {
  if (!isObjectiveModule(objective)) return await runLoop(study, objective, options, stopped);
  const pool = openWorkerPool(objective, jobsOf(options.nJobs));
  try {
    await runLoop(study, pool.objective, options, stopped);
  } finally {
    await pool.close();
  }
}
async function runLoop(study, objective, options, stopped) {
  const { nTrials, timeout, signal, callbacks = [], progress } = options;
  if (typeof objective !== "function")
    throw new TypeError(
      `study.optimize: the objective must be a function of a trial, or { module: "objective.js" }; got ${typeof objective}; pass (trial) => number`
    );
  if (nTrials !== void 0 && !(Number.isSafeInteger(nTrials) && nTrials >= 0))
    throw new RangeError(
      `study.optimize: nTrials must be a whole number from 0; got ${nTrials}; leave it out to run until stopped`
    );
  if (timeout !== void 0 && !(timeout >= 0))
    throw new RangeError(
      `study.optimize: timeout must be seconds from 0; got ${timeout}; leave it out for none`
    );
  const nJobs = jobsOf(options.nJobs);
  const caught = options.catch === void 0 ? [] : Array.isArray(options.catch) ? options.catch : [options.catch];
  const start = performance.now();
  let started = 0;
  let done = 0;
  let breathed = start;
  let failed = false;
  let lost = 0;
  function passes(error) {
    if (error instanceof WorkerLostError) return ++lost < mostLost;
    if (error instanceof ObjectiveLoadError) return false;
    return caught.some((kind) => error instanceof kind);
  }
  async function lane() {
    while (!stopped() && !failed) {
      signal?.throwIfAborted();
      if (nTrials !== void 0 && started >= nTrials) return;
      if (timeout !== void 0 && performance.now() - start >= timeout * 1e3) return;
      started++;
      const trial = await runTrial(study, objective, passes, signal);
      if (trial.state !== "FAIL") lost = 0;
      done++;
      for (const callback of callbacks) await callback(study, trial);
      progress?.({ done, total: nTrials, message: bestInWords(study), trial });
      if (performance.now() - breathed > breath) {
        await turn();
        breathed = performance.now();
      }
    }
  }
  const lanes = Array.from({ length: Math.min(nJobs, nTrials ?? nJobs) }, async () => {
    try {
      await lane();
    } catch (error) {
      failed = true;
      throw error;
    }
  });
  const ends = await Promise.allSettled(lanes);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
async function runTrial(study, objective, passes, signal) {
  failStaleTrials(study);
  const trial = study.askAlive();
  const now = () => study.storage.getTrial(trial.trialId);
  function end(value2, state) {
    const current = now();
    if (current.state === "FAIL") return failedByOthers(current);
    try {
      tellTrial(study, current, value2, state === void 0 ? {} : { state });
    } catch (error) {
      if (isNamed(error, UpdateFinishedTrialError) && now().state === "FAIL") return failedByOthers(now());
      throw error;
    }
    return now();
  }
  const stopHeartbeat = startHeartbeat(study.storage, trial.trialId);
  let value;
  try {
    value = await orAborted(objective(trial), signal);
  } catch (error) {
    stopHeartbeat();
    if (isNamed(error, TrialPruned)) return end(null, "PRUNED");
    const lost = now().state === "FAIL";
    if (lost && isNamed(error, UpdateFinishedTrialError)) return failedByOthers(now());
    if (!lost) study.storage.setTrialSystemAttr(trial.trialId, failureKey, String(error));
    const ended = end(null, "FAIL");
    if (signal?.aborted === true || !passes(error)) throw error;
    return ended;
  }
  stopHeartbeat();
  return end(value);
}
function failedByOthers(trial) {
  warn(
    `Trial ${trial.number} was failed by another process while it ran here; what it gave is dropped, and the study goes on.`
  );
  return trial;
}
function isNamed(error, kind) {
  return error instanceof kind || error instanceof Error && error.name === kind.name;
}
async function orAborted(work, signal) {
  if (signal === void 0 || !(work instanceof Promise)) return work;
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
function jobsOf(nJobs = 1) {
  if (nJobs === -1) return availableParallelism();
  if (!(Number.isSafeInteger(nJobs) && nJobs >= 1))
    throw new RangeError(
      `study.optimize: nJobs must be a whole number from 1, or -1 for all processors; got ${nJobs}`
    );
  return nJobs;
}
function bestInWords(study) {
  if (study.directions.length > 1) return "";
  try {
    const best = study.bestTrial;
    return `best ${String(best.value)} (trial ${best.number})`;
  } catch {
    return "no complete trial yet";
  }
}

// lib/tune/importance/forest-sort.ts
function sortRows(values, rows, from, to) {
  const n2 = to - from;
  if (n2 > 0) introsort(values, rows, from, n2, 2 * Math.trunc(Math.log(n2) / Math.LN2));
}
function introsort(values, rows, start, size2, limit2) {
  let from = start;
  let n2 = size2;
  let depth = limit2;
  while (n2 > 1) {
    if (depth-- <= 0) return heapsort(values, rows, from, n2);
    const pivot = medianOfThree(values[from], values[from + Math.floor(n2 / 2)], values[from + n2 - 1]);
    let i = 0;
    let less = 0;
    let more = n2;
    while (i < more) {
      const value = values[from + i];
      if (value < pivot) swap(values, rows, from + i++, from + less++);
      else if (value > pivot) swap(values, rows, from + i, from + --more);
      else i++;
    }
    introsort(values, rows, from, less, depth);
    from += more;
    n2 -= more;
  }
}
function medianOfThree(a, b, c) {
  if (a < b) return b < c ? b : a < c ? c : a;
  if (b < c) return a < c ? a : c;
  return b;
}
function heapsort(values, rows, from, n2) {
  for (let root = Math.floor((n2 - 2) / 2); root >= 0; root--) siftDown(values, rows, from, root, n2);
  for (let end = n2 - 1; end > 0; end--) {
    swap(values, rows, from, from + end);
    siftDown(values, rows, from, 0, end);
  }
}
function siftDown(values, rows, from, start, end) {
  for (let root = start; ; ) {
    const child = 2 * root + 1;
    let most = root;
    if (child < end && values[from + most] < values[from + child]) most = child;
    if (child + 1 < end && values[from + most] < values[from + child + 1]) most = child + 1;
    if (most === root) return;
    swap(values, rows, from + root, from + most);
    root = most;
  }
}
function swap(values, rows, a, b) {
  const value = values[a];
  values[a] = values[b];
  values[b] = value;
  const row = rows[a];
  rows[a] = rows[b];
  rows[b] = row;
}

// lib/tune/importance/forest-tree.ts
var nearness = Math.fround(1e-7);
function growForestTree(rows, weights, maxDepth, seed) {
  const splitter = new Splitter(rows, weights, seed);
  const tree = {
    feature: [],
    threshold: [],
    left: [],
    right: [],
    value: [],
    impurity: [],
    weight: []
  };
  const pending = [
    { from: 0, to: splitter.size, depth: 0, parent: -1, isLeft: false, impurity: void 0, constants: 0 }
  ];
  for (let range = pending.pop(); range !== void 0; range = pending.pop()) {
    const { from, to, parent, isLeft } = range;
    splitter.measure(from, to);
    const { weight, sum } = splitter;
    const impurity = range.impurity ?? splitter.squares / weight - (sum / weight) ** 2;
    const node = tree.feature.length;
    if (parent >= 0) (isLeft ? tree.left : tree.right)[parent] = node;
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(sum / weight);
    tree.impurity.push(impurity);
    tree.weight.push(weight);
    const cut = range.depth >= maxDepth || to - from < 2 || impurity <= Number.EPSILON ? void 0 : splitter.cut(range.constants);
    tree.feature.push(cut?.feature ?? -1);
    tree.threshold.push(cut?.threshold ?? 0);
    if (cut === void 0) continue;
    const [left, right] = splitter.childImpurities(cut.place);
    const { place, constants } = cut;
    const depth = range.depth + 1;
    pending.push(
      { from: place, to, depth, parent: node, isLeft: false, impurity: right, constants },
      { from, to: place, depth, parent: node, isLeft: true, impurity: left, constants }
    );
  }
  return tree;
}
var Splitter = class {
  /** Rows that were drawn. */
  size;
  /** Sums over the range: of weights, of targets, of their squares. */
  weight = 0;
  sum = 0;
  squares = 0;
  #data;
  #weights;
  #draw;
  #rows;
  #values;
  #order;
  #constants;
  #from = 0;
  #to = 0;
  /** How far the cut that `#bestPlace` found lowers the error. */
  #best = -Infinity;
  constructor(data, weights, seed) {
    this.#data = data;
    this.#weights = weights;
    this.#draw = xorshift(seed);
    this.#rows = Int32Array.from(weights.keys()).filter((row) => weights[row] > 0);
    this.size = this.#rows.length;
    this.#values = new Float32Array(this.size);
    this.#order = Int32Array.from({ length: data.features }, (_, f) => f);
    this.#constants = new Int32Array(data.features);
  }
  /** Turns to the rows from … to (exclusive). */
  measure(from, to) {
    this.#from = from;
    this.#to = to;
    let weight = 0;
    let sum = 0;
    let squares = 0;
    for (let p = from; p < to; p++) {
      const row = this.#rows[p];
      const target = this.#data.targets[row];
      const weighted = this.#weights[row] * target;
      sum += weighted;
      squares += weighted * target;
      weight += this.#weights[row];
    }
    this.weight = weight;
    this.sum = sum;
    this.squares = squares;
  }
  /** Cuts the range where the error falls most and parts its rows; undefined where nothing differs. */
  cut(known2) {
    const { columns: columns2, features, targets } = this.#data;
    const from = this.#from;
    const to = this.#to;
    const rows = this.#rows;
    const values = this.#values;
    const order = this.#order;
    let best = -Infinity;
    let cutFeature = -1;
    let threshold = 0;
    let cutPlace = to;
    let found = 0;
    let drawn = 0;
    for (let open2 = features; open2 > known2 + found; ) {
      let at = drawn + this.#draw() % (open2 - found - drawn);
      if (at < known2) {
        exchange(order, drawn++, at);
        continue;
      }
      at += found;
      const feature = order[at];
      const offset2 = feature * targets.length;
      for (let p = from; p < to; p++) values[p] = columns2[offset2 + rows[p]];
      sortRows(values, rows, from, to);
      if (values[to - 1] <= Math.fround(values[from] + nearness)) {
        exchange(order, at, known2 + found++);
        continue;
      }
      exchange(order, --open2, at);
      const place = this.#bestPlace(best);
      if (place < 0) continue;
      best = this.#best;
      cutFeature = feature;
      cutPlace = place;
      threshold = values[place - 1] / 2 + values[place] / 2;
      if (threshold === values[place] || !Number.isFinite(threshold)) threshold = values[place - 1];
    }
    order.set(this.#constants.subarray(0, known2));
    this.#constants.set(order.subarray(known2, known2 + found), known2);
    if (cutFeature < 0) return void 0;
    this.#part(cutFeature, threshold);
    return { feature: cutFeature, threshold, place: cutPlace, constants: known2 + found };
  }
  /** Variances of the rows before and from a place of the parted range. */
  childImpurities(place) {
    const rows = this.#rows;
    const weights = this.#weights;
    const { targets } = this.#data;
    const back = place - this.#from > this.#to - place;
    let sum = back ? this.sum : 0;
    let weight = back ? this.weight : 0;
    if (back)
      for (let p = this.#to - 1; p >= place; p--) {
        sum -= weights[rows[p]] * targets[rows[p]];
        weight -= weights[rows[p]];
      }
    let squares = 0;
    for (let p = this.#from; p < place; p++) {
      const weighted = weights[rows[p]] * targets[rows[p]];
      if (!back) {
        sum += weighted;
        weight += weights[rows[p]];
      }
      squares += weighted * targets[rows[p]];
    }
    const rest = this.weight - weight;
    return [
      squares / weight - (sum / weight) ** 2,
      (this.squares - squares) / rest - ((this.sum - sum) / rest) ** 2
    ];
  }
  /**
   * The place of the sorted range at which a cut lowers the error most, if by more than `least` (up to a constant); else -1.
   * Sums run from the nearer side.
   */
  #bestPlace(least3) {
    const rows = this.#rows;
    const weights = this.#weights;
    const values = this.#values;
    const { targets } = this.#data;
    const to = this.#to;
    const total = this.sum;
    const totalWeight = this.weight;
    let best = least3;
    let bestPlace = -1;
    let done = this.#from;
    let sum = 0;
    let weight = 0;
    for (let p = this.#from; ; ) {
      while (p + 1 < to && values[p + 1] <= Math.fround(values[p] + nearness)) p++;
      if (++p >= to) break;
      if (p - done <= to - p)
        for (let q = done; q < p; q++) {
          const row = rows[q];
          sum += weights[row] * targets[row];
          weight += weights[row];
        }
      else {
        sum = total;
        weight = totalWeight;
        for (let q = to - 1; q >= p; q--) {
          const row = rows[q];
          sum -= weights[row] * targets[row];
          weight -= weights[row];
        }
      }
      done = p;
      const rest = total - sum;
      const gain = sum * sum / weight + rest * rest / (totalWeight - weight);
      if (gain > best) {
        best = gain;
        bestPlace = p;
      }
    }
    this.#best = best;
    return bestPlace;
  }
  #part(feature, threshold) {
    const { columns: columns2, targets } = this.#data;
    const offset2 = feature * targets.length;
    for (let p = this.#from, end = this.#to; p < end; )
      if (columns2[offset2 + this.#rows[p]] <= threshold) p++;
      else exchange(this.#rows, p, --end);
  }
};
function xorshift(seed) {
  let state = seed === 0 ? 1 : seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 2147483647;
  };
}
function exchange(items, a, b) {
  const item = items[a];
  items[a] = items[b];
  items[b] = item;
}

// lib/tune/importance/forest.ts
var greatest = 2147483647;
function checkForestOptions(where, options) {
  const { nTrees = 64, maxDepth = 64, seed } = options;
  for (const [name, value] of [
    ["nTrees", nTrees],
    ["maxDepth", maxDepth]
  ])
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`${where}: ${name} must be a whole number from 1; got ${String(value)}`);
  if (seed !== void 0) createRng(seed, { kind: "numpy" });
  return { nTrees, maxDepth };
}
function fitForest(points3, targets, options) {
  const { nTrees = 64, maxDepth = 64 } = options;
  const n2 = points3.length;
  const features = points3[0].length;
  const columns2 = new Float32Array(n2 * features);
  points3.forEach((point, i) => {
    for (let f = 0; f < features; f++) columns2[f * n2 + i] = point[f];
  });
  const rows = { columns: columns2, features, targets };
  const { rng: rng2 } = new RandomState(options.seed);
  const seeds3 = Array.from({ length: nTrees }, () => rng2.integer(greatest));
  return seeds3.map((seed) => {
    const drawn = createRng(seed, { kind: "numpy" });
    const weights = new Float64Array(n2);
    for (let k = 0; k < n2; k++) weights[drawn.integer(n2)]++;
    return growForestTree(rows, weights, maxDepth, createRng(seed, { kind: "numpy" }).integer(greatest));
  });
}

// lib/tune/importance/importance-evaluator.ts
function checkSingleTarget(where, study, target) {
  if (target === void 0 && study.directions.length > 1)
    throw new RangeError(
      `${where}: the study has ${study.directions.length} objectives; say what counts, as target: (trial) => trial.values[0]`
    );
}
function checkParams(where, params) {
  if (params !== void 0 && !(Array.isArray(params) && params.every((name) => typeof name === "string")))
    throw new TypeError(`${where}: params must be a list of names; got ${JSON.stringify(params)}`);
}
function sharedSpace(where, study, params) {
  checkParams(where, params);
  const complete = study.getTrials({ states: ["COMPLETE"] });
  if (study.compat === 4 && complete.length < 2)
    throw new RangeError(
      `${where}: importances need two complete trials; the study has ${complete.length}; run more`
    );
  if (params === void 0) return intersectionSearchSpace(study.getTrials());
  const holders = complete.filter(
    ({ distributions }) => params.every((name) => Object.hasOwn(distributions, name))
  );
  if (params.length > 0 && holders.length === 0)
    throw new RangeError(
      `${where}: no complete trial has all of the parameters ${params.join(", ")}; name parameters that go together`
    );
  const sorted = params.toSorted();
  for (const { distributions } of holders)
    for (const name of sorted)
      if (!sameDistribution(distributions[name], holders[0].distributions[name]))
        throw new RangeError(
          `${where}: the range of ${JSON.stringify(name)} changes between trials; leave it out of params`
        );
  return new Map(sorted.map((name) => [name, holders[0].distributions[name]]));
}
function finiteTrials(study, params, target) {
  const names = [...params];
  const trials = [];
  const targets = [];
  for (const trial of study.getTrials({ states: ["COMPLETE"] })) {
    if (!names.every((name) => Object.hasOwn(trial.params, name))) continue;
    const value = target === void 0 ? trial.value : target(trial);
    if (!Number.isFinite(value)) continue;
    trials.push(trial);
    targets.push(value);
  }
  return { trials, targets: Float64Array.from(targets) };
}
function byImportance(importances) {
  const sorted = [...importances].sort(([, a], [, b]) => a - b).reverse();
  return Object.freeze(Object.fromEntries(sorted));
}
function noImportance(names) {
  return Object.freeze(Object.fromEntries(Array.from(names, (name) => [name, 0])));
}

// lib/tune/importance/tree-variance.ts
var TreeVariance = class {
  /** Over the whole box. */
  variance;
  #tree;
  #low;
  #high;
  /** Mean of each node over its box, less that of the root. */
  #mean;
  /** Share of each node's box in the root's. */
  #share;
  /** Nodes × columns: 1 where the node or one below cuts the column. */
  #cuts;
  /** @param low, high the box, column by column; no side of length 0. */
  constructor(tree, low2, high) {
    const { feature, left, right, value } = tree;
    const nodes = feature.length;
    this.#tree = tree;
    this.#low = low2;
    this.#high = high;
    this.#share = sharesOf(tree, low2, high);
    const mean = this.#mean = new Float64Array(nodes);
    this.#cuts = new Uint8Array(nodes * low2.length);
    for (let node = nodes - 1; node >= 0; node--) {
      const [l, r] = [left[node], right[node]];
      if (l < 0) {
        mean[node] = value[node];
        continue;
      }
      const [a, b] = [this.#share[l], this.#share[r]];
      mean[node] = (a * mean[l] + b * mean[r]) / (a + b);
      for (let c = 0; c < low2.length; c++)
        this.#cuts[node * low2.length + c] = this.#cuts[l * low2.length + c] | this.#cuts[r * low2.length + c];
      this.#cuts[node * low2.length + feature[node]] = 1;
    }
    const root = mean[0];
    let variance = 0;
    for (let node = 0; node < nodes; node++) {
      mean[node] -= root;
      if (left[node] < 0) variance += this.#share[node] * mean[node] ** 2;
    }
    this.variance = variance;
  }
  /** The part of the variance that columns from … to (exclusive) explain alone. */
  marginal(from, to) {
    const blocks = this.#blocks(from, to);
    return Math.max(to - from === 1 ? alongOneColumn(blocks) : overlapSum(blocks), 0) / this.#sides(from, to);
  }
  #sides(from, to) {
    let volume = 1;
    for (let c = from; c < to; c++) volume *= this.#high[c] - this.#low[c];
    return volume;
  }
  #blocks(from, to) {
    const { feature, threshold, left, right } = this.#tree;
    const columns2 = this.#low.length;
    const whole2 = this.#sides(from, to);
    const blocks = [];
    const visit = (node, low2, high) => {
      let touched = false;
      for (let c2 = from; c2 < to; c2++) touched ||= this.#cuts[node * columns2 + c2] === 1;
      if (!touched) {
        let side = 1;
        for (let c2 = 0; c2 < low2.length; c2++) side *= high[c2] - low2[c2];
        blocks.push({ value: this.#mean[node], weight: this.#share[node] * whole2 / side, low: low2, high });
        return;
      }
      const c = feature[node] - from;
      const cut = c >= 0 && c < low2.length;
      visit(left[node], low2, cut ? high.with(c, threshold[node]) : high);
      visit(right[node], cut ? low2.with(c, threshold[node]) : low2, high);
    };
    visit(0, this.#low.slice(from, to), this.#high.slice(from, to));
    return blocks;
  }
};
function sharesOf({ feature, threshold, left, right }, low2, high) {
  const shares = new Float64Array(feature.length);
  shares[0] = 1;
  const visit = (node, from, to) => {
    const c = feature[node];
    if (c < 0) return;
    const side = to[c] - from[c];
    const cut = threshold[node];
    shares[left[node]] = shares[node] * (cut - from[c]) / side;
    shares[right[node]] = shares[node] * (to[c] - cut) / side;
    visit(left[node], from, to.with(c, cut));
    visit(right[node], from.with(c, cut), to);
  };
  visit(0, low2, high);
  return shares;
}
function alongOneColumn(blocks) {
  const ends = Float64Array.from(new Set(blocks.flatMap(({ low: low2, high }) => [low2[0], high[0]]))).sort();
  const place = new Map(Array.from(ends, (end, i) => [end, i]));
  const change = new Float64Array(ends.length);
  for (const { value, weight, low: low2, high } of blocks) {
    change[place.get(low2[0])] += weight * value;
    change[place.get(high[0])] -= weight * value;
  }
  let sum = 0;
  let height = 0;
  for (let i = 0; i + 1 < ends.length; i++) {
    height += change[i];
    sum += height * height * (ends[i + 1] - ends[i]);
  }
  return sum;
}
function overlapSum(blocks) {
  let sum = 0;
  blocks.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = blocks[j];
      let product2 = a.weight * a.value * b.weight * b.value * (j === i ? 1 : 2);
      for (let c = 0; c < a.low.length && product2 !== 0; c++)
        product2 *= Math.max(0, Math.min(a.high[c], b.high[c]) - Math.max(a.low[c], b.low[c]));
      sum += product2;
    }
  });
  return sum;
}

// lib/tune/importance/fanova.ts
var FanovaImportanceEvaluator = class {
  name = "FanovaImportanceEvaluator";
  #options;
  constructor(options = {}) {
    checkForestOptions(this.name, options);
    this.#options = { ...options };
  }
  /** @throws RangeError when no tree has any variance: all values are the same. */
  evaluate(study, { params, target } = {}) {
    checkSingleTarget(this.name, study, target);
    const shared = sharedSpace(this.name, study, params);
    const space = new Map([...shared].filter(([, distribution]) => !distribution.single()));
    if (space.size === 0) return noImportance(shared.keys());
    const { trials, targets } = finiteTrials(study, shared.keys(), target);
    if (trials.length <= 1) return noImportance(params ?? shared.keys());
    const transform = new SearchSpaceTransform(space, { log: false, step: false });
    const forest = fitForest(
      trials.map((trial) => transform.transform(trial.params)),
      targets,
      this.#options
    );
    const trees = forest.map((tree) => new TreeVariance(tree, transform.low, transform.high)).filter(({ variance }) => variance > 0);
    if (trees.length === 0)
      throw new RangeError(
        `${this.name}: all ${trials.length} trials have the same value, which no parameter explains; run more`
      );
    const explained = Array.from(space.keys(), (name, i) => {
      const [from, to] = [transform.offsets[i], transform.offsets[i + 1]];
      let sum = 0;
      for (const tree of trees) sum += tree.marginal(from, to) / tree.variance;
      return [name, sum / trees.length];
    });
    const constant = [...shared.keys()].filter((name) => !space.has(name));
    return byImportance([...explained, ...constant.map((name) => [name, 0])]);
  }
};

// lib/tune/numeric/whole-log.ts
var bits2 = 128n;
var one = 1n << bits2;
function wholeLog(n2) {
  let exponent = 0;
  while (2 ** (exponent + 1) <= n2) exponent++;
  const power2 = 1n << BigInt(exponent);
  const whole2 = BigInt(n2);
  return rounded(BigInt(exponent) * twiceArtanh(1n, 3n) + twiceArtanh(whole2 - power2, whole2 + power2));
}
function twiceArtanh(a, b) {
  let term = 2n * a * one / b;
  let sum = 0n;
  for (let k = 1n; term > 0n; k += 2n) {
    sum += term / k;
    term = term * a * a / (b * b);
  }
  return sum;
}
function rounded(fixed) {
  return Number(fixed) / 2 ** Number(bits2);
}

// lib/tune/importance/grid-density.ts
var mostCells = 50;
var leastSigma = 0.5 / 1.64;
function gridDensity(name, distribution, trials, compat) {
  return distribution instanceof CategoricalDistribution ? choiceDensity(choiceCounts(name, distribution, trials)) : cellDensity(cellCounts(name, distribution, trials, compat));
}
function choiceCounts(name, distribution, trials) {
  const counts = new Float64Array(distribution.choices.length);
  for (const { params } of trials) counts[distribution.toInternalRepr(params[name])]++;
  return counts;
}
function cellCounts(name, distribution, trials, compat) {
  const { low: low2, high, step, log } = distribution;
  let cells3 = mostCells;
  if (distribution instanceof IntDistribution && log)
    cells3 = Math.min(Math.ceil(wholeLog(high - low2 + 1) / Math.LN2) + 1, cells3);
  else if (step !== null) cells3 = Math.min(roundHalfEven((high - low2) / step) + 1, cells3);
  const scale2 = log ? Math.log : (x) => x;
  const [from, to] = [scale2(low2), scale2(high)];
  const width = (to - from) / (cells3 - 1);
  const counts = new Float64Array(cells3);
  for (const { params } of trials) {
    const value = scale2(params[name]);
    let cell;
    if (compat === 5) cell = Math.ceil((value - from) / width - 0.5);
    else {
      const grid = (k) => k === cells3 - 1 ? to : k * width + from;
      const bound = value - (grid(1) - grid(0)) / 2;
      for (cell = 0; cell < cells3 && grid(cell) < bound; ) cell++;
    }
    counts[Math.min(Math.max(cell, 0), cells3 - 1)]++;
  }
  return counts;
}
function choiceDensity(counts) {
  const choices = counts.length;
  const total = counts.reduce((a, b) => a + b, 0);
  const kernels = counts.reduce((n2, count3) => n2 + (count3 > 0 ? 1 : 0), 0) + 1;
  const rest = 1 / kernels;
  const rowSum = 1 + choices * rest;
  return counts.map((count3) => (total * rest / rowSum + count3 / rowSum + 1 / choices) / (total + 1));
}
function cellDensity(counts) {
  const cells3 = counts.length;
  const seen = Array.from(counts.keys()).filter((cell) => counts[cell] > 0);
  const total = counts.reduce((a, b) => a + b, 0);
  const sigma = Math.max(scottWidth(counts, seen, total), leastSigma);
  const moved = Float64Array.from({ length: cells3 }, (_, away) => cellMass(away, 0, sigma));
  const density = new Float64Array(cells3);
  for (const center of seen) {
    const weight2 = counts[center] / (total + 1) / gridMass(cells3, center, sigma);
    for (let cell = 0; cell < cells3; cell++) density[cell] += weight2 * moved[Math.abs(cell - center)];
  }
  const middle = (cells3 - 1) / 2;
  const weight = 1 / (total + 1) / gridMass(cells3, middle, cells3);
  for (let cell = 0; cell < cells3; cell++) density[cell] += weight * cellMass(cell, middle, cells3);
  return density;
}
function scottWidth(counts, seen, total) {
  let mean = 0;
  for (const cell of seen) mean += cell * counts[cell];
  mean /= total;
  let squares = 0;
  for (const cell of seen) squares += (cell - mean) ** 2 * counts[cell];
  const sigma = Math.sqrt(squares / Math.max(1, total - 1));
  const below2 = [];
  let sum = 0;
  for (const cell of seen) below2.push(sum += counts[cell]);
  const quarter = Math.floor(total / 4);
  const threeQuarters = Math.floor(total * 3 / 4);
  const first = below2.findIndex((count3) => count3 >= quarter);
  const third = below2.findIndex((count3) => count3 > threeQuarters);
  const range = seen[third < 0 ? seen.length - 1 : third] - seen[first];
  return 1.059 * Math.min(range / 1.34, sigma) * total ** -0.2;
}
function cellMass(cell, mu, sigma) {
  return mass((cell - 0.5 - mu) / sigma, (cell + 0.5 - mu) / sigma);
}
function gridMass(cells3, mu, sigma) {
  return mass((-0.5 - mu) / sigma, (cells3 - 0.5 - mu) / sigma);
}
function mass(a, b) {
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}

// lib/tune/mo/wfg.ts
function wfg(points3, reference) {
  const m = reference.length;
  const n2 = points3.length / m;
  if (n2 === 1) return boxOf(points3, 0, reference);
  if (n2 === 2) {
    let shared = 1;
    for (let k = 0; k < m; k++) shared *= reference[k] - Math.max(points3[k], points3[m + k]);
    return boxOf(points3, 0, reference) + boxOf(points3, 1, reference) - shared;
  }
  let exclusive = 0;
  for (let i = 0; i < n2 - 1; i++) {
    let limited2 = points3.slice((i + 1) * m);
    for (let at = 0, k = 0; at < limited2.length; at++, k = k + 1 === m ? 0 : k + 1)
      limited2[at] = Math.max(limited2[at], points3[i * m + k]);
    if (n2 - 1 - i > 3) limited2 = rowsOf(limited2, m, frontOfSorted(limited2, m));
    exclusive += boxOf(points3, i, reference) - wfg(limited2, reference);
  }
  return boxOf(points3, n2 - 1, reference) + exclusive;
}
function boxOf(points3, row, reference) {
  let volume = 1;
  for (let k = 0; k < reference.length; k++) volume *= reference[k] - points3[row * reference.length + k];
  return volume;
}
function rowsOf(matrix, columns2, rows) {
  const part = new Float64Array(rows.length * columns2);
  for (let i = 0; i < rows.length; i++)
    for (let k = 0; k < columns2; k++) part[i * columns2 + k] = matrix[rows[i] * columns2 + k];
  return part;
}

// lib/tune/mo/hypervolume.ts
function hypervolume(losses, referencePoint2, options = {}) {
  const m = referencePoint2.length;
  for (let at = 0, k = 0; at < losses.length; at++, k = k + 1 === m ? 0 : k + 1)
    if (!(losses[at] <= referencePoint2[k]))
      throw new RangeError(
        `hypervolume: no point may be beyond the reference point; got ${losses[at]} for reference ${referencePoint2[k]} in objective ${k}; move the reference, or leave the point out`
      );
  if (!Array.from(referencePoint2).every((one2) => Number.isFinite(one2))) return Infinity;
  if (losses.length === 0) return 0;
  const points3 = options.assumePareto === true ? byFirst(losses, m) : frontIn(losses, m);
  const volume = m === 2 ? sweep2d(points3, referencePoint2) : m === 3 ? sweep3d(points3, referencePoint2) : wfg(points3, referencePoint2);
  return Number.isFinite(volume) ? volume : Infinity;
}
function frontIn(losses, m) {
  const sorted = distinctRows(losses, m).losses;
  return rowsOf(sorted, m, frontOfSorted(sorted, m));
}
function byFirst(losses, m) {
  const rows = Array.from({ length: losses.length / m }, (_, row) => row);
  return rowsOf(
    losses,
    m,
    rows.sort((a, b) => losses[a * m] - losses[b * m])
  );
}
function sweep2d(points3, reference) {
  let volume = 0;
  let above = reference[1];
  for (let at = 0; at < points3.length; at += 2) {
    volume += (reference[0] - points3[at]) * (above - points3[at + 1]);
    above = points3[at + 1];
  }
  return volume;
}
function sweep3d(points3, reference) {
  const n2 = points3.length / 3;
  const bySecond = Array.from({ length: n2 }, (_, row) => row).sort(
    (a, b) => points3[3 * a + 1] - points3[3 * b + 1]
  );
  const place = new Int32Array(n2);
  const widths = new Float64Array(n2);
  bySecond.forEach((row, j) => {
    place[row] = j;
    const next = j + 1 < n2 ? points3[3 * bySecond[j + 1] + 1] : reference[1];
    widths[j] = next - points3[3 * row + 1];
  });
  const heights = new Float64Array(n2);
  let volume = 0;
  for (let i = 0; i < n2; i++) {
    const height = reference[2] - points3[3 * i + 2];
    for (let j = place[i]; j < n2 && heights[j] < height; j++) heights[j] = height;
    let area = 0;
    for (let j = 0; j < n2; j++) area += heights[j] * widths[j];
    const next = i + 1 < n2 ? points3[3 * i + 3] : reference[0];
    volume += area * (next - points3[3 * i]);
  }
  return volume;
}

// lib/tune/mo/hypervolume-subset.ts
function selectHypervolumeSubset(losses, size2, referencePoint2) {
  const m = referencePoint2.length;
  const n2 = losses.length / m;
  if (!(size2 >= 0 && size2 <= n2))
    throw new RangeError(
      `selectHypervolumeSubset: the size is a whole number from 0 to ${n2}, the number of points; got ${size2}`
    );
  if (size2 === n2) return Int32Array.from({ length: n2 }, (_, row) => row);
  const { rows, losses: distinct } = distinctRows(losses, m);
  if (rows.length < size2) return withDuplicates(rows, n2, size2);
  if (rows.length === size2 || !Array.from(referencePoint2).every((one2) => Number.isFinite(one2)))
    return rows.slice(0, size2);
  const chosen = m === 2 ? greedy2d(distinct, size2, referencePoint2) : lazyGreedy(distinct, size2, referencePoint2);
  return chosen.map((place) => rows[place]);
}
function withDuplicates(distinct, n2, size2) {
  const chosen = new Uint8Array(n2);
  for (const row of distinct) chosen[row] = 1;
  for (let row = 0, missing = size2 - distinct.length; missing > 0; row++)
    if (chosen[row] === 0) {
      chosen[row] = 1;
      missing--;
    }
  return Int32Array.from(chosen.keys()).filter((row) => chosen[row] === 1);
}
function greedy2d(sorted, size2, reference) {
  const n2 = sorted.length / 2;
  const rightOf = new Float64Array(n2).fill(reference[0]);
  const above = new Float64Array(n2).fill(reference[1]);
  const candidates = Array.from({ length: n2 }, (_, i) => i);
  return Int32Array.from({ length: size2 }, () => {
    const at = argmax(candidates.length, (c) => {
      const i = candidates[c];
      return (rightOf[i] - sorted[2 * i]) * (above[i] - sorted[2 * i + 1]);
    });
    const best = candidates.splice(at, 1)[0];
    for (let i = 0; i < best; i++) rightOf[i] = Math.min(sorted[2 * best], rightOf[i]);
    for (let i = best + 1; i < n2; i++) above[i] = Math.min(sorted[2 * best + 1], above[i]);
    return best;
  });
}
function lazyGreedy(points3, size2, reference) {
  const m = reference.length;
  const n2 = points3.length / m;
  const boxes = Float64Array.from({ length: n2 }, (_, i) => boxOf(points3, i, reference));
  const bounds = boxes.slice();
  const chosen = new Int32Array(size2);
  const candidates = Array.from({ length: n2 }, (_, i) => i);
  let volume = 0;
  for (let k = 0; k < size2; k++) {
    const at = argmax(candidates.length, (c) => bounds[candidates[c]]);
    const best = candidates.splice(at, 1)[0];
    chosen[k] = best;
    volume += bounds[best];
    if (k + 1 < size2)
      updateBounds(points3, reference, candidates, chosen.subarray(0, k + 1), boxes, bounds, volume);
  }
  return chosen;
}
function updateBounds(points3, reference, candidates, chosen, boxes, bounds, volume) {
  const m = reference.length;
  if (volume === Infinity) {
    for (const i of candidates) bounds[i] = Infinity;
    return;
  }
  const last = chosen[chosen.length - 1];
  for (const i of candidates) {
    let shared = 1;
    for (let k = 0; k < m; k++) shared *= reference[k] - Math.max(points3[i * m + k], points3[last * m + k]);
    bounds[i] = Math.min(bounds[i], boxes[i] - shared);
  }
  const taken = new Float64Array((chosen.length + 1) * m);
  taken.set(rowsOf(points3, m, chosen));
  let most = 0;
  for (const i of candidates.toSorted((a, b) => descending(bounds[a], bounds[b]))) {
    if (boxes[i] === Infinity) {
      most = bounds[i] = Infinity;
      continue;
    }
    if (bounds[i] < most) continue;
    if (m <= 3) {
      taken.set(points3.subarray(i * m, (i + 1) * m), chosen.length * m);
      bounds[i] = hypervolume(taken, reference, { assumePareto: true }) - volume;
    } else {
      const limited2 = taken.slice(0, chosen.length * m);
      for (let at = 0; at < limited2.length; at++)
        limited2[at] = Math.max(limited2[at], points3[i * m + at % m]);
      bounds[i] = boxes[i] - hypervolume(limited2, reference);
    }
    most = Math.max(bounds[i], most);
  }
}
var descending = (a, b) => a > b ? -1 : a < b ? 1 : 0;
function argmax(n2, valueAt) {
  let best = 0;
  let most = valueAt(0);
  for (let i = 1; i < n2 && !Number.isNaN(most); i++) {
    const value = valueAt(i);
    if (value > most || Number.isNaN(value)) {
      best = i;
      most = value;
    }
  }
  return best;
}

// lib/tune/importance/top-trials.ts
function topByLoss(trials, losses, quantile, least3) {
  const sorted = losses.toSorted();
  const cutoff = sorted[Math.max(Math.ceil(quantile * sorted.length) - 1, least3 - 1)];
  return trials.filter((_, i) => losses[i] <= cutoff);
}
function topByFront(trials, directions, size2) {
  if (size2 === 0 || size2 === trials.length) return trials.slice(0, size2);
  const m = directions.length;
  const losses = new Float64Array(trials.length * m);
  trials.forEach(({ values }, i) => {
    for (let k = 0; k < m; k++) losses[i * m + k] = values[k] * (directions[k] === "maximize" ? -1 : 1);
  });
  const ranks = nondominatedRanks(losses, m, { nBelow: size2 });
  const chosen = /* @__PURE__ */ new Set();
  for (let rank = 0; chosen.size < size2; rank++) {
    const front = Array.from(ranks.keys()).filter((i) => ranks[i] === rank);
    if (chosen.size + front.length <= size2) for (const i of front) chosen.add(i);
    else {
      const points3 = Float64Array.from(front.flatMap((i) => [...losses.subarray(i * m, (i + 1) * m)]));
      for (const place of selectHypervolumeSubset(points3, size2 - chosen.size, referencePoint(points3, m)))
        chosen.add(front[place]);
    }
  }
  return trials.filter((_, i) => chosen.has(i));
}
function referencePoint(points3, m) {
  const worst = new Float64Array(m).fill(-Infinity);
  points3.forEach((loss, i) => worst[i % m] = Math.max(worst[i % m], loss));
  return worst.map((loss) => Math.max(1.1 * loss, 0.9 * loss) || 1e-12);
}

// lib/tune/importance/ped-anova.ts
var least = 2;
var PedAnovaImportanceEvaluator = class {
  name = "PedAnovaImportanceEvaluator";
  #targetQuantile;
  #regionQuantile;
  #local;
  constructor(options = {}) {
    const { targetQuantile = 0.1, regionQuantile = 1, evaluateOnLocal = true } = options;
    if (!(targetQuantile > 0 && targetQuantile < regionQuantile && regionQuantile <= 1))
      throw new RangeError(
        `${this.name}: 0 < targetQuantile < regionQuantile \u2264 1; got ${String(targetQuantile)} and ${String(regionQuantile)}`
      );
    if (regionQuantile !== 1 && !evaluateOnLocal)
      warn(`${this.name}: regionQuantile counts only with evaluateOnLocal.`);
    this.#targetQuantile = targetQuantile;
    this.#regionQuantile = regionQuantile;
    this.#local = evaluateOnLocal;
  }
  evaluate(study, options = {}) {
    return study.compat === 4 ? this.#shared(study, options) : this.#conditional(study, options);
  }
  /** Optuna 5.0: all parameters, several objectives too. */
  #conditional(study, { params, target }) {
    const names = namesOf(this.name, study, params);
    const trials = study.getTrials({ states: ["COMPLETE"] }).filter(
      (trial) => target === void 0 ? trial.values.every(Number.isFinite) : Number.isFinite(target(trial))
    );
    if (trials.length <= 1) {
      warn(`${this.name}: ${trials.length} trials say nothing of importances; they are all equal.`);
      return noImportance(names);
    }
    const good = this.#top(study, trials, this.#targetQuantile, target);
    const region = this.#top(study, trials, this.#regionQuantile, target);
    this.#warnOfEqual(good, region);
    const isGood = new Set(good);
    const share = good.length / region.length;
    return byImportance(
      names.map((name) => {
        let importance = 0;
        for (const { distribution, trials: all } of regimesOf(name, region)) {
          const best = all.filter((trial) => isGood.has(trial));
          if (distribution.single() || best.length === 0) continue;
          importance += (best.length / good.length) ** 2 / (all.length / region.length) * this.#divergence(name, distribution, best, all, 5);
        }
        return [name, importance * share ** 2];
      })
    );
  }
  /** Optuna 4.9: parameters that all trials have, one objective. */
  #shared(study, { params, target }) {
    const space = sharedSpace(this.name, study, params);
    const varying = [...space].filter(([, distribution]) => !distribution.single());
    if (varying.length === 0) return noImportance(space.keys());
    checkSingleTarget(this.name, study, target);
    const { trials } = finiteTrials(study, params ?? space.keys(), target);
    if (trials.length <= least) return noImportance(space.keys());
    const good = this.#top(study, trials, this.#targetQuantile, target);
    const region = this.#top(study, trials, this.#regionQuantile, target);
    this.#warnOfEqual(good, region);
    const share = good.length / region.length;
    const constant = [...space.keys()].filter((name) => space.get(name).single());
    return byImportance([
      ...varying.map(([name, distribution]) => [
        name,
        share ** 2 * this.#divergence(name, distribution, good, region, 4)
      ]),
      ...constant.map((name) => [name, 0])
    ]);
  }
  #top(study, trials, quantile, target) {
    if (quantile === 1) return trials;
    if (target === void 0 && study.directions.length > 1)
      return topByFront(trials, study.directions, Math.ceil(quantile * trials.length));
    const sign = target === void 0 && study.directions[0] === "maximize" ? -1 : 1;
    if (target !== void 0)
      warn(`${this.name}: low values of target count as good; where high ones are, turn its sign.`);
    const losses = Float64Array.from(trials, (trial) => sign * (target?.(trial) ?? trial.value));
    return topByLoss(trials, losses, quantile, study.compat === 4 ? least : 1);
  }
  #warnOfEqual(good, region) {
    if (good.length === region.length)
      warn(`${this.name}: both quantiles hold the same trials; importances are all equal.`);
  }
  /** Σ q (p/q - 1)², p of the good trials and q of all (or even). */
  #divergence(name, distribution, good, region, compat) {
    const p = gridDensity(name, distribution, good, compat);
    const q = this.#local ? gridDensity(name, distribution, region, compat) : void 0;
    let sum = 0;
    for (let cell = 0; cell < p.length; cell++) {
      const against = q === void 0 ? 1 / p.length : q[cell] + 1e-12;
      sum += against * ((p[cell] + 1e-12) / against - 1) ** 2;
    }
    return sum;
  }
};
function namesOf(where, study, params) {
  checkParams(where, params);
  const all = /* @__PURE__ */ new Set();
  for (const { distributions } of study.getTrials({ states: ["COMPLETE"] }))
    for (const name in distributions) all.add(name);
  const missing = params?.filter((name) => !all.has(name)) ?? [];
  if (missing.length > 0)
    throw new RangeError(
      `${where}: no complete trial has the parameters ${missing.join(", ")}; there are ${[...all].join(", ") || "none"}`
    );
  return params ?? [...all];
}
function regimesOf(name, trials) {
  const regimes = /* @__PURE__ */ new Map();
  let recent;
  let absent = 0;
  for (const trial of trials) {
    const distribution = trial.distributions[name];
    if (distribution === void 0) {
      absent++;
      continue;
    }
    if (recent === void 0 || !sameDistribution(recent.distribution, distribution)) {
      const text2 = distributionToJson(distribution);
      recent = regimes.get(text2);
      if (recent === void 0) regimes.set(text2, recent = { distribution, trials: [] });
    }
    recent.trials.push(trial);
  }
  const all = [...regimes.values()];
  const kept = all.filter((regime) => regime.trials.length >= least);
  if (kept.length < all.length || absent === 1)
    warn(
      `PedAnovaImportanceEvaluator: some ranges of ${JSON.stringify(name)} have fewer than ${least} trials; its importance may be inaccurate.`
    );
  return kept;
}

// lib/tune/importance/get-param-importances.ts
function getParamImportances(study, options = {}) {
  const { normalize = true } = options;
  const evaluator = options.evaluator ?? (study.compat === 4 ? new FanovaImportanceEvaluator() : new PedAnovaImportanceEvaluator());
  if (typeof evaluator.evaluate !== "function")
    throw new TypeError(
      "getParamImportances: evaluator must be an evaluator of importances; pass new FanovaImportanceEvaluator()"
    );
  const importances = evaluator.evaluate(study, options);
  if (!normalize) return importances;
  const all = Object.entries(importances);
  const sum = all.reduce((total, [, importance]) => total + importance, 0);
  return Object.freeze(
    Object.fromEntries(
      all.map(([name, importance]) => [name, sum === 0 ? 1 / all.length : importance / sum])
    )
  );
}

// lib/plots/number-text.ts
var MINUS = "\u2212";
function numberText(value, digits = 3) {
  const size2 = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  if (size2 === 0) return "0";
  if (!Number.isFinite(size2)) return `${sign}\u221E`;
  if (size2 >= 1e15 || size2 < 1e-4) return sign + size2.toExponential(digits - 1).replace(/\.?0+e\+?/, "e");
  if (Number.isInteger(size2) && size2 < 1e5) return sign + grouped(String(size2));
  const rounded2 = Number(size2.toPrecision(digits));
  if (rounded2 >= 1e5) {
    for (const [unit, letter] of UNITS)
      if (rounded2 >= unit) return sign + String(Number((rounded2 / unit).toPrecision(digits))) + letter;
  }
  return sign + grouped(String(rounded2));
}
var UNITS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"]
];
function countText(value) {
  return grouped(String(value));
}
function cutText(text2, most) {
  if (text2.length <= most) return text2;
  const letters2 = Array.from(text2.slice(0, 2 * most + 2));
  return letters2.length > most ? `${letters2.slice(0, most - 1).join("")}\u2026` : text2;
}
function wrapped(text2, fits2, most) {
  const lines = [];
  let rest = text2;
  while (lines.length < most - 1 && !fits2(rest)) {
    const breaks = [...rest.matchAll(/ · | /g)].filter(({ index }) => fits2(rest.slice(0, index)));
    const at = breaks.findLast(([mark2]) => mark2 === " \xB7 ") ?? breaks.at(-1);
    if (at === void 0) break;
    lines.push(rest.slice(0, at.index));
    rest = rest.slice(at.index + at[0].length);
  }
  return [...lines, rest];
}
function counted(value, one2, many = `${one2}s`) {
  return `${countText(value)} ${value === 1 ? one2 : many}`;
}
function shareText(share) {
  const percent = share * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.01) return "<0.01 %";
  if (percent > 99.95 && percent < 100) return ">99.9 %";
  const places = percent < 0.1 ? 2 : percent < 10 || percent > 99 ? 1 : 0;
  return `${Number(percent.toFixed(places))} %`;
}
function tickTexts(ticks) {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : largest;
  if (largest !== 0 && (largest >= 1e15 || largest < 1e-3)) return ticks.map((tick) => numberText(tick, 2));
  const [unit, letter] = largest < 1e4 ? [1, ""] : UNITS.find(([least3]) => largest >= least3);
  const places = Math.max(0, Math.min(12, -Math.floor(Math.log10(step / unit) + 1e-9)));
  return ticks.map((tick) => {
    const size2 = Math.abs(tick / unit);
    const body = grouped(size2.toFixed(places));
    return tick === 0 ? "0" : `${tick < 0 ? MINUS : ""}${body}${letter}`;
  });
}
function grouped(digits) {
  const [whole2, rest] = digits.split(".");
  const marked = whole2.length > 4 ? whole2.replace(/\B(?=(\d{3})+$)/g, ",") : whole2;
  return rest === void 0 ? marked : `${marked}.${rest}`;
}

// lib/plots/svg.ts
var COLOURS = {
  blue: "#2A88C8",
  orange: "#E69F00",
  green: "#009E73",
  red: "#D55E00",
  sky: "#56B4E9",
  purple: "#CC79A7",
  grey: "#8C8C8C"
};
var TEXT = 11;
var HEADING = 13;
function paint(colour) {
  return `var(--plot-${colour},${COLOURS[colour]})`;
}
function element(name, attributes, ...children) {
  let markup = `<${name}`;
  for (const [key2, value] of Object.entries(attributes))
    if (value !== void 0)
      markup += ` ${key2}="${typeof value === "number" ? decimal2(value) : safeText(value)}"`;
  const inside = content(children);
  return { markup: inside === "" ? `${markup}/>` : `${markup}>${inside}</${name}>` };
}
function filled(colour, opacity, ...children) {
  return element(
    "g",
    {
      fill: COLOURS[colour],
      style: `fill:${paint(colour)}`,
      "fill-opacity": opacity === 1 ? void 0 : opacity
    },
    ...children
  );
}
function stroked(colour, width, ...children) {
  return element(
    "g",
    { fill: "none", stroke: COLOURS[colour], style: `stroke:${paint(colour)}`, "stroke-width": width },
    ...children
  );
}
function svg(width, height, label2, ...children) {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${decimal2(width)} ${decimal2(height)}`,
      width,
      height,
      role: "img",
      "aria-label": cutText(label2, 1e3),
      fill: "currentColor",
      "font-family": "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif",
      "font-size": TEXT,
      style: "max-width:100%;height:auto;font-variant-numeric:tabular-nums"
    },
    ...children
  ).markup;
}
function heading(title, remark5, width, options) {
  const own = options.heading ?? true;
  if (!own && remark5 === "") return { markup: void 0, height: 4 };
  const top = own ? HEADING : 0;
  const lines = remark5 === "" ? [] : wrapped(remark5, (line) => textRoom(line) <= width, 2);
  return {
    markup: element(
      "g",
      {},
      own ? label(title, 0, HEADING - 1, { room: width, size: HEADING, bold: true }) : void 0,
      lines.map((line, i) => label(line, 0, top + TEXT + 2 + i * (TEXT + 3), { room: width, faint: true }))
    ),
    height: top + (lines.length === 0 ? 0 : 2 + lines.length * (TEXT + 3)) + 6
  };
}
function label(text2, x, y, options = {}) {
  const { anchor, room, size: size2 = TEXT, bold, faint, colour } = options;
  const short2 = room === void 0 ? text2 : shortened(text2, bold === true ? room / 1.12 : room, size2);
  const line = element(
    "text",
    {
      x,
      y,
      "text-anchor": anchor === "start" ? void 0 : anchor,
      "font-size": size2 === TEXT ? void 0 : size2,
      "font-weight": bold === true ? 600 : void 0,
      "fill-opacity": faint === true ? 0.7 : void 0,
      fill: colour && COLOURS[colour],
      style: colour && `fill:${paint(colour)}`
    },
    short2
  );
  return short2 === text2 ? line : element("g", {}, element("title", {}, cutText(text2, 200)), line);
}
function textRoom(text2, size2 = TEXT) {
  let em = 0;
  for (const letter of text2) em += letterWidth(letter);
  return em * size2;
}
function shortened(text2, room, size2 = TEXT) {
  if (textRoom(text2, size2) <= room) return text2;
  let width = letterWidth("\u2026") * size2;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(
    text2.slice(0, 400)
  )) {
    width += textRoom(segment, size2);
    if (width > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}\u2026`;
}
function axisBelow(scale2, y, left, right) {
  const texts = [];
  let path = "";
  let free = -Infinity;
  for (const { value, text: text2 } of scale2.ticks) {
    const x = scale2.at(value);
    const half5 = textRoom(text2) / 2;
    const middle = Math.min(Math.max(x, left + half5), right - half5);
    if (middle - half5 < free) continue;
    free = middle + half5 + 6;
    path += `M${decimal2(x)} ${decimal2(y)}v4`;
    texts.push(label(text2, middle, y + 15, { anchor: "middle" }));
  }
  return element("g", { "fill-opacity": 0.75 }, ruler(path, 0.5), texts);
}
function gridLeft(scale2, left, right) {
  const path = scale2.ticks.map(({ value }) => `M${decimal2(left)} ${decimal2(scale2.at(value))}H${decimal2(right)}`).join("");
  const texts = scale2.ticks.map(
    ({ value, text: text2 }) => label(text2, left - 6, scale2.at(value) + 4, { anchor: "end" })
  );
  return element("g", {}, ruler(path, 0.13), element("g", { "fill-opacity": 0.75 }, texts));
}
function gridDown(scale2, top, bottom) {
  return ruler(
    scale2.ticks.map(({ value }) => `M${decimal2(scale2.at(value))} ${decimal2(top)}V${decimal2(bottom)}`).join(""),
    0.13
  );
}
function ruler(path, opacity, width = 1, dash) {
  if (path === "") return void 0;
  return element("path", {
    d: path,
    fill: "none",
    stroke: "currentColor",
    "stroke-opacity": opacity === 1 ? void 0 : opacity,
    "stroke-width": width === 1 ? void 0 : width,
    "stroke-dasharray": dash
  });
}
function box(x, y, width, height) {
  return `M${decimal2(x)} ${decimal2(y)}h${decimal2(width)}v${decimal2(height)}h${decimal2(-width)}z`;
}
function nothingSvg(title, reason3, options = {}) {
  const width = widthOf(options);
  const head = heading(title, "", width, options);
  return svg(
    width,
    head.height + 32,
    `${title}: ${reason3}`,
    head.markup,
    label(reason3, 0, head.height + 16, { room: width, faint: true })
  );
}
function widthOf(options) {
  return Math.max(240, options.width ?? 640);
}
function safeText(text2) {
  return escapeHtml(text2.replace(/[\n\r\t]+/g, " ").replace(FORBIDDEN, "\uFFFD"));
}
var FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function decimal2(value) {
  if (!Number.isFinite(value)) throw new RangeError(`svg: a coordinate must be finite; got ${value}`);
  return String(Math.round(value * 100) / 100 || 0);
}
function content(children) {
  let text2 = "";
  for (const child of children) {
    if (child === void 0) continue;
    if (typeof child === "string") text2 += safeText(child);
    else if ("markup" in child) text2 += child.markup;
    else text2 += content(child);
  }
  return text2;
}
function letterWidth(letter) {
  const code = letter.codePointAt(0);
  if (code < 32 || code >= 768 && code < 880 || code === 8205) return 0;
  if (code > 4352) return code >= 8192 && code < 11904 ? 0.8 : 1;
  if ("iljI|.,:;'!".includes(letter)) return 0.34;
  if ('ftr()[]{}/\\- "*`'.includes(letter)) return 0.42;
  if ("mMW@%".includes(letter)) return 0.98;
  if (letter === "w" || letter >= "A" && letter <= "Z") return 0.76;
  return 0.635;
}

// lib/plots/figure.ts
var INK = "#767676";
var FAINT = "rgba(128,128,128,0.22)";
function figure(parts, words) {
  const made = {
    data: parts.data,
    layout: roomFor({
      ...parts.data.some((trace2) => trace2.type === "bar") && { bargap: 0 },
      ...parts.layout,
      meta: { alt: words }
    }),
    config: { displaylogo: false, responsive: true, ...parts.config }
  };
  return shown(made, () => ({
    "application/vnd.plotly.v1+json": { data: made.data, layout: made.layout, config: made.config },
    "text/plain": words
  }));
}
function roomFor(layout) {
  const themed = theme(layout);
  const lines = String(themed["title"]["text"] ?? "").split("<br>").length;
  if (lines <= 2) return themed;
  const more = 15 * (lines - 2);
  const margin = themed["margin"];
  const height = themed["height"];
  return {
    ...themed,
    margin: { ...margin, t: Number(margin["t"]) + more },
    ...typeof height === "number" && { height: height + more }
  };
}
function theme(layout) {
  const axes = Object.keys(layout).filter((key2) => /^[xy]axis\d*$/.test(key2));
  const base = {
    font: {
      family: "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif",
      size: 12,
      color: INK
    },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    colorway: [COLOURS.blue, COLOURS.orange, COLOURS.green, COLOURS.red, COLOURS.sky, COLOURS.purple],
    margin: { t: 56, r: 24, b: 48, l: 24 },
    title: {
      x: 0,
      xref: "container",
      xanchor: "left",
      y: 1,
      yref: "container",
      yanchor: "top",
      pad: { l: 12, t: 20 },
      font: { size: 15 }
    },
    hoverlabel: { align: "left" },
    showlegend: false
  };
  for (const axis of axes.length === 0 ? ["xaxis", "yaxis"] : axes)
    base[axis] = axisTheme(layout[axis] ?? {});
  return merged(base, layout);
}
function axisTheme(own) {
  if (own["visible"] === false) return {};
  return {
    automargin: true,
    linecolor: FAINT,
    ticks: "",
    ...own["showgrid"] !== false && { gridcolor: FAINT },
    ...own["zeroline"] !== false && { zerolinecolor: FAINT }
  };
}
function titled(title, remark5) {
  const lines = remark5 === "" ? [] : wrapped(remark5, (line) => line.length <= 78, 2);
  const small = lines.map((line) => plain(cutText(line, 78))).join("<br>");
  const below2 = small === "" ? "" : `<br><span style="font-size:12px">${small}</span>`;
  return { title: { text: `${plain(cutText(title, 62))}${below2}` } };
}
function plain(text2) {
  return cleaned(text2).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
function plainLabels(labels, most = 32) {
  const seen = /* @__PURE__ */ new Map();
  return labels.map((text2) => {
    const short2 = plain(cutText(cleaned(text2), most));
    const times3 = seen.get(short2) ?? 0;
    seen.set(short2, times3 + 1);
    return short2 + "\u200B".repeat(times3);
  });
}
function plainLines(text2, most = 120) {
  return text2.split("\n", 14).map((line) => plain(cutText(line, most))).join("<br>");
}
function nothingFigure(title, reason3) {
  return figure(
    {
      data: [],
      layout: {
        ...titled(title, ""),
        height: 140,
        xaxis: { visible: false },
        yaxis: { visible: false },
        annotations: [
          {
            text: plain(reason3),
            x: 0,
            y: 1,
            xref: "paper",
            yref: "paper",
            xanchor: "left",
            yanchor: "top",
            showarrow: false
          }
        ]
      }
    },
    `${title}: ${reason3}`
  );
}
function cleaned(text2) {
  return text2.replace(/[\n\r\t]+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "\uFFFD").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\uFFFD");
}
function merged(base, over) {
  if (!isRecord(base) || !isRecord(over)) return over;
  const out = { ...base };
  for (const [key2, value] of Object.entries(over)) out[key2] = key2 in base ? merged(base[key2], value) : value;
  return out;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// lib/plots/scale.ts
function linearScale(lo, hi, from, to, count3 = 5) {
  const [a, b] = widened(lo, hi);
  const values = linearTicks(a, b, count3);
  const texts = tickTexts(values);
  return {
    kind: "linear",
    domain: [a, b],
    at: (value) => from + (value - a) / (b - a) * (to - from),
    ticks: values.map((value, i) => ({ value, text: texts[i] }))
  };
}
function logScale(lo, hi, from, to, count3 = 5) {
  const [a, b] = lo < hi ? [lo, hi] : [lo / 2, hi * 2];
  const span = Math.log(b / a);
  const powers = [];
  for (let power2 = Math.ceil(Math.log10(a) - 1e-9); power2 <= Math.floor(Math.log10(b) + 1e-9); power2++)
    powers.push(power2);
  const every = Math.max(1, Math.ceil(powers.length / Math.max(2, count3)));
  const values = powers.length > 1 ? powers.filter((power2) => (power2 - powers[0]) % every === 0).map((power2) => Number(`1e${power2}`)) : linearTicks(a, b, count3).filter((value) => value > 0);
  return {
    kind: "log",
    domain: [a, b],
    at: (value) => from + Math.log(value / a) / span * (to - from),
    ticks: values.map((value) => ({ value, text: numberText(value) }))
  };
}
function linearTicks(lo, hi, count3) {
  const rough = (hi - lo) / Math.max(1, count3);
  if (!(rough > 0) || !Number.isFinite(rough)) return Number.isFinite(lo) ? [lo] : [];
  const power2 = Math.floor(Math.log10(rough));
  const error = rough / 10 ** power2;
  const factor = error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1;
  const [times3, over] = power2 < 0 ? [factor, 10 ** -power2] : [factor * 10 ** power2, 1];
  const first = Math.ceil(lo * over / times3 - 1e-9);
  const last = Math.floor(hi * over / times3 + 1e-9);
  const ticks = [];
  for (let i = first; i <= last && ticks.length < 100; i++) ticks.push(i * times3 / over || 0);
  return ticks.every(Number.isFinite) ? ticks : [lo];
}
var SECOND = 1e3;
var MINUTE = 60 * SECOND;
var HOUR = 60 * MINUTE;
var DAY = 24 * HOUR;
var MONTH = 30.44 * DAY;
var YEAR = 365.25 * DAY;
var FIXED = [
  ...[1, 2, 5, 10, 30].map((n2) => n2 * SECOND),
  ...[1, 2, 5, 10, 30].map((n2) => n2 * MINUTE),
  ...[1, 3, 6, 12].map((n2) => n2 * HOUR),
  ...[1, 2, 7].map((n2) => n2 * DAY)
];
function widened(lo, hi) {
  if (lo < hi) return [lo, hi];
  const half5 = Math.abs(lo) / 2 || 0.5;
  return [lo - half5, lo + half5];
}

// lib/plots/finite.ts
function finiteOrNull(value) {
  return value !== null && value !== void 0 && drawable(value) ? value : null;
}
function drawable(value) {
  return Math.abs(value) <= 1e300;
}

// lib/plots/plane.ts
var SERIES = ["blue", "orange", "green", "purple", "red", "sky"];
function seriesColour(i) {
  return SERIES[i % SERIES.length];
}
function rangeX({ x, panels }) {
  return axisRange(
    x,
    panels.flatMap(({ layers }) => layers.flatMap((layer) => placesOf(layer, "x")))
  );
}
function rangeY({ y, layers }) {
  return axisRange(
    y,
    layers.flatMap((layer) => placesOf(layer, "y"))
  );
}
function placesOf(layer, axis) {
  switch (layer.kind) {
    case "line":
      return layer[axis];
    case "band":
      return axis === "x" ? layer.x : [...layer.low, ...layer.high];
    case "points":
      return axis === "x" ? layer.x : [...layer.y, ...layer.low ?? [], ...layer.high ?? []];
    case "bars":
      return axis === "x" ? layer.edges : [0, ...layer.heights];
    case "cells":
      return axis === "x" ? layer.xEdges : layer.yEdges;
    case "rule":
      return layer.axis === axis ? [layer.at] : [];
    case "span":
      return axis === "x" ? [layer.from, layer.to] : [];
  }
}
function axisRange(axis, places) {
  const log = axis.scale === "log";
  let [lo, hi] = [axis.from ?? Infinity, axis.to ?? -Infinity];
  for (const place of places) {
    if (place === null || log && place <= 0) continue;
    lo = Math.min(lo, place);
    hi = Math.max(hi, place);
  }
  if (!(lo <= hi)) return log ? [0.1, 10] : [0, 1];
  if (hi - lo <= 1e-12 * Math.max(Math.abs(lo), Math.abs(hi))) {
    if (log) return [lo / 2, hi * 2];
    const half5 = Math.abs(lo) / 10 || 0.5;
    return [axis.from === lo ? lo : lo - half5, hi + half5];
  }
  if (log) {
    const air2 = (hi / lo) ** 0.03;
    return [lo / air2, hi * air2];
  }
  const air = 0.03 * (hi - lo);
  return [axis.from === lo ? lo : lo - air, axis.to === hi ? hi : hi + air];
}
function thinned(x, y, most) {
  const kept = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (drawable(x[i]) && drawable(y[i])) kept.push(i);
  if (kept.length > most) {
    const wide = spanOf(kept, x);
    const high = spanOf(kept, y);
    const step = (i) => Math.abs(x[kept[i]] - x[kept[i - 1]]) / wide + Math.abs(y[kept[i]] - y[kept[i - 1]]) / high;
    let length = 0;
    for (let i = 1; i < kept.length; i++) length += step(i);
    const least3 = length / Math.max(1, most - 2);
    const thin2 = [kept[0]];
    let since = 0;
    for (let i = 1; i < kept.length - 1; i++) {
      since += step(i);
      if (since < least3) continue;
      thin2.push(kept[i]);
      since = 0;
    }
    thin2.push(kept.at(-1));
    return { x: thin2.map((i) => x[i]), y: thin2.map((i) => y[i]) };
  }
  return { x: kept.map((i) => x[i]), y: kept.map((i) => y[i]) };
}
function spanOf(rows, values) {
  let [lo, hi] = [Infinity, -Infinity];
  for (const row of rows) {
    lo = Math.min(lo, values[row]);
    hi = Math.max(hi, values[row]);
  }
  return hi > lo ? hi - lo : 1;
}

// lib/plots/plane-figure.ts
function planeFigure(plane) {
  const count3 = plane.panels.length;
  const weights = plane.panels.map((panel) => panel.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const data = [];
  const shapes = [];
  const annotations = [];
  const axes = {};
  const rangeOfX = rangeX(plane);
  let above = 1;
  plane.panels.forEach((panel, i) => {
    const number2 = i === 0 ? "" : String(i + 1);
    const below2 = above - weights[i] / total;
    axes[`yaxis${number2}`] = {
      ...axisLayout(panel.y, rangeY(panel), 30),
      domain: [i === count3 - 1 ? 0 : below2 + 0.05, i === 0 ? 1 : above - 0.05],
      anchor: "x"
    };
    above = below2;
    for (const layer of panel.layers) {
      if (layer.kind === "rule" || layer.kind === "span") {
        shapes.push(shape(layer, number2));
        if (layer.kind === "rule")
          annotations.push(remark(layer, number2, plane.x.scale === "log", panel.y.scale === "log"));
      } else data.push({ ...trace(layer), yaxis: `y${number2}` });
    }
  });
  const entries = data.filter((one2) => one2["showlegend"] === true).length;
  const layout = {
    ...titled(plane.title, plane.remark),
    height: (plane.square === true ? 470 : 360) + (count3 - 1) * 60 + entries * 10,
    margin: { t: 72, b: 60 },
    showlegend: entries > 0,
    ...entries > 0 && {
      legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" }
    },
    ...data.some((one2) => one2["type"] === "bar") && { barmode: "overlay", bargap: 0.04 },
    xaxis: { ...axisLayout(plane.x, rangeOfX, 60), anchor: count3 === 1 ? "y" : `y${count3}` },
    ...axes,
    shapes,
    annotations
  };
  return figure({ data, layout }, plane.words);
}
function axisLayout(own, [lo, hi], most) {
  const log = own.scale === "log";
  return {
    type: log ? "log" : "linear",
    range: log ? [Math.log10(lo), Math.log10(hi)] : [lo, hi],
    title: { text: plain(cutText(own.title, most)) },
    zeroline: false,
    ...own.percent === true && { tickformat: hi - lo < 0.08 ? ".1%" : ".0%" },
    ...own.whole === true && !log && hi - lo < 12 && { dtick: 1 },
    hoverformat: own.percent === true ? ".1%" : ".4~g",
    gridcolor: FAINT
  };
}
function trace(layer) {
  const color = COLOURS[layer.colour];
  const name = layer.name === "" ? "(no name)" : layer.name;
  const whole2 = layer.note === void 0 ? name : `${cutText(name, 40)}: ${layer.note}`;
  const common = layer.name === void 0 ? { showlegend: false, hoverinfo: "x+y" } : { showlegend: true, name: plain(cutText(whole2, 76)), hoverinfo: "x+y" };
  switch (layer.kind) {
    case "line":
      return {
        type: "scatter",
        x: [...layer.x],
        y: [...layer.y],
        ...layer.y.length === 1 ? { mode: "markers", marker: { color } } : {
          mode: "lines",
          line: {
            color,
            width: layer.faint === true ? 1 : 2,
            dash: layer.dash === true ? "dash" : "solid"
          }
        },
        opacity: layer.faint === true ? 0.45 : 1,
        ...common
      };
    case "band": {
      const both = layer.x.flatMap((_, i) => layer.low[i] === null || layer.high[i] === null ? [] : [i]);
      const back = both.toReversed();
      return {
        type: "scatter",
        mode: "lines",
        x: [...both, ...back].map((i) => layer.x[i]),
        y: [...both.map((i) => layer.high[i]), ...back.map((i) => layer.low[i])],
        fill: "toself",
        fillcolor: tint(layer.colour, 0.2),
        line: { color, width: 0 },
        ...common,
        hoverinfo: "skip"
      };
    }
    case "points": {
      const bars = layer.low !== void 0 && layer.high !== void 0;
      const away = (ends, sign) => ends.map((end, i) => end === null || layer.y[i] === null ? null : sign * (end - layer.y[i]) || 0);
      return {
        type: "scatter",
        mode: "markers",
        x: [...layer.x],
        y: [...layer.y],
        marker: { color, size: layer.small === true ? 5 : 8, opacity: layer.small === true ? 0.5 : 1 },
        ...bars && {
          error_y: {
            type: "data",
            symmetric: false,
            array: away(layer.high, 1),
            arrayminus: away(layer.low, -1),
            color,
            thickness: 1.25,
            width: 0
          }
        },
        ...common,
        ...layer.texts !== void 0 && {
          hovertext: layer.texts.map((text2) => plainLines(text2)),
          hoverinfo: "text"
        }
      };
    }
    case "bars":
      return {
        type: "bar",
        x: layer.edges.slice(0, -1),
        y: [...layer.heights],
        width: layer.heights.map((_, i) => layer.edges[i + 1] - layer.edges[i]),
        offset: 0,
        marker: { color, opacity: 0.7, line: { width: 0 } },
        ...common,
        ...layer.texts !== void 0 && {
          hovertext: plainLabels(layer.texts, 120),
          hoverinfo: "text",
          textposition: "none"
        }
      };
    case "cells": {
      const columns2 = layer.xEdges.length - 1;
      const rows = layer.yEdges.length - 1;
      const row = (at, make) => layer.counts.slice(at * columns2, (at + 1) * columns2).map(make);
      const all = Array.from({ length: rows }, (_, i) => i);
      return {
        type: "heatmap",
        x: middles(layer.xEdges),
        y: middles(layer.yEdges),
        z: all.map((i) => row(i, (count3) => count3 === 0 ? null : Math.sqrt(count3))),
        text: all.map((i) => row(i, (count3) => count3 === 0 ? "" : String(count3))),
        hoverinfo: "x+y+text",
        hoverongaps: false,
        zmin: 0,
        zmax: Math.sqrt(Math.max(1, ...layer.counts)),
        showscale: false,
        colorscale: [
          [0, tint(layer.colour, 0.12)],
          [1, tint(layer.colour, 0.95)]
        ]
      };
    }
  }
}
function shape(layer, number2) {
  const vertical = { xref: "x", yref: `y${number2} domain`, y0: 0, y1: 1 };
  if (layer.kind === "span")
    return {
      type: "rect",
      ...vertical,
      x0: layer.from,
      x1: layer.to,
      fillcolor: tint(layer.colour, 0.16),
      line: { width: 0 },
      layer: "below"
    };
  const line = { color: COLOURS[layer.colour ?? "grey"], width: 1.25, dash: "dot" };
  return layer.axis === "x" ? { type: "line", ...vertical, x0: layer.at, x1: layer.at, line } : { type: "line", xref: "paper", x0: 0, x1: 1, yref: `y${number2}`, y0: layer.at, y1: layer.at, line };
}
function remark(layer, number2, logX, logY) {
  const text2 = plain(cutText(layer.text, 60));
  const common = { text: text2, showarrow: false, font: { size: 11 } };
  return layer.axis === "x" ? {
    ...common,
    xref: "x",
    x: logX ? Math.log10(layer.at) : layer.at,
    yref: `y${number2} domain`,
    y: 1,
    yanchor: "bottom"
  } : {
    ...common,
    xref: "paper",
    x: 1,
    xanchor: "right",
    yref: `y${number2}`,
    y: logY ? Math.log10(layer.at) : layer.at,
    yanchor: "bottom"
  };
}
function middles(edges) {
  return edges.slice(0, -1).map((edge, i) => edge / 2 + edges[i + 1] / 2);
}
function tint(colour, opacity) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(COLOURS[colour].slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${opacity})`;
}

// lib/plots/plane-svg.ts
var GAP = 26;
var LINE = 16;
function planeSvg(plane, options = {}) {
  const width = widthOf(options);
  const head = heading(plane.title, plane.remark, width, options);
  const right = width - 10;
  const entries = legendOf(plane);
  const weights = plane.panels.map((panel) => panel.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const left = Math.max(
    22,
    ...plane.panels.flatMap(
      (panel) => axisScale(panel.y, rangeY(panel), 100, 0, 4).ticks.map(({ text: text2 }) => textRoom(text2))
    )
  ) + 10;
  const beside = plane.square === true && width - left >= 470 && entries.length > 0;
  const side = Math.min(right - left - (beside ? 222 : 0), 340);
  const edge = plane.square === true ? left + side : right;
  const legend2 = beside ? legendColumn(entries, edge + 22, head.height + GAP, width - edge - 26) : legendRows(entries, head.height + 10, width);
  const start = head.height + (beside ? 0 : legend2.height);
  const height = plane.square === true ? side : Math.round(Math.min(270, Math.max(150, width * 0.4)) * (weights.length > 1 ? 1.3 : 1));
  const x = axisScale(plane.x, rangeX(plane), left, edge, Math.max(2, Math.floor((edge - left) / 70)));
  const panels = [];
  let top = start + GAP;
  let bottom = top;
  plane.panels.forEach((panel, i) => {
    bottom = top + Math.round(height * weights[i] / total);
    panels.push(panelSvg(panel, x, left, edge, top, bottom));
    top = bottom + GAP;
  });
  return svg(
    width,
    Math.max(bottom + 38, head.height + GAP + legend2.height),
    plane.words,
    head.markup,
    legend2.markup,
    panels,
    axisBelow(x, bottom, left, edge),
    label(plane.x.title, edge, bottom + 31, { anchor: "end", faint: true, room: edge - left })
  );
}
function panelSvg(panel, x, left, right, top, bottom) {
  const y = axisScale(panel.y, rangeY(panel), bottom, top, Math.max(2, Math.floor((bottom - top) / 50)));
  const marks = panel.layers.filter((layer) => layer.kind === "rule" && layer.axis === "x");
  const words = marks.length === 0 ? 0 : textRoom(marks[0].text);
  return element(
    "g",
    {},
    gridLeft(y, left, right),
    label(panel.y.title, left, top - 8, {
      faint: true,
      room: Math.max(60, words > 0 ? (right - left) * 0.45 : right - left)
    }),
    panel.layers.map((layer) => layerSvg(layer, held(x, left, right), held(y, top, bottom), panel)),
    ruler(`M${decimal2(left)} ${bottom}H${decimal2(right)}`, 0.5)
  );
}
function layerSvg(layer, x, y, panel) {
  const [left, right] = [x.at(x.domain[0]), x.at(x.domain[1])];
  const [bottom, top] = [y.at(y.domain[0]), y.at(y.domain[1])];
  switch (layer.kind) {
    case "line":
      if (layer.y.length === 1)
        return layerSvg({ kind: "points", x: layer.x, y: layer.y, colour: layer.colour }, x, y, panel);
      return dashed(
        layer.colour,
        layer.faint === true ? 1 : 1.75,
        pathOf(layer.x, layer.y, x, y),
        layer.dash === true,
        layer.faint === true ? 0.45 : 1
      );
    case "band":
      return filled(layer.colour, 0.2, element("path", { d: bandOf(layer.x, layer.low, layer.high, x, y) }));
    case "points": {
      const spots = layer.x.map((at, i) => {
        const value = layer.y[i];
        return value === null ? "" : `M${half(x.at(at))} ${half(y.at(value))}h0`;
      });
      const bars = layer.x.map((at, i) => {
        const [low2, high] = [layer.low?.[i] ?? null, layer.high?.[i] ?? null];
        return low2 === null || high === null ? "" : `M${half(x.at(at))} ${half(y.at(low2))}V${half(y.at(high))}`;
      });
      return element(
        "g",
        {},
        stroked(layer.colour, 1.25, element("path", { d: bars.join("") })),
        element("path", {
          d: spots.join(""),
          fill: "none",
          stroke: COLOURS[layer.colour],
          style: `stroke:${paint(layer.colour)}`,
          "stroke-opacity": layer.small === true ? 0.5 : void 0,
          "stroke-width": layer.small === true ? 4.5 : 7,
          "stroke-linecap": "round"
        })
      );
    }
    case "bars": {
      const bars = layer.heights.map((height, i) => {
        const [from, to] = [x.at(layer.edges[i]), x.at(layer.edges[i + 1])];
        const gap = Math.min(1, (to - from) * 0.15);
        const at = Math.min(y.at(height), bottom - 0.75);
        return height === 0 ? "" : box(from + gap / 2, at, Math.max(0.5, to - from - gap), bottom - at);
      });
      return filled(layer.colour, 0.7, element("path", { d: bars.join("") }));
    }
    case "cells": {
      const most = Math.max(1, ...layer.counts);
      const columns2 = layer.xEdges.length - 1;
      const steps = [0.15, 0.3, 0.5, 0.7, 0.95];
      const paths = steps.map(() => "");
      layer.counts.forEach((count3, i) => {
        if (count3 === 0) return;
        const [column2, row] = [i % columns2, Math.floor(i / columns2)];
        const [x0, x1] = [x.at(layer.xEdges[column2]), x.at(layer.xEdges[column2 + 1])];
        const [y0, y1] = [y.at(layer.yEdges[row]), y.at(layer.yEdges[row + 1])];
        const step = Math.min(steps.length - 1, Math.floor(Math.sqrt(count3 / most) * steps.length));
        paths[step] += box(x0, y1, Math.max(0.5, x1 - x0 - 0.5), Math.max(0.5, y0 - y1 - 0.5));
      });
      return element(
        "g",
        {},
        steps.map(
          (opacity, i) => paths[i] === "" ? void 0 : filled(layer.colour, opacity, element("path", { d: paths[i] }))
        )
      );
    }
    case "rule": {
      const colour = layer.colour ?? "grey";
      if (layer.axis === "x") {
        const at2 = x.at(layer.at);
        const room = textRoom(layer.text);
        const title = left + Math.min(textRoom(panel.y.title), (right - left) * 0.45) + 12;
        const from = Math.min(Math.max(at2 - room / 2, title), Math.max(title, right - room));
        return element(
          "g",
          {},
          dashed(colour, 1.25, `M${decimal2(at2)} ${top - 4}V${bottom}`, true, 1),
          label(layer.text, from, top - 8, { room: right - title + 6, faint: true })
        );
      }
      const at = y.at(layer.at);
      return element(
        "g",
        {},
        dashed(colour, 1.25, `M${decimal2(left)} ${decimal2(at)}H${decimal2(right)}`, true, 1),
        label(layer.text, right - 2, at < top + 14 ? at + 13 : at - 4, {
          anchor: "end",
          faint: true,
          room: (right - left) * 0.7
        })
      );
    }
    case "span": {
      const [from, to] = [x.at(layer.from), x.at(layer.to)];
      return filled(
        layer.colour,
        0.14,
        element("path", { d: box(from, top, Math.max(1, to - from), bottom - top) })
      );
    }
  }
}
function legendOf({ panels }) {
  return panels.flatMap(
    ({ layers }) => layers.flatMap(
      (layer) => "name" in layer && layer.name !== void 0 ? [
        {
          colour: layer.colour,
          form: layer.kind,
          dash: layer.kind === "line" && layer.dash === true,
          name: layer.name === "" ? "(no name)" : layer.name,
          note: layer.note ?? ""
        }
      ] : []
    )
  );
}
function legendRows(entries, y, width) {
  if (entries.length === 0) return { markup: void 0, height: 0 };
  let [x, line] = [0, 0];
  const parts = entries.map((entry) => {
    const text2 = entry.note === "" ? entry.name : `${entry.name} \xB7 ${entry.note}`;
    const room = Math.min(textRoom(text2), width - 24);
    if (x > 0 && x + 24 + room > width) [x, line] = [0, line + 1];
    const at = x;
    x += room + 40;
    return [
      swatch(entry, at, y + line * LINE),
      entry.note === "" ? label(text2, at + 22, y + line * LINE, { room }) : label(withNote(entry, room), at + 22, y + line * LINE)
    ];
  });
  return { markup: element("g", {}, parts), height: (line + 1) * LINE };
}
function withNote({ name, note }, room) {
  const rest = room + 1 - textRoom(` \xB7 ${note}`);
  let short2 = name;
  while (short2.length > 4 && textRoom(`${short2}\u2026`) > rest)
    short2 = short2.slice(0, Math.floor(short2.length * 0.85));
  return `${textRoom(name) > rest ? `${short2.trimEnd()}\u2026` : name} \xB7 ${note}`;
}
function legendColumn(entries, x, y, room) {
  let at = y + 10;
  const parts = entries.map((entry) => {
    const own = [
      swatch(entry, x, at),
      label(entry.name, x + 22, at, { room: room - 22 }),
      entry.note === "" ? void 0 : label(entry.note, x + 22, at + 14, { room: room - 22, faint: true })
    ];
    at += entry.note === "" ? 20 : 34;
    return own;
  });
  return { markup: element("g", {}, parts), height: at - y };
}
function swatch(entry, x, y) {
  if (entry.form === "line")
    return dashed(entry.colour, 2, `M${decimal2(x)} ${decimal2(y - 4)}h16`, entry.dash, 1);
  if (entry.form === "points")
    return filled(
      entry.colour,
      1,
      element("path", { d: `M${decimal2(x + 4)} ${decimal2(y - 4)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z` })
    );
  return filled(
    entry.colour,
    entry.form === "band" ? 0.3 : 0.7,
    element("path", { d: box(x, y - 9, 16, 10) })
  );
}
function dashed(colour, width, d2, dash, opacity) {
  return element("path", {
    d: d2,
    fill: "none",
    stroke: COLOURS[colour],
    style: `stroke:${paint(colour)}`,
    "stroke-width": width,
    "stroke-opacity": opacity === 1 ? void 0 : opacity,
    "stroke-dasharray": dash ? "4 3" : void 0
  });
}
function pathOf(xs, ys, x, y) {
  let path = "";
  let pen = "M";
  ys.forEach((value, i) => {
    if (value === null) {
      pen = "M";
      return;
    }
    path += `${pen}${decimal2(x.at(xs[i]))} ${decimal2(y.at(value))}`;
    pen = "L";
  });
  return path;
}
function bandOf(xs, low2, high, x, y) {
  const both = xs.flatMap(
    (at, i) => low2[i] === null || high[i] === null ? [] : [{ at, low: low2[i], high: high[i] }]
  );
  if (both.length === 0) return "";
  const corner = (at, value) => `${decimal2(x.at(at))} ${decimal2(y.at(value))}`;
  const there = both.map((point) => corner(point.at, point.high));
  const back = both.toReversed().map((point) => corner(point.at, point.low));
  return `M${[...there, ...back].join("L")}z`;
}
function axisScale(axis, [lo, hi], from, to, count3) {
  const scale2 = (axis.scale === "log" ? logScale : linearScale)(lo, hi, from, to, count3);
  if (axis.whole === true && scale2.kind === "linear")
    return {
      ...scale2,
      ticks: scale2.ticks.filter((tick) => Number.isInteger(tick.value)).map(({ value }) => ({ value, text: numberText(value) }))
    };
  return axis.percent === true ? { ...scale2, ticks: scale2.ticks.map((tick) => ({ ...tick, text: shareText(tick.value) })) } : scale2;
}
function held(scale2, one2, other) {
  const [lo, hi] = [Math.min(one2, other), Math.max(one2, other)];
  const least3 = scale2.at(scale2.domain[0]);
  return {
    ...scale2,
    at: (value) => {
      const pixel = scale2.kind === "log" && value <= 0 ? least3 : scale2.at(value);
      return Math.min(hi, Math.max(lo, pixel));
    }
  };
}
function half(value) {
  return decimal2(Math.round(value * 2) / 2);
}

// lib/plots/row-plot.ts
function facetRange({ axis, rows, bars, rules = [], span }) {
  return axisRange(axis, [
    ...rows.flatMap((row) => [row.value, ...row.interval ?? [], ...row.singles ?? []]),
    ...rules.map((rule) => rule.at),
    ...span ?? [],
    ...bars === true ? [0] : []
  ]);
}

// lib/plots/row-plot-figure.ts
var STEP = 24;
var GAP2 = 66;
function rowPlotFigure(plot) {
  const heights = plot.facets.map((facet) => Math.max(60, facet.rows.length * STEP));
  const inner = heights.reduce((sum, height) => sum + height, 0) + GAP2 * (plot.facets.length - 1);
  const longest = Math.max(...plot.facets.flatMap(({ rows }) => rows.map((row) => row.text.length)));
  const data = [];
  const shapes = [];
  const annotations = [];
  const axes = {};
  let above = inner;
  plot.facets.forEach((facet, i) => {
    const number2 = i === 0 ? "" : String(i + 1);
    const below2 = above - heights[i];
    const last = facet.rows.length - 1;
    axes[`xaxis${number2}`] = {
      ...axisLayout(facet.axis, facetRange(facet), 60),
      anchor: `y${number2}`
    };
    axes[`yaxis${number2}`] = {
      domain: [below2 / inner, above / inner],
      anchor: `x${number2}`,
      range: [last + 0.5, -0.5],
      tickmode: "array",
      tickvals: facet.rows.map((_, row) => row),
      ticktext: plainLabels(
        facet.rows.map((row) => row.name),
        28
      ),
      showgrid: false,
      zeroline: false
    };
    data.push(...traces(facet, number2));
    shapes.push(...shapesOf(facet, number2));
    annotations.push(...remarks(facet, number2));
    above = below2 - GAP2;
  });
  const layout = {
    ...titled(plot.title, plot.remark),
    height: inner + 76 + 64,
    margin: { t: 76, b: 56, r: Math.min(230, 20 + 6.4 * longest) },
    ...data.some((trace2) => trace2.type === "bar") && { bargap: 0.4 },
    ...axes,
    shapes,
    annotations
  };
  return figure({ data, layout }, plot.words);
}
function traces(facet, number2) {
  const axes = { xaxis: `x${number2}`, yaxis: `y${number2}` };
  const rows = facet.rows.map((row, at) => ({ row, at })).filter(({ row }) => row.value !== null);
  const singles = facet.rows.flatMap(
    ({ singles: values = [], colour }, at) => values.map((value) => ({ value, at, colour }))
  );
  const out = [];
  if (singles.length > 0)
    out.push({
      type: "scatter",
      mode: "markers",
      x: singles.map(({ value }) => value),
      y: singles.map(({ at }) => at),
      marker: { color: singles.map(({ colour }) => COLOURS[colour]), size: 7, opacity: 0.35 },
      hoverinfo: "x",
      ...axes
    });
  for (const colour of new Set(rows.map(({ row }) => row.colour))) {
    const own = rows.filter(({ row }) => row.colour === colour);
    const away = (row, end) => row.interval === null ? 0 : Math.abs(row.interval[end] - row.value);
    const bars = facet.bars === true;
    out.push({
      x: own.map(({ row }) => row.value),
      y: own.map(({ at }) => at),
      error_x: {
        type: "data",
        symmetric: false,
        array: own.map(({ row }) => away(row, 1)),
        arrayminus: own.map(({ row }) => away(row, 0)),
        color: bars ? "#8c8c8c" : COLOURS[colour],
        thickness: 1.75,
        width: 0
      },
      hovertext: plainLabels(
        own.map(({ row }) => `${cutText(row.name, 60)}: ${row.text}`),
        120
      ),
      hoverinfo: "text",
      ...bars ? {
        type: "bar",
        orientation: "h",
        width: own.map(() => 0.6),
        textposition: "none",
        marker: { color: COLOURS[colour], opacity: 0.7 }
      } : { type: "scatter", mode: "markers", marker: { color: COLOURS[colour], size: 9 } },
      ...axes
    });
  }
  return out;
}
function shapesOf({ rules = [], span }, number2) {
  const tall = { xref: `x${number2}`, yref: `y${number2} domain`, y0: 0, y1: 1 };
  const lines = rules.map((rule) => ({
    type: "line",
    ...tall,
    x0: rule.at,
    x1: rule.at,
    line: { color: COLOURS.grey, width: 1.25, dash: "dot" }
  }));
  if (!span) return lines;
  const stretch = {
    type: "rect",
    ...tall,
    x0: span[0],
    x1: span[1],
    fillcolor: tint("grey", 0.2),
    line: { width: 0 },
    layer: "below"
  };
  return [stretch, ...lines];
}
function remarks(facet, number2) {
  const words = facet.rows.map((row, at) => ({
    text: plain(cutText(row.text, 34)),
    xref: "paper",
    x: 1,
    xanchor: "left",
    xshift: 8,
    yref: `y${number2}`,
    y: at,
    showarrow: false,
    font: { size: 11 }
  }));
  const rules = (facet.rules ?? []).filter((rule) => rule.text !== "").map((rule) => ({
    text: plain(cutText(rule.text, 40)),
    xref: `x${number2}`,
    x: rule.at,
    yref: `y${number2} domain`,
    y: 1,
    yanchor: "bottom",
    showarrow: false,
    font: { size: 11 }
  }));
  const title = facet.title === "" ? [] : [
    {
      text: plain(cutText(facet.title, 50)),
      xref: "paper",
      x: 0,
      xanchor: "left",
      yref: `y${number2} domain`,
      y: 1,
      yanchor: "bottom",
      yshift: rules.length > 0 ? 15 : 2,
      showarrow: false,
      font: { size: 12 }
    }
  ];
  return [...words, ...rules, ...title];
}

// lib/plots/row-plot-svg.ts
var STEP2 = 20;
function rowPlotSvg(plot, options = {}) {
  const width = widthOf(options);
  const head = heading(plot.title, plot.remark, width, options);
  const rows = plot.facets.flatMap((facet) => facet.rows);
  const left = Math.min(width * 0.32, Math.max(...rows.map((row) => textRoom(row.name)))) + 10;
  const texts = Math.min(width * 0.4, Math.max(...rows.map((row) => textRoom(row.text)))) + 12;
  const right = Math.max(left + 60, width - texts);
  let top = head.height;
  const facets = plot.facets.map((facet) => {
    const made = facetSvg(facet, left, right, width, top);
    top += made.height;
    return made.markup;
  });
  return svg(width, top + 2, plot.words, head.markup, facets);
}
function facetSvg(facet, left, right, width, start) {
  const rules = facet.rules ?? [];
  const x = axisScale(
    facet.axis,
    facetRange(facet),
    left + 6,
    right - 6,
    Math.max(2, Math.floor((right - left) / 70))
  );
  const named = facet.title === "" ? 0 : 18;
  const spoken = rules.some((rule) => rule.text !== "") ? 15 : 0;
  const top = start + named + spoken + 4;
  const bottom = top + facet.rows.length * STEP2;
  const middle = (i) => top + (i + 0.5) * STEP2;
  const markup = element(
    "g",
    {},
    facet.title === "" ? void 0 : label(facet.title, 0, start + 13, { room: width, bold: true }),
    gridDown(x, top, bottom),
    facet.span ? filled(
      "grey",
      0.18,
      element("path", {
        d: box(
          x.at(facet.span[0]),
          top,
          Math.max(1, x.at(facet.span[1]) - x.at(facet.span[0])),
          bottom - top
        )
      })
    ) : void 0,
    facet.rows.map((row, i) => [
      facet.bars === true ? barSvg(row, x, middle(i)) : void 0,
      label(row.name, left - 8, middle(i) + 4, { anchor: "end", room: left - 9 }),
      label(row.text, right + 8, middle(i) + 4, { room: width - right - 8 })
    ]),
    ruler(rules.map((rule) => `M${decimal2(x.at(rule.at))} ${top - 3}V${bottom}`).join(""), 0.7, 1, "3 3"),
    facet.rows.map((row, i) => markSvg(row, x, middle(i), facet.bars === true)),
    rules.map((rule) => {
      const half5 = textRoom(rule.text) / 2;
      const at = Math.min(Math.max(x.at(rule.at), half5), width - half5);
      return rule.text === "" ? void 0 : label(rule.text, at, top - 6, { anchor: "middle", faint: true });
    }),
    ruler(`M${decimal2(left)} ${bottom}H${decimal2(right)}`, 0.5),
    axisBelow(x, bottom, left, right),
    facet.axis.title === "" ? void 0 : label(facet.axis.title, right, bottom + 29, { anchor: "end", faint: true, room: right })
  );
  return { markup, height: bottom - start + (facet.axis.title === "" ? 24 : 36) };
}
function barSvg(row, x, y) {
  if (row.value === null) return void 0;
  const [from, to] = [x.at(Math.min(0, row.value)), x.at(Math.max(0, row.value))];
  return filled(row.colour, 0.7, element("path", { d: box(from, y - 6, Math.max(0.75, to - from), 12) }));
}
function markSvg(row, x, y, bars) {
  const singles = (row.singles ?? []).map((value) => `M${decimal2(x.at(value))} ${decimal2(y)}h0`).join("");
  const interval = row.interval === null ? "" : `M${decimal2(x.at(row.interval[0]))} ${decimal2(y)}H${decimal2(x.at(row.interval[1]))}`;
  const dots2 = (d2, size2, opacity) => d2 === "" ? void 0 : element("path", {
    d: d2,
    fill: "none",
    stroke: COLOURS[row.colour],
    style: `stroke:${paint(row.colour)}`,
    "stroke-opacity": opacity === 1 ? void 0 : opacity,
    "stroke-width": size2,
    "stroke-linecap": "round"
  });
  const line = bars ? ruler(interval, 0.8, 1.5) : stroked(row.colour, 1.75, element("path", { d: interval }));
  return element(
    "g",
    {},
    dots2(singles, 6, 0.35),
    interval === "" ? void 0 : line,
    bars || row.value === null ? void 0 : dots2(`M${decimal2(x.at(row.value))} ${decimal2(y)}h0`, 8, 1)
  );
}

// lib/plots/panel-grid.ts
function shadePaint(ramp, shade) {
  if (ramp === "strength") return { colour: "blue", opacity: 0.15 + 0.83 * shade };
  const away = Math.abs(shade - 0.5) * 2;
  return { colour: shade < 0.5 ? "blue" : "orange", opacity: 0.22 + 0.78 * away };
}
var LOOKS = {
  best: { colour: "red", size: 7.5 },
  infeasible: { colour: "grey", size: 5 },
  /** In the colour of the text. */
  dot: { colour: null, size: 2.5 },
  plain: { colour: "blue", size: 6 }
};
var SHADED_SIZE = 6;

// lib/plots/panel-grid-figure.ts
function panelGridFigure(grid) {
  const { columns: columns2, panels, key: key2 } = grid;
  const rows = Math.ceil(panels.length / columns2);
  const single = columns2 === 1 && rows === 1;
  const shared = grid.sharedX === true;
  const data = [];
  const axes = {};
  const annotations = [];
  const gapX = shared ? 0.025 : 0.03;
  const slanted = panels.some((panel) => panel?.x.kind === "category" && !labelRoom(panel.x, columns2));
  const below2 = slanted ? 104 : 74;
  const gapY = shared ? 0.03 : below2 / (rows * (150 + below2) - below2);
  const wide = (1 - gapX * (columns2 - 1)) / columns2;
  const high = (1 - gapY * (rows - 1)) / rows;
  const named = /* @__PURE__ */ new Set();
  let count3 = 0;
  let keyed = key2 === null;
  panels.forEach((panel, i) => {
    if (panel === null) return;
    const [row, column2] = [Math.floor(i / columns2), i % columns2];
    const number2 = ++count3 === 1 ? "" : String(count3);
    const ticked = !shared || row === rows - 1;
    const first = column2 === 0;
    const left = column2 * (wide + gapX);
    const bottom = 1 - (row + 1) * high - row * gapY;
    axes[`xaxis${number2}`] = {
      ...axisLayout2(panel.x, Math.max(14, Math.floor(90 / columns2)), ticked),
      domain: [left, left + wide],
      anchor: `y${number2}`,
      ...panel.x.kind === "category" && ticked && { tickangle: labelRoom(panel.x, columns2) ? 0 : -35 }
    };
    axes[`yaxis${number2}`] = {
      ...axisLayout2(panel.y, Math.max(14, Math.floor(44 / rows)), first),
      domain: [Math.max(0, bottom), bottom + high],
      anchor: `x${number2}`
    };
    if (panel.layers.length === 0) {
      data.push({
        type: "scatter",
        x: [null],
        y: [null],
        hoverinfo: "skip",
        showlegend: false,
        xaxis: `x${number2}`,
        yaxis: `y${number2}`
      });
      annotations.push({
        text: plain(cutText(panel.empty ?? "", 40)),
        x: left + wide / 2,
        y: bottom + high / 2,
        xref: "paper",
        yref: "paper",
        showarrow: false,
        font: { size: 10 }
      });
    }
    for (const layer of panel.layers) {
      const trace2 = layer.kind === "cells" ? cells(layer, grid) : points(layer, grid, panel);
      const withKey = !keyed && (layer.kind === "cells" || layer.look === "shaded");
      if (withKey) keyed = true;
      const entry = layer.kind === "points" ? grid.names.find(({ look }) => look === layer.look) : void 0;
      const legend3 = entry !== void 0 && !named.has(entry.name);
      if (legend3) named.add(entry.name);
      data.push({
        ...trace2,
        ...withKey && keyOf(trace2, grid),
        xaxis: `x${number2}`,
        yaxis: `y${number2}`,
        showlegend: legend3,
        ...entry !== void 0 && { name: plain(cutText(entry.name, 60)), legendgroup: entry.look }
      });
    }
  });
  const legend2 = named.size > 0;
  const own = single ? 330 : shared ? rows * Math.max(86, 380 / rows) : rows * (150 + below2) - below2;
  const foot = (slanted ? 90 : 56) + (key2 === null && !legend2 ? 0 : 40);
  return figure(
    {
      data,
      layout: {
        ...titled(grid.title, grid.remark),
        height: Math.round(72 + own + foot),
        margin: { t: 72, b: foot },
        showlegend: legend2,
        ...legend2 && {
          legend: {
            orientation: "h",
            x: key2 === null ? 0 : 0.5,
            xanchor: "left",
            y: 0,
            yref: "container",
            yanchor: "bottom"
          }
        },
        ...axes,
        annotations
      }
    },
    grid.words
  );
}
function axisLayout2(own, most, ticks) {
  const [lo, hi] = own.range;
  const common = {
    title: { text: ticks ? plain(cutText(own.title, most)) : "", font: { size: 11 }, standoff: 6 },
    zeroline: false,
    gridcolor: FAINT,
    showticklabels: ticks,
    tickfont: { size: 10 }
  };
  if (own.kind === "category")
    return {
      ...common,
      type: "linear",
      range: [lo, hi],
      tickvals: own.labels.map((_, i) => i),
      ticktext: plainLabels(own.labels, 14),
      showgrid: false
    };
  if (own.kind === "log") {
    const { ticks: marks } = logScale(lo, hi, 0, 1, most > 60 ? 8 : 4);
    return {
      ...common,
      type: "log",
      range: [Math.log10(lo), Math.log10(hi)],
      tickvals: marks.map(({ value }) => value),
      ticktext: marks.map(({ text: text2 }) => text2)
    };
  }
  return {
    ...common,
    type: "linear",
    range: [lo, hi],
    nticks: 5,
    ...own.whole === true && hi - lo < 5 && { dtick: 1 }
  };
}
function labelRoom(axis, columns2) {
  return axis.labels.length * Math.max(...axis.labels.map((text2) => Math.min(14, text2.length) + 2)) < 104 / columns2;
}
function points(layer, grid, panel) {
  const look = layer.look === "shaded" ? null : LOOKS[layer.look];
  const marker = look === null ? {
    size: SHADED_SIZE + 1,
    color: [...layer.shades ?? []],
    colorscale: scaleOf(grid),
    cmin: 0,
    cmax: 1,
    line: { width: 0.5, color: "rgba(128,128,128,0.5)" }
  } : {
    size: look.size + (look.size > 4 ? 1 : 2),
    color: look.colour === null ? INK : COLOURS[look.colour],
    ...layer.look === "best" && { symbol: "diamond", line: { width: 1, color: "#ffffff" } }
  };
  return {
    type: "scatter",
    mode: "markers",
    x: [...layer.x],
    y: [...layer.y],
    marker,
    ...layer.texts === void 0 ? { hoverinfo: "x+y" } : { hovertext: layer.texts.map((text2) => plainLines(text2, 60)), hoverinfo: "text" },
    ...panel.x.kind === "category" && { cliponaxis: false }
  };
}
function cells(layer, grid) {
  const columns2 = layer.xEdges.length - 1;
  const rows = Array.from({ length: layer.yEdges.length - 1 }, (_, i) => i);
  const cut = (list, row) => list.slice(row * columns2, (row + 1) * columns2);
  return {
    type: "heatmap",
    x: [...layer.xEdges],
    y: [...layer.yEdges],
    z: rows.map((row) => cut(layer.shades, row)),
    zmin: 0,
    zmax: 1,
    hoverongaps: false,
    colorscale: scaleOf(grid),
    showscale: false,
    ...layer.texts === void 0 ? { hoverinfo: "skip" } : { text: rows.map((row) => cut(layer.texts, row).map((text2) => plain(text2))), hoverinfo: "text" }
  };
}
function scaleOf({ ramp }) {
  const at = (shade) => {
    const { colour, opacity } = shadePaint(ramp, shade);
    return tint(colour, Math.round(opacity * 100) / 100);
  };
  return ramp === "strength" ? [
    [0, at(0)],
    [1, at(1)]
  ] : [
    [0, at(0)],
    [0.499, at(0.499)],
    [0.501, at(0.501)],
    [1, at(1)]
  ];
}
function keyOf(trace2, { key: key2 }) {
  const bar = {
    orientation: "h",
    thickness: 9,
    len: 0.34,
    x: 0.06,
    xanchor: "left",
    y: 0,
    yref: "container",
    yanchor: "bottom",
    ypad: 8,
    outlinewidth: 0,
    tickvals: [0.03, 0.97],
    ticktext: [plain(cutText(`${key2.title} ${key2.low}`, 30)), plain(cutText(key2.high, 24))],
    tickfont: { size: 10 },
    ticks: ""
  };
  return trace2.type === "heatmap" ? { showscale: true, colorbar: bar } : { marker: { ...trace2["marker"], showscale: true, colorbar: bar } };
}

// lib/plots/panel-grid-svg.ts
var GAP3 = 14;
var BELOW = 34;
var SLANTED = 52;
function panelGridSvg(grid, options = {}) {
  const width = widthOf(options);
  const head = heading(grid.title, grid.remark, width, options);
  const shared = grid.sharedX === true;
  const columns2 = shared ? grid.columns : Math.min(grid.columns, Math.max(1, Math.floor(width / 150)));
  const rows = Math.ceil(grid.panels.length / columns2);
  const firsts = grid.panels.filter((panel, i) => panel !== null && i % columns2 === 0);
  const left = Math.min(
    width * 0.28,
    Math.max(24, ...firsts.flatMap(({ y }) => axisTexts(y).map((text2) => textRoom(text2)))) + (shared ? 26 : 10)
  );
  const wide = (width - 6 - left - GAP3 * (columns2 - 1)) / columns2;
  const single = grid.panels.length === 1;
  const high = Math.round(
    single ? Math.min(330, Math.max(180, wide * 0.62)) : shared ? Math.min(150, Math.max(48, wide * 0.8)) : 150
  );
  const top = head.height + legendHeight(grid, width) + 22;
  const below2 = (row) => {
    if (shared && row < rows - 1) return GAP3;
    const own = grid.panels.slice(row * columns2, (row + 1) * columns2);
    return own.some((panel) => panel !== null && !fits(panel.x, wide)) ? SLANTED + 14 : BELOW + 6;
  };
  let bottom = top - (shared ? GAP3 : 0);
  const parts = [];
  for (let row = 0; row < rows; row++) {
    const start = bottom + (shared ? GAP3 : row === 0 ? 0 : 18);
    for (let column2 = 0; column2 < columns2; column2++) {
      const panel = grid.panels[row * columns2 + column2];
      if (panel === null || panel === void 0) continue;
      const from = left + column2 * (wide + GAP3);
      parts.push(
        panelSvg2(panel, grid, from, from + wide, start, start + high, {
          ticksLeft: column2 === 0,
          ticksBelow: !shared || row === rows - 1,
          room: left
        })
      );
    }
    bottom = start + high + (shared && row < rows - 1 ? 0 : below2(row));
  }
  return svg(width, bottom + 2, grid.words, head.markup, legend(grid, head.height, width), parts);
}
function panelSvg2(panel, grid, left, right, top, bottom, place) {
  const x = scaleOf2(panel.x, left, right, Math.max(3, Math.floor((right - left) / 55)));
  const y = scaleOf2(panel.y, bottom, top, Math.max(2, Math.floor((bottom - top) / 34)));
  const quiet = { ...y, ticks: y.ticks.map((tick) => ({ ...tick, text: "" })) };
  const across = panel.y.kind === "category" ? { ...y, ticks: [] } : place.ticksLeft ? y : quiet;
  return element(
    "g",
    {},
    gridLeft(across, left, right),
    panel.y.kind === "category" && place.ticksLeft ? panel.y.labels.map(
      (text2, i) => label(text2, left - 6, y.at(i) + 4, {
        anchor: "end",
        room: place.room - (grid.sharedX === true ? 24 : 8)
      })
    ) : void 0,
    panel.x.kind === "category" ? void 0 : gridDown(x, top, bottom),
    place.ticksLeft && grid.sharedX === true ? element(
      "g",
      { transform: `translate(11 ${decimal2((top + bottom) / 2)}) rotate(-90)` },
      label(panel.y.title, 0, 0, { anchor: "middle", faint: true, room: bottom - top })
    ) : void 0,
    place.ticksLeft && grid.sharedX !== true ? label(panel.y.title, Math.max(0, left - place.room), top - 7, {
      faint: true,
      room: right - left + place.room
    }) : void 0,
    panel.layers.length === 0 && panel.empty !== void 0 ? label(
      textRoom(panel.empty) > right - left - 4 ? "\u2013" : panel.empty,
      (left + right) / 2,
      (top + bottom) / 2 + 4,
      {
        anchor: "middle",
        faint: true,
        room: right - left - 6
      }
    ) : void 0,
    panel.layers.map(
      (layer) => layer.kind === "cells" ? cells2(layer, grid, x, y) : points2(layer, grid, x, y)
    ),
    ruler(`M${decimal2(left)} ${decimal2(top)}V${decimal2(bottom)}H${decimal2(right)}`, 0.5),
    place.ticksBelow ? below(panel.x, x, left, right, bottom) : void 0
  );
}
function below(axis, x, left, right, bottom) {
  const flat2 = fits(axis, right - left);
  const room = axis.kind === "category" ? (right - left) / axis.labels.length - 6 : Infinity;
  const cut = { ...x, ticks: x.ticks.map(({ value, text: text2 }) => ({ value, text: shortened(text2, room) })) };
  if (axis.kind !== "category" || flat2)
    return element(
      "g",
      {},
      axisBelow(cut, bottom, left, right),
      label(axis.title, right, bottom + 31, { anchor: "end", faint: true, room: right - left })
    );
  const step = Math.max(1, Math.ceil(axis.labels.length * 12 / (right - left)));
  return element(
    "g",
    {},
    axis.labels.map(
      (text2, i) => i % step === 0 ? element(
        "g",
        {
          transform: `translate(${decimal2(x.at(i) + 3)} ${decimal2(bottom + 12)}) rotate(-35)`,
          "fill-opacity": 0.75
        },
        label(text2, 0, 0, { anchor: "end", room: 62 })
      ) : void 0
    ),
    label(axis.title, right, bottom + SLANTED, { anchor: "end", faint: true, room: right - left })
  );
}
function fits(axis, room) {
  if (axis.kind !== "category") return true;
  return Math.max(...axis.labels.map((text2) => Math.min(90, textRoom(text2)))) + 6 <= room / axis.labels.length;
}
function axisTexts(axis) {
  return axis.kind === "category" ? [...axis.labels] : [3, 5, 8].flatMap((count3) => scaleOf2(axis, 100, 0, count3).ticks.map(({ text: text2 }) => text2));
}
function scaleOf2(axis, from, to, count3) {
  const [lo, hi] = axis.range;
  if (axis.kind === "log") return logScale(lo, hi, from, to, count3);
  const scale2 = linearScale(lo, hi, from, to, count3);
  if (axis.kind === "category")
    return { ...scale2, ticks: axis.labels.map((text2, value) => ({ value, text: text2 })) };
  return axis.whole === true ? {
    ...scale2,
    ticks: scale2.ticks.filter(({ value }) => Number.isInteger(value)).map(({ value }) => ({ value, text: numberText(value) }))
  } : scale2;
}
var STEPS = 8;
function points2(layer, grid, x, y) {
  const spot = (i) => `M${half2(x.at(layer.x[i]))} ${half2(y.at(layer.y[i]))}h0`;
  if (layer.look !== "shaded") {
    const { colour, size: size2 } = LOOKS[layer.look];
    const d2 = layer.x.map((_, i) => spot(i)).join("");
    const rim = layer.look === "best" ? dots(d2, "currentColor", void 0, size2 + 3, 0.9) : void 0;
    return element(
      "g",
      {},
      rim,
      dots(
        d2,
        colour === null ? "currentColor" : COLOURS[colour],
        colour === null ? void 0 : `stroke:${paint(colour)}`,
        size2,
        layer.look === "dot" ? 0.55 : 1
      )
    );
  }
  const paths = Array.from({ length: STEPS }, () => "");
  layer.x.forEach((_, i) => {
    paths[Math.min(STEPS - 1, Math.floor((layer.shades?.[i] ?? 0) * STEPS))] += spot(i);
  });
  return element(
    "g",
    {},
    paths.map((d2, i) => {
      if (d2 === "") return void 0;
      const { colour, opacity } = shadePaint(grid.ramp, (i + 0.5) / STEPS);
      return dots(d2, COLOURS[colour], `stroke:${paint(colour)}`, SHADED_SIZE, opacity);
    })
  );
}
function dots(d2, stroke, style, size2, opacity) {
  return element("path", {
    d: d2,
    fill: "none",
    stroke,
    style,
    "stroke-opacity": opacity === 1 ? void 0 : opacity,
    "stroke-width": size2,
    "stroke-linecap": "round"
  });
}
function cells2(layer, grid, x, y) {
  const columns2 = layer.xEdges.length - 1;
  const steps = 10;
  const paths = Array.from({ length: steps }, () => "");
  const xs = layer.xEdges.map((edge) => x.at(edge));
  const ys = layer.yEdges.map((edge) => y.at(edge));
  layer.shades.forEach((shade, i) => {
    if (shade === null) return;
    const [column2, row] = [i % columns2, Math.floor(i / columns2)];
    paths[Math.min(steps - 1, Math.floor(shade * steps))] += box(
      half22(xs[column2]),
      half22(ys[row + 1]),
      half22(xs[column2 + 1]) - half22(xs[column2]),
      half22(ys[row]) - half22(ys[row + 1])
    );
  });
  return element(
    "g",
    {},
    paths.map((d2, i) => {
      if (d2 === "") return void 0;
      const { colour, opacity } = shadePaint(grid.ramp, (i + 0.5) / steps);
      return filled(colour, opacity, element("path", { d: d2 }));
    })
  );
}
function legendHeight(grid, width) {
  return legendRows2(grid, width).rows * 16 + (legendRows2(grid, width).rows > 0 ? 6 : 0);
}
function legendRows2(grid, width) {
  let [x, row] = [0, 0];
  const entries = [];
  const put = (look, text2, swatch2) => {
    const room = Math.min(swatch2 + textRoom(text2), width);
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    entries.push({ look, text: text2, x, row });
    x += room + 22;
  };
  if (grid.key !== null) put("key", keyText(grid), 84);
  for (const { look, name } of grid.names) put(look, name, 16);
  return { entries, rows: entries.length === 0 ? 0 : row + 1 };
}
function keyText({ key: key2 }) {
  return `${key2.title} ${key2.low} to ${key2.high}`;
}
function legend(grid, top, width) {
  const { entries } = legendRows2(grid, width);
  if (entries.length === 0) return void 0;
  return element(
    "g",
    {},
    entries.map(({ look, text: text2, x, row }) => {
      const y = top + 12 + row * 16;
      if (look === "key")
        return [
          Array.from({ length: 12 }, (_, i) => {
            const { colour: colour2, opacity } = shadePaint(grid.ramp, (i + 0.5) / 12);
            return filled(colour2, opacity, element("path", { d: box(x + i * 6, y - 9, 6, 10) }));
          }),
          label(text2, x + 80, y, { room: width - x - 80 })
        ];
      const { colour, size: size2 } = look === "shaded" ? { colour: "blue", size: SHADED_SIZE } : LOOKS[look];
      const d2 = `M${decimal2(x + 6)} ${decimal2(y - 4)}h0`;
      return [
        look === "best" ? dots(d2, "currentColor", void 0, size2 + 3, 0.9) : void 0,
        dots(
          d2,
          colour === null ? "currentColor" : COLOURS[colour],
          colour === null ? void 0 : `stroke:${paint(colour)}`,
          size2,
          1
        ),
        label(text2, x + 16, y, { room: width - x - 16 })
      ];
    })
  );
}
function half2(value) {
  return decimal2(Math.round(value * 2) / 2);
}
function half22(value) {
  return Math.round(value * 2) / 2;
}

// lib/plots/param-axis.ts
function isLogScale(trials, name) {
  const distribution = distributionOf2(trials, name);
  return distribution !== void 0 && "log" in distribution && distribution.log;
}
function isNumeric2(trials, name) {
  const distribution = distributionOf2(trials, name);
  if (distribution === void 0)
    return trials.every(({ params }) => !(name in params) || typeof params[name] === "number");
  return !("choices" in distribution) || distribution.choices.every((choice) => typeof choice === "number");
}
function distributionOf2(trials, name) {
  for (const { params, distributions } of trials) if (name in params) return distributions[name];
  return void 0;
}

// lib/plots/study-trials.ts
function valuedTrials(source, where) {
  const valueOf = targetOf(source, where);
  return source.trials.flatMap((trial) => {
    if (trial.state !== "COMPLETE") return [];
    const value = valueOf(trial);
    return drawable(value) ? [{ trial, value: value + 0, feasible: isFeasible2(trial) }] : [];
  });
}
function targetOf(source, where) {
  const { target, directions } = source;
  if (target === void 0) {
    if (directions.length > 1)
      throw new RangeError(
        `${where}: a study of ${directions.length} objectives needs a target; got none; pass target: (trial) => trial.values[0]`
      );
    return (trial) => trial.values?.[0] ?? NaN;
  }
  return (trial) => {
    const value = target(trial);
    if (typeof value !== "number")
      throw new TypeError(
        `${where}: target gives a number; got ${typeof value} for trial ${trial.number}; return trial.values[0] or another number`
      );
    return value;
  };
}
function targetNameOf(source) {
  const own = source.target === void 0 && source.directions.length === 1 ? source.metricNames?.[0] : void 0;
  return source.targetName ?? own ?? "objective value";
}
function isFeasible2(trial) {
  const { constraints } = trial;
  for (const name in constraints) if (!(constraints[name] <= 0)) return false;
  return true;
}
function paramNames(trials, asked, where) {
  const all = /* @__PURE__ */ new Set();
  for (const { trial } of trials) for (const name in trial.params) all.add(name);
  if (asked === void 0) return [...all].toSorted();
  if (trials.length > 0) {
    for (const name of asked)
      if (!all.has(name))
        throw new RangeError(
          `${where}: params are names of parameters; got ${JSON.stringify(name)}; the study has ${[...all].join(", ")}`
        );
  }
  return trials.length === 0 ? [] : [...new Set(asked)].toSorted();
}
function bestTrial(trials, direction) {
  const sign = direction === "maximize" ? -1 : 1;
  let best = null;
  for (const one2 of trials)
    if (one2.feasible && (best === null || sign * one2.value < sign * best.value)) best = one2;
  return best;
}
function trialText(trial, value) {
  const params = Object.entries(trial.params);
  const lines = params.slice(0, 10).map(
    ([name, own]) => `${cutText(name, 30)} = ${typeof own === "number" ? numberText(own, 4) : cutText(String(own), 30)}`
  );
  const more = params.length > 10 ? [`and ${params.length - 10} more`] : [];
  return [`trial ${trial.number}: ${value}`, ...lines, ...more].join("\n");
}
function briefText(text2, places) {
  const first = text2.slice(0, (text2 + "\n").indexOf("\n"));
  return [first, ...places.map(([name, value]) => `${cutText(name, 30)} = ${cutText(value, 30)}`)].join("\n");
}
function evenly(n2, most, kept = []) {
  if (n2 <= most) return Array.from({ length: n2 }, (_, i) => i);
  const chosen = new Set(kept.slice(0, most));
  const rest = Math.max(2, most - chosen.size);
  for (let i = 0; i < rest; i++) chosen.add(Math.round(i * (n2 - 1) / (rest - 1)));
  return [...chosen].toSorted((a, b) => a - b);
}
function drawnText(drawn, all) {
  return drawn < all ? [`${drawn} of ${all} trials drawn`] : [];
}
var NO_TRIAL = "nothing to show: no trial is complete";

// lib/plots/intermediate-values.ts
function intermediateValuesInfo(source) {
  const trials = source.trials.flatMap((trial) => {
    const { number: number2, state, intermediateValues } = trial;
    if (state === "FAIL" || state === "WAITING") return [];
    const steps = Object.keys(intermediateValues).map(Number).toSorted((a, b) => a - b);
    if (steps.length === 0) return [];
    return [
      {
        number: number2,
        state,
        feasible: isFeasible2(trial),
        steps,
        values: steps.map(
          (step) => drawable(intermediateValues[step]) ? intermediateValues[step] + 0 : null
        )
      }
    ];
  });
  const single = source.directions.length === 1;
  const complete = single ? source.trials.flatMap(
    (trial) => trial.state === "COMPLETE" && drawable(trial.values?.[0] ?? NaN) ? [{ trial, value: trial.values[0], feasible: isFeasible2(trial) }] : []
  ) : [];
  const direction = single ? source.directions[0] : null;
  return {
    title: source.title ?? "Intermediate values",
    direction,
    trials,
    best: bestTrial(complete, direction)?.trial.number ?? null
  };
}
function intermediateValuesWords(info) {
  const drawnOnes = info.trials.filter(shows);
  if (drawnOnes.length === 0) return `${info.title}: ${NOTHING}`;
  const best = drawnOnes.find(({ number: number2 }) => number2 === info.best);
  const end = best?.values.findLast((value) => value !== null);
  const last = best === void 0 || end === void 0 || end === null ? "" : `; the best, trial ${best.number}, ends at ${numberText(end, 4)}`;
  return `${info.title}: ${remark2(info)}${last}`;
}
function intermediateValuesFigure(info) {
  return info.trials.some(shows) ? planeFigure(planeOf(info)) : nothingFigure(info.title, NOTHING);
}
function intermediateValuesSvg(info, options = {}) {
  return info.trials.some(shows) ? planeSvg(planeOf(info), options) : nothingSvg(info.title, NOTHING, options);
}
var NOTHING = "nothing to show: no trial reported a value";
var MOST_TRIALS = 120;
var MOST_POINTS = 1800;
function shows(trial) {
  return trial.values.some((value) => value !== null);
}
function remark2(info) {
  const trials = info.trials.filter(shows);
  const count3 = (state) => trials.filter((trial) => trial.state === state).length;
  const parts = [`${counted(trials.length, "trial")} reported`];
  for (const state of ["COMPLETE", "PRUNED", "RUNNING"])
    if (count3(state) > 0) parts.push(`${countText(count3(state))} ${state.toLowerCase()}`);
  return parts.join(" \xB7 ");
}
function planeOf(info) {
  const trials = info.trials.filter(shows);
  const places = evenly(
    trials.length,
    MOST_TRIALS,
    trials.flatMap(({ number: number2 }, i) => number2 === info.best ? [i] : [])
  );
  const drawn = places.map((i) => trials[i]);
  const most = Math.max(4, Math.floor(MOST_POINTS / drawn.length));
  const kinds = [
    {
      name: "infeasible",
      colour: "grey",
      of: (trial) => !trial.feasible && trial.number !== info.best,
      faint: true
    },
    {
      name: "pruned",
      colour: "purple",
      of: (trial) => trial.feasible && trial.state === "PRUNED",
      faint: true
    },
    {
      name: "complete",
      colour: "blue",
      of: (trial) => trial.feasible && trial.state === "COMPLETE" && trial.number !== info.best,
      faint: true
    },
    {
      name: "running",
      colour: "green",
      of: (trial) => trial.feasible && trial.state === "RUNNING",
      faint: false
    },
    {
      name: `best: trial ${info.best}`,
      colour: "red",
      of: (trial) => trial.number === info.best,
      faint: false
    }
  ];
  const layers = kinds.flatMap(({ name, colour, of, faint }) => {
    const own = drawn.filter(of);
    if (own.length === 0) return [];
    const line = { x: [], y: [] };
    const ends = { x: [], y: [], texts: [] };
    for (const trial of own) {
      const path = thinned(
        trial.steps.filter((_, i) => trial.values[i] !== null),
        trial.values.filter((value) => value !== null),
        most
      );
      line.x.push(...path.x, path.x.at(-1));
      line.y.push(...path.y, null);
      ends.x.push(path.x.at(-1));
      ends.y.push(path.y.at(-1));
      ends.texts.push(
        `trial ${trial.number}, ${trial.state.toLowerCase()}: ${numberText(path.y.at(-1), 5)} at step ${path.x.at(-1)}`
      );
    }
    return [
      { kind: "line", colour, faint, name, ...line },
      { kind: "points", colour, small: faint, ...ends }
    ];
  });
  const all = layers.flatMap((layer) => layer.kind === "line" ? layer.y : []).filter((value) => value !== null);
  const [lo, hi] = [
    all.reduce((a, b) => Math.min(a, b), Infinity),
    all.reduce((a, b) => Math.max(a, b), -Infinity)
  ];
  return {
    title: info.title,
    remark: [remark2(info), ...drawnText(drawn.length, trials.length)].join(" \xB7 "),
    words: intermediateValuesWords(info),
    x: { title: "step", whole: true },
    panels: [
      {
        y: { title: "intermediate value", ...lo > 0 && hi / lo >= 1e3 && { scale: "log" } },
        layers
      }
    ]
  };
}

// lib/plots/optimization-history.ts
function optimizationHistoryInfo(sources, options = {}) {
  const list = Array.isArray(sources) ? sources : [sources];
  const name = list[0] === void 0 ? "objective value" : targetNameOf(list[0]);
  let series = list.map(
    (source, i) => seriesOf(source, list.length === 1 ? name : source.studyName ?? `study ${i + 1}`)
  );
  const incomplete = series.reduce(
    (sum, { states: states2 }) => sum + states2.filter((state) => state === "incomplete").length,
    0
  );
  if (!series.some(({ values }) => values.some((value) => value !== null))) series = [];
  if (options.errorBar === true && series.length > 0) series = meanOf(series, name);
  return {
    title: options.title ?? list[0]?.title ?? "Optimization history",
    targetName: name,
    errorBar: options.errorBar ?? false,
    direction: list[0]?.target === void 0 ? list[0]?.directions[0] ?? null : null,
    series,
    incomplete
  };
}
function optimizationHistoryWords(info) {
  if (info.series.length === 0) return `${info.title}: ${NO_TRIAL}`;
  const parts = info.series.slice(0, 8).map(({ name, bestTrial: best, best: line, trials }) => {
    const own = info.series.length > 1 ? `${name}: ` : "";
    const last = line?.at(-1) ?? null;
    if (best !== null)
      return `${own}best ${info.targetName} ${numberText(best.value, 4)} in trial ${best.number} of ${trials}`;
    return last === null ? `${own}${counted(trials, "trial")}` : `${own}best ${info.targetName} ${numberText(last, 4)} on average after ${counted(trials, "trial")}`;
  });
  return `${info.title}: ${[...parts, ...remarks2(info)].join("; ")}`;
}
function optimizationHistoryFigure(info) {
  return info.series.length === 0 ? nothingFigure(info.title, NO_TRIAL) : planeFigure(planeOf2(info));
}
function optimizationHistorySvg(info, options = {}) {
  return info.series.length === 0 ? nothingSvg(info.title, NO_TRIAL, options) : planeSvg(planeOf2(info), options);
}
var MOST_TEXTS = 1500;
var MOST_POINTS2 = 1200;
function seriesOf(source, name) {
  const { trials, directions } = source;
  const valueOf = targetOf(source, "optimizationHistory");
  const states2 = trials.map(
    (trial) => trial.state !== "COMPLETE" ? "incomplete" : isFeasible2(trial) ? "feasible" : "infeasible"
  );
  const raw = trials.map((trial, i) => states2[i] === "incomplete" ? NaN : valueOf(trial));
  const values = raw.map((value) => drawable(value) ? value + 0 : null);
  const direction = directions[0] ?? "minimize";
  const best = source.target === void 0 ? bestSoFar(raw, states2, direction) : null;
  const found = best === null || (best.at(-1) ?? null) === null ? null : bestTrial(
    trials.flatMap(
      (trial, i) => values[i] === null ? [] : [{ trial, value: values[i], feasible: states2[i] === "feasible" }]
    ),
    direction
  );
  const target = targetNameOf(source);
  const text2 = (trial, value) => trialText(trial, value === null ? trial.state.toLowerCase() : `${target} ${numberText(value, 5)}`);
  return {
    name,
    trials: trials.length,
    numbers: trials.map(({ number: number2 }) => number2),
    values,
    states: states2,
    best,
    sd: null,
    bestSd: null,
    bestTrial: found && {
      number: found.trial.number,
      value: found.value,
      text: text2(found.trial, found.value)
    },
    texts: trials.length <= MOST_TEXTS ? trials.map((trial, i) => text2(trial, values[i])) : null
  };
}
function bestSoFar(values, states2, direction) {
  const sign = direction === "maximize" ? -1 : 1;
  let best = sign * Infinity;
  return values.map((value, i) => {
    if (states2[i] === "feasible" && sign * value < sign * best) best = value;
    return drawable(best) ? best + 0 : null;
  });
}
function meanOf(series, name) {
  const feasible = /* @__PURE__ */ new Map();
  const best = /* @__PURE__ */ new Map();
  for (const { numbers: numbers2, values: values2, states: states2, best: own } of series)
    numbers2.forEach((number2, i) => {
      if (states2[i] === "feasible") append(feasible, number2, values2[i]);
      if (own !== null) append(best, number2, own[i]);
    });
  if (feasible.size === 0) return [];
  const numbers = [...feasible.keys()].toSorted((a, b) => a - b);
  const values = numbers.map((number2) => moments(feasible.get(number2)));
  const bests = series.every((one2) => one2.best !== null) ? numbers.map((number2) => moments(best.get(number2))) : null;
  return [
    {
      name,
      trials: numbers.length,
      numbers,
      values: values.map(({ mean }) => mean),
      states: numbers.map(() => "feasible"),
      best: bests?.map(({ mean }) => mean) ?? null,
      sd: values.map(({ sd }) => sd),
      bestSd: bests?.map(({ sd }) => sd) ?? null,
      bestTrial: null,
      texts: null
    }
  ];
}
function append(lists, key2, value) {
  const list = lists.get(key2) ?? [];
  lists.set(key2, list);
  if (value !== null) list.push(value);
}
function moments(values) {
  if (values.length === 0) return { mean: null, sd: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}
function remarks2(info) {
  const bad = info.series.reduce(
    (sum, { states: states2 }) => sum + states2.filter((state) => state === "infeasible").length,
    0
  );
  const endless = info.series.reduce(
    (sum, { states: states2, values }) => sum + values.filter((value, i) => value === null && states2[i] !== "incomplete").length,
    0
  );
  return [
    ...endless > 0 ? [`${counted(endless, "trial")} without a finite value`] : [],
    ...bad > 0 ? [`${counted(bad, "trial")} infeasible`] : [],
    ...info.incomplete > 0 ? [`${counted(info.incomplete, "trial")} not complete`] : []
  ];
}
function planeOf2(info) {
  const { series, errorBar } = info;
  const most = Math.max(40, Math.floor(MOST_POINTS2 / series.length));
  const drawn = [];
  const shown3 = series.slice(0, 12);
  const layers = shown3.flatMap((one2, k) => {
    const places = one2.values.flatMap((value, i) => value === null ? [] : [i]);
    const improving = places.filter(
      (i) => one2.best !== null && one2.best[i] === one2.values[i] && one2.best[i - 1] !== one2.best[i]
    );
    const kept = evenly(places.length, most, improving.map((i) => places.indexOf(i)).slice(-200)).map(
      (i) => places[i]
    );
    drawn.push(
      ...drawnText(
        kept.length,
        Math.max(places.length, one2.trials - (series.length === 1 ? info.incomplete : 0))
      )
    );
    return seriesLayers(one2, kept, k, shown3.length === 1, errorBar);
  });
  const first = shown3[0];
  const count3 = first.trials;
  const remark5 = [
    shown3.length > 1 ? `${shown3.length} studies` : errorBar ? `mean \xB1 1 SD, ${counted(count3, "trial")}` : counted(count3, "trial"),
    ...info.direction === null ? [] : [`${info.direction}d`],
    ...remarks2(info),
    ...series.length > shown3.length ? [`${shown3.length} of ${series.length} studies drawn`] : [],
    ...drawn.slice(0, 1)
  ].join(" \xB7 ");
  const all = layers.flatMap((layer) => "y" in layer ? layer.y : []).filter((value) => value !== null);
  const [lo, hi] = [
    all.reduce((a, b) => Math.min(a, b), Infinity),
    all.reduce((a, b) => Math.max(a, b), -Infinity)
  ];
  return {
    title: info.title,
    remark: remark5,
    words: optimizationHistoryWords(info),
    x: { title: "trial", whole: true },
    panels: [
      { y: { title: info.targetName, ...lo > 0 && hi / lo >= 1e3 && { scale: "log" } }, layers }
    ]
  };
}
function seriesLayers(series, kept, k, single, errorBar) {
  const { name, numbers, values, states: states2, best, sd, bestSd } = series;
  const good = kept.filter((i) => states2[i] === "feasible" && values[i] !== null);
  const bad = kept.filter((i) => states2[i] === "infeasible");
  const colour = single ? "blue" : seriesColour(k);
  const texts = (places) => series.texts === null ? { texts: places.map((i) => `trial ${numbers[i]}: ${numberText(values[i], 5)}`) } : { texts: places.map((i) => series.texts[i]) };
  const at = (places) => ({
    x: places.map((i) => numbers[i]),
    y: places.map((i) => values[i])
  });
  const edge = (ends, sign) => numbers.map((_, i) => best[i] === null || ends[i] === null ? null : best[i] + sign * ends[i]);
  const layers = [];
  if (bad.length > 0)
    layers.push({
      kind: "points",
      colour: "grey",
      small: true,
      ...at(bad),
      ...texts(bad),
      ...single && { name: "infeasible" }
    });
  const bars = sd !== null && good.length <= 150 ? {
    low: good.map((i) => values[i] - sd[i]),
    high: good.map((i) => values[i] + sd[i])
  } : {};
  if (best !== null && bestSd !== null)
    layers.push({
      kind: "band",
      colour: single ? "orange" : colour,
      x: numbers,
      low: edge(bestSd, -1),
      high: edge(bestSd, 1)
    });
  if (good.length > 0)
    layers.push({
      kind: "points",
      colour,
      small: true,
      ...at(good),
      ...texts(good),
      ...bars,
      ...single && { name: errorBar ? "mean of trials" : "trials" }
    });
  if (best !== null) {
    const line = errorBar ? joined(numbers, best) : stepped(numbers, best);
    layers.push({
      kind: "line",
      colour: single ? "orange" : colour,
      ...line,
      ...single ? { name: errorBar ? "mean of best so far" : "best so far" } : { name, ...series.bestTrial !== null && { note: numberText(series.bestTrial.value, 4) } }
    });
  }
  if (series.bestTrial !== null)
    layers.push({
      kind: "points",
      colour: single ? "red" : colour,
      x: [series.bestTrial.number],
      y: [series.bestTrial.value],
      texts: [series.bestTrial.text],
      ...single && {
        name: "best",
        note: `${numberText(series.bestTrial.value, 4)} in trial ${series.bestTrial.number}`
      }
    });
  return layers;
}
function stepped(numbers, best) {
  const [x, y] = [[], []];
  best.forEach((value, i) => {
    if (value === null || value === y.at(-1)) return;
    if (y.length > 0) {
      x.push(numbers[i]);
      y.push(y.at(-1));
    }
    x.push(numbers[i]);
    y.push(value);
  });
  if (x.length > 0 && x.at(-1) < numbers.at(-1)) {
    x.push(numbers.at(-1));
    y.push(y.at(-1));
  }
  return { x, y };
}
function joined(numbers, best) {
  const places = evenly(numbers.length, 300);
  return { x: places.map((i) => numbers[i]), y: places.map((i) => best[i]) };
}

// lib/plots/parallel-coordinate.ts
function parallelCoordinateInfo(source, options = {}) {
  const byRank = source.target === void 0 && source.directions.length > 1 && options.paretoRanks !== void 0;
  let valued = byRank ? source.trials.flatMap(
    (trial) => trial.state === "COMPLETE" && trial.values !== null && trial.values.every(drawable) ? [{ trial, value: options.paretoRanks.get(trial.number) ?? 0, feasible: isFeasible2(trial) }] : []
  ) : valuedTrials(source, "parallelCoordinate");
  const names = paramNames(valued, options.params, "parallelCoordinate");
  if (options.skipMissing === true)
    valued = valued.filter(({ trial }) => names.every((name) => name in trial.params));
  const trials = valued.map(({ trial }) => trial);
  const direction = source.target === void 0 && !byRank ? source.directions[0] ?? null : null;
  const constrained = trials.some(({ constraints }) => Object.keys(constraints ?? {}).length > 0);
  const best = direction === null ? null : bestTrial(valued, direction);
  const target = targetNameOf(source);
  const objectives = byRank ? source.directions.map(
    (_, k) => numberAxis(
      source.metricNames?.[k] ?? `objective ${k}`,
      trials.map(({ values }) => values[k] + 0)
    )
  ) : [
    numberAxis(
      target,
      valued.map(({ value }) => value)
    )
  ];
  return {
    title: source.title ?? "Parallel coordinates",
    colourName: byRank ? "Pareto rank" : target,
    direction,
    objectives,
    params: trials.length === 0 ? [] : names.map((name) => paramAxisOf(trials, name)),
    numbers: trials.map(({ number: number2 }) => number2),
    colours: valued.map(({ value }) => value),
    byRank,
    feasible: constrained ? valued.map(({ feasible }) => feasible) : null,
    best: best === null ? null : valued.indexOf(best)
  };
}
function parallelCoordinateWords(info) {
  if (info.params.length === 0) return `${info.title}: ${reason(info)}`;
  const { best } = info;
  const places = best === null ? "" : `; the best, trial ${info.numbers[best]} with ${numberText(info.colours[best], 4)}, has ${info.params.slice(0, 8).map((axis) => `${axis.label} ${valueText2(axis, axis.values[best])}`).join(", ")}`;
  return `${info.title}: ${counted(info.numbers.length, "trial")} over ${counted(info.params.length, "parameter")}, coloured by ${info.colourName}${places}`;
}
function parallelCoordinateFigure(info) {
  if (info.params.length === 0) return nothingFigure(info.title, reason(info));
  const view = viewOf(info, 1800);
  const { axes } = view;
  const groups = groupsOf(info, view);
  const narrow = axes.length > 7;
  const data = groups.map(({ name, colour, opacity, width, dash, places }) => {
    const [x, y, texts] = [[], [], []];
    for (const i of places) {
      axes.forEach((axis, k) => {
        x.push(k);
        y.push(round(heightOf(axis, axis.values[i])));
        texts.push(
          plainLines(
            `trial ${info.numbers[i]}: ${info.colourName} ${numberText(info.colours[i], 5)}
${axis.label} = ${valueText2(axis, axis.values[i])}`
          )
        );
      });
      x.push(null);
      y.push(null);
      texts.push("");
    }
    return {
      type: "scatter",
      mode: "lines",
      x,
      y,
      hovertext: texts,
      hoverinfo: "text",
      line: { color: tint(colour, Math.round(opacity * 100) / 100), width, dash: dash ? "dot" : "solid" },
      showlegend: name !== void 0,
      ...name !== void 0 && { name: plain(cutText(name, 60)) }
    };
  });
  const annotations = axes.flatMap(
    (axis, k) => ticksOf(axis, 0.055).map(({ text: text2, at }) => ({
      x: k,
      y: at,
      xref: "x",
      yref: "y",
      text: plain(cutText(text2, narrow ? 7 : 12)),
      showarrow: false,
      xanchor: "right",
      xshift: -3,
      font: { size: narrow ? 9 : 10, weight: 600 }
    }))
  );
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, remark3(info, view)),
        height: 470,
        margin: { t: 72, b: 96, l: 72 },
        hovermode: "closest",
        showlegend: data.some((trace2) => trace2["showlegend"] === true),
        legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
        xaxis: {
          tickvals: axes.map((_, k) => k),
          ticktext: axes.map(({ label: text2 }) => plain(cutText(text2, 20))),
          tickangle: axes.some(({ label: text2 }) => text2.length > 70 / axes.length) ? -25 : 0,
          range: [-0.35, axes.length - 0.8],
          showgrid: false,
          zeroline: false,
          ticklabeloverflow: "allow"
        },
        yaxis: { range: [-0.06, 1.06], visible: false },
        shapes: axes.map((_, k) => ({
          type: "line",
          x0: k,
          x1: k,
          y0: 0,
          y1: 1,
          line: { color: INK, width: 1 },
          layer: "below"
        })),
        annotations
      }
    },
    parallelCoordinateWords(info)
  );
}
function parallelCoordinateSvg(info, options = {}) {
  if (info.params.length === 0) return nothingSvg(info.title, reason(info), options);
  const width = widthOf(options);
  const view = viewOf(info, 2400);
  const { axes } = view;
  const head = heading(info.title, remark3(info, view), width, options);
  const groups = groupsOf(info, view);
  const legend2 = groups.flatMap(({ name, colour }) => name === void 0 ? [] : [{ name, colour }]);
  const top = head.height + 34;
  const ends = [textRoom(axes[0].label), textRoom(axes.at(-1).label)];
  const ticked = Math.min(70, Math.max(...ticksOf(axes[0], 0.06).map(({ text: text2 }) => textRoom(text2, TICK)))) + 8;
  const straight = (width - 2 * Math.min(ends[0] / 2, 60) - 24) / Math.max(1, axes.length - 1);
  const slanted = axes.some(({ label: text2 }) => textRoom(text2) > straight - 8);
  const left = Math.max(ticked, Math.min(slanted ? ends[0] * 0.87 : ends[0] / 2, 84));
  const right = width - (slanted ? 14 : Math.max(14, Math.min(60, ends[1] / 2 + 2)));
  const step = (right - left) / Math.max(1, axes.length - 1);
  const bottom = top + 220;
  const atX = (k) => left + k * step;
  const atY = (height) => bottom - height * (bottom - top);
  const lines = groups.map(
    ({ colour, opacity, width: thick, dash, places }) => element("path", {
      d: places.map(
        (i) => `M${axes.map((axis, k) => `${half3(atX(k))} ${half3(atY(heightOf(axis, axis.values[i])))}`).join("L")}`
      ).join(""),
      fill: "none",
      stroke: COLOURS[colour],
      style: `stroke:${paint(colour)}`,
      "stroke-opacity": opacity,
      "stroke-width": thick,
      "stroke-dasharray": dash ? "2 3" : void 0
    })
  );
  const rails = ruler(
    axes.map((_, k) => `M${decimal2(atX(k))} ${decimal2(top)}V${decimal2(bottom)}`).join(""),
    0.55
  );
  const room = Math.max(14, Math.min(step - 6, 66));
  const ticks = axes.map(
    (axis, k) => ticksOf(axis, 0.06).map(({ text: text2, at }) => tickLabel(text2, k === 0 ? left - 4 : room, atX(k), atY(at)))
  );
  const names = axes.map(
    ({ label: text2 }, k) => slanted ? element(
      "g",
      { transform: `translate(${decimal2(atX(k) + 4)} ${decimal2(bottom + 14)}) rotate(-30)` },
      label(text2, 0, 0, { anchor: "end", room: 96 })
    ) : label(text2, atX(k), bottom + 16, { anchor: "middle", room: step - 4 })
  );
  return svg(
    width,
    bottom + (slanted ? 66 : 26),
    parallelCoordinateWords(info),
    head.markup,
    legendSvg(legend2, head.height + 12, width),
    lines,
    rails,
    ticks,
    names
  );
}
var TICK = 9.5;
var MOST_AXES = 24;
var STEPS2 = 5;
function reason({ numbers }) {
  return numbers.length === 0 ? NO_TRIAL : "nothing to show: the trials have no parameters";
}
function numberAxis(name, values) {
  const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    label: name,
    values,
    range: values.length === 0 ? [0, 0] : [lo, hi],
    isLog: false,
    isCategory: false,
    whole: values.every((value) => Number.isInteger(value)),
    hasMissing: false,
    ticks: values.length === 0 ? [] : evenTicks(lo, hi)
  };
}
var MISSING = "none";
function paramAxisOf(trials, name) {
  const own = trials.map(({ params }) => params[name]);
  const known2 = own.filter((value) => value !== void 0);
  const hasMissing = known2.length < own.length;
  const distribution = distributionOf2(trials, name);
  const numeric2 = isNumeric2(trials, name);
  if (!numeric2 || distribution !== void 0 && "choices" in distribution) {
    const order = [...new Set(known2)];
    if (numeric2) order.sort((a, b) => a - b);
    const offset2 = hasMissing ? 1 : 0;
    const place = new Map(order.map((value, i) => [value, i + offset2]));
    const texts = order.map(
      (value) => hasMissing && String(value) === MISSING ? `${MISSING} (value)` : String(value)
    );
    const values = own.map((value) => value === void 0 ? 0 : place.get(value));
    return {
      label: name,
      values,
      range: [
        values.reduce((a, b) => Math.min(a, b), Infinity),
        values.reduce((a, b) => Math.max(a, b), -Infinity)
      ],
      isLog: false,
      isCategory: true,
      whole: true,
      hasMissing,
      ticks: [...hasMissing ? [MISSING] : [], ...texts].map((text2, value) => ({ value, text: text2 }))
    };
  }
  const isLog = isLogScale(trials, name);
  const numbers = known2.map((value) => isLog ? Math.log10(value) : value);
  const lo = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  const missing = lo === hi ? lo - 1 : lo - (hi - lo) * 0.12 / 0.88;
  const ticks = isLog ? powerTicks(lo, hi) : evenTicks(lo, hi);
  return {
    label: name,
    values: own.map(
      (value) => value === void 0 ? missing : isLog ? Math.log10(value) + 0 : value + 0
    ),
    range: [hasMissing ? missing : lo, hi],
    isLog,
    isCategory: false,
    whole: known2.every((value) => Number.isInteger(value)),
    hasMissing,
    ticks: hasMissing ? [{ value: missing, text: MISSING }, ...ticks] : ticks
  };
}
function evenTicks(lo, hi) {
  const values = lo === hi ? [lo] : [0, 1, 2, 3, 4].map((i) => i === 4 ? hi : lo + i * (hi - lo) / 4);
  return values.map((value) => ({ value, text: numberText(value) }));
}
function powerTicks(lo, hi) {
  const values = [];
  for (let power2 = Math.ceil(lo); power2 <= Math.floor(hi); power2++) values.push(power2 || 0);
  if (values[0] !== lo) values.unshift(lo);
  if (values.at(-1) !== hi) values.push(hi);
  return values.map((value) => ({ value, text: numberText(10 ** value) }));
}
function valueText2(axis, value) {
  if (axis.isCategory || axis.hasMissing && value === axis.range[0])
    return axis.ticks.find((tick) => tick.value === value)?.text ?? numberText(value);
  return numberText(axis.isLog ? 10 ** value : value, 4);
}
function heightOf({ range: [lo, hi] }, value) {
  return lo === hi ? 0.5 : (value - lo) / (hi - lo);
}
function ticksOf(axis, apart) {
  const all = axis.ticks.map(({ value, text: text2 }) => ({ value, text: shownText2(axis, value, text2), at: heightOf(axis, value) })).filter(
    ({ value, at }) => axis.isLog || axis.isCategory || !axis.whole || at === 0 || at === 1 || Number.isInteger(value)
  );
  const kept = [all[0], all.length > 1 ? all.at(-1) : void 0].filter((tick) => tick !== void 0);
  const clear = (at) => kept.every((tick) => Math.abs(tick.at - at) >= apart);
  for (const tick of all) if (clear(tick.at)) kept.push(tick);
  return kept;
}
function shownText2(axis, value, text2) {
  const [lo, hi] = axis.range;
  if (axis.isLog || axis.isCategory || lo === hi || axis.hasMissing && value === lo) return text2;
  const places = 2 - Math.floor(Math.log10(hi - lo));
  return places < 0 || places > 15 ? text2 : numberText(Number(value.toFixed(places)));
}
function viewOf(info, points3) {
  const axes = [...info.objectives, ...info.params].slice(0, MOST_AXES);
  const most = Math.max(10, Math.floor(points3 / (axes.length + 1)));
  const order = info.numbers.map((_, i) => i).toSorted((a, b) => lossOf(info, b) - lossOf(info, a) || b - a);
  const better = order.map((_, i) => i).slice(-Math.floor(most / 2));
  return { axes, places: evenly(order.length, most, better).map((i) => order[i]), given: order.length };
}
function lossOf(info, i) {
  return info.direction === "maximize" ? -info.colours[i] : info.colours[i];
}
function groupsOf(info, { places }) {
  const rankOf = new Map(places.map((i, k) => [i, places.length < 2 ? 1 : k / (places.length - 1)]));
  const front = info.byRank ? new Set(places.filter((i) => info.colours[i] === 0)) : /* @__PURE__ */ new Set();
  const shown3 = places.filter((i) => i !== info.best && !front.has(i));
  const bad = info.feasible === null ? [] : shown3.filter((i) => !info.feasible[i]);
  const good = shown3.filter((i) => info.feasible === null || info.feasible[i]);
  const crowd = Math.min(1, Math.max(0.35, 14 / Math.sqrt(1 + good.length * 4)));
  const groups = [];
  if (bad.length > 0)
    groups.push({ name: "infeasible", colour: "grey", opacity: 0.4, width: 1, dash: true, places: bad });
  for (let step = 0; step < STEPS2; step++) {
    const own = good.filter((i) => Math.min(STEPS2 - 1, Math.floor(rankOf.get(i) * STEPS2)) === step);
    const { colour, opacity } = shadePaint("strength", (step + 0.5) / STEPS2);
    if (own.length > 0)
      groups.push({
        colour,
        opacity: Math.round(opacity * crowd * 100) / 100,
        width: 1.1,
        dash: false,
        places: own
      });
  }
  if (front.size > 0)
    groups.push({
      name: `Pareto front: ${counted(front.size, "trial")}`,
      colour: "red",
      opacity: 0.8,
      width: 1.5,
      dash: false,
      places: [...front]
    });
  if (info.best !== null)
    groups.push({
      name: `best: ${numberText(info.colours[info.best], 4)} in trial ${info.numbers[info.best]}`,
      colour: "red",
      opacity: 1,
      width: 2.5,
      dash: false,
      places: [info.best]
    });
  return groups;
}
function remark3(info, view) {
  const given2 = info.objectives.length + info.params.length;
  return [
    counted(info.numbers.length, "complete trial"),
    info.byRank ? "stronger: better Pareto rank" : `stronger: ${info.direction === "maximize" ? "greater" : "smaller"} ${info.colourName}`,
    ...view.axes.length < given2 ? [`${view.axes.length} of ${countText(given2)} axes drawn`] : [],
    ...drawnText(view.places.length, view.given)
  ].join(" \xB7 ");
}
function tickLabel(text2, room, x, y) {
  return label(shortened(text2, room, TICK), x - 4, y + 3.5, { anchor: "end", size: TICK });
}
function legendSvg(entries, y, width) {
  const parts = [
    Array.from({ length: 10 }, (_, i) => {
      const { colour, opacity } = shadePaint("strength", (i + 0.5) / 10);
      return filled(colour, opacity, element("path", { d: box(i * 6, y - 9, 6, 10) }));
    }),
    label("worse to better", 66, y, { faint: true })
  ];
  let x = 66 + textRoom("worse to better") + 18;
  for (const { name, colour } of entries) {
    const room = Math.max(30, Math.min(textRoom(name), width - x - 24));
    parts.push(
      filled(colour, 1, element("path", { d: box(x, y - 5, 16, 2.5) })),
      label(name, x + 21, y, { room })
    );
    x += room + 40;
  }
  return element("g", {}, parts);
}
function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
function half3(value) {
  return decimal2(Math.round(value * 2) / 2);
}

// lib/plots/param-importances.ts
function paramImportancesInfo(source) {
  return {
    title: source.title ?? "Parameter importances",
    method: source.method ?? "",
    most: source.most ?? 20,
    targets: source.targets.flatMap(({ name, importances }) => {
      const params = Object.entries(importances).flatMap(([param, value]) => {
        const own = finiteOrNull(value);
        return own === null ? [] : [{ name: param, value: own, text: own >= 0.01 ? own.toFixed(2) : "<0.01" }];
      });
      params.sort((a, b) => b.value - a.value);
      return params.length === 0 ? [] : [{ name, params }];
    })
  };
}
function paramImportancesWords(info) {
  if (info.targets.length === 0) return `${info.title}: ${NOTHING2}`;
  const parts = info.targets.slice(0, 6).map(({ name, params }) => {
    const first = params.slice(0, 3).map((param) => `${param.name} ${numberText(param.value, 2)}`);
    return `${name}: ${first.join(", ")}${params.length > 3 ? ` of ${counted(params.length, "parameter")}` : ""}`;
  });
  return `${info.title}: ${parts.join("; ")}`;
}
function paramImportancesFigure(info) {
  return info.targets.length === 0 ? nothingFigure(info.title, NOTHING2) : rowPlotFigure(plotOf(info));
}
function paramImportancesSvg(info, options = {}) {
  return info.targets.length === 0 ? nothingSvg(info.title, NOTHING2, options) : rowPlotSvg(plotOf(info), options);
}
var NOTHING2 = "nothing to show: no parameter has an importance";
function plotOf(info) {
  const targets = info.targets.slice(0, 4);
  const most = Math.max(3, Math.floor(info.most / targets.length));
  const longest = Math.max(...info.targets.map(({ params }) => params.length));
  const shown3 = Math.min(most, longest);
  const single = targets.length === 1;
  return {
    title: info.title,
    remark: [
      ...single ? [targets[0].name] : [],
      ...info.method === "" ? [] : [info.method],
      counted(longest, "parameter"),
      ...shown3 < longest ? [`the first ${shown3} shown`] : [],
      ...info.targets.length > targets.length ? [`${targets.length} of ${info.targets.length} objectives`] : []
    ].join(" \xB7 "),
    words: paramImportancesWords(info),
    facets: targets.map(({ name, params }) => ({
      title: single ? "" : name,
      axis: { title: "importance", from: 0 },
      bars: true,
      rows: params.slice(0, most).map(({ name: param, value, text: text2 }) => ({
        name: param,
        value,
        interval: null,
        colour: "blue",
        text: text2
      }))
    }))
  };
}

// lib/plots/pareto-front.ts
function paretoFrontInfo(source) {
  const { names } = source;
  if (names.length !== 2 && names.length !== 3)
    throw new RangeError(
      `paretoFront: draws two or three objectives; got ${names.length}; choose some with targets: (trial) => [trial.values[0], trial.values[1]]`
    );
  return {
    title: source.title ?? "Pareto front",
    names,
    directions: source.directions,
    constrained: source.constrained,
    best: pointsOf(source.best, names),
    others: pointsOf(source.others, names),
    infeasible: pointsOf(source.infeasible, names)
  };
}
function paretoFrontWords(info) {
  if (count2(info) === 0) return `${info.title}: ${NOTHING3}`;
  if (info.best.numbers.length === 0) return `${info.title}: ${remark4(info)}; no trial keeps all constraints`;
  const ends = info.names.slice(0, 3).map((name, k) => {
    const values = info.best.values.map((own) => own[k]);
    const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
    const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return `${name} ${numberText(lo)} to ${numberText(hi)}`;
  });
  return `${info.title}: ${remark4(info)}; the front spans ${ends.join(", ")}`;
}
function paretoFrontFigure(info) {
  if (count2(info) === 0) return nothingFigure(info.title, NOTHING3);
  return info.names.length === 2 ? planeFigure(planeOf3(info)) : spaceFigure(info);
}
function paretoFrontSvg(info, options = {}) {
  if (count2(info) === 0) return nothingSvg(info.title, NOTHING3, options);
  return info.names.length === 2 ? planeSvg(planeOf3(info), options) : panelGridSvg(sidesOf(info), options);
}
var NOTHING3 = "nothing to show: no trial is complete";
var MOST = 1500;
function pointsOf(trials, names) {
  const own = trials.filter(({ values }) => values.length === names.length && values.every(drawable));
  return {
    numbers: own.map(({ trial }) => trial.number),
    values: own.map(({ values }) => values.map((value) => value + 0)),
    texts: own.length > MOST ? null : own.map(
      ({ trial, values }) => trialText(
        trial,
        values.map((value, k) => `${cutText(names[k], 30)} ${numberText(value, 5)}`).join(", ")
      )
    )
  };
}
function count2({ best, others, infeasible }) {
  return best.numbers.length + others.numbers.length + infeasible.numbers.length;
}
function remark4(info) {
  const { best, infeasible, directions, names } = info;
  return [
    `${best.numbers.length} of ${counted(count2(info), "complete trial")} on the front`,
    ...infeasible.numbers.length > 0 ? [`${infeasible.numbers.length} infeasible`] : [],
    ...directions === null ? [] : [directions.map((way, k) => `${cutText(names[k], 24)} ${way}d`).join(", ")]
  ].join(" \xB7 ");
}
function thin(points3, most) {
  const places = evenly(points3.numbers.length, most);
  return {
    numbers: places.map((i) => points3.numbers[i]),
    values: places.map((i) => points3.values[i]),
    texts: places.map(
      (i) => points3.texts?.[i] ?? `trial ${points3.numbers[i]}: ${points3.values[i].map((value) => numberText(value, 5)).join(", ")}`
    )
  };
}
function drawnOf(info, all) {
  const groups = {
    best: thin(info.best, Math.floor(all / 4)),
    others: thin(info.others, Math.floor(all / 3)),
    infeasible: thin(info.infeasible, Math.floor(all / 6))
  };
  const drawn = Object.values(groups).reduce((sum, { numbers }) => sum + numbers.length, 0);
  return { groups, note: drawnText(drawn, count2(info)) };
}
function planeOf3(info) {
  const { groups, note } = drawnOf(info, 1500);
  const layer = (points3, colour, name, small) => points3.numbers.length === 0 ? [] : [
    {
      kind: "points",
      colour,
      name,
      small,
      x: points3.values.map(([x]) => x),
      y: points3.values.map(([, y]) => y),
      texts: points3.texts
    }
  ];
  const border = info.directions === null ? null : borderOf(groups.best.values, info.directions);
  return {
    title: info.title,
    remark: [remark4(info), ...note].join(" \xB7 "),
    words: paretoFrontWords(info),
    x: { title: info.names[0] },
    panels: [
      {
        y: { title: info.names[1] },
        layers: [
          ...layer(groups.infeasible, "grey", "infeasible", true),
          ...layer(groups.others, "blue", info.constrained ? "feasible" : "beaten by another", true),
          ...border === null || border.x.length < 2 ? [] : [{ kind: "line", colour: "red", faint: true, ...border }],
          ...layer(groups.best, "red", "Pareto front", groups.best.numbers.length > 60)
        ]
      }
    ]
  };
}
function borderOf(values, directions) {
  const sorted = values.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [x, y] = [[], []];
  sorted.forEach((point, i) => {
    const before = sorted[i - 1];
    if (before !== void 0) {
      x.push(directions[0] === "maximize" ? before[0] : point[0]);
      y.push(directions[0] === "maximize" ? point[1] : before[1]);
    }
    x.push(point[0]);
    y.push(point[1]);
  });
  return { x, y };
}
var LOOK = {
  infeasible: { name: "infeasible", colour: "grey", size: 3 },
  others: { name: "beaten by another", colour: "blue", size: 3.5 },
  best: { name: "Pareto front", colour: "red", size: 5 }
};
function spaceFigure(info) {
  const { groups, note } = drawnOf(info, 1500);
  const data = ["infeasible", "others", "best"].flatMap((which) => {
    const points3 = groups[which];
    const { name, colour, size: size2 } = LOOK[which];
    return points3.numbers.length === 0 ? [] : [
      {
        type: "scatter3d",
        mode: "markers",
        x: points3.values.map(([x]) => x),
        y: points3.values.map(([, y]) => y),
        z: points3.values.map(([, , z]) => z),
        marker: { color: COLOURS[colour], size: size2, opacity: which === "best" ? 1 : 0.6 },
        hovertext: points3.texts.map((text2) => plainLines(text2, 60)),
        hoverinfo: "text",
        name,
        showlegend: true
      }
    ];
  });
  const axis = (name) => ({
    title: { text: plain(cutText(name, 30)) },
    color: INK,
    gridcolor: "rgba(128,128,128,0.35)",
    zerolinecolor: "rgba(128,128,128,0.35)",
    showbackground: false
  });
  return figure(
    {
      data,
      layout: {
        ...titled(info.title, [remark4(info), ...note].join(" \xB7 ")),
        height: 520,
        margin: { t: 72, b: 40, l: 0, r: 0 },
        showlegend: true,
        legend: { orientation: "h", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" },
        scene: { xaxis: axis(info.names[0]), yaxis: axis(info.names[1]), zaxis: axis(info.names[2]) }
      }
    },
    paretoFrontWords(info)
  );
}
function sidesOf(info) {
  const { groups, note } = drawnOf(info, 900);
  const axes = info.names.map((name, k) => {
    const values = Object.values(groups).flatMap(({ values: own }) => own.map((value) => value[k]));
    const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
    const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const air = (hi - lo) * 0.06 || Math.abs(hi) / 10 || 0.5;
    return { title: name, kind: "linear", range: [lo - air, hi + air] };
  });
  const panel = (i, j) => ({
    x: axes[i],
    y: axes[j],
    layers: [
      ["infeasible", "infeasible"],
      ["plain", "others"],
      ["best", "best"]
    ].flatMap(
      ([look, which]) => groups[which].numbers.length === 0 ? [] : [
        {
          kind: "points",
          look,
          x: groups[which].values.map((value) => value[i]),
          y: groups[which].values.map((value) => value[j])
        }
      ]
    )
  });
  return {
    title: info.title,
    remark: [remark4(info), ...note].join(" \xB7 "),
    words: paretoFrontWords(info),
    columns: 2,
    panels: [panel(0, 1), null, panel(0, 2), panel(1, 2)],
    sharedX: true,
    ramp: "strength",
    key: null,
    names: [
      ...groups.infeasible.numbers.length > 0 ? [{ look: "infeasible", name: "infeasible" }] : [],
      ...groups.others.numbers.length > 0 ? [{ look: "plain", name: "beaten by another" }] : [],
      ...groups.best.numbers.length > 0 ? [{ look: "best", name: "Pareto front" }] : []
    ]
  };
}

// lib/plots/slice-params.ts
function sliceParamsInfo(source, options = {}) {
  const valued = valuedTrials(source, "slice");
  const direction = source.target === void 0 ? source.directions[0] ?? null : null;
  const target = targetNameOf(source);
  const best = direction === null ? null : bestTrial(valued, direction);
  return {
    title: source.title ?? "Slices",
    targetName: target,
    direction,
    trials: valued.length,
    last: valued.at(-1)?.trial.number ?? 0,
    best: best && { number: best.trial.number, value: best.value },
    panels: paramNames(valued, options.params, "slice").map((name) => sliceOf(valued, name)),
    texts: valued.length > 1500 ? null : Object.fromEntries(
      valued.map(({ trial, value }) => [
        trial.number,
        trialText(trial, `${target} ${numberText(value, 5)}`)
      ])
    )
  };
}
function sliceParamsWords(info) {
  if (info.panels.length === 0) return `${info.title}: ${reason2(info)}`;
  const at = (panel) => {
    const i = panel.trials.indexOf(info.best?.number ?? -1);
    return i < 0 ? [] : [`${panel.name} ${panel.labels === null ? numberText(panel.x[i]) : panel.labels[panel.x[i]]}`];
  };
  const places = info.panels.slice(0, 8).flatMap(at);
  const best = info.best === null || places.length === 0 ? "" : `; the best, trial ${info.best.number} with ${numberText(info.best.value, 4)}, has ${places.join(", ")}`;
  return `${info.title}: ${info.targetName} of ${counted(info.trials, "trial")} over ${counted(info.panels.length, "parameter")}${best}`;
}
function sliceParamsFigure(info) {
  return info.panels.length === 0 ? nothingFigure(info.title, reason2(info)) : panelGridFigure(gridOf(info));
}
function sliceParamsSvg(info, options = {}) {
  return info.panels.length === 0 ? nothingSvg(info.title, reason2(info), options) : panelGridSvg(gridOf(info), options);
}
var MOST_PANELS = 12;
var MOST_POINTS3 = 1600;
function reason2({ trials }) {
  return trials === 0 ? NO_TRIAL : "nothing to show: the trials have no parameters";
}
function sliceOf(valued, name) {
  const trials = valued.map(({ trial }) => trial);
  const distribution = distributionOf2(trials, name);
  const choices = distribution !== void 0 && "choices" in distribution ? distribution.choices : null;
  const own = valued.flatMap(({ trial, value, feasible }) => {
    const param = trial.params[name];
    if (param === void 0) return [];
    const x = choices === null ? param + 0 : choices.indexOf(param);
    return typeof x === "number" && x >= (choices === null ? -Infinity : 0) ? [{ x, value, feasible, number: trial.number }] : [];
  });
  if (choices !== null) own.sort((a, b) => a.x - b.x || a.number - b.number);
  return {
    name,
    isLog: isLogScale(trials, name),
    labels: choices === null ? null : choices.map(String),
    whole: own.every(({ x }) => Number.isInteger(x)),
    x: own.map(({ x }) => x),
    y: own.map(({ value }) => value),
    trials: own.map(({ number: number2 }) => number2),
    feasible: own.map(({ feasible }) => feasible)
  };
}
function gridOf(info) {
  const shown3 = info.panels.slice(0, MOST_PANELS);
  const most = Math.max(20, Math.floor(MOST_POINTS3 / shown3.length));
  const values = shown3.flatMap(({ y: y2 }) => y2);
  const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const log = lo > 0 && hi / lo >= 1e3;
  const air = log ? (hi / lo) ** 0.04 : (hi - lo) * 0.05 || Math.abs(hi) / 10 || 0.5;
  const y = {
    title: info.targetName,
    kind: log ? "log" : "linear",
    range: log ? [lo / air, hi * air] : [lo - air, hi + air]
  };
  const infeasible = shown3.some(({ feasible }) => feasible.includes(false));
  let drawn = Infinity;
  const panels = shown3.map((panel) => {
    const best = panel.trials.indexOf(info.best?.number ?? -1);
    const places = evenly(panel.x.length, most, best < 0 ? [] : [best]);
    if (panel.x.length > most) drawn = Math.min(drawn, places.length);
    return { x: xAxis(panel), y, layers: layersOf(info, panel, places, best) };
  });
  return {
    title: info.title,
    remark: [
      `${counted(info.trials, "complete trial")}`,
      ...info.direction === null ? [] : [`${info.direction}d`],
      ...shown3.length < info.panels.length ? [`${shown3.length} of ${countText(info.panels.length)} parameters drawn`] : [],
      ...drawn === Infinity ? [] : drawnText(drawn, info.trials)
    ].join(" \xB7 "),
    words: sliceParamsWords(info),
    columns: Math.ceil(shown3.length / Math.ceil(shown3.length / 4)),
    panels,
    ramp: "strength",
    key: info.last === 0 ? null : { title: "trial", low: "0", high: countText(info.last) },
    names: [
      ...info.best === null ? [] : [
        {
          look: "best",
          name: `best: ${numberText(info.best.value, 4)} in trial ${info.best.number}`
        }
      ],
      ...infeasible ? [{ look: "infeasible", name: "infeasible" }] : []
    ]
  };
}
function layersOf(info, panel, places, best) {
  const some = (look, own) => own.length === 0 ? [] : [
    {
      kind: "points",
      look,
      x: own.map((i) => panel.x[i] + (panel.labels === null ? 0 : jitter(panel.trials[i]))),
      y: own.map((i) => panel.y[i]),
      ...look === "shaded" && {
        shades: own.map((i) => panel.trials[i] / Math.max(1, info.last))
      },
      texts: own.map((i) => {
        const text2 = info.texts?.[panel.trials[i]] ?? `trial ${panel.trials[i]}: ${numberText(panel.y[i], 5)}`;
        if (info.texts !== null && info.panels.length <= 4) return text2;
        const place = panel.labels?.[panel.x[i]] ?? numberText(panel.x[i], 4);
        return briefText(text2, [[panel.name, place]]);
      })
    }
  ];
  return [
    ...some(
      "infeasible",
      places.filter((i) => !panel.feasible[i])
    ),
    ...some(
      "shaded",
      places.filter((i) => panel.feasible[i] && i !== best)
    ),
    ...some("best", best < 0 ? [] : [best])
  ];
}
function jitter(number2) {
  return number2 * 0.6180339887498949 % 1 * 0.44 - 0.22;
}
function xAxis(panel) {
  const { name, isLog, labels, x, whole: whole2 } = panel;
  if (labels !== null) return { title: name, kind: "category", range: [-0.5, labels.length - 0.5], labels };
  const lo = x.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = x.reduce((a, b) => Math.max(a, b), -Infinity);
  if (isLog) {
    const air2 = lo < hi ? (hi / lo) ** 0.05 : 2;
    return { title: name, kind: "log", range: [lo / air2, hi * air2], whole: whole2 };
  }
  const air = (hi - lo) * 0.06 || 0.5;
  return { title: name, kind: "linear", range: [lo - air, hi + air], whole: whole2 };
}

// lib/tune/visualization/study-plot.ts
function studyPlot(info, figureOf, svgOf, wordsOf) {
  const { data, layout, config } = figureOf(info);
  const words = wordsOf(info);
  const svg2 = (options) => svgOf(info, options);
  return shown(
    { info, data, layout, ...config !== void 0 && { config }, words, svg: svg2 },
    () => ({
      "application/vnd.plotly.v1+json": { data, layout, ...config !== void 0 && { config } },
      "image/svg+xml": svg2(),
      "text/plain": words
    })
  );
}

// lib/tune/visualization/study-source.ts
function studySource(study, options = {}) {
  return {
    trials: study.getTrials(),
    directions: study.directions,
    studyName: study.studyName,
    metricNames: study.metricNames,
    target: options.target,
    targetName: options.targetName
  };
}
function objectiveName(study, k) {
  return study.metricNames?.[k] ?? (study.directions.length === 1 ? "objective value" : `objective ${k}`);
}

// lib/tune/visualization/plot-intermediate-values.ts
function plotIntermediateValues(study) {
  return studyPlot(
    intermediateValuesInfo(studySource(study)),
    intermediateValuesFigure,
    intermediateValuesSvg,
    intermediateValuesWords
  );
}

// lib/tune/visualization/plot-optimization-history.ts
function plotOptimizationHistory(study, options = {}) {
  const studies = Array.isArray(study) ? study : [study];
  return studyPlot(
    optimizationHistoryInfo(
      studies.map((one2) => studySource(one2, options)),
      { errorBar: options.errorBar }
    ),
    optimizationHistoryFigure,
    optimizationHistorySvg,
    optimizationHistoryWords
  );
}

// lib/tune/visualization/plot-parallel-coordinate.ts
function plotParallelCoordinate(study, options = {}) {
  const byRank = study.compat === 5 && options.target === void 0 && study.directions.length > 1;
  const info = parallelCoordinateInfo(studySource(study, options), {
    params: options.params,
    skipMissing: study.compat === 4,
    ...byRank && { paretoRanks: ranksOf2(study) }
  });
  return studyPlot(info, parallelCoordinateFigure, parallelCoordinateSvg, parallelCoordinateWords);
}
function ranksOf2(study) {
  const trials = study.getTrials({ states: ["COMPLETE"] }).filter(({ values }) => values !== null && values.every((value) => Number.isFinite(value)));
  const ranks = nondominatedRanks(trialLosses(trials, study.directions), study.directions.length);
  return new Map(trials.map(({ number: number2 }, i) => [number2, ranks[i]]));
}

// lib/tune/visualization/plot-param-importances.ts
function plotParamImportances(study, options = {}) {
  const info = paramImportancesInfo({ targets: targetsOf(study, options) });
  return studyPlot(info, paramImportancesFigure, paramImportancesSvg, paramImportancesWords);
}
function targetsOf(study, options) {
  const { evaluator, params, target, targetName, importances } = options;
  const name = targetName ?? (target === void 0 ? objectiveName(study, 0) : "target");
  if (importances !== void 0) return [{ name, importances }];
  const find = (of, own) => {
    const complete = study.getTrials({ states: ["COMPLETE"] });
    const finite = complete.filter((trial) => Number.isFinite(of === void 0 ? trial.value : of(trial)));
    if (finite.length < 2) return [];
    return [{ name: own, importances: getParamImportances(study, { evaluator, params, target: of }) }];
  };
  if (target !== void 0 || study.directions.length === 1) return find(target, name);
  return study.directions.flatMap((_, k) => find((trial) => trial.values[k], objectiveName(study, k)));
}

// lib/tune/visualization/plot-pareto-front.ts
function plotParetoFront(study, options = {}) {
  const { targets, targetNames, includeDominatedTrials = true } = options;
  const { directions } = study;
  if (targets === void 0 && directions.length !== 2 && directions.length !== 3)
    throw new RangeError(
      `plotParetoFront: draws two or three objectives; the study has ${directions.length}; choose some with targets: (trial) => [trial.values[0], trial.values[1]]`
    );
  const complete = study.getTrials({ states: ["COMPLETE"] });
  const constrained = isConstrained(complete);
  const best = new Set(paretoFrontTrials(complete, directions, constrained));
  const feasible = complete.filter(isFeasible);
  const shownAs = (trials) => trials.map((trial) => ({
    trial,
    values: targets === void 0 ? trial.values : listOf(targets(trial), trial)
  }));
  const points3 = {
    best: shownAs(complete.filter((trial) => best.has(trial))),
    others: includeDominatedTrials ? shownAs(feasible.filter((trial) => !best.has(trial))) : [],
    infeasible: shownAs(complete.filter((trial) => !isFeasible(trial)))
  };
  const count3 = (points3.best[0] ?? points3.infeasible[0])?.values.length ?? targetNames?.length ?? directions.length;
  if (targetNames !== void 0 && targetNames.length !== count3)
    throw new RangeError(
      `plotParetoFront: targetNames has one name for each axis; got ${targetNames.length} for ${count3}; give ${count3} names`
    );
  const names = targetNames ?? Array.from(
    { length: count3 },
    (_, k) => targets === void 0 ? objectiveName(study, k) : `target ${k}`
  );
  const info = paretoFrontInfo({
    names,
    directions: targets === void 0 ? directions : null,
    ...points3,
    constrained
  });
  return studyPlot(info, paretoFrontFigure, paretoFrontSvg, paretoFrontWords);
}
function listOf(values, trial) {
  if (!Array.isArray(values))
    throw new TypeError(
      `plotParetoFront: targets gives a list of numbers; got ${typeof values} for trial ${trial.number}; return [a, b]`
    );
  return values;
}

// lib/tune/visualization/plot-slice.ts
function plotSlice(study, options = {}) {
  const info = sliceParamsInfo(studySource(study, options), { params: options.params });
  return studyPlot(info, sliceParamsFigure, sliceParamsSvg, sliceParamsWords);
}

// lib/tune/study-pictures.ts
var half4 = 470;
var whole = 980;
var mostParams = 12;
function studyPictures(study) {
  const complete = study.getTrials({ states: ["COMPLETE"] });
  if (complete.length < 2) return [];
  if (study.directions.length > 1)
    return study.directions.length > 3 ? [] : draw(() => plotParetoFront(study), whole);
  const params = new Set(complete.flatMap((trial) => Object.keys(trial.params))).size;
  const importances = params > 1 ? importancesOf(study) : void 0;
  const reported = study.getTrials().some((trial) => trial.lastStep !== null);
  return [
    draw(() => plotOptimizationHistory(study), half4),
    importances === void 0 ? [] : draw(() => plotParamImportances(study, { importances }), half4),
    reported ? draw(() => plotIntermediateValues(study), whole) : [],
    params > 0 && params <= mostParams ? draw(() => plotSlice(study), whole) : [],
    params > 1 && params <= mostParams ? draw(() => plotParallelCoordinate(study), whole) : []
  ].flat();
}
function draw(plot, width) {
  return [plot().svg({ width })];
}
function importancesOf(study) {
  try {
    const found = getParamImportances(study);
    return Object.keys(found).length > 1 ? found : void 0;
  } catch {
    return void 0;
  }
}

// lib/tune/study-sheet.ts
function studyBundle(study, options = {}) {
  const { progress = "", most = study.directions.length > 1 ? 10 : 5 } = options;
  const trials = study.getTrials();
  const leading = leadingTrials(study, most);
  const title = `Study ${study.studyName}`;
  const message = studyMessage(study, trials, leading);
  const code = bestParamsCode(leading[0]);
  const spec = leading.length === 0 ? void 0 : leadingTable(study, leading);
  const heading2 = study.directions.length > 1 ? "Pareto front" : "Best trials";
  const { failed, reason: reason3 } = failures(trials);
  const html = sheet([
    strip({
      status: failed > 0 && leading.length === 0 ? "fail" : "info",
      title,
      aside: studyAside(study),
      message,
      progress
    }),
    failed > 0 && reason3 !== "" ? `<div class="as-soft">last failure: ${escapeHtml(reason3)}</div>` : "",
    spec === void 0 ? "" : `<h4>${heading2}</h4><div class="as-table">${htmlTable(spec)}</div>`,
    code === "" ? "" : `<h4>Reuse</h4><pre style="white-space:pre-wrap;margin:4px 0">${escapeHtml(code)}</pre>`,
    pictures(options.pictures ?? [])
  ]);
  const text2 = [
    `${title} (${studyAside(study)})`,
    message,
    ...progress === "" ? [] : [progress],
    ...reason3 === "" ? [] : [`last failure: ${reason3}`],
    ...spec === void 0 ? [] : ["", textTable(spec)],
    ...code === "" ? [] : ["", code]
  ].join("\n");
  return { "text/html": html, "text/plain": text2 };
}
function failures(trials) {
  const all = trials.filter((trial) => trial.state === "FAIL");
  return { failed: all.length, reason: String(all.at(-1)?.systemAttrs[failureKey] ?? "") };
}

// lib/tune/trial-rows.ts
function trialRows(trials, metricNames) {
  const objectives = Math.max(
    1,
    metricNames?.length ?? 0,
    ...trials.map((trial) => trial.values?.length ?? 0)
  );
  const columns2 = /* @__PURE__ */ new Map();
  const rows = trials.map((trial) => rowOf(trial, objectives, metricNames));
  for (const part of ["params_", "userAttrs_", "systemAttrs_"])
    for (const row of rows)
      for (const key2 of Object.keys(row)) if (key2.startsWith(part)) columns2.set(key2, null);
  const empty = Object.fromEntries(columns2);
  return rows.map(({ state, ...row }) => {
    const filled2 = {};
    for (const key2 in row) if (!(key2 in empty)) filled2[key2] = row[key2];
    for (const key2 of columns2.keys()) filled2[key2] = row[key2] ?? null;
    filled2["state"] = state;
    return filled2;
  });
}
function rowOf(trial, objectives, metricNames) {
  const row = { number: trial.number };
  for (let k = 0; k < objectives; k++) {
    const name = metricNames?.[k];
    row[objectives === 1 ? name === void 0 ? "value" : `value_${name}` : `values_${name ?? k}`] = trial.values?.[k] ?? null;
  }
  row["datetimeStart"] = trial.datetimeStart;
  row["datetimeComplete"] = trial.datetimeComplete;
  row["duration"] = trial.duration;
  for (const [name, value] of Object.entries(trial.params)) row[`params_${name}`] = value;
  for (const [name, value] of Object.entries(trial.userAttrs)) row[`userAttrs_${name}`] = value;
  for (const [name, value] of Object.entries(trial.systemAttrs)) row[`systemAttrs_${name}`] = value;
  row["state"] = trial.state;
  return row;
}

// lib/tune/trial.ts
var Trial = class {
  trialId;
  number;
  datetimeStart;
  #study;
  #start;
  #fixed;
  #params = {};
  #distributions = {};
  #reported = /* @__PURE__ */ new Set();
  #space;
  #relative;
  /** Made by `study.ask`. */
  constructor(study, trialId) {
    this.#study = study;
    this.trialId = trialId;
    this.#start = study.storage.getTrial(trialId);
    this.number = this.#start.number;
    this.datetimeStart = this.#start.datetimeStart;
    this.#fixed = this.#start.systemAttrs["fixed_params"] ?? {};
    Object.assign(this.#params, this.#start.params);
    Object.assign(this.#distributions, this.#start.distributions);
    for (const step of Object.keys(this.#start.intermediateValues)) this.#reported.add(Number(step));
    study.sampler.beforeTrial?.(this.#view(), this.#start);
  }
  /** Parameters suggested so far. */
  get params() {
    return { ...this.#params };
  }
  get distributions() {
    return { ...this.#distributions };
  }
  get userAttrs() {
    return this.#study.storage.getTrial(this.trialId).userAttrs;
  }
  get constraints() {
    return constraintsOf(this.#study.storage.getTrial(this.trialId).systemAttrs);
  }
  /** What the sampler draws together for this trial; drawn at the first call. */
  get relativeParams() {
    if (this.#relative === void 0) {
      const { sampler } = this.#study;
      const view = this.#view();
      this.#space = sampler.inferRelativeSearchSpace(view, this.#start);
      this.#relative = sampler.sampleRelative(view, this.#start, this.#space);
    }
    return this.#relative;
  }
  /**
   * A float in [low, high].
   * @example const rate = trial.suggestFloat("learningRate", 1e-4, 1, { log: true });
   * @throws RangeError for a range that is none, or a parameter that was of another kind before.
   */
  suggestFloat(name, low2, high, options) {
    return this.#suggest(name, new FloatDistribution(low2, high, options));
  }
  /**
   * A whole number in [low, high].
   * @example const depth = trial.suggestInt("maxDepth", 3, 30);
   * @throws RangeError for a range that is none, or a parameter that was of another kind before.
   */
  suggestInt(name, low2, high, options) {
    return this.#suggest(name, new IntDistribution(low2, high, options));
  }
  /**
   * One of the choices; its type is the union of them.
   * @example const criterion = trial.suggestCategorical("criterion", ["gini", "entropy"]);
   * @throws RangeError for no choices, or other choices than before.
   */
  suggestCategorical(name, choices) {
    return this.#suggest(name, new CategoricalDistribution(choices));
  }
  /**
   * All parameters of a space at once, typed by it.
   * @example const { rate } = trial.suggest(defineSpace({ rate: float(1e-4, 1, { log: true }) }));
   */
  suggest(space) {
    const params = {};
    for (const [name, distribution] of Object.entries(space))
      params[name] = this.#suggest(name, distribution);
    return params;
  }
  /**
   * A value on the way, for pruning and for the plot of intermediate values. The first value of a step is kept.
   * @param step whole, from 0.
   * @throws TypeError for what is no number (NaN and infinities may come); RangeError for a step that is none, and where
   * there are several objectives.
   */
  report(value, step) {
    this.#singleObjective("report");
    if (typeof value !== "number")
      throw new TypeError(
        `trial.report: value must be a number; got ${typeof value}; report the score of this step`
      );
    if (!Number.isSafeInteger(step) || step < 0)
      throw new RangeError(
        `trial.report: step must be a whole number from 0; got ${String(step)}; count epochs or folds`
      );
    if (this.#reported.has(step))
      return warn(`trial.report: step ${step} was reported before; the first value is kept.`);
    this.#study.storage.setTrialIntermediateValue(this.trialId, step, value);
    this.#reported.add(step);
  }
  /**
   * True when the pruner would end the trial after what was reported; then throw `TrialPruned`.
   * @throws RangeError where there are several objectives.
   */
  shouldPrune() {
    this.#singleObjective("shouldPrune");
    return this.#study.pruner.prune(this.#study, this.#study.storage.getTrial(this.trialId));
  }
  /** Keeps a value of your own with the trial: anything that JSON can hold. */
  setUserAttr(key2, value) {
    this.#study.storage.setTrialUserAttr(this.trialId, key2, value);
  }
  /**
   * A constraint of the trial; it is feasible when none is above 0.
   * @throws TypeError for what is no number, RangeError for NaN.
   */
  setConstraint(key2, value) {
    if (typeof value !== "number")
      throw new TypeError(
        `trial.setConstraint: ${JSON.stringify(key2)} must be a number; got ${typeof value}`
      );
    if (Number.isNaN(value))
      throw new RangeError(
        `trial.setConstraint: ${JSON.stringify(key2)} is NaN; give a number, above 0 where it is broken`
      );
    const attr = constraintKey(key2);
    if (attr in this.#study.storage.getTrial(this.trialId).systemAttrs)
      return warn(`trial.setConstraint: ${JSON.stringify(key2)} was set before; the first value is kept.`);
    this.#study.storage.setTrialSystemAttr(this.trialId, attr, value);
  }
  #suggest(name, distribution) {
    const before = this.#distributions[name];
    if (before !== void 0) {
      checkDistributionCompatibility(name, before, distribution);
      if (!sameDistribution(before, distribution))
        warn(
          `Parameter ${JSON.stringify(name)} was suggested twice in one trial with different ranges; the first one holds.`
        );
      return this.#params[name];
    }
    if (name === "__proto__")
      throw new RangeError('trial: a parameter cannot be named "__proto__"; use another name');
    const value = this.#draw(name, distribution);
    this.#study.storage.setTrialParam(this.trialId, name, distribution.toInternalRepr(value), distribution);
    this.#params[name] = value;
    this.#distributions[name] = distribution;
    return value;
  }
  #draw(name, distribution) {
    const fixed = this.#fixed[name];
    if (fixed !== void 0) {
      checkContained(name, fixed, distribution);
      return fixed;
    }
    if (distribution.single()) return singleValue(distribution);
    const relative = this.relativeParams[name];
    if (relative !== void 0) {
      const space = this.#space?.get(name);
      if (space === void 0)
        throw new RangeError(
          `${this.#study.sampler.name}: sampleRelative gave ${JSON.stringify(name)}, which is not in its search space; mend the sampler`
        );
      checkDistributionCompatibility(name, space, distribution);
      if (distribution.contains(distribution.toInternalRepr(relative))) return relative;
    }
    return this.#study.sampler.sampleIndependent(this.#view(), this.#now(), name, distribution);
  }
  /** The trial with what was suggested so far; for the sampler's eyes at this moment only. */
  #now() {
    return new FrozenTrial({ ...this.#start, params: this.#params, distributions: this.#distributions });
  }
  #view() {
    return this.#study.pruner.filterStudy?.(this.#study, this.#start) ?? this.#study;
  }
  #singleObjective(what) {
    if (this.#study.directions.length > 1)
      throw new RangeError(
        `trial.${what}: pruning is for one objective; the study has ${this.#study.directions.length}; return the values at the end`
      );
  }
};

// lib/tune/study.ts
var metricNamesKey = "study:metric_names";
var Study = class {
  studyId;
  studyName;
  directions;
  storage;
  compat;
  sampler;
  pruner;
  #cached;
  #running = 0;
  #stopped = false;
  /** Made by `createStudy` and `loadStudy`. */
  constructor(parts) {
    this.studyId = parts.studyId;
    this.storage = parts.storage;
    this.sampler = parts.sampler;
    this.pruner = parts.pruner;
    this.compat = parts.compat;
    this.studyName = parts.storage.getStudyNameFromId(parts.studyId);
    this.directions = parts.storage.getStudyDirections(parts.studyId);
  }
  /** @throws RangeError where there are several objectives. */
  get direction() {
    if (this.directions.length > 1)
      throw new RangeError(
        `study.direction: the study has ${this.directions.length} objectives; use directions`
      );
    return this.directions[0];
  }
  /** The best complete, feasible trial. @throws RangeError when there is none, or several objectives. */
  get bestTrial() {
    const best = this.storage.getBestTrial(this.studyId);
    if (isFeasible(best)) return best;
    const feasible = this.getTrials({ states: ["COMPLETE"] }).filter(isFeasible);
    if (feasible.length === 0)
      throw new RangeError("bestTrial: no complete trial keeps all constraints; run more, or loosen them");
    return bestOf(feasible, this.directions);
  }
  /** The trials that no other one beats in every objective; without infeasible ones. */
  get bestTrials() {
    const trials = this.getTrials();
    return paretoFrontTrials(trials, this.directions, isConstrained(trials), this.compat);
  }
  get bestParams() {
    return this.bestTrial.params;
  }
  get bestValue() {
    return this.bestTrial.value;
  }
  /** All trials, by number. */
  get trials() {
    return this.getTrials();
  }
  getTrials(options = {}) {
    const { states: states2, useCache = false } = options;
    if (!useCache) return this.storage.getAllTrials(this.studyId, states2);
    this.#cached ??= this.storage.getAllTrials(this.studyId);
    return states2 === void 0 ? this.#cached : this.#cached.filter((trial) => states2.includes(trial.state));
  }
  get userAttrs() {
    return this.storage.getStudyUserAttrs(this.studyId);
  }
  get systemAttrs() {
    return this.storage.getStudySystemAttrs(this.studyId);
  }
  setUserAttr(key2, value) {
    this.storage.setStudyUserAttr(this.studyId, key2, value);
  }
  /** Names of the objectives, or null. */
  get metricNames() {
    return this.systemAttrs[metricNamesKey] ?? null;
  }
  /** Names the objectives in tables and plots. @throws RangeError when their number differs. */
  setMetricNames(names) {
    if (names.length !== this.directions.length)
      throw new RangeError(
        `study.setMetricNames: one name for each of the ${this.directions.length} objectives; got ${names.length}`
      );
    this.storage.setStudySystemAttr(this.studyId, metricNamesKey, names);
  }
  /**
   * Runs trials of the objective until `nTrials` or `timeout` is reached, `stop` is called or the signal aborts. Finished
   * trials are kept whatever happens. An objective given as a module, `{ module: "objective.js" }`, runs on `nJobs` worker
   * threads, so that this one stays free.
   * @throws what the objective threw, unless it is in `catch`; the signal's reason when it aborts.
   */
  async optimize(objective, options = {}) {
    this.#stopped = false;
    this.#running++;
    try {
      await optimize(this, objective, options, () => this.#stopped);
    } finally {
      this.#running--;
    }
  }
  /** Ends `optimize` after the trials that run now. @throws RangeError outside of `optimize`. */
  stop() {
    if (this.#running === 0)
      throw new RangeError("study.stop: nothing runs; call it inside an objective or a callback of optimize");
    this.requestStop();
  }
  /** As `stop`, and without an error where nothing runs. */
  requestStop() {
    this.#stopped = true;
  }
  /**
   * A new trial, to be told later: the loop is yours. A space given here is suggested at once.
   * @example const trial = study.ask(); study.tell(trial, loss(trial.suggestFloat("x", 0, 1)));
   */
  ask(space) {
    const trial = new Trial(this, this.#takeTrial(void 0));
    if (space !== void 0) trial.suggest(space);
    return trial;
  }
  /** As `ask`, for `optimize`: the trial has given a sign of life before it runs, where the storage keeps a heartbeat. */
  askAlive() {
    return new Trial(this, this.#takeTrial(this.storage.heartbeat));
  }
  /**
   * Ends a trial that `ask` gave (or the one of that number) with its value, values, or another state.
   * @throws RangeError for a trial that does not run, and for state and values that do not go together.
   */
  tell(trial, values, options = {}) {
    this.#cached = void 0;
    if (typeof trial !== "number" && !(trial instanceof Trial))
      throw new TypeError(`study.tell: wants a trial or its number; got ${typeof trial}; pass what ask gave`);
    const trialId = typeof trial === "number" ? this.storage.getTrialIdFromStudyIdTrialNumber(this.studyId, trial) : trial.trialId;
    tellTrial(this, this.storage.getTrial(trialId), values, options);
    return this.storage.getTrial(trialId);
  }
  /** Parameters to try next, before the sampler is asked. Those left out are sampled. */
  enqueueTrial(params, options = {}) {
    if (typeof params !== "object" || params === null || Array.isArray(params))
      throw new TypeError("study.enqueueTrial: wants parameters by name, as { x: 1 }; pass a record");
    if (options.skipIfExists === true && this.#isThere(params)) return;
    this.addTrial(
      createTrial({
        state: "WAITING",
        systemAttrs: { fixed_params: params },
        userAttrs: options.userAttrs ?? {}
      })
    );
  }
  /** Adds a finished (or waiting) trial made elsewhere. @throws RangeError when it does not fit the study. */
  addTrial(trial) {
    validateTrial(trial);
    if (trial.values !== null && trial.values.length !== this.directions.length)
      throw new RangeError(
        `study.addTrial: one value for each of the ${this.directions.length} objectives; got ${trial.values.length}`
      );
    this.#cached = void 0;
    this.storage.createNewTrial(this.studyId, trial);
  }
  addTrials(trials) {
    for (const trial of trials) this.addTrial(trial);
  }
  /** One plain row for each trial: number, values, times, parameters (`params_x`), attributes, state. */
  trialsDataframe() {
    return trialRows(this.trials, this.metricNames);
  }
  [displaySymbol]() {
    return studyBundle(this, { pictures: studyPictures(this) });
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return studyBundle(this)["text/plain"];
  }
  /** The id of a trial that runs from now on: one that waited, or a new one. */
  #takeTrial(heartbeat) {
    this.#cached = void 0;
    for (const trial of this.storage.getAllTrials(this.studyId, ["WAITING"]))
      try {
        heartbeat?.record(trial.trialId);
        if (this.storage.setTrialStateValues(trial.trialId, "RUNNING")) return trial.trialId;
      } catch (error) {
        if (!(error instanceof UpdateFinishedTrialError)) throw error;
      }
    return (heartbeat ?? this.storage).createNewTrial(this.studyId);
  }
  #isThere(params) {
    const names = Object.keys(params);
    return this.getTrials().some((trial) => {
      const others = trial.systemAttrs["fixed_params"] ?? trial.params;
      return Object.keys(others).length === names.length && names.every((name) => Object.hasOwn(others, name) && sameParam(params[name], others[name]));
    });
  }
};
function sameParam(a, b) {
  if (typeof a === "number" && typeof b === "number")
    return Object.is(a, b) || Math.abs(a - b) <= 1e-5 * Math.abs(b);
  return a === b;
}

// lib/tune/create-study.ts
function createStudy(options = {}) {
  const directions = directionsOf(options);
  const storage = openStorage(options.storage);
  let studyId;
  try {
    studyId = storage.createNewStudy(directions, options.studyName);
  } catch (error) {
    if (!(error instanceof DuplicatedStudyError) || options.loadIfExists !== true || options.studyName === void 0)
      throw error;
    studyId = storage.getStudyIdFromName(options.studyName);
  }
  return open(storage, studyId, options);
}
function open(storage, studyId, options) {
  const { compat = 5 } = options;
  if (compat !== 4 && compat !== 5)
    throw new RangeError(`study: compat is 5 (Optuna 5.0) or 4 (Optuna 4.9); got ${String(compat)}`);
  return new Study({
    studyId,
    storage,
    compat,
    sampler: options.sampler ?? defaultSampler(compat, storage.getStudyDirections(studyId)),
    pruner: options.pruner ?? defaultPruner()
  });
}
function defaultSampler(compat, directions) {
  return compat === 4 && directions.length > 1 ? new NSGAIISampler() : new RandomSampler();
}
var defaultPruner = () => new MedianPruner();
function directionsOf({ direction, directions }) {
  if (direction !== void 0 && directions !== void 0)
    throw new RangeError("createStudy: give direction or directions, not both");
  if (Array.isArray(direction))
    throw new RangeError("createStudy: for several objectives give directions, not direction");
  const all = directions ?? [direction ?? "minimize"];
  if (!Array.isArray(all) || all.length === 0)
    throw new RangeError("createStudy: directions is a list of at least one; got none");
  for (const one2 of all)
    if (one2 !== "minimize" && one2 !== "maximize")
      throw new RangeError(
        `createStudy: a direction is "minimize" or "maximize"; got ${JSON.stringify(one2)}`
      );
  return all;
}

// lib/tune/numeric/seed-sequence.ts
var poolSize = 4;
function seedWords(seed, count3) {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(
      `seed: a seed is a whole number from 0 to 2^53 - 1; got ${seed}; give such a number`
    );
  return generate(mixedPool([seed >>> 0, ...seed >= 2 ** 32 ? [Math.floor(seed / 2 ** 32)] : []]), count3);
}
function mixedPool(entropy) {
  const pool = new Uint32Array(poolSize);
  let constant = 1135663077;
  function hashed(word) {
    let value = word ^ constant;
    constant = Math.imul(constant, 2468251765);
    value = Math.imul(value, constant);
    return (value ^ value >>> 16) >>> 0;
  }
  for (let i = 0; i < poolSize; i++) pool[i] = hashed(entropy[i] ?? 0);
  for (let from = 0; from < poolSize; from++)
    for (let to = 0; to < poolSize; to++) if (from !== to) pool[to] = mixed(pool[to], hashed(pool[from]));
  return pool;
}
function mixed(x, y) {
  const value = Math.imul(3389127133, x) - Math.imul(1232336661, y);
  return (value ^ value >>> 16) >>> 0;
}
function generate(pool, count3) {
  const words = new Uint32Array(count3);
  let constant = 2337405405;
  for (let i = 0; i < count3; i++) {
    let value = pool[i % poolSize] ^ constant;
    constant = Math.imul(constant, 1492356589);
    value = Math.imul(value, constant);
    words[i] = value ^ value >>> 16;
  }
  return words;
}

// lib/tune/numeric/pcg64.ts
var mask64 = (1n << 64n) - 1n;
var mask128 = (1n << 128n) - 1n;
var multiplier = 2549297995355413924n << 64n | 4865540595714422341n;
var Pcg64 = class {
  #state;
  #increment;
  #half;
  /** @throws RangeError when the seed is not a whole number from 0 to 2^53 - 1. */
  constructor(seed) {
    const words = seedWords(seed, 8);
    const pair = (i) => BigInt(words[i + 1]) << 32n | BigInt(words[i]);
    const start = pair(0) << 64n | pair(2);
    this.#increment = ((pair(4) << 64n | pair(6)) << 1n | 1n) & mask128;
    this.#state = this.#increment + start & mask128;
    this.#step();
  }
  /** 64 random bits. */
  uint64() {
    this.#step();
    const folded2 = this.#state >> 64n ^ this.#state & mask64;
    const turn2 = this.#state >> 122n;
    return (folded2 >> turn2 | folded2 << 64n - turn2) & mask64;
  }
  /** 32 random bits: the lower half of a word, then its upper half. */
  uint32() {
    if (this.#half !== void 0) {
      const half5 = this.#half;
      this.#half = void 0;
      return half5;
    }
    const word = this.uint64();
    this.#half = Number(word >> 32n);
    return Number(word & 0xffffffffn);
  }
  /** `integers(2)`: one random bit, the highest of 32. */
  bit() {
    return this.uint32() >>> 31;
  }
  #step() {
    this.#state = this.#state * multiplier + this.#increment & mask128;
  }
};

// lib/tune/samplers/qmc/sobol-numbers.ts
var sobolDimensions = 1111;
var polynomialsOfDegree = [1, 1, 2, 2, 6, 6, 18, 16, 48, 60, 176, 144, 630];
function sobolNumbers(dimensions) {
  const bytes = Buffer.from(packed, "base64");
  let position = 0;
  function take(count3) {
    let value = 0;
    for (let i = 0; i < count3; i++, position++)
      value = value << 1 | bytes[position >>> 3] >>> 7 - (position & 7) & 1;
    return value;
  }
  const numbers = [{ polynomial: 1, initial: [] }];
  for (let degree = 1; degree <= polynomialsOfDegree.length; degree++)
    for (let i = 0; i < polynomialsOfDegree[degree - 1] && numbers.length < dimensions; i++) {
      const polynomial = 1 << degree | take(degree - 1) << 1 | 1;
      const initial = Array.from({ length: degree }, (_, k) => take(k) << 1 | 1);
      numbers.push({ polynomial, initial });
    }
  return numbers.slice(0, dimensions);
}
var packed = `
2QJM2JKESJ3ZtANBXsvDYeGj0qE24mOYrTszKU+B9s+YnzHiHOOL5GgMaOmSOqcW+PVVmjzmImifeBIEHTJdlMxylO1gbq5bpGUJai3SuA3DYe97cbzH1Q
7QHT+Zj0V3/r7AtKpZviaXaxhF79FoLMecfAnZQSUHM0UlR05x6ELLkOlyTo43rz7G1CFfhwwg3Vyxn7hCSPnFv/dXopatQgjLkL1u8NtEGwQiEAomWCqx
aLDns/kZFVD7RbLFUdhztS9ebKA78079NMRuNwbPvvKTtbztjFA+Oy6auAQxa198kkp1RuJ6FRSg1AFBUnrHB97VfBKgygVbO8w3/zXqC/YtP2ckE+v3Zo
Tt6XmQbVY11b9XoIDDaKx8PDnIMQiZTrRnV4qB2v/xiPx32lWYkUQC58SpgouDhk+dFMukZwp6t74yh63RcMnTmwYu3yPRtSrFo2JbZ8ywvOK55Qx43gv5
5mmsB8IAISSL3Hnepwbx2mZbVB19ykol4a7jrRqZ2U5TFQN4Tub/OIXmrqYTcils7LpaW4fPHG6g/u/0SUSzps/a+kg9SQJOQkuLe5Qa0U3/6G8wnGg6/j
ZKwsclw+Fqexl9JhEIJcBvlPQyk/UiAj/xyrPiiK40wS/wVDFHSMBOfxDXwL426kPzmqHqXbLpzzcniWAuET+27n1+g6kNJhIzjUwEZt98jgmqkiT/Pq1t
E0xw3IZ3DYU8HRtFmt4lCpGVnacRlX21rQiBclrxfIYyXHWEbF7mt2TmPUqlTKpyWWi+8kPHOGhoCzi9ZKXH2WDptDJnlWVPz0FZn33C+kKB+H6csys56m
ISZwby7mJIVIDuhW4gYlNU/tO3aY2zH+VgxgpD8sMmo+JJOk3H4e0WJaXv7i+g8Z4RbgL4wC5+fmxGTbL6JGaWfuIma1TmyEtQAbANiIC3ezrS3uMaDVa7
fhYlSj7rL9Wvk1d/ocWewzgf5zcdwT1528+sgWFRJJzLs5cQO9PH9NGUyQfJLpdN2CbfllJtUIDNsUWzdZPfHYa+Jdivyk/1+rt9VNnpbH6uNsntYyMAOT
LrKmk16exbI+d9cFfa5U/RUTz/y89F/Mu2v4GYR2OZZwCv3HD04EJ1AX6K66h28RjBVc0bclk1LkCyyoMh5MWswI4A9DrXuxNoYvRATdrGzRwyN0I64u2E
GBx3lPCN0vcFD2xYrZngCA6I0Y5DsDXnCwSitBxzlb21wn344L+i739xUgYm2DRF4ECw4IziiHo2xGdzMe7DjjDWNDNnVhNijcIcCW0+97rHWo5nm6V2td
4ex1F1m0uFGNtD1+QmpALaruIbhKx8k6X8qRN2ACG9auD8kgLkJuhuBpRKE+5kTNxT2Cd6LZBPtp9+E8wEVxu0xcxKJllqw6MimEUnKMtGaxtQAqCmd3ki
id/pW49wYQp3GAy5q5V41/qd+l1+gikY94JYL/Z+ILuXYjeYI8V/vkJYhgxx7GVjJUlkpq/PMqUQXInzW9s2SyKgaxm5/Lasu4MOzOOHmFTQUvjEdjWloZ
clR0s8osFBgFI2wx9xKfhNm1uK0AMXXdUbSh/IGAs+IqkrUpQn1EZBihRbEhUFV5CHHFUJFGUZ1iT3WdqSSKpzP5TLPkwb3bG8sFV8psjNFjO+lalTyYId
R5wuwwn7ZFgYXi8u5QoKjegMQXNakKDK+mctRsVOuCRt4oqbBKmaHsemt5AYVUPP40nrGR2rKq1bQEaNIhWkkDl9sV7kq1D1+piMXam1vW0nhV/spILpFq
SN5NHbDXdFu/fWGJ7IvF7NYaYXlXlfd7qi1376PzA60Egn8MtMWEed/AgLfvysQ+Jz5mmJz7ZlyWF1fzm/Ez6lN83oQrVxoEkTqxn79bTSkywFkq2wXWsI
ZdS6RNAJNePjJv1N2YYbIyHNl39Mf029nfEZ+nVvlvvzfZXuFSlLh/YKPO+rdTHFppkpEPUGQuSIoIAQKpELcpGTEFb15F+6+zEqk+mJjZ24CylAYUpvbv
Hzx21x1z+Hk40kEiiLwyPbP6yQXlIkNe55TwKVzTs++eZ7kDy7/7h9tDUsHxmAlUC82aTd/7meIGNDMlwQ89oQZZPSidSEhHg9j4E0zqep/FYJGdU2Ku9e
MApC1CMNe9cazJS1orDBOI5RPHMIjOcJyE1FVy3xEV6kTeve33wHp3JfkDFuH5U8+TVlKIYDh8xcnD/QanENYHJZx0aOggQlcS/N6Wo6GBH+mN7xczEfvJ
vMyuJOHynXN2aaqL+o7wYrs1G4/ASw4ZYJxS8sudi3X9ToKizucyCLsntVa79JmCzrQLQK15VfSGyhxRV9BypXb1HZJNBRhEtlaTbMDu+EhH5UtCi6rQuh
AYqDWViA05K+/UcTiKaBypgiqgChAqN7Ad9WBpGZWlqAMqxTgDOJXyszVvfcqrjvD1triM97tpBtjzZLsaR2QOq0Gz5A/WIJI1ENqErQA5JoOArdQ221DN
aVc29rkV79S0NfuRegXfa82bnddojlmzhpPW7alJlQ4uRCt4EPb+Mo2vHrzrCD6QkVWm31s82upMMXawJb0YBmtLeHhzAStXbh9jXEPMFoiKOvbOJ+/UbQ
G/w+sVfCB/RQfpg4zUWkLH3OfDxx0/dj+Q5dTka8iayJ26hDJfAiy4fGo/GVZ1pKadqxO8vzd+yL7lPV5xRkYIOTYD7z3uYCzBaeHzn1ShOXeYQV/QD61r
Zweft2kl1ZmSrp4tNPDMw/mGxvraiVMHHO7DE512wZmHlyzQZs/Jy1mAaGxbbmTpaUSHpN28qGPRRkssjd8c3ZyZg8LtcKjmdT+TymX4xk/EmeSVoXzHF5
0mO5r5vmytXOY9wt4/XCrduF7/O2u1P3Nwixvui9tCAZ3fyCHx7oB6rCFPzMf4IO4sHePI/PyCSLKDFNSmPlwnxN7AI0/fNt1fHJdSohemcn8k3CVCo9bk
erYXJnmZ7WKpjXCusLj5vJhyJeK+Pf06lEqbz/aGPy5w+ykuEUpfpmSroSGU3DBS2PfKEdl9054DSAb51b6YC4LoHt9w1g7jeViAoPrT1lT2cjOfYgmKv1
QSh6Gdx+BodrBe0/8EKDADrud+tgtbczLcIN3eWqygIz0fcR5rya2sHU7XpQkcWKaJY2I8USROwkBKtnf9FBmCnjd3q9/XXB+AFXtXGRH+YZCcmLAfkhpJ
OBpLuEWqzR5vnsLWZnwwqrUv9veZF4lBs2drzIhmBBbfjsD63wQx2JqEsHfIx4bRskqMwGQawoj6JgVr/XUjdu84erNBEogpHj1RDvH6QU+diZiY7aeJwB
HW4E5IL8onjlgelZJ+DQlql5APPoEVw0Ydon7isktQsC3nIB/IeVd0pZfYhImlTyoElDDupE/rZ0MvUiGOv9gSEQCxtfxMgaaEldMfr2toZx8z63kzAXxr
Ez+xe4JSTEDgCpph+rqPUySSx/jcDCBFcwlr9V0nMpaE2NMN2o8rOjsePZvvVGZModTffdXlvdpp+pAYf9+64S4N9A6GMCnysfF4a/UUNhHd2cTN5Xdbon
KVRKUFleJlvRdjJlETGR9wyOjPOamFBQC5vW9HUk23YZTHOTJKUyLPA8HfYz0aUrFwbXkSxOiZOppSrheP+Iv1+RUPLOh+TXclbM2o7jgkUdCLokJ9U00E
XhWwD8hC6yc5k3Rlj4rEi1xbKt7NALxM1sLrwuQyWle6Q6TXcIC2IHbD25nivWK+skautjaLhglGofYEb98QmTI0KeK2e2ZxkPmVH2QPRLAsSWmssaJKXJ
8RUWyCakEXwvkc1yrmi14U7IpfyGAdbNxW6zHPwYEGMbzjKd+1VcQ/BhnXQnGXm2s9TfBfOilY+qgaSe+dWd1cotvIC/ChVc8S2skWL7qTv5h62msqwI8e
lK7L2dWJQKT+4Fra3vk74X9hqaKCevgvTl6jRt4+o6hWp83Q0/k5smBC6rTaxtPqfrlCJFiM+F7uhm408S34RS1zUc07EYuHd5JRXWu1npR398zqaIk88L
+ka2yDBi6pCtXBJrsspMW4mH3QuUE0tFRLTvk/J0srrVnJoeM7InZew2A86XQAFo3zFwOux1zCl6yomxF/GN8b+gFK9N5CdNjw9KnuVqclhQm/auLW0/s5
/QJ3lGttqu1Z5ltNufpjjOtf0NKq7J0bZroh9orz7KHOUd1yHHRlDw5Ke967zFimlKS1oMr7X/WtRfAa87dAnV//K0KA9YzcSUv6/Vw68bDvzk+Wgar0wl
wN9xY8hd9YXGpbiPG4ypWuxNcFZdcZfuru1j1Lnjaq3kGLxbVx9g9H6QfcbXXIVIUl6gDkp8yumu1vs9yzydPXd+rOoD3fl9DUq8G2+LcjzOn3ed6fy7ko
F/GymOsBK+dMYrPxlKdYIUk16z/H9c27wWl9hDhal6HyPhOmT8XWx6UE4XExDOciv5iQyIeQ51G1/6QIvWL8n30YS9ZqEGBTZS9ORTvIJ2eoWy6nEOeSUS
/1EXmJcsTTb9gfAdjMnJ7qKWUH1llOZyKtyKY/Hi3b88l1Pq+qCQztWaDGB7mFzUBboB0jyrl6BG0dcG1qFlSKoE4Ac6ZvVAVHPZSSVD9SmrWNALyeLACq
4ddcEeS2wBuoAMbCpkLYpUpeihE2IMaokN14p8jnwpulkFarTHRo3hmWCoZOhFLOAnFzXm2B679HfsuRPpyhO1tgpvD8oSm1I9oWqvKL5n0Bm6OzkyPfvz
msQkYhMqHo3To5XVroSCpmiTHcbKJMA4inmsWfEMOOEgwHiA5I+NlD6yCEpTUPd8nNOAQqealJsX7jVHG8X5wV7rH5hBhmjxWFu0dv3QlXXBxNQMGOvvai
GwJwHm7my/kk53AcgmIh8zANEpKcvFfVOnfVSAT4OKxA7OGXtPLZAaBzaSdT4sMiHftAp2IzVLaEOqY0/PAyu3l5vdPXmNePEA3kKGxExzpVSwS1BFUOCp
Mrx6e7M37BGg86w2oHD2wITwBPUI+j3vSGSRAkKBS1++CvAMMEFFZjBXLgORsrnWlq1VcBdyNQnaciUUg6wTBeMQTeTz1MT3YfrBhU9LoO1X0jwEspBkvv
5PHBzp5oM6XBwitj3q117w7/ylB5QJtCqJDA65tJVCGTvVTX/ws8Ii9ZCKoRUu0deWy+CIqCUwahMeSYf5t/iXCX/oxWFrZyCwZSSCdB7K5xDj7rtEEOCh
wQ3FffHKkf2uqCzFiiS+UkLjxPSpC1xspfMupqxsN+MC8Zjo1pG9/GDkNXDEq/tGZ6hkGHyOLDL6gwicILgBRRw7DO+PT0gGR0snZW6DfZ9MWwXbnZFQix
DgAwhfDAnSW9RhIDjkKR/bXE98DlTtDm5SulkCODHt4mODvI6x0+FPZxmneiDxLxXhzpRKzr45LD4hWPb0o9Mo8ThiD9DdnnUMebaN9PcEMFEZEOsWBf/V
UGES/02D0gqLtqCzPEb5MEYmivxUJWVEEew+QqNURoU9s3VEhPh1KCJqe1fT8iEtIoqi92WnG1vSnEu97m93oJCXPh/WE8Jk7amy+igr2zAE/i6Mgsmmt8
te/oFESlYeLgVCzW0CdFL0P/TAwy3hWAMVFNF8ZnVzIT7qtMIFZaka9WFPNMkbvIFfQPDaw2t9r48wvFmDDwjMB6FyW3XGF3WhUph//siQqJMF7hY6ntpZ
kikFUlF97rtsrvYaqSDw0GCV3RWliy6zsiB/GTJSDoGhAAZI3/UGVo4REYZ97SCjeJGjiVJaxXKwpWgOsGqHbNZP3mNPL926GsNbctwcD3fQBumG3SPQux
q6TmcLobG4qjWf24w1J9CirG+2CZnWgwQ+4Tx+HDZ8Rg6iYFIA/kwHGXdo6p3POYbIUeHKpRPAZEKQGXG6+HRhVQLDQLctLOB7HUZhXxshYJgSJG7HYy4u
e90oAhDPKIHbtAgV51+9U/IG8Hd8tJNuGZOa7zoiHw56xCLtJVC1A7kH252SiR++hror9nH8aEdceQe6d3hwDIFGKxFML87IPb1YIJlNSYtqa1FQFBiIPv
HnkIOsfqTgBeISKXfMR0qD2WQuLIUf6wHikULnWCaBIeTZ9DRjJAwqqn/Io9HYo86Vc8OWTJIrL7j1nWk4sPMQ3Iw1vGUSpUMCtq8cI2mqLacJQ0H0t3VI
/tQl9PaWkof5EtJBD/0yD0pCsy7gZJNzqVd+bcX3GeUdJOUi6LICy0hJ/5iJaRWPGO4tDhLf88JfiT1M7DuPpQlh6Jg1lO/C/Nr5Fm6oJjlb6L9oz59Xkb
ZJl84YtEojNpZHx0Jx9wKeH1CzR/amRKE/YUMc6flAcvsfKL8RJW5JvqqxREmKOKq7TaVycgJc+MKQ9R6xX8ocZ08maKWX+j7jHtaoUNpFKcGjSLEcPNpu
/WHKp9vIwQYcD5YAibKqzuFhTPDSuIsLoKxLAxwZ/uwTbDNwK4rY91+a2S4oIX2K72JO2mt0bfXB8bLDm0Pc7yGOp+bEeLF9BfrQPWZEt3cyLKq0vwHOMf
+2nXALMpfHk90h4wfTCgLPKS9YAZ/OOxfyhLX8CFcTqu1hGS1QLemm1/EOqU+6hixLiaP6CPdjFH3+2PLnGSRaIGZ9xpWGuLru1Q3Q0whWTFIoL1dsxUlu
iQSVUxDMBbxo5ZxCYSpTb1MCTbGNNxAxYIL/FMIO8hoPmuGF5VAaMWgqmFJVzSSwsR6Mflih10rlduq5uVMlETFmbMcQPPBJ0Mp5StkfXFM2uBcHMs2Fju
0VN7HUtu/M0XPcGdqTdBp6yhM79rh9uv1jjtJ35M910BRfBX+OA5duNDgZddZamudetvcNJaiqR6Zm2+AbA5NM/z3od2p9wDpO5NYa7kvYqron78lRNbFx
LIBJB7f0cE4Ne64/NfFYcdORJONhzgYuAsPKMdljjN1lPgb7J7M7DM/JN6Wr/PRz5m08ZTrOJVFo638k9q+UXaOUNom0yehSUe/V2OduTnnpt2LxmL3bOn
E5WJG775Sf74BOrEVBDAsIad9wZaOuHrNvzlyC9SYP4O10t0xrHv/GQ9MuO5K4SrwI1tx9kz4O8LPyza50AWhMjkPBNPdD3CIvjG9N+PI/xF1L7s2ELhMt
PQGb43CyjoIf0dpPcNB+sjL8B9XVAzPjYv7GBWRgGTQuTPlYAFSaIrRXJrjLPvVPwjwMWVojK9JP3eXQudINOpocQiP4N1ZISURdyRwx5QDqewJSYFfF7C
pyQMuSU76BjEP/9GMQPz/Ycit6CTVvuIQRfFgFoGPKjRd6KQYyjUAMQkdUqQSHQdr2+GRdUAPr192QeKsgNIeBO/djXuQimev18hRGDxZpCQzGzWpCVPlw
xcHFQ6wuVQhnoKmW6onRCbzjpQHu67tq3GRVoZn66MmTaxXxkRWR7c/wVTyFHxPjRfvjE49gOlnUbGZRmXwPsi8AhxpTe4RqxdKnMoYgAgJS0RvI2vFkD1
Ts1VCURxF6bV/drCEaA6DR06FxKHcHDtVogkR91XdVRry7IyUe/SEcK24LRXZLtejESH36s4kLaBfEOmdSIPF/RM6TEypjBHSNUK9fdaWGGZ4PASVoE7W7
c9vzTw+9Sadfm8VE3PWWDsOSfyooQYN8ySqZKuSgd7Nw5sNwNzWPdSluErCW9XNoGM7oSqGm1nwtomnnJr5S7jNwCac36BmBCTS+nIIBylGx5WS1XTAHgK
LF68rRzmV5TJpSTn2iTyEKQx1TPHzoDsvA7GyjyfTXiDHQoXLLXgqNCTb5SRO7j8yOrJGYTeHgkOo/3dE2w6NThm1qhVVm6sjDmKTrmhHvdHOMfkDzHT56
P+BMyisIC+9pT6wFtUBQ2vmbqFbUBqrplsRBj2rZBaUH2A//auVF0yn9BUOy8WxnMt1c5DvQUQTaPAyDYRKzsN7UZ9e+CQbEocVDH/UagE0WmQeNNmJFSU
mJgaSb8IkWCsXPU0GEt+PiGx39GB3U3fnQMiz15W98XxU4fz/8A+MImxR/sU9eTHjkkHfOlrAXU+uYsYMWk4hSzrdVSGt1az6Ee3ovFXVUbYY1sa7fVfL0
5VY9MBpceBTlngIhViyBoAIfJ1EIMuCVr8mBELUx2uBMA7VtraQGv++oPSY6rV1Y5J6djisuMhvkV5gJ+7+ma3R+qqRWAaIXt8X+BDfpQfWKXAlYIXc7YO
K5eWRhv/qn/wgPqCjcWSr1h6DchHFuyChWX6VIYLGyq82hg8WbmRQwOHhu6ZVpmWhY8y8FacmF0zz+Wkr7ZmXRFptJDsdW2O5MeyoUh9HVROW/IBpGQwR0
9flRPXCAGg2NGIF64cuoXLsFHZSH6TbFeRKXNDe4OE5zS1GlvbXW3iFSCUjsY1bsvXZV06XXPSVn1ZglXs7DcZGZApkOsHSXylqQNg7VKL/La2X+shGDuW
KgnZhRqYHs4O7Kx2Rd0Y5oYQ0NXrGrrXhsimdYVKZ+IglYGAsI3SYWq+OoXL/tJcE4RYfuiGPrI7wnPOMRYgl04rbWTPd1GGuYmWaLf+b73C04olY4FkNh
Jpw9S733vZFSrE4j+Uot97GrZG65NTY0grTac6aZKDxH0EavQ/XWW9ZRslehOvqQ0jI/TZXwIpAHKdWIWYYeZeOcXVlFJB3I4T0ZicJQi5p8Mt6HmXZoEa
pBooxmIztcxZruxQR309vlBVu8ZwrCdlXJdO56vVzZzMnFr5R/QWWQ1AZ1UQo/gVSmtsCOOaG/5efdfCEE8gzZaMsrPptvoVt/auBaUTGhvXDS/5Y57baX
ELDA68PvXn8KKabJahpdvBaBZN0ladY9i4T/m//p3LzaiPdbQCClIVB43DattgVCRKw384thLaz77rCfG4UURHxCa6tZplY1Ek8EkpBbEf5cnJ13dvf0UP
bHMg9NZn2+pLyAFbTKKUFATaUgPrp1bVduQQUEfIEBOs5ba+wjAMT7FRNvLQbxRo/CiE0RTcUv6b4lZsjaUUZK5a2Wb+OmfqQgAUJRFnfcDIV5Tni1ixj3
EScJ7d07MXsmx4YxYcKS4mBDrsBSLuKicUoom+gjC56wvOCckpWZUPeQKX9xqkcncVnH3FTxPAtPdctkFWcLC680tq3LcuLAoQf4dx34D2ccwJeekHtdAt
Gwdyc1cn/sHPgxyTTYfdH/yPpaqyR5fo3MdIC4i/EZ2PUMcRvdLf8kbqOsbRLNxBdOgJM4yWZ/TlCZZdVhjONzfCqChtDWdZm4zK4D+K9Xk1odcPNkohN9
UzpmPldvx20aRwvpeI5WXd9ICcTgOXMGmMdSd+OvxtuZa9QViffeC6LvWKXtDbFpMgeEw2GPbysamYCn4eIIYmeQL7f7BSQWeL2JzapuqSY8OjrefAPwnS
CjDufbTFeguBGaNvNTQNp2rel3zTl0Mrct/8WeemYN9cD2geEpBkOesHpBY4JP7nt/YKevMiF8BXcxH0kSKeyztL+h8kdXP7RYe0qJM/jlWNr54cbfKcqm
DtAwGBbT8efSdRyP9G6m4gUK4fX4bL05Y0/JbpCOfYHowhvGBN1pz4hfnbyTXafMRDJaLmfuXtCPuhyY6cwibfzLTtTT2vuZjDLVf2seAX5AnF910vUf6g
O5VB1FJjb1ugf/9Ghjq7wtEdB/agDL9OdbtL3820IpgKZwd3+ZHHZRc2DgM3Tk8dSAVbBgFagXw61phecxtqB9NgkOXynO6rZinJqIgn9LMJrxF/lh7sKg
z6Li3VExkLM+MKg8xzedgo10fhH7zg/IqkMF+a89Y2ayhIgoc26ApYR3CTYhQxFazWVuL9ABYuhaQGWxJ59cxNNeOhfS8YWDG2N1616IhgAjuHTClT9MvD
xhpFOmpo3H16PA7vhsp93QG28scwluMhyGsIFPtn/E+AYEh3RK8D2Jw4Xg77TiCnaF3bpa6wfWfhiHwkeXNNuFZaHQBiaUfC1HYv37hkUOij8mh6wum4aF
0icimQW36rCbbPDu+OivvagGfZkhNteVYixpbBQ9ix9g3H3ui4hOokZCkMIguHei94fJeq+1KuxqatjR0yMMYRZlji2M2jUteBtouFe4bbKkjbxz+8SgzK
wMF4zjigLmJ3NvVW+4c3jk1VRkl3caxHc4DjtvLVuaqD60sO3vjwfVWKcflH18WpLj1oRS1fibPP0s2Xj2PeHjx9a8Z50gzj5E88Y6sYch18Csj/4t18uj
tahsrXNkEbR060/41DKRphkHVaViRKd3daHEGkOzLrf9vcv6h2g2kTD0t6Ci0Li9sdlkcF2GNcZ5BSudgSklyaR7GIZnI+Cq5kpLtOqqNgp/DhDSkszYjK
grmoPV5pLkyHSyO3IQ7uFE1flAdSxG1U0VysiWqlJbqqRCRWYR2p2+lMu/SQdK7SJ66qnlPim1G9gbf/+TGKlUZX6J5/jJy3XaPlbUbC9x3N1/cZP+ld5y
X+8ZWR49+1slhc+XA/B0E2sDrPlrkvve4kLn12iUBltGODVkhLmBOHkZlzl+ReuGWQzlCg9mDulupstEenuLAsmKPFKPsYhF856wDmXbtmsXxfc/B59jmo
uE4uJD0b2CJrLmuxy94o4TL6X8CTm6MlOOq1cC32RTsnLMLD55O1h8V42lnNECmzv56rY8t+rnVgaGz2QAM91qhUnclTlO4vCspDk3ungZXCG1ySCraPjH
njhmsOAUwJlgoeZnqdJzNeUhoARiyTnx/qHVv/elA5outny6QP0mziRcX0Syn7zkUDDxXl8rYXZn9QVSjiKINwoJSfoEodGSLd2DMLGo3oNJHd7ElMPiet
tvoThld2p4idGkk8Yogls7XzpgYXlyDMomH6SuV02wTPGVUov92atB/A9tmgD3o0dHVCG7zfb36DFo7AeV3R7fVKZlqQo9rMoTRF9c1kJeUpDRnGvG0GRY
0s5rpJaymTxoSXkRprapMLMAgbn/r44rA1pS1KP7CCxTJmTw4peaUyy3QGXtceQdpkLL7hhlJwcq4/aptyGo80/ekjc6mBpzb50WvPW5cu2vdp8BWFkrYs
FnMeD8qGwaRLsCkX9MwQZqP+LGfprgIhPrPGqSkAJmJ+YOkxtBuqY3okmTK+ZteSvOqbI/ZinSYvDwo86qiItXls+Voj8yhuqnpixG+FxvFqOBNquHjoUI
Hst3hMWjq2A03aZ5+PO9Dkrq5i/CtIYmE8I6D8q/eX5X5ykmB9DgWrO9tpEGT391LBZXrQU4eAc4bzWrlIwrckbGLWhMiqX/pQrmHRL1ADFaSxLV9rqvdN
5aVzz1bLDzrsEGQYlxAxjEAJ0rxXcxDdD6EeGVOEr0h3h4mLGatE7aor3Ac0KkLx+xwHaRsArEDw8UhX6fx2ZsFThtCc1MwHAwmJsPCnFuSN7Si91nosSc
U0mISNvi6UvAsXfUcuYDzJjlKyrsdp2V5SZKUNbOEZskxrDlk2nO/DXW+soaVKsRKqeBh6KystycMShDJ9U6kxps5wTzBqfBmbqIEzs61+ojIj5ZT4ltft
IgcRzb/7DY8u2BtNvjFrdrB3VgwTktOmnwrdRwiFIspttWcjfS3jSCLHIiztljxPpIARSzXKi6tp5ldfVocn+WmOGtqqKpZ6vxYOvsWutxLIBvPAQE7VGO
Ht3g1Nf5Bq2z/HUtuC9pAqhfoHHXe4puHqd6mob6PoAYvKuNfNsG84E/UnHqiuQ7vbNP3BmMa7GPuWL09+CoZ7z4GHjucfkdxTYiZkYwfBugdY7SLYDsXa
PwrujZsXORwG3b+cw8upFgCce0pMUALmdu4E3lXGCHfWe+2ru77ceoidDGNnE82vFj4K/ZOwDR4/Y9vKPyb4c31jcLw77vMYGKmsx38ALlkxvRwB5ns40h
jOQ2cviKmjHlw8w8BXIIvnDc+kYpEui7hoxvoaZq+Pe0jvpCRQvr3t56gqCDEUn87vuWoK7F16+wzR9pvwBjVW0kINOm1JTv5Tj/ANciy7b1m2wBvdSrdN
rBWDTcGwCQd1wK0sit+wDUwL7anNed6ge2Mi0wONwWZrTyqkDH4swTAA2Wm/UQYNTimwZ8+1M7+rzSIocdwlDAkQhARkiXA8Gws4VzMcmbGuyGsEw0Aqoy
FYfmXJ5mKw4N3+5d0wxxNHZExRO5vcb28pzJDE8xYPsU+tRJXDSvAexd2kQBPMjCxGeKmxkumoljgb4SQdsSxnwsz7ZllDPfY1wxwTEjVfDKlA9oixx5T6
ogJoEzn2+/ox83jAUdBwOlHOQ/yAN1ps9Q/eM/oPfyDhvnaHwkBhZ7pmyFwmdZ6kpG7APNVyJIJg/hBy+13q+zyYu00yvaDibID9pynmvPRKluiXY1k0yz
SlGNMrtC4GKQ6y22DPelSStL32aHzBX6xEAhVmEVI5kzCEsY2gDZZPYC47zLCTtgHzcJ+Th7FzQjoBWUyaFbVfK6zT+N4PuueU6kSxYzWb2GuKStm2UFAz
zl0yIX5ENX+adOIzmeeMKmTK7R2HGjzptFDcZ794ddrJiz3QWVfTkozg26YQz7PF8NPaAiioqI5z+IP8IgF3PPvKlH0D8mHDr3CfA0ArH0UaAOZJkN8TG2
yp0XU7DJDb5TXKUQr0eJARC5smqZKmvn0olFQRQHK7S281g0urTjb8nR5vRO+a0wetF0BOIe0uKgr0zC/uJDUUjdi3Nw05cjU0XZYIMcgN206vri1Cls5E
bLgm1EMEOmS62zlp3z81cnaozEkKJYb4rw1f5IkVjgC7DIyhK1mCGwD3M4YzQE7q1p0m9cPwx4ZaoRg1qmFg41a8anUI4o1vZ8WZoA48uc40O1yIITEOMu
q+XO+N10qn32OVgNVC42519jKj/KNjokjfFI2IlI7YOBDwGrKr/2VQHTP5NilDdLzT2W0KhU8yxHvdr8G2a7QN7RANUvoBsh2fJ4wn7gUBVWfBV2p9ospE
V8SoxU4D2sX8R0Sbu4LqruQ2xPgCyIbojQkc7f2ym8ZYfDJHNOQK923PIk6Y0Y/jTjlW24hi5IY1dq926dY27dEfmjG2xJGn2/3FH6wTancwjnRfm3MjXk
ixkKzI+4oq3SVWCQ6D/qkLW8/3Uu9iReCl+p0VDQ3bA/yzmJO/xO0h03dx8ItankMqRV9h3oc6wyHHLFDeMRY3zdXPnHq4joUlgi358abdMLJOQwRkS3/P
3Qs1OnRA3gj+4Gje7ICBlrd2Iza4JxC9pW0joHLWhW4KMXLYvPRVj7JL74PN7GSWVsTJfiiS4RZsCRm9wNFdC0I4SRsv1i7pjtsUUV4dAAUf8Kcp0wRqT4
nWt20618qJFDJM4uMM+QG2NS6JBvp423dK9mXgk/htS35Bu0tNK49xBeulk5HN/oFwar9v27Ip5OrwNA0ughsWVty5Tt47FOd56H7Ihp5Vh6DQdbrKvqPa
g5c2vAIUAWVfjP4V5j/BlrihXIvHOJO50pjveM5N7bRIBg59CKJ53aZoJSydq5+mSQHgdJ2+JjEZ6B2FRi8HugVFep46L4+G+ER5H3XDzp6NwkMrs3Zjtr
Ymu6QnnoM12pHr59wt6WQFKzS83ApxnjB6ZbY2KxkRYoTZu46aZZGEBEXl7hbdG6gcQS0M5LWlbYiR6mAmMTiYaLtXMB76yWvw0X6yoQruyu60OehuySAw
kUj2n6+ueUb2ODCcqBu07AtRgoBlWFQvnV37KwPGXP5D/uRP9K7YYg/MW+66b/iXN7bKbZatFxuhKvJQ7hqK2H54UyhEV9d7owAFg3Lf1mEwSZ7t41wU73
ytDI7Gd7zJzH7dfALTKzTs71TLOU12czP4JeF7846Oi2OsAgjFu98CxZVNZuzu7vF0j8EKFl7lmjlpnSyM8Hc8JFdIb9KIWy/8NJsE5nSaLaexOE8VQGY6
pUpzljGrl8fwr1ex9msQ/UBy8gFvdTy12JOjfaW8pu5NipEdXUVmfD8y+n7yYhWgCt9kv80NM/7RZ1mh8fae9FDlWND5gdB3ODv9RO7N/0bgfo2guf9eNv
/nZXTavMBSn9iaK0jACJiyv6aM9rBYcNbU0t2VUok9uYsPYUmI3cRuhW9wfBc/3blplTIx39895q/8XpXrn3c0+G6maLnQXRIikEt+MkWBuBnadHqs5F+P
NR1Ij4exSYiuX+Si/J1UZe2VbWf9+bUqumd6WspldI5+eNkVDt7KlOAWzS+hlHILJPAo/CVnZ+iiXVRMcoX1oHcV+kxj2FLPWRGksrA+o5TLCoBOIiCaB5
+rRXosHMr5xg90j+w8zBVWPXqmicFk/BMOK4G3kWWtAeg/Eg7iJt/ozNxKwR/I/g/SmzKIc3bp+/VRryLAjq4z2yIM/aHY/yiDpRoZVNC/xZFO+DdVKkpd
MK/7h0INbDNTI5oZD/+XkAelOlpkq1MXA=
`;

// lib/tune/samplers/qmc/sobol-sequence.ts
var bits3 = 30;
var scale = 2 ** -bits3;
function sobolSequence(dimensions, seed) {
  if (dimensions > sobolDimensions)
    throw new RangeError(
      `QMCSampler: Sobol's sequence is held for up to ${sobolDimensions} parameters; got ${dimensions}; use qmcType "halton" or another sampler`
    );
  const directions = directionsOf2(dimensions);
  const shift = seed === void 0 ? new Uint32Array(dimensions) : scramble(directions, dimensions, seed);
  return (index) => {
    if (index >= 2 ** bits3)
      throw new RangeError(
        `QMCSampler: Sobol's sequence has 2^${bits3} points; index ${index} is beyond; use another seed`
      );
    const gray = index ^ index >>> 1;
    return Float64Array.from(shift, (start, d2) => {
      let point = start;
      for (let b = 0; b < bits3; b++) if (gray >>> b & 1) point ^= directions[d2 * bits3 + b];
      return (point >>> 0) * scale;
    });
  };
}
function directionsOf2(dimensions) {
  const v = new Uint32Array(dimensions * bits3);
  sobolNumbers(dimensions).forEach(({ polynomial, initial }, d2) => {
    const at = d2 * bits3;
    const degree = initial.length;
    v.set(initial, at);
    for (let b = degree; b < bits3; b++) {
      let next = degree === 0 ? 1 : v[at + b - degree];
      for (let k = 1; k <= degree; k++) if (polynomial >>> degree - k & 1) next ^= v[at + b - k] << k;
      v[at + b] = next;
    }
    for (let b = 0; b < bits3; b++) v[at + b] <<= bits3 - 1 - b;
  });
  return v;
}
function scramble(directions, dimensions, seed) {
  const random = new Pcg64(seed);
  const shift = new Uint32Array(dimensions);
  for (let d2 = 0; d2 < dimensions; d2++) for (let b = 0; b < bits3; b++) shift[d2] |= random.bit() << b;
  const rows = new Uint32Array(bits3);
  for (let d2 = 0; d2 < dimensions; d2++) {
    for (let r = 0; r < bits3; r++) {
      let row = 0;
      for (let c = 0; c < bits3; c++) {
        const bit = random.bit();
        if (c < r) row |= bit << bits3 - 1 - c;
      }
      rows[r] = row | 1 << bits3 - 1 - r;
    }
    for (let b = 0; b < bits3; b++) {
      const before = directions[d2 * bits3 + b];
      let after = 0;
      for (let r = 0; r < bits3; r++) after |= parity(rows[r] & before) << bits3 - 1 - r;
      directions[d2 * bits3 + b] = after;
    }
  }
  return shift;
}
function parity(word) {
  let folded2 = word ^ word >>> 16;
  folded2 ^= folded2 >>> 8;
  folded2 ^= folded2 >>> 4;
  folded2 ^= folded2 >>> 2;
  return (folded2 ^ folded2 >>> 1) & 1;
}

// lib/tune/samplers/gp/log-improvement.ts
var rootHalf = Math.SQRT1_2;
var logRootTwoPi = 0.5 * Math.log(2 * Math.PI);
var rootHalfPi = Math.sqrt(Math.PI / 2);
var far = -25;
function logImprovement(z, out) {
  if (z > -1) {
    const above = 0.5 * erfc(-rootHalf * z);
    const h = Math.exp(-0.5 * z * z - logRootTwoPi) + z * above;
    out.value = Math.log(h);
    out.slope = above / h;
    return;
  }
  const ratio = millsRatio(-z);
  let rest;
  if (z > far) rest = 1 + z * ratio;
  else {
    const w = 1 / (z * z);
    rest = w * (1 - w * (3 - w * (15 - w * (105 - w * (945 - w * 10395)))));
  }
  out.value = -0.5 * z * z - logRootTwoPi + Math.log(rest);
  out.slope = ratio / rest;
}
function logNormalCdf(z, out) {
  const density = -0.5 * z * z - logRootTwoPi;
  if (z > -1) {
    const below2 = 0.5 * erfc(-rootHalf * z);
    out.value = Math.log(below2);
    out.slope = Math.exp(density) / below2;
    return;
  }
  const ratio = millsRatio(-z);
  out.value = density + Math.log(ratio);
  out.slope = 1 / ratio;
}
function millsRatio(x) {
  if (x < -far) return rootHalfPi * erfc(rootHalf * x) * Math.exp(0.5 * x * x);
  const w = 1 / (x * x);
  return (1 - w * (1 - w * (3 - w * (15 - w * (105 - w * (945 - w * 10395)))))) / x;
}

// lib/tune/samplers/gp/acquisition.ts
var stabilizingNoise = 1e-12;
var LogExpectedImprovement = class {
  lengthScales;
  #process;
  #best;
  #out = { value: 0, slope: 0 };
  /** @param best the greatest value so far. */
  constructor(process2, best) {
    this.#process = process2;
    this.#best = best;
    this.lengthScales = process2.lengthScales;
  }
  value(x, at = 0) {
    const { mean, variance } = this.#process.posterior(x, at);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    logImprovement((mean - this.#best) / deviation, this.#out);
    return this.#out.value + Math.log(deviation);
  }
  withGradient(x, gradient) {
    const { mean, variance, meanSlope, varianceSlope } = this.#process.posteriorWithSlopes(x);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    const z = (mean - this.#best) / deviation;
    logImprovement(z, this.#out);
    const byMean = this.#out.slope / deviation;
    const byVariance = 0.5 * (1 - this.#out.slope * z) / (deviation * deviation);
    for (let j = 0; j < gradient.length; j++)
      gradient[j] += byMean * meanSlope[j] + byVariance * varianceSlope[j];
    return this.#out.value + Math.log(deviation);
  }
};
var LogProbability = class {
  lengthScales;
  #process;
  #threshold;
  #out = { value: 0, slope: 0 };
  constructor(process2, threshold) {
    this.#process = process2;
    this.#threshold = threshold;
    this.lengthScales = process2.lengthScales;
  }
  value(x, at = 0) {
    const { mean, variance } = this.#process.posterior(x, at);
    logNormalCdf((mean - this.#threshold) / Math.sqrt(variance + stabilizingNoise), this.#out);
    return this.#out.value;
  }
  withGradient(x, gradient) {
    const { mean, variance, meanSlope, varianceSlope } = this.#process.posteriorWithSlopes(x);
    const deviation = Math.sqrt(variance + stabilizingNoise);
    const z = (mean - this.#threshold) / deviation;
    logNormalCdf(z, this.#out);
    const byMean = this.#out.slope / deviation;
    const byVariance = -0.5 * this.#out.slope * z / (deviation * deviation);
    for (let j = 0; j < gradient.length; j++)
      gradient[j] += byMean * meanSlope[j] + byVariance * varianceSlope[j];
    return this.#out.value;
  }
};
var SumOfAcquisitions = class {
  lengthScales;
  #parts;
  constructor(parts) {
    this.#parts = parts;
    this.lengthScales = parts[0].lengthScales;
  }
  value(x, at = 0) {
    let total = 0;
    for (const part of this.#parts) total += part.value(x, at);
    return total;
  }
  withGradient(x, gradient) {
    let total = 0;
    for (const part of this.#parts) total += part.withGradient(x, gradient);
    return total;
  }
};

// lib/tune/numeric/lbfgsb.ts
var armijo = 1e-4;
var wolfe = 0.9;
var maxTries = 20;
function minimizeInBox(f, start, options = {}) {
  const { gradientTolerance: gradientTolerance3 = 1e-5, valueTolerance = 22e-10, maxSteps: maxSteps3 = 15e3, memory = 10 } = options;
  const d2 = start.length;
  const low2 = options.low ?? new Float64Array(d2).fill(-Infinity);
  const high = options.high ?? new Float64Array(d2).fill(Infinity);
  let x = Float64Array.from(start, (value2, i) => Math.min(Math.max(value2, low2[i]), high[i]));
  let gradient = new Float64Array(d2);
  let value = f(x, gradient);
  const pairs = [];
  const free = new Uint8Array(d2);
  let steps = 0;
  for (; ; ) {
    let largest = 0;
    for (let i = 0; i < d2; i++) {
      const moved = Math.min(Math.max(x[i] - gradient[i], low2[i]), high[i]) - x[i];
      largest = Math.max(largest, Math.abs(moved));
      free[i] = moved === 0 ? 0 : 1;
    }
    if (largest <= gradientTolerance3) return { x, value, steps, converged: true };
    if (steps >= maxSteps3) return { x, value, steps, converged: false };
    let direction = quasiNewton(gradient, pairs, free);
    let next = search(f, x, value, gradient, direction, low2, high, pairs.length === 0);
    if (next === null && pairs.length > 0) {
      pairs.length = 0;
      direction = quasiNewton(gradient, pairs, free);
      next = search(f, x, value, gradient, direction, low2, high, true);
    }
    if (next === null) return { x, value, steps, converged: false };
    steps++;
    const step = new Float64Array(d2);
    const change = new Float64Array(d2);
    let curvature = 0;
    let size2 = 0;
    for (let i = 0; i < d2; i++) {
      step[i] = next.x[i] - x[i];
      change[i] = next.gradient[i] - gradient[i];
      curvature += step[i] * change[i];
      size2 += change[i] * change[i];
    }
    if (curvature > 22e-17 * size2) {
      pairs.push({ step, change });
      if (pairs.length > memory) pairs.shift();
    }
    const fall = value - next.value;
    const scale2 = Math.max(Math.abs(value), Math.abs(next.value), 1);
    ({ x, value, gradient } = next);
    if (fall <= valueTolerance * scale2) return { x, value, steps, converged: true };
  }
}
function quasiNewton(gradient, pairs, free) {
  const d2 = gradient.length;
  const direction = new Float64Array(d2);
  for (let i = 0; i < d2; i++) direction[i] = free[i] ? -gradient[i] : 0;
  const shares = new Float64Array(pairs.length);
  const weights = new Float64Array(pairs.length);
  let scale2 = 1;
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { step, change } = pairs[k];
    let curvature = 0;
    let size2 = 0;
    let along = 0;
    for (let i = 0; i < d2; i++) {
      if (!free[i]) continue;
      curvature += step[i] * change[i];
      size2 += change[i] * change[i];
      along += step[i] * direction[i];
    }
    if (curvature <= 1e-12 * size2) continue;
    if (scale2 === 1) scale2 = curvature / size2;
    weights[k] = 1 / curvature;
    shares[k] = along / curvature;
    for (let i = 0; i < d2; i++) if (free[i]) direction[i] -= shares[k] * change[i];
  }
  for (let i = 0; i < d2; i++) direction[i] *= scale2;
  for (let k = 0; k < pairs.length; k++) {
    if (weights[k] === 0) continue;
    const { step, change } = pairs[k];
    let along = 0;
    for (let i = 0; i < d2; i++) if (free[i]) along += change[i] * direction[i];
    const share = shares[k] - weights[k] * along;
    for (let i = 0; i < d2; i++) if (free[i]) direction[i] += share * step[i];
  }
  return direction;
}
function search(f, x, value, gradient, direction, low2, high, first) {
  const d2 = x.length;
  let slope = 0;
  let length = 0;
  for (let i = 0; i < d2; i++) {
    slope += gradient[i] * direction[i];
    length += direction[i] * direction[i];
  }
  if (!(slope < 0)) return null;
  let t = first ? Math.min(1, 1 / Math.sqrt(length)) : 1;
  let below2 = 0;
  let above = Infinity;
  let best = null;
  for (let tries2 = 0; tries2 < maxTries; tries2++) {
    const point = new Float64Array(d2);
    const slopes = new Float64Array(d2);
    let fall = 0;
    let clipped = false;
    for (let i = 0; i < d2; i++) {
      const moved = x[i] + t * direction[i];
      point[i] = Math.min(Math.max(moved, low2[i]), high[i]);
      if (point[i] !== moved) clipped = true;
      fall += gradient[i] * (point[i] - x[i]);
    }
    const found = f(point, slopes);
    if (!(found <= value + armijo * fall) || !(fall < 0)) {
      above = t;
      const parabola = -slope * t * t / (2 * (found - value - slope * t));
      const inside = Number.isFinite(parabola) && parabola > 0 ? parabola : 0.5 * t;
      t = below2 === 0 ? Math.min(Math.max(inside, 0.1 * t), 0.5 * t) : 0.5 * (below2 + above);
      continue;
    }
    if (best === null || found < best.value) best = { x: point, value: found, gradient: slopes };
    let nextSlope = 0;
    for (let i = 0; i < d2; i++) nextSlope += slopes[i] * direction[i];
    if (clipped || nextSlope >= wolfe * slope) return best;
    below2 = t;
    t = above === Infinity ? 2 * t : 0.5 * (below2 + above);
  }
  return best;
}

// lib/tune/numeric/cholesky.ts
function factorInPlace(a, n2, stride = n2, from = 0) {
  for (let i = from; i < n2; i++) {
    const row = i * stride;
    for (let j = 0; j < i; j++) {
      const other = j * stride;
      a[row + j] = (a[row + j] - dot2(a, row, a, other, j)) / a[other + j];
    }
    const rest = a[row + i] - dot2(a, row, a, row, i);
    if (!(rest > 0)) return false;
    a[row + i] = Math.sqrt(rest);
  }
  return true;
}
function forwardSolve(lower, b, n2, stride = n2) {
  for (let i = 0; i < n2; i++) {
    const row = i * stride;
    b[i] = (b[i] - dot2(lower, row, b, 0, i)) / lower[row + i];
  }
}
function backwardSolve(lower, v, n2, stride = n2) {
  for (let i = n2 - 1; i >= 0; i--) {
    const row = i * stride;
    const x = v[i] /= lower[row + i];
    for (let j = 0; j < i; j++) v[j] -= x * lower[row + j];
  }
}
function invertFromFactor(lower, n2, inverse, work = new Float64Array(n2 * n2)) {
  for (let j = 0; j < n2; j++) {
    const column2 = j * n2;
    work[column2 + j] = 1 / lower[j * n2 + j];
    for (let i = j + 1; i < n2; i++) {
      let rest = 0;
      const row = i * n2;
      for (let k = j; k < i; k++) rest -= lower[row + k] * work[column2 + k];
      work[column2 + i] = rest / lower[row + i];
    }
  }
  for (let i = 0; i < n2; i++)
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = i; k < n2; k++) total += work[i * n2 + k] * work[j * n2 + k];
      inverse[i * n2 + j] = total;
    }
}
function dot2(a, at, b, bt, n2) {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < n2; k += 4) {
    s0 += a[at + k] * b[bt + k];
    s1 += a[at + k + 1] * b[bt + k + 1];
    s2 += a[at + k + 2] * b[bt + k + 2];
    s3 += a[at + k + 3] * b[bt + k + 3];
  }
  for (; k < n2; k++) s0 += a[at + k] * b[bt + k];
  return s0 + s1 + (s2 + s3);
}

// lib/tune/samplers/gp/kernel.ts
function scaledDistance(a, at, b, bt, categorical, lambda) {
  let total = 0;
  for (let j = 0; j < lambda.length; j++) {
    const difference = a[at + j] - b[bt + j];
    total += lambda[j] * (categorical[j] ? difference === 0 ? 0 : 1 : difference * difference);
  }
  return 5 * total;
}
function matern52(distance) {
  const r = Math.sqrt(distance);
  return (1 + r + distance / 3) * Math.exp(-r);
}
function matern52Slope(distance) {
  const r = Math.sqrt(distance);
  return -5 / 6 * (1 + r) * Math.exp(-r);
}

// lib/tune/samplers/gp/gaussian-process.ts
var GaussianProcess = class {
  parameters;
  dimensions;
  categorical;
  /** Written by each `posterior`. */
  found;
  /** Kernels between the last point and the observations. */
  kernels;
  #points;
  /** The points by columns. */
  #columns;
  #distances;
  /** Slopes of the kernels by half the squared, scaled difference. */
  #slopes;
  #n;
  #factor;
  #weights;
  #solved;
  /** @throws RangeError when the covariance is not positive definite. */
  constructor({ points: points3, values, categorical }, parameters) {
    const n2 = values.length;
    const d2 = categorical.length;
    this.parameters = parameters;
    this.dimensions = d2;
    this.categorical = categorical;
    this.#points = points3;
    this.#n = n2;
    this.#factor = new Float64Array(n2 * n2);
    this.kernels = new Float64Array(n2);
    this.#distances = new Float64Array(n2);
    this.#slopes = new Float64Array(n2);
    this.#columns = new Float64Array(n2 * d2);
    for (let i = 0; i < n2; i++) for (let j = 0; j < d2; j++) this.#columns[j * n2 + i] = points3[i * d2 + j];
    this.#solved = new Float64Array(n2);
    this.found = {
      mean: 0,
      variance: 0,
      meanSlope: new Float64Array(d2),
      varianceSlope: new Float64Array(d2)
    };
    for (let i = 0; i < n2; i++) {
      for (let k = 0; k < i; k++) this.#factor[i * n2 + k] = this.kernel(points3, i * d2, points3, k * d2);
      this.#factor[i * n2 + i] = parameters.scale + parameters.noise;
    }
    if (!factorInPlace(this.#factor, n2))
      throw new RangeError("GaussianProcess: the covariance is not positive definite; raise the noise");
    this.#weights = Float64Array.from(values);
    forwardSolve(this.#factor, this.#weights, n2);
    backwardSolve(this.#factor, this.#weights, n2);
  }
  /** Lengths on which the process changes. */
  get lengthScales() {
    return this.parameters.inverseSquaredLengths.map((lambda) => 1 / Math.sqrt(lambda));
  }
  /** The prior covariance of two points. */
  kernel(a, at, b, bt) {
    const { inverseSquaredLengths, scale: scale2 } = this.parameters;
    return scale2 * matern52(scaledDistance(a, at, b, bt, this.categorical, inverseSquaredLengths));
  }
  /** Mean and variance at a point; the variance is not below 0. */
  posterior(x, at = 0) {
    const n2 = this.#n;
    const { found, kernels } = this;
    const { scale: scale2 } = this.parameters;
    this.#measure(x, at);
    let mean = 0;
    for (let i = 0; i < n2; i++) {
      const distance = this.#distances[i];
      const r = Math.sqrt(distance);
      const decay = scale2 * Math.exp(-r);
      const kernel = (1 + r + distance / 3) * decay;
      kernels[i] = kernel;
      this.#slopes[i] = -5 / 3 * (1 + r) * decay;
      mean += kernel * this.#weights[i];
    }
    const solved = this.#solved;
    solved.set(kernels);
    forwardSolve(this.#factor, solved, n2);
    let explained = 0;
    for (let i = 0; i < n2; i++) explained += solved[i] * solved[i];
    found.mean = mean;
    found.variance = Math.max(scale2 - explained, 0);
    return found;
  }
  /** The same with slopes by the point's coordinates; those of categories are 0. */
  posteriorWithSlopes(x) {
    const found = this.posterior(x);
    backwardSolve(this.#factor, this.#solved, this.#n);
    const { meanSlope, varianceSlope } = found;
    meanSlope.fill(0);
    varianceSlope.fill(0);
    this.addKernelSlopes(x, this.#weights, meanSlope);
    this.addKernelSlopes(x, this.#solved, varianceSlope);
    for (let j = 0; j < this.dimensions; j++) varianceSlope[j] *= -2;
    return found;
  }
  /** C⁻¹ k of a point. */
  explain(x, at = 0) {
    this.posterior(x, at);
    backwardSolve(this.#factor, this.#solved, this.#n);
    return this.#solved.slice();
  }
  /** Adds factor · Σ weights_i ∂k(x, x_i)/∂x, for the point last asked. */
  addKernelSlopes(x, weights, gradient, factor = 1) {
    const d2 = this.dimensions;
    const { inverseSquaredLengths: lambda } = this.parameters;
    for (let j = 0; j < d2; j++) {
      if (this.categorical[j]) continue;
      const coordinate = x[j];
      let total = 0;
      for (let i = 0, p = j; i < this.#n; i++, p += d2)
        total += weights[i] * this.#slopes[i] * (coordinate - this.#points[p]);
      gradient[j] += factor * lambda[j] * total;
    }
  }
  /** Adds weight · ∂k(x, z)/∂x. */
  addKernelSlope(x, z, zt, weight, gradient) {
    const { inverseSquaredLengths: lambda, scale: scale2 } = this.parameters;
    const distance = scaledDistance(x, 0, z, zt, this.categorical, lambda);
    const factor = 2 * weight * scale2 * matern52Slope(distance);
    for (let j = 0; j < this.dimensions; j++)
      if (!this.categorical[j]) gradient[j] += factor * lambda[j] * (x[j] - z[zt + j]);
  }
  /** Scaled distances of a point to the observations, column by column. */
  #measure(x, at) {
    const distances = this.#distances;
    const n2 = this.#n;
    const d2 = this.dimensions;
    distances.fill(0);
    for (let j = 0; j < d2; j++) {
      const lambda = 5 * this.parameters.inverseSquaredLengths[j];
      const coordinate = x[at + j];
      const column2 = this.#columns.subarray(j * n2, (j + 1) * n2);
      if (this.categorical[j]) {
        for (let i = 0; i < n2; i++) if (column2[i] !== coordinate) distances[i] += lambda;
      } else
        for (let i = 0; i < n2; i++) {
          const difference = coordinate - column2[i];
          distances[i] += lambda * difference * difference;
        }
    }
  }
};

// lib/tune/samplers/gp/marginal-likelihood.ts
function toRaw(parameters, minimumNoise2) {
  const d2 = parameters.inverseSquaredLengths.length;
  const raw = new Float64Array(d2 + 2);
  for (let j = 0; j < d2; j++) raw[j] = Math.log(parameters.inverseSquaredLengths[j]);
  raw[d2] = Math.log(parameters.scale);
  raw[d2 + 1] = Math.log(parameters.noise - 0.99 * minimumNoise2);
  return raw;
}
function fromRaw(raw, rule) {
  const d2 = raw.length - 2;
  return {
    inverseSquaredLengths: raw.slice(0, d2).map(Math.exp),
    scale: Math.exp(raw[d2]),
    noise: rule.minimumNoise + (rule.deterministic ? 0 : Math.exp(raw[d2 + 1]))
  };
}
function marginalLoss({ points: points3, values, categorical }, rule) {
  const n2 = values.length;
  const d2 = categorical.length;
  const factor = new Float64Array(n2 * n2);
  const inverse = new Float64Array(n2 * n2);
  const work = new Float64Array(n2 * n2);
  const slopes = new Float64Array(n2 * n2);
  const alpha = new Float64Array(n2);
  return (raw, gradient) => {
    const { inverseSquaredLengths: lambda, scale: scale2, noise } = fromRaw(raw, rule);
    for (let i = 0; i < n2; i++) {
      for (let k = 0; k < i; k++) {
        let distance = 0;
        for (let j = 0; j < d2; j++) {
          const difference = points3[i * d2 + j] - points3[k * d2 + j];
          distance += lambda[j] * (categorical[j] ? difference === 0 ? 0 : 1 : difference * difference);
        }
        distance *= 5;
        const r = Math.sqrt(distance);
        const decay = scale2 * Math.exp(-r);
        factor[i * n2 + k] = (1 + r + distance / 3) * decay;
        slopes[i * n2 + k] = -5 / 6 * (1 + r) * decay;
      }
      factor[i * n2 + i] = scale2 + noise;
    }
    if (!factorInPlace(factor, n2)) {
      gradient.fill(0);
      return Infinity;
    }
    alpha.set(values);
    forwardSolve(factor, alpha, n2);
    let loss = 0;
    for (let i = 0; i < n2; i++) loss += 0.5 * alpha[i] * alpha[i] + Math.log(factor[i * n2 + i]);
    backwardSolve(factor, alpha, n2);
    invertFromFactor(factor, n2, inverse, work);
    gradient.fill(0);
    let trace2 = 0;
    let quadratic = 0;
    for (let i = 0; i < n2; i++) {
      trace2 += inverse[i * n2 + i] - alpha[i] * alpha[i];
      quadratic += values[i] * alpha[i];
      for (let k = 0; k < i; k++) {
        const weight = (inverse[i * n2 + k] - alpha[i] * alpha[k]) * slopes[i * n2 + k];
        for (let j = 0; j < d2; j++) {
          const difference = points3[i * d2 + j] - points3[k * d2 + j];
          gradient[j] += weight * (categorical[j] ? difference === 0 ? 0 : 1 : difference * difference);
        }
      }
    }
    gradient[d2] = 0.5 * (n2 - quadratic - noise * trace2);
    const noiseSlope = rule.deterministic ? 0 : noise - rule.minimumNoise;
    gradient[d2 + 1] = 0.5 * trace2 * noiseSlope;
    for (let j = 0; j < d2; j++) {
      const value = lambda[j];
      gradient[j] = gradient[j] * value - 0.1 / value + 0.1 * value;
      loss += 0.1 / value + 0.1 * value;
    }
    loss -= Math.log(scale2) - scale2;
    gradient[d2] -= 1 - scale2;
    loss -= 0.1 * Math.log(noise) - 30 * noise;
    gradient[d2 + 1] -= (0.1 / noise - 30) * noiseSlope;
    return Number.isFinite(loss) ? loss : Infinity;
  };
}

// lib/tune/samplers/gp/fit-process.ts
var minimumNoise = 1e-6;
var gradientTolerance = 0.01;
var maxSteps = 200;
function fitProcess(observations, { deterministic, start }) {
  const d2 = observations.categorical.length;
  const plain2 = {
    inverseSquaredLengths: new Float64Array(d2).fill(1),
    scale: 1,
    noise: 1
  };
  const rule = { minimumNoise, deterministic };
  const loss = marginalLoss(observations, rule);
  const starts = start?.inverseSquaredLengths.length === d2 ? [start, plain2] : [plain2];
  for (const from of starts) {
    const found = minimizeInBox(loss, toRaw(from, minimumNoise), { gradientTolerance, maxSteps });
    if (!Number.isFinite(found.value)) continue;
    try {
      return new GaussianProcess(observations, fromRaw(found.x, rule));
    } catch {
      continue;
    }
  }
  warn("GPSampler: the kernel could not be fitted; its default parameters are used.");
  return new GaussianProcess(observations, plain2);
}

// lib/tune/samplers/gp/discrete-search.ts
var exhaustive = 16;
var golden = (3 - Math.sqrt(5)) / 2;
function searchDiscrete(acquisition, space, point, value, c) {
  const count3 = space.count(c);
  const start = point[c];
  const current = space.nearest(c, start);
  const at = (i) => {
    if (i === current) return value;
    point[c] = space.grid(c, i);
    return acquisition.value(point);
  };
  let best = current;
  let found = value;
  const consider = (i) => {
    const here = at(i);
    if (here > found) [best, found] = [i, here];
    return here;
  };
  if (space.categorical[c] || count3 <= exhaustive) for (let i = 0; i < count3; i++) consider(i);
  else {
    let [low2, high] = [-1, count3];
    while (high - low2 > 2) {
      const [left, right] = [best - low2, high - best];
      const inner = best;
      const probe = right >= left ? best + Math.max(1, Math.floor(golden * right)) : best - Math.max(1, Math.floor(golden * left));
      consider(probe);
      if (best === inner) [low2, high] = probe > inner ? [low2, probe] : [probe, high];
      else [low2, high] = probe > inner ? [inner, high] : [low2, inner];
    }
  }
  point[c] = found > value ? space.grid(c, best) : start;
  return found;
}

// lib/tune/samplers/gp/maximize-acquisition.ts
var preliminary = 2048;
var localSearches = 10;
var gradientTolerance2 = 0.01;
var maxSteps2 = 200;
var maxRounds = 100;
var allContinuous = -1;
function maximizeAcquisition(acquisition, space, random, known2) {
  const d2 = space.dimensions;
  const points3 = space.sample(preliminary, random);
  const values = new Float64Array(preliminary);
  let top = 0;
  for (let i = 0; i < preliminary; i++) {
    values[i] = acquisition.value(points3, i * d2);
    if (values[i] > values[top]) top = i;
  }
  const chosen = [top, ...roulette(values, top, localSearches - 1 - known2.length, random)];
  const starts = [...chosen.map((i) => points3.slice(i * d2, (i + 1) * d2)), ...known2];
  let best = starts[0];
  let bestValue = -Infinity;
  for (const start of starts) {
    const found = climb(acquisition, space, start.slice());
    if (found.value > bestValue) [best, bestValue] = [found.point, found.value];
  }
  return best;
}
function roulette(values, top, k, random) {
  const weights = values.map((value) => Math.exp(value - values[top]));
  weights[top] = 0;
  const chosen = [];
  while (chosen.length < k) {
    let total = 0;
    for (const weight of weights) total += weight;
    if (!(total > 0)) break;
    let rest = random.rng.next() * total;
    let at = -1;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] === 0) continue;
      at = i;
      rest -= weights[i];
      if (rest < 0) break;
    }
    chosen.push(at);
    weights[at] = 0;
  }
  return chosen;
}
function climb(acquisition, space, point) {
  let value = acquisition.value(point);
  let lastMoved = allContinuous;
  for (let round2 = 0; round2 < maxRounds; round2++) {
    const risen = climbContinuous(acquisition, space, point, value);
    if (risen > value) [value, lastMoved] = [risen, allContinuous];
    for (const c of space.discrete) {
      if (lastMoved === c) return { point, value };
      const found = searchDiscrete(acquisition, space, point, value, c);
      if (found > value) [value, lastMoved] = [found, c];
    }
    if (lastMoved === allContinuous) break;
  }
  return { point, value };
}
function climbContinuous(acquisition, space, point, value) {
  const { continuous } = space;
  if (continuous.length === 0) return value;
  const lengths = Float64Array.from(continuous, (c) => acquisition.lengthScales[c]);
  const moved = point.slice();
  const slopes = new Float64Array(point.length);
  const found = minimizeInBox(
    (x, gradient) => {
      for (let k = 0; k < x.length; k++) moved[continuous[k]] = x[k] * lengths[k];
      slopes.fill(0);
      const here = acquisition.withGradient(moved, slopes);
      for (let k = 0; k < x.length; k++) gradient[k] = -slopes[continuous[k]] * lengths[k];
      return -here;
    },
    Float64Array.from(continuous, (c, k) => point[c] / lengths[k]),
    {
      low: new Float64Array(continuous.length),
      high: lengths.map((length) => 1 / length),
      gradientTolerance: gradientTolerance2,
      maxSteps: maxSteps2
    }
  );
  if (!(-found.value > value)) return value;
  for (let k = 0; k < found.x.length; k++)
    point[continuous[k]] = Math.min(found.x[k] * lengths[k], 1);
  return -found.value;
}

// lib/tune/samplers/gp/box-decomposition.ts
function openBoxes(front, reference) {
  const m = reference.length;
  const rows = [];
  for (let i = 0; i < front.length; i += m) rows.push(front.subarray(i, i + m));
  const upper = localBounds(rows.toSorted(byRow), reference).map(({ at }) => at.map((value) => -value));
  const infinity = new Float64Array(m).fill(Infinity);
  const lower = localBounds(undominated(upper.toSorted(byRow)), infinity);
  const low2 = [];
  const high = [];
  for (const { at, points: points3 } of lower) {
    const starts = new Float64Array(m);
    const ends = new Float64Array(m);
    starts[0] = points3[0][0];
    ends[0] = Infinity;
    for (let k = 1; k < m; k++) {
      starts[k] = -Infinity;
      for (let p = 0; p < k; p++) starts[k] = Math.max(starts[k], points3[p][k]);
      ends[k] = at[k];
    }
    if (starts.some((start, k) => ends[k] <= start)) continue;
    for (let k = 0; k < m; k++) {
      low2.push(-ends[k]);
      high.push(-starts[k]);
    }
  }
  return { low: Float64Array.from(low2), high: Float64Array.from(high) };
}
function localBounds(sorted, reference) {
  const m = reference.length;
  let bounds = [
    {
      at: reference,
      points: Array.from({ length: m }, (_, k) => {
        const dummy = new Float64Array(m).fill(-Infinity);
        dummy[k] = reference[k];
        return dummy;
      })
    }
  ];
  for (const point of sorted) {
    const next = [];
    for (const bound of bounds) {
      if (!point.every((value, k) => value < bound.at[k])) {
        next.push(bound);
        continue;
      }
      for (let k = 0; k < m; k++) {
        let redundant = false;
        for (let p = 0; p < m; p++)
          if (k > 0 && p !== k && point[k] < bound.points[p][k]) redundant = true;
        if (redundant) continue;
        const at = bound.at.slice();
        at[k] = point[k];
        next.push({ at, points: bound.points.with(k, point) });
      }
    }
    bounds = next;
  }
  return bounds;
}
function undominated(sorted) {
  const kept = [];
  for (const row of sorted)
    if (!kept.some((other) => other.every((value, k) => value <= row[k]))) kept.push(row);
  return kept;
}
function byRow(a, b) {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k] < b[k] ? -1 : 1;
  return 0;
}

// lib/tune/samplers/gp/sampled-posterior.ts
var draws = 128;
var SampledPosterior = class {
  process;
  /** Draws at the running points, draw by draw. */
  fantasies;
  /** Draws at the last point. */
  drawn = new Float64Array(draws);
  #points;
  #running;
  #normals = new Float64Array(draws);
  /** Weights of the covariance with the running points in each draw. */
  #pull;
  #factor;
  /** C⁻¹ k of the running points. */
  #explained;
  #covariance;
  #solved;
  #deviation = 0;
  /** @param running points by rows. @param seed of the fixed normal numbers. */
  constructor(process2, running, seed) {
    const d2 = process2.dimensions;
    const count3 = running.length / d2;
    this.process = process2;
    this.#points = running;
    this.#running = count3;
    this.#covariance = new Float64Array(count3);
    this.#solved = new Float64Array(count3);
    const means = new Float64Array(count3);
    const explained = [];
    const factor = new Float64Array(count3 * count3);
    for (let r = 0; r < count3; r++) {
      explained.push(process2.explain(running, r * d2));
      means[r] = process2.found.mean;
      for (let q = 0; q <= r; q++)
        factor[r * count3 + q] = process2.kernel(running, r * d2, running, q * d2) - product(process2.kernels, explained[q]);
      factor[r * count3 + r] = Math.max(factor[r * count3 + r], 0);
    }
    this.#explained = explained;
    this.#factor = factorWithNoise(factor, count3);
    this.fantasies = new Float64Array(draws * count3);
    this.#pull = new Float64Array(draws * count3);
    const sequence = sobolSequence(count3 + 1, seed);
    const normals = new Float64Array(count3);
    for (let s = 0; s < draws; s++) {
      const uniform = sequence(s);
      for (let r = 0; r < count3; r++) normals[r] = toNormal(uniform[r]);
      this.#normals[s] = toNormal(uniform[count3]);
      for (let r = 0; r < count3; r++) {
        let fantasy = means[r];
        for (let q = 0; q <= r; q++) fantasy += this.#factor[r * count3 + q] * normals[q];
        this.fantasies[s * count3 + r] = fantasy;
      }
      backwardSolve(this.#factor, normals, count3);
      this.#pull.set(normals, s * count3);
    }
  }
  /** Draws at a point. */
  draw(x, at = 0) {
    return this.#drawFrom(this.process.posterior(x, at), x, at);
  }
  /** The same, after which `addSlopes` is for this point. */
  drawWithSlopes(x) {
    return this.#drawFrom(this.process.posteriorWithSlopes(x), x, 0);
  }
  /** Adds Σ weights_s ∂draw_s/∂x at the point of `drawWithSlopes`. */
  addSlopes(x, weights, gradient) {
    const count3 = this.#running;
    const { meanSlope, varianceSlope } = this.process.found;
    let byMean = 0;
    let byDeviation = 0;
    for (let s = 0; s < draws; s++) {
      byMean += weights[s];
      byDeviation += weights[s] * this.#normals[s];
    }
    const byVariance = 0.5 * byDeviation / this.#deviation;
    for (let j = 0; j < gradient.length; j++)
      gradient[j] += byMean * meanSlope[j] + byVariance * varianceSlope[j];
    const d2 = this.process.dimensions;
    for (let r = 0; r < count3; r++) {
      let weight = -2 * byVariance * this.#solved[r];
      for (let s = 0; s < draws; s++) weight += weights[s] * this.#pull[s * count3 + r];
      this.process.addKernelSlope(x, this.#points, r * d2, weight, gradient);
      this.process.addKernelSlopes(x, this.#explained[r], gradient, -weight);
    }
  }
  #drawFrom({ mean, variance }, x, at) {
    const count3 = this.#running;
    const d2 = this.process.dimensions;
    const covariance = this.#covariance;
    for (let r = 0; r < count3; r++)
      covariance[r] = this.process.kernel(x, at, this.#points, r * d2) - product(this.process.kernels, this.#explained[r]);
    const solved = this.#solved;
    solved.set(covariance);
    forwardSolve(this.#factor, solved, count3);
    backwardSolve(this.#factor, solved, count3);
    const rest = variance + stabilizingNoise - product(covariance, solved);
    const deviation = this.#deviation = Math.sqrt(Math.max(rest, stabilizingNoise));
    for (let s = 0; s < draws; s++) {
      let value = mean + deviation * this.#normals[s];
      for (let r = 0; r < count3; r++) value += covariance[r] * this.#pull[s * count3 + r];
      this.drawn[s] = value;
    }
    return this.drawn;
  }
};
function factorWithNoise(covariance, n2) {
  for (let noise = stabilizingNoise; ; noise *= 100) {
    const factor = covariance.slice();
    for (let i = 0; i < n2; i++) factor[i * n2 + i] += noise;
    if (factorInPlace(factor, n2)) return factor;
  }
}
function toNormal(uniform) {
  return normalQuantile(Math.min(Math.max(uniform, 2 ** -31), 1 - 2 ** -31));
}
function product(a, b) {
  let total = 0;
  for (let i = 0; i < b.length; i++) total += a[i] * b[i];
  return total;
}

// lib/tune/samplers/gp/open-front-boxes.ts
function openFrontBoxes(values, fantasies) {
  const n2 = values[0].length;
  const losses = Array.from({ length: n2 }, (_, i) => values.map((column2) => -column2[i]));
  const reference = Float64Array.from(values, (_, k) => {
    const worst = Math.max(...losses.map((row) => row[k]));
    const moved = Math.max(1.1 * worst, 0.9 * worst);
    return moved + Math.max(Math.abs(moved), 1e-300) * Number.EPSILON;
  });
  if (fantasies === null) return [boxesOf(losses, reference)];
  const running = fantasies[0].fantasies.length / draws;
  return Array.from({ length: draws }, (_, s) => {
    const drawn = Array.from(
      { length: running },
      (__, r) => fantasies.map((posterior) => -posterior.fantasies[s * running + r])
    );
    return boxesOf([...losses, ...drawn], reference);
  });
}
function boxesOf(losses, reference) {
  const m = reference.length;
  const below2 = Float64Array.from(losses.filter((row) => row.every((loss, k) => loss < reference[k])).flat());
  const distinct = distinctRows(below2, m).losses;
  const front = paretoFront(distinct, m);
  return openBoxes(
    distinct.filter((_, i) => front[Math.floor(i / m)] === 1),
    reference
  );
}

// lib/tune/samplers/gp/relative-params.ts
var key = "gp:relative_params";
var pieceLength = 2045;
function shareParams(study, trial, params) {
  const text2 = toPythonJson(params);
  for (let i = 0; i * pieceLength < text2.length; i++)
    study.storage.setTrialSystemAttr(
      trial.trialId,
      `${key}:${i}`,
      text2.slice(i * pieceLength, (i + 1) * pieceLength)
    );
}
function paramsOf(trial) {
  if (isFinished(trial.state)) return trial.params;
  let text2 = "";
  for (let i = 0; ; i++) {
    const piece = trial.systemAttrs[`${key}:${i}`];
    if (typeof piece !== "string") break;
    text2 += piece;
  }
  if (text2 === "") return trial.params;
  return { ...fromPythonJson(text2), ...trial.params };
}

// lib/tune/samplers/gp/sampled-acquisition.ts
var least2 = 1e-12;
var temperature = 0.01;
var SampledAcquisition = class {
  lengthScales;
  #posteriors;
  #utility;
  #floors;
  #values;
  #slopes;
  #utilities = new Float64Array(draws);
  /** By process, then by draw. */
  #weights;
  /** @param floors utilities of the running trials by draw. */
  constructor(posteriors, utility, lengthScales, floors = null) {
    this.#posteriors = posteriors;
    this.#utility = utility;
    this.#floors = floors;
    this.lengthScales = lengthScales;
    this.#values = new Float64Array(posteriors.length);
    this.#slopes = new Float64Array(posteriors.length);
    this.#weights = posteriors.map(() => new Float64Array(draws));
  }
  value(x, at = 0) {
    for (const posterior of this.#posteriors) posterior.draw(x, at);
    return this.#meanUtility();
  }
  withGradient(x, gradient) {
    for (const posterior of this.#posteriors) posterior.drawWithSlopes(x);
    const value = this.#meanUtility();
    for (let s = 0; s < draws; s++) {
      const share = Math.exp(this.#utilities[s] - value) / draws;
      for (const weights of this.#weights) weights[s] *= share;
    }
    this.#posteriors.forEach((posterior, k) => posterior.addSlopes(x, this.#weights[k], gradient));
    return value;
  }
  #meanUtility() {
    let largest = -Infinity;
    for (let s = 0; s < draws; s++) {
      for (let k = 0; k < this.#posteriors.length; k++) this.#values[k] = this.#posteriors[k].drawn[s];
      let utility = this.#utility(s, this.#values, this.#slopes);
      const floor = this.#floors === null ? -Infinity : this.#floors[s];
      if (utility <= floor) {
        utility = floor;
        this.#slopes.fill(0);
      }
      for (let k = 0; k < this.#weights.length; k++) this.#weights[k][s] = this.#slopes[k];
      this.#utilities[s] = utility;
      if (utility > largest) largest = utility;
    }
    let total = 0;
    for (let s = 0; s < draws; s++) total += Math.exp(this.#utilities[s] - largest);
    return largest + Math.log(total / draws);
  }
};
function improvementUtility(best, thresholds) {
  return (_, values, slopes) => {
    let utility = 0;
    slopes.fill(0);
    if (best !== null) {
      const improvement = values[0] - best;
      utility = Math.log(Math.max(improvement, least2));
      if (improvement > least2) slopes[0] = 1 / improvement;
    }
    thresholds.forEach((threshold, c) => {
      const margin = (values[c + 1] - threshold) / temperature;
      const decay = Math.exp(-Math.abs(margin));
      utility += Math.min(margin, 0) - Math.log1p(decay);
      slopes[c + 1] = (margin > 0 ? decay : 1) / (1 + decay) / temperature;
    });
    return utility;
  };
}
function hypervolumeUtility(boxes) {
  return (draw2, values, slopes) => {
    const { low: low2, high } = boxes.length === 1 ? boxes[0] : boxes[draw2];
    const m = values.length;
    let total = 0;
    slopes.fill(0);
    for (let b = 0; b < high.length; b += m) {
      let volume = 1;
      for (let k = 0; k < m; k++)
        volume *= Math.max(Math.min(high[b + k] + values[k], high[b + k] - low2[b + k]), least2);
      total += volume;
      for (let k = 0; k < m; k++) {
        const side = high[b + k] + values[k];
        if (side > least2 && side < high[b + k] - low2[b + k]) slopes[k] += volume / side;
      }
    }
    for (let k = 0; k < m; k++) slopes[k] /= total;
    return Math.log(total);
  };
}
function runningFloors(posteriors, utility) {
  const running = posteriors[0].fantasies.length / draws;
  const values = new Float64Array(posteriors.length);
  const slopes = new Float64Array(posteriors.length);
  return Float64Array.from({ length: draws }, (_, s) => {
    let best = -Infinity;
    for (let r = 0; r < running; r++) {
      posteriors.forEach((posterior, k) => values[k] = posterior.fantasies[s * running + r]);
      best = Math.max(best, utility(s, values, slopes));
    }
    return best;
  });
}

// lib/tune/samplers/gp/standardize.ts
function standardize(values, floor = 1e-10) {
  const n2 = values.length;
  const finite = clipInfinite(values);
  let mean = 0;
  for (const value of finite) mean += value / n2;
  let square = 0;
  for (const value of finite) square += (value - mean) ** 2 / n2;
  const deviation = Math.max(Math.sqrt(square), floor);
  return { values: finite.map((value) => (value - mean) / deviation), mean, deviation };
}
function clipInfinite(values) {
  const all = Float64Array.from(values);
  const finite = all.filter(Number.isFinite);
  if (finite.length === all.length) return all;
  warn("Gaussian process: infinite values are taken as the worst or best finite one.");
  let [low2, high] = [Infinity, -Infinity];
  for (const value of finite) [low2, high] = [Math.min(low2, value), Math.max(high, value)];
  if (finite.length === 0) return new Float64Array(all.length);
  return all.map((value) => Math.min(Math.max(value, low2), high));
}

// lib/tune/samplers/gp/trial-choice.ts
function chooseTrials(rank, limit2) {
  const n2 = rank.length;
  const all = Array.from({ length: n2 }, (_, i) => i);
  if (n2 <= limit2) return all;
  const best = all.toSorted((a, b) => rank[a] - rank[b] || b - a).slice(0, limit2 >> 1);
  const chosen = new Set(best);
  for (let i = n2 - 1; chosen.size < limit2; i--) chosen.add(i);
  return all.filter((i) => chosen.has(i));
}

// lib/tune/samplers/gp/unit-space.ts
var UnitSpace = class {
  dimensions;
  /** 1 for categorical columns. */
  categorical;
  /** Columns that take every value of [0, 1]. */
  continuous;
  /** Columns of steps, whole numbers or categories. */
  discrete;
  #columns;
  constructor(space) {
    this.#columns = Array.from(space, ([name, distribution]) => {
      if (distribution instanceof CategoricalDistribution) {
        const high2 = distribution.choices.length;
        return {
          name,
          start: 0,
          width: high2,
          log: false,
          low: 0,
          high: high2,
          step: 1,
          categories: distribution,
          whole: true
        };
      }
      const { low: low2, high, log } = distribution;
      const step = distribution.step ?? 0;
      const forward = (value) => log ? Math.log(value) : value;
      const start = forward(low2 - 0.5 * step);
      const width = forward(high + 0.5 * step) - start;
      const whole2 = distribution.name === "IntDistribution";
      return { name, start, width, log, low: low2, high, step, categories: null, whole: whole2 };
    });
    this.dimensions = this.#columns.length;
    this.categorical = Uint8Array.from(this.#columns, ({ categories }) => categories === null ? 0 : 1);
    const columns2 = this.#columns.map((_, c) => c);
    this.continuous = columns2.filter((c) => this.#columns[c].step === 0);
    this.discrete = columns2.filter((c) => this.#columns[c].step > 0);
  }
  /** Number of values of a discrete column. */
  count(c) {
    const { low: low2, high, step, categories } = this.#columns[c];
    return categories === null ? Math.floor((high - low2) / step + 0.5) + 1 : high;
  }
  /** The value of index i of a discrete column. */
  grid(c, i) {
    const column2 = this.#columns[c];
    return column2.categories === null ? scaled(column2, column2.low + i * column2.step) : i;
  }
  /** Index of the value of a discrete column nearest to a coordinate. */
  nearest(c, x) {
    const column2 = this.#columns[c];
    const last = this.count(c) - 1;
    if (column2.categories !== null) return Math.min(Math.max(Math.floor(x), 0), last);
    const index = Math.floor((unscaled(column2, x) - column2.low) / column2.step + 0.5);
    return Math.min(Math.max(index, 0), last);
  }
  /** Writes a point of the parameters, all of which must be there, to `points` at `at`. */
  write(params, points3, at) {
    this.#columns.forEach((column2, c) => {
      const value = params[column2.name];
      points3[at + c] = column2.categories === null ? scaled(column2, value) : column2.categories.toInternalRepr(value);
    });
  }
  /** The parameters of a point. */
  params(point) {
    const params = {};
    this.#columns.forEach((column2, c) => {
      const { name, low: low2, high, step, categories, whole: whole2 } = column2;
      if (categories !== null) {
        params[name] = categories.toExternalRepr(point[c]);
        return;
      }
      let value = unscaled(column2, point[c]);
      if (step > 0) value = low2 + Math.floor((value - low2) / step + 0.5) * step;
      if (whole2) value = roundHalfEven(value);
      params[name] = Math.min(Math.max(value, low2), high);
    });
    return params;
  }
  /** Points by rows from a scrambled Sobol sequence, at random where there are more columns than it has. */
  sample(n2, random) {
    const d2 = this.dimensions;
    const points3 = new Float64Array(n2 * d2);
    const seed = random.integer(2 ** 31 - 1);
    const sequence = d2 <= sobolDimensions ? sobolSequence(d2, seed) : () => random.rand(d2);
    for (let i = 0; i < n2; i++) {
      const drawn = sequence(i);
      for (let c = 0; c < d2; c++) {
        const { step, categories, high } = this.#columns[c];
        let x = drawn[c];
        if (categories !== null) x = Math.floor(x * high);
        else if (step > 0) x = this.grid(c, this.nearest(c, x));
        points3[i * d2 + c] = x;
      }
    }
    return points3;
  }
};
function scaled({ start, width, log }, value) {
  return width === 0 ? 0.5 : ((log ? Math.log(value) : value) - start) / width;
}
function unscaled({ start, width, log }, x) {
  const value = start + x * width;
  return log ? Math.exp(value) : value;
}

// lib/tune/samplers/gp/gp-sampler.ts
var trialLimit = 400;
var seeds = 2 ** 30;
var GPSampler = class {
  name = "GPSampler";
  #options;
  #independent;
  #random;
  #searchSpace = new IntersectionSearchSpace();
  /** Where the next fits start: parameters of the last, by objective and by constraint. */
  #last = [];
  #lastConstraints = [];
  /** @throws RangeError for a number of startup trials that is none. */
  constructor(options = {}) {
    const { seed, nStartupTrials = 10 } = options;
    if (!(Number.isSafeInteger(nStartupTrials) && nStartupTrials >= 0))
      throw new RangeError(
        `GPSampler: nStartupTrials must be a whole number from 0; got ${nStartupTrials}; 10 is the default`
      );
    this.#options = options;
    this.#independent = options.independentSampler ?? new RandomSampler(seed === void 0 ? {} : { seed });
    this.#random = new RandomState(seed);
  }
  inferRelativeSearchSpace(study) {
    const space = /* @__PURE__ */ new Map();
    for (const [name, distribution] of this.#searchSpace.calculate(study))
      if (!distribution.single()) space.set(name, distribution);
    return space;
  }
  sampleRelative(study, trial, space) {
    if (space.size === 0) return {};
    const trials = study.getTrials({ states: ["COMPLETE", "RUNNING"] });
    const complete = trials.filter((one2) => one2.state === "COMPLETE");
    if (complete.length < Math.max(this.#options.nStartupTrials ?? 10, 1)) return {};
    const running = trials.filter((one2) => one2.state === "RUNNING").map(paramsOf);
    const chosen = this.#choose(study, complete);
    const params = this.#suggest(
      study,
      chosen,
      running.filter((one2) => [...space.keys()].every((name) => Object.hasOwn(one2, name))),
      new UnitSpace(space)
    );
    shareParams(study, trial, params);
    return params;
  }
  sampleIndependent(study, trial, name, distribution) {
    if (this.#options.warnIndependentSampling !== false && study.getTrials({ states: ["COMPLETE"], useCache: true }).length >= (this.#options.nStartupTrials ?? 10))
      warn(
        `GPSampler: ${JSON.stringify(name)} is drawn by ${this.#independent.name}, because not all trials have it with the same range; set warnIndependentSampling to false to be spared this.`
      );
    return this.#independent.sampleIndependent(study, trial, name, distribution);
  }
  beforeTrial(study, trial) {
    this.#independent.beforeTrial?.(study, trial);
  }
  afterTrial(study, trial, state, values) {
    if (this.#options.constraintsFunc !== void 0)
      storeConstraints(this.#options.constraintsFunc, study, trial, state);
    this.#independent.afterTrial?.(study, trial, state, values);
  }
  reseedRng(seed) {
    this.#random.seed(seed);
    this.#independent.reseedRng(seed);
  }
  #suggest(study, trials, running, space) {
    const d2 = space.dimensions;
    const points3 = new Float64Array(trials.length * d2);
    trials.forEach(({ params }, i) => space.write(params, points3, i * d2));
    const runningPoints = new Float64Array(running.length * d2);
    running.forEach((params, i) => space.write(params, runningPoints, i * d2));
    const values = study.directions.map(
      (direction, k) => standardize(trials.map((trial) => (direction === "minimize" ? -1 : 1) * trial.values[k])).values
    );
    const processes = this.#fit(space, points3, values, this.#last);
    this.#last = processes.map((process2) => process2.parameters);
    const constrained = isConstrained(trials);
    const table2 = constrained ? constraintTable(trials) : [];
    const known2 = {
      space,
      points: points3,
      values,
      feasible: trials.map((_, i) => table2.every((column2) => column2[i] <= 0)),
      running: runningPoints
    };
    const constraints = this.#fitConstraints(known2, table2);
    const acquisition = values.length === 1 ? this.#improvement(processes[0], constraints, known2) : this.#hypervolumeImprovement(processes, constraints, known2);
    const best = maximizeAcquisition(acquisition, space, this.#random, this.#startingPoints(known2));
    return space.params(best);
  }
  #fit({ categorical }, points3, columns2, last) {
    const deterministic = this.#options.deterministicObjective === true;
    return columns2.map(
      (values, k) => fitProcess({ points: points3, values, categorical }, { deterministic, start: last[k] })
    );
  }
  #fitConstraints({ space, points: points3 }, table2) {
    const columns2 = table2.map((column2) => standardize(column2.map((value) => -value)));
    const processes = this.#fit(
      space,
      points3,
      columns2.map(({ values }) => values),
      this.#lastConstraints
    );
    this.#lastConstraints = processes.map((process2) => process2.parameters);
    return processes.map((process2, c) => ({
      process: process2,
      threshold: -columns2[c].mean / columns2[c].deviation
    }));
  }
  #improvement(process2, constraints, { values, feasible, running }) {
    let best = null;
    feasible.forEach((kept, i) => {
      if (kept) best = Math.max(best ?? -Infinity, values[0][i]);
    });
    if (running.length === 0) {
      const kept = constraints.map((one2) => new LogProbability(one2.process, one2.threshold));
      return best === null ? new SumOfAcquisitions(kept) : kept.length === 0 ? new LogExpectedImprovement(process2, best) : new SumOfAcquisitions([new LogExpectedImprovement(process2, best), ...kept]);
    }
    const posteriors = this.#sampled([process2, ...constraints.map((one2) => one2.process)], running);
    const utility = improvementUtility(
      best,
      constraints.map(({ threshold }) => threshold)
    );
    return new SampledAcquisition(
      posteriors,
      utility,
      process2.lengthScales,
      runningFloors(posteriors, utility)
    );
  }
  #hypervolumeImprovement(processes, constraints, { values, feasible, running }) {
    const kept = constraints.map((one2) => new LogProbability(one2.process, one2.threshold));
    if (!feasible.includes(true)) return new SumOfAcquisitions(kept);
    const posteriors = this.#sampled(processes, running);
    const boxes = openFrontBoxes(
      values.map((column2) => column2.filter((_, i) => feasible[i])),
      running.length === 0 ? null : posteriors
    );
    const lengths = new Float64Array(processes[0].dimensions);
    for (const { lengthScales } of processes)
      for (let j = 0; j < lengths.length; j++) lengths[j] += lengthScales[j] / processes.length;
    const gain = new SampledAcquisition(posteriors, hypervolumeUtility(boxes), lengths);
    return kept.length === 0 ? gain : new SumOfAcquisitions([gain, ...kept]);
  }
  #sampled(processes, running) {
    const seed = this.#random.integer(seeds);
    return processes.map((process2, k) => new SampledPosterior(process2, running, seed + k));
  }
  /** The best trial, or with several objectives some of the front. */
  #startingPoints({ space, points: points3, values, feasible }) {
    const d2 = space.dimensions;
    const kept = feasible.flatMap((one2, i) => one2 ? [i] : []);
    if (kept.length === 0) return [];
    const at = (i) => points3.slice(i * d2, (i + 1) * d2);
    if (values.length === 1) {
      let best = kept[0];
      for (const i of kept) if (values[0][i] > values[0][best]) best = i;
      return [at(best)];
    }
    const losses = Float64Array.from(kept.flatMap((i) => values.map((column2) => -column2[i])));
    const ranks = nondominatedRanks(losses, values.length);
    const front = kept.filter((_, i) => ranks[i] === 0);
    const chosen = this.#random.rng.choice(front.length, Math.min(localSearches >> 1, front.length));
    return Array.from(chosen, (i) => at(front[i]));
  }
  #choose(study, complete) {
    if (complete.length <= trialLimit) return complete;
    const losses = complete.flatMap(
      (trial) => trial.values.map((value, k) => study.directions[k] === "minimize" ? value : -value)
    );
    const rank = study.directions.length === 1 ? losses : nondominatedRanks(Float64Array.from(losses), study.directions.length);
    return chooseTrials(rank, trialLimit).map((i) => complete[i]);
  }
};
function constraintTable(trials) {
  const rows = trials.map((trial) => Object.values(constraintsOf(trial.systemAttrs)));
  const count3 = rows[0].length;
  for (const [i, row] of rows.entries())
    if (row.length !== count3)
      throw new RangeError(
        `GPSampler: all trials must have the same number of constraints; trial ${trials[i].number} has ${row.length}, trial ${trials[0].number} has ${count3}; set them in every trial`
      );
  return Array.from({ length: count3 }, (_, c) => Float64Array.from(rows, (row) => row[c]));
}

// ../../tmp/gpb.mjs
var d = Number(process.argv[2] ?? 5);
var only = process.argv[3];
var seeds2 = Number(process.argv[4] ?? 3);
var n = Number(process.argv[5] ?? 100);
var rng = createRng(7);
var fs = blackBoxFunctions(d, () => rng.next());
var med = (a) => a.toSorted((x, y) => x - y)[a.length >> 1];
for (const [name, f] of Object.entries(fs)) {
  if (only && only !== "all" && !name.includes(only)) continue;
  const out = {};
  for (const S of ["random", "gp"]) {
    const vals = [];
    const t = process.cpuUsage();
    for (let seed = 0; seed < seeds2; seed++) {
      const study = createStudy({ sampler: S === "gp" ? new GPSampler({ seed, deterministicObjective: process.env.DET === "1" }) : new RandomSampler({ seed }) });
      for (let i = 0; i < n; i++) {
        const tr = study.ask();
        const x = Array.from({ length: d }, (_, j) => tr.suggestFloat("x" + j, -5, 5));
        study.tell(tr, f(x));
      }
      vals.push(study.bestValue);
    }
    const u = process.cpuUsage(t);
    out[S] = [med(vals), (u.user + u.system) / 1e6 / seeds2];
  }
  console.log(name, ...Object.entries(out).map(([k, [v, c]]) => `${k} ${v.toPrecision(3)} ${c.toFixed(2)}s`));
}
