/** What checks may see of a dataset: profiles, a sample, and questions to all rows that are asked once. */
import type { ColumnProfile, Dataset, Sample } from "../data/index.ts";
import type { AuditInput, Roles } from "./check.ts";
import { labelModel } from "./label-model.ts";
import type { SchemaContract } from "./schema-contract.ts";

export interface InputOptions {
  readonly roles: Roles;
  readonly profiles: readonly ColumnProfile[];
  readonly sample: Sample;
  readonly now: number;
  readonly seed: number;
  readonly show: (column: string, value: unknown) => string;
  readonly signal: AbortSignal;
  readonly against?: AuditInput;
  readonly contract?: SchemaContract;
  readonly progress: (message: string) => void;
}

export function auditInput(dataset: Dataset, options: InputOptions): AuditInput {
  const { roles, sample, signal, seed, progress } = options;
  const { sample: _, ...given } = options;
  const asked = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = asked.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    asked.set(key, answer);
    return answer;
  };
  return Object.freeze({
    ...given,
    name: dataset.name,
    rows: dataset.rows,
    schema: dataset.schema,
    sample: sample.frame,
    sampleRows: sample.rows,
    missingness: () => once("missingness", () => dataset.missingness(signal)),
    duplicates: (columns: readonly string[]) =>
      once(`duplicates ${JSON.stringify(columns)}`, () => dataset.duplicates(columns, undefined, signal)),
    conflicts: (features: readonly string[], label: string) =>
      once(`conflicts ${JSON.stringify([features, label])}`, () =>
        dataset.conflicts(features, label, undefined, signal),
      ),
    labelModel: () =>
      once("label model", async () =>
        labelModel(sample.frame, { label: roles.label, inputs: roles.inputs, seed, signal, progress }),
      ),
  });
}
