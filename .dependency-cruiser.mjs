/**
 * The layers of docs/architecture.md as rules; `npm run layers` holds the build to them. It reads `dist/`, where type
 * imports are gone, so what is forbidden here is exactly a dependency at run time. (Files that nothing reaches: knip.)
 */

/** What each folder of lib may use besides itself; a new folder gets its row here first. */
const layers = {
  core: [],
  data: ["core"],
  metrics: ["core"],
  plots: ["core"],
  prep: ["core", "data"],
  models: ["core", "data", "metrics", "prep"],
  audit: ["core", "data", "metrics", "prep", "models", "plots"],
  validate: ["core", "data", "metrics", "prep", "models", "plots"],
  explain: ["core", "data", "metrics", "prep", "models", "plots"],
  advise: ["core", "data", "plots"],
  tune: ["core", "plots"],
  monitor: ["core", "data", "metrics", "audit", "plots"],
  report: ["core", "plots"],
  serve: ["core", "data", "models", "explain", "monitor"],
};

/** Words that tell that a file of lib touches the file system, the network or processes; one must be in its name. */
const effects = (
  "file files folder home reader writer source settings history storage journal " +
  "sqlite postgres duckdb server socket client subprocess worker environment npm embedded"
).split(" ");
const effectModules = "fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const only = (name, comment, packages, places) =>
  rule(name, comment, { path: "^dist/", pathNot: places }, { path: `(^|/)node_modules/(${packages})/` });

export default {
  forbidden: [
    rule(
      "no-cycles",
      "Two files that need each other are one idea: move the shared part down.",
      {},
      { circular: true },
    ),
    rule(
      "resolvable",
      "Every import leads to a file, a built-in module or a declared package.",
      {},
      { couldNotResolve: true },
    ),
    rule(
      "no-tests-inside",
      "Tests, benchmarks and scripts use the product, never the other way round.",
      { path: "^dist/(kernel|magics|commands|lib)/" },
      { path: "^(dist/)?(test|bench|scripts)/" },
    ),
    rule(
      "no-dev-packages",
      "What the product loads is a dependency of the published package, or a peer that it can do without.",
      { path: "^dist/" },
      { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] },
    ),
    rule(
      "kernel-knows-no-library",
      "The kernel knows no maths, no magic and no command by name; main.ts, the composition root, hands them over.",
      { path: "^dist/kernel/", pathNot: "^dist/kernel/main\\.js$" },
      { path: "^dist/(lib|magics|commands)/" },
    ),
    rule(
      "main-takes-the-table",
      "The composition root takes the tables of magics and commands, never one of them.",
      { path: "^dist/kernel/main\\.js$" },
      { path: "^dist/(magics|commands)/", pathNot: "^dist/(magics|commands)/index\\.js$" },
    ),
    rule(
      "commands-are-thin",
      "A command reaches the library by its folders' indexes and the command line by its contract.",
      { path: "^dist/commands/(?!index\\.js)" },
      { path: "^dist/", pathNot: "^dist/(kernel/command|lib/[^/]+/index)\\.js$" },
    ),
    rule(
      "magics-are-thin",
      "A magic reaches the library by its folders' indexes and the kernel by its contract, and neither by a back door.",
      { path: "^dist/magics/(?!index\\.js)" },
      { path: "^dist/", pathNot: "^dist/(kernel/magic|lib/[^/]+/index)\\.js$" },
    ),
    rule(
      "library-stands-alone",
      "The library works in any program: it knows neither the kernel nor the magics and commands.",
      { path: "^dist/lib/" },
      { path: "^dist/(kernel|magics|commands)/" },
    ),
    rule(
      "every-folder-has-its-layer",
      "A new folder of lib gets its row in the layer table first.",
      { path: "^dist/lib/[^/]+/", pathNot: `^dist/lib/(${Object.keys(layers).join("|")})/` },
      {},
    ),
    ...Object.entries(layers).map(([folder, below]) =>
      rule(
        `layer-${folder}`,
        `lib/${folder} looks down only: ${below.length === 0 ? "to nothing" : `to ${below.join(", ")}`}.`,
        { path: `^dist/lib/${folder}/` },
        { path: "^dist/lib/", pathNot: `^dist/lib/(${[folder, ...below].join("|")})/` },
      ),
    ),
    rule(
      "effects-have-a-name",
      "In lib, files, sockets and processes are touched only by a file whose name says so.",
      { path: "^dist/lib/", pathNot: `[/-](${effects.join("|")})[-.][^/]*$` },
      { path: `^(node:)?(${effectModules})(/|$)`, dependencyTypes: ["core"] },
    ),
    rule(
      "the-engine-knows-no-wire",
      "The process that runs cells hears of Jupyter only through engine/protocol.ts.",
      { path: "^dist/kernel/engine/" },
      { path: "^dist/kernel/(session|wire|runner)/" },
    ),
    only(
      "zeromq-in-wire",
      "Sockets belong to the wire, and to the runner and the lab, which are clients.",
      "zeromq",
      "^dist/kernel/(wire|runner|lab)/",
    ),
    only(
      "oxc-in-one-file",
      "The parser stands behind one file (the module hooks, which must load it synchronously, are the other).",
      "oxc-parser|oxc-transform",
      "^dist/kernel/(language/oxc|engine/module-hooks)\\.js$",
    ),
    only(
      "esbuild-in-one-file",
      "The second compiler stands behind one file, too, but for the module hooks.",
      "esbuild",
      "^dist/kernel/(language/esbuild|engine/module-hooks)\\.js$",
    ),
    only(
      "typescript-in-one-file",
      "TypeScript's unstable interface is wrapped in one place.",
      "typescript",
      "^dist/kernel/language/typescript[^/]*\\.js$",
    ),
    only(
      "commander-in-cli",
      "Words of the command line are read in one file.",
      "commander",
      "^dist/kernel/cli\\.js$",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
