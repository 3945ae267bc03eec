/** Node's names that libraries look for in the browser, too; it must be imported first. */
const scope = globalThis as { process?: unknown };
scope.process ??= { env: {}, cwd: () => "/" };
