/** Three processes on one study, one of them killed: the short form of `npm run soak:tune`, with the built library. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileURLToPath } from "node:url";
import { startPostgres, type PostgresCluster } from "../lib/tune/storages/postgres-cluster.ts";

let postgres: PostgresCluster | undefined;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const soak = new URL("../soak/tune-workers.mjs", import.meta.url).href;

it.each(["journal", "sqlite", "postgres"])(
  "a killed worker costs its own trial and no other: %s",
  async (kind) => {
    if (kind === "postgres" && postgres === undefined) return;
    const { soakTuning } = (await import(soak)) as {
      soakTuning(options: object): Promise<Record<string, unknown>>;
    };
    const result = await soakTuning({
      dist: fileURLToPath(new URL("../../dist", import.meta.url)),
      kind,
      url: kind === "postgres" ? postgres!.createDatabase() : undefined,
      processes: 3,
      trials: 40,
      kills: 1,
      seed: 5,
      gap: 20,
      silence: 0,
    });
    expect(result).toMatchObject({ problems: [], kills: 1, complete: 120 });
  },
);
