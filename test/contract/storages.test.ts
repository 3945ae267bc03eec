/** One suite for every storage; each law is broken by some twin that is wrong in one thing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FrozenTrial, InMemoryStorage, type StudyDirection, type TrialState } from "../../lib/tune/index.ts";
import { startPostgres, type PostgresCluster } from "../lib/tune/storages/postgres-cluster.ts";
import { brokenLaws } from "./storage-laws.ts";
import { storageTable } from "./storage-table.ts";

let folder: string;
let postgres: PostgresCluster | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-storages-"));
  postgres = await startPostgres();
});
afterAll(() => {
  postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("storages", () => {
  it.each(Object.entries(storageTable))("%s", (_name, make) => {
    const empty = make({ folder, postgres });
    if (empty === undefined) return;
    const hands: { close(): void }[] = [];
    const broken = brokenLaws(() => {
      const pair = empty();
      hands.push(...pair);
      return pair;
    });
    for (const hand of new Set(hands)) hand.close();
    expect(broken).toEqual([]);
  });
});

class Doubling extends InMemoryStorage {
  override setTrialStateValues(
    trialId: number,
    state: TrialState,
    values?: readonly number[] | null,
  ): boolean {
    return super.setTrialStateValues(trialId, state, values?.map((value) => 2 * value) ?? null);
  }
}

class Generous extends InMemoryStorage {
  override setTrialStateValues(
    trialId: number,
    state: TrialState,
    values?: readonly number[] | null,
  ): boolean {
    return super.setTrialStateValues(trialId, state, values) || state === "RUNNING";
  }
}

class Forgetful extends InMemoryStorage {
  override setTrialIntermediateValue(trialId: number, step: number, value: number): void {
    if (!Number.isNaN(value)) super.setTrialIntermediateValue(trialId, step, value);
  }
}

class Sharing extends InMemoryStorage {
  override setTrialUserAttr(trialId: number, key: string, value: unknown): void {
    super.setTrialUserAttr(trialId, key, null);
    (this.getTrial(trialId).userAttrs as Record<string, unknown>)[key] = value;
  }
}

class Renewing extends InMemoryStorage {
  override getAllTrials(studyId: number, states?: readonly TrialState[]): readonly FrozenTrial[] {
    return super.getAllTrials(studyId, states).map((trial) => new FrozenTrial(trial));
  }
}

class Swapping extends InMemoryStorage {
  override getStudyDirections(studyId: number): readonly StudyDirection[] {
    return super.getStudyDirections(studyId).toReversed();
  }
}

class Gullible extends InMemoryStorage {
  override createNewTrial(studyId: number, template?: FrozenTrial): number {
    return super.createNewTrial(
      studyId,
      template === undefined ? undefined : new FrozenTrial({ ...template, distributions: {}, params: {} }),
    );
  }
}

class Cutting extends InMemoryStorage {
  override setStudyUserAttr(studyId: number, key: string, value: unknown): void {
    super.setStudyUserAttr(studyId, key.slice(0, 255), value);
  }
}

describe("broken twins", () => {
  it.each([
    [Doubling, "values may be any number but NaN"],
    [Generous, "one process alone takes a waiting trial"],
    [Forgetful, "reports are kept by step"],
    [Sharing, "records that were handed out never change"],
    [Renewing, "finished trials are the same records"],
    [Swapping, "directions are kept in their order"],
    [Gullible, "a template is copied whole"],
    [Cutting, "attributes may be any text"],
  ])("%o is found out", (Twin, law) => {
    const broken = brokenLaws(() => {
      const storage = new Twin();
      return [storage, storage];
    });
    expect(broken.some((text) => text.startsWith(law))).toBe(true);
  });
});
