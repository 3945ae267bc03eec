/**
 * One piece of work of the audit bench, in a process of its own: prints what it cost as JSON.
 *
 *     node bench/audit/work.mjs summarize|profile|audit FILE
 */
const [work, path] = process.argv.slice(2);
const lib = (name) => import(new URL(`../../dist/lib/${name}/index.js`, import.meta.url).href);

const works = {
  /** DuckDB's own, with the guards that ours has. */
  async summarize() {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:", { memory_limit: "512MB" });
    const connection = await instance.connect();
    await connection.runAndReadAll(`summarize select * from '${path}'`);
  },
  /** Profile, missing patterns, repeated rows and a sample. */
  async profile() {
    const { duckdbDataset } = await lib("data");
    const dataset = await duckdbDataset(path);
    let first;
    for await (const profile of dataset.profile()) first ??= [profile.name, performance.now() / 1000];
    await dataset.missingness();
    await dataset.duplicates(dataset.schema.map((column) => column.name));
    await dataset.sample(100_000, 42);
    await dataset.close();
    return { first: first[1] };
  },
  async audit() {
    const { audit } = await lib("audit");
    await audit(path);
  },
};

const begin = performance.now();
const facts = (await works[work]()) ?? {};
const usage = process.resourceUsage();
process.stdout.write(
  JSON.stringify({
    ...facts,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    wall: (performance.now() - begin) / 1000,
    rss: usage.maxRSS / 1024,
  }),
);
process.exit();
