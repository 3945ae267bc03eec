/**
 * A schema contract: what later tables must look like, as a plain record that people can read, edit and keep beside the
 * data. `inferContract` writes one from profiles; the check `contract` holds data to it. In the manner of TFDV's schemas:
 * presence, type, domain and range are promised; frequencies are not (drift is another check).
 */
import type { ColumnProfile, ColumnType } from "../data/index.ts";
import type { VeiledProfile } from "./masking.ts";
import { goodTuringCoverage } from "./measures/coverage.ts";

export interface ColumnContract {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether the column must be there; default true. */
  readonly required?: boolean;
  /** Largest share of missing values. */
  readonly missingMax: number;
  /** No value twice. */
  readonly unique?: boolean;
  /** The only values allowed. */
  readonly values?: readonly (string | number | boolean)[];
  /** Smallest and largest value; dates in milliseconds since 1970. */
  readonly min?: number;
  readonly max?: number;
  /** Only whole numbers. */
  readonly integer?: boolean;
}

export interface SchemaContract {
  readonly kind: "assay.contract";
  readonly version: 1;
  readonly name: string;
  readonly rowsMin: number;
  /** Whether columns that the contract does not name are refused. */
  readonly closed: boolean;
  readonly columns: readonly ColumnContract[];
}

/** Most values of a domain. */
const DOMAIN = 30;
/** Chance that the next value was already seen, from which the values seen are taken for all there are. */
const DOMAIN_COVERAGE = 0.99;
/** Room above the missing share that was seen. */
const MISSING_ROOM = 0.05;

/**
 * The contract that these data keep: types and presence as seen; missing shares with 5 points of room where any was missing;
 * domains of strings and booleans that look complete; the sign and wholeness of numbers (ranges are left to whoever knows them).
 */
export function inferContract(profiles: readonly ColumnProfile[], name: string): SchemaContract {
  return {
    kind: "assay.contract",
    version: 1,
    name,
    rowsMin: 1,
    closed: false,
    columns: profiles.map(inferColumnContract),
  };
}

function inferColumnContract(profile: VeiledProfile): ColumnContract {
  const { name, type, n, missing, distinct, numeric, text } = profile;
  const present = n - missing;
  const ratio = n === 0 ? 0 : missing / n;
  const whole = numeric?.integer === true;
  const unique =
    profile.distinctExact && distinct === present && present > 20 && (type === "string" || whole);
  const coverage = profile.singletons === null ? null : goodTuringCoverage(profile.singletons, present);
  const complete =
    profile.veiled !== true &&
    distinct <= Math.min(DOMAIN, profile.top.length) &&
    coverage !== null &&
    coverage >= DOMAIN_COVERAGE;
  return {
    name,
    type,
    missingMax: missing === 0 ? 0 : Math.min(1, round(ratio + MISSING_ROOM)),
    ...(unique ? { unique } : {}),
    ...((type === "string" || type === "boolean") && complete && text?.numeric !== present
      ? { values: profile.top.map(({ value }) => value) }
      : {}),
    ...(numeric !== null && numeric.min !== null && numeric.min >= 0 ? { min: 0 } : {}),
    ...(whole && present > 0 ? { integer: true } : {}),
  };
}

function round(x: number): number {
  return Math.ceil(x * 1000) / 1000;
}

/** Reads a contract's JSON. @throws TypeError with the field that is wrong. */
export function readContract(value: unknown): SchemaContract {
  const contract = value as Partial<SchemaContract> | null;
  const refuse = (rule: string, got: unknown): never => {
    throw new TypeError(
      `contract: ${rule}; got ${JSON.stringify(got) ?? "undefined"}; write one with (await audit(data)).contract()`,
    );
  };
  if (contract === null || typeof contract !== "object" || contract.kind !== "assay.contract")
    return refuse('must be a record with kind "assay.contract"', contract?.kind ?? value);
  if (contract.version !== 1) return refuse("version must be 1", contract.version);
  if (!Array.isArray(contract.columns)) return refuse("columns must be an array", contract.columns);
  const types = ["number", "boolean", "string", "date", "json"];
  for (const column of contract.columns as Partial<ColumnContract>[]) {
    if (typeof column?.name !== "string") refuse("every column needs a name", column);
    if (!types.includes(column.type ?? ""))
      refuse(`the type of "${column.name}" must be one of ${types.join(", ")}`, column.type);
    if (!(column.missingMax! >= 0 && column.missingMax! <= 1))
      refuse(`missingMax of "${column.name}" must lie in [0, 1]`, column.missingMax);
    if (column.values !== undefined && !Array.isArray(column.values))
      refuse(`values of "${column.name}" must be an array`, column.values);
    for (const bound of ["min", "max"] as const)
      if (column[bound] !== undefined && typeof column[bound] !== "number")
        refuse(`${bound} of "${column.name}" must be a number`, column[bound]);
  }
  return contract as SchemaContract;
}
