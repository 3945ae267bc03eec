/**
 * The tables of Optuna's relational storage, as its releases since 3.2 make them, and the versions that may be used. The
 * columns are older than that: they came with Optuna 3.0, and 3.2 added an index.
 * Source: Optuna 5.0, `storages/_rdb/models.py` and the migrations beside it.
 */
import { StorageInternalError } from "../../errors.ts";
import type { SqlDialect, SqlEngine, Statement } from "./sql-engine.ts";

/** The revision that these tables are. */
export const schemaRevision = "v3.2.0.a";
/** The same tables without the index on `trials.study_id`. */
const alsoUsable = "v3.0.0.d";
const older = [
  ..."v0.9.0.a v1.2.0.a v1.3.0.a v2.4.0.a v2.6.0.a v3.0.0.a v3.0.0.b v3.0.0.c".split(" "),
  alsoUsable,
];
/** `version_info.schema_version`, the same since 2020. */
const schemaVersion = 12;
/** Who made the tables, for Optuna's own messages. */
const libraryVersion = "5.0.0 (assay)";

/**
 * Makes the tables where they are missing, and holds those that are there to their version.
 * @throws StorageInternalError when they are of a version that this cannot use.
 */
export function prepareSchema(engine: SqlEngine, label: string, skipCheck: boolean): void {
  const { dialect } = engine;
  const tables = tablesOf(dialect);
  const there = new Set(engine.read([dialect.tableNames]).map(([name]) => name));
  if (tables.some(({ name }) => !there.has(name)) || versionOf(engine) === undefined)
    makeTables(engine, tables, there);
  if (skipCheck) return;
  const version = versionOf(engine);
  if (version === schemaRevision || version === alsoUsable) return;
  const [[writer] = [null]] = engine.read(["SELECT library_version FROM version_info"]);
  throw new StorageInternalError(
    version !== undefined && older.includes(version)
      ? `${label}: its tables are of schema ${version}, made by Optuna ${String(writer)}, older than what this reads (${schemaRevision}); ` +
          "run `optuna storage upgrade --storage URL` with Optuna 3.2 or later, on a copy first"
      : `${label}: its tables are of schema ${version ?? "without a name"}, made by Optuna ${String(writer)}, newer than what this knows (${schemaRevision}); ` +
          "update this package, or pass skipCompatibilityCheck: true to try all the same",
  );
}

function makeTables(
  engine: SqlEngine,
  tables: ReturnType<typeof tablesOf>,
  there: ReadonlySet<unknown>,
): void {
  const versions = there.has("version_info")
    ? engine.read(["SELECT schema_version FROM version_info"]).map(([version]) => version)
    : [];
  // Tables from before revisions had names: the first revision, as Optuna takes it.
  const revision = versions.some((version) => version !== schemaVersion) ? older[0]! : schemaRevision;
  engine.write(
    [
      ...engine.dialect.beforeTables,
      ...tables.map(({ name, lines }): Statement => [
        `CREATE TABLE IF NOT EXISTS ${name} (\n\t${lines.join(", \n\t")}\n)`,
      ]),
      ["CREATE UNIQUE INDEX IF NOT EXISTS ix_studies_study_name ON studies (study_name)"],
      ...(there.has("trials")
        ? []
        : ([["CREATE INDEX IF NOT EXISTS ix_trials_study_id ON trials (study_id)"]] as const)),
      [
        "INSERT INTO version_info (version_info_id, schema_version, library_version) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
        schemaVersion,
        libraryVersion,
      ],
      [
        "INSERT INTO alembic_version (version_num) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM alembic_version)",
        revision,
      ],
    ],
    { durable: true, repeatable: true },
  );
}

function versionOf(engine: SqlEngine): string | undefined {
  const [row] = engine.read(["SELECT version_num FROM alembic_version"]);
  return row?.[0] as string | undefined;
}

/** The tables, parents first; lines as SQLAlchemy writes them. */
function tablesOf(
  dialect: SqlDialect,
): readonly { readonly name: string; readonly lines: readonly string[] }[] {
  const { serial, float, time } = dialect;
  const table = (name: string, id: string, columns: readonly string[], constraints: readonly string[]) => ({
    name,
    lines: [`${id} ${serial} NOT NULL`, ...columns, `PRIMARY KEY (${id})`, ...constraints],
  });
  const word = (column: string, type: Parameters<SqlDialect["words"]>[0]) =>
    `${column} ${dialect.words(type)} NOT NULL`;
  const child = (owner: "study" | "trial") =>
    `FOREIGN KEY(${owner}_id) REFERENCES ${owner === "study" ? "studies" : "trials"} (${owner}_id)`;
  const attributes = (owner: "study" | "trial", kind: "user" | "system") =>
    table(
      `${owner}_${kind}_attributes`,
      `${owner}_${kind}_attribute_id`,
      [`${owner}_id INTEGER`, '"key" VARCHAR(512)', "value_json TEXT"],
      [`UNIQUE (${owner}_id, "key")`, child(owner)],
    );
  return [
    {
      name: "alembic_version",
      lines: ["version_num VARCHAR(32) NOT NULL", "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"],
    },
    {
      name: "version_info",
      lines: [
        "version_info_id INTEGER NOT NULL",
        "schema_version INTEGER",
        "library_version VARCHAR(256)",
        "PRIMARY KEY (version_info_id)",
        "CHECK (version_info_id=1)",
      ],
    },
    table("studies", "study_id", ["study_name VARCHAR(512) NOT NULL"], []),
    table(
      "study_directions",
      "study_direction_id",
      [word("direction", "studydirection"), "study_id INTEGER NOT NULL", "objective INTEGER NOT NULL"],
      ["UNIQUE (study_id, objective)", child("study")],
    ),
    attributes("study", "user"),
    attributes("study", "system"),
    table(
      "trials",
      "trial_id",
      [
        "number INTEGER",
        "study_id INTEGER",
        word("state", "trialstate"),
        `datetime_start ${time}`,
        `datetime_complete ${time}`,
      ],
      [child("study")],
    ),
    attributes("trial", "user"),
    attributes("trial", "system"),
    table(
      "trial_params",
      "param_id",
      ["trial_id INTEGER", "param_name VARCHAR(512)", `param_value ${float}`, "distribution_json TEXT"],
      ["UNIQUE (trial_id, param_name)", child("trial")],
    ),
    table(
      "trial_values",
      "trial_value_id",
      [
        "trial_id INTEGER NOT NULL",
        "objective INTEGER NOT NULL",
        `value ${float}`,
        word("value_type", "trialvaluetype"),
      ],
      ["UNIQUE (trial_id, objective)", child("trial")],
    ),
    table(
      "trial_intermediate_values",
      "trial_intermediate_value_id",
      [
        "trial_id INTEGER NOT NULL",
        "step INTEGER NOT NULL",
        `intermediate_value ${float}`,
        word("intermediate_value_type", "trialintermediatevaluetype"),
      ],
      ["UNIQUE (trial_id, step)", child("trial")],
    ),
    table(
      "trial_heartbeats",
      "trial_heartbeat_id",
      ["trial_id INTEGER NOT NULL", `heartbeat ${time} NOT NULL`],
      ["UNIQUE (trial_id)", child("trial")],
    ),
  ];
}
