/**
 * Making, finding, copying and deleting studies. Source: Optuna 5.0, `study/study.py`.
 */
import { DuplicatedStudyError } from "./errors.ts";
import { MedianPruner } from "./pruners/median.ts";
import type { Pruner } from "./pruners/pruner.ts";
import { NSGAIISampler } from "./samplers/nsga/nsgaii.ts";
import type { Sampler } from "./samplers/sampler.ts";
import { TPESampler } from "./samplers/tpe/tpe-sampler.ts";
import { bestOf } from "./storages/best-of.ts";
import { openStorage, withStorage } from "./storages/open-storage.ts";
import type { FrozenStudy, Storage, StudyDirection } from "./storages/storage.ts";
import type { FrozenTrial } from "./frozen-trial.ts";
import type { Params } from "./space.ts";
import { Study } from "./study.ts";
import type { Compat } from "./study-view.ts";

/** A storage, or its URL: `sqlite:///study.db`, `journal:study.log`, `postgresql://user@host/base`. Missing: in memory. */
export type StorageOption = string | Storage | null;

export interface CreateStudyOptions {
  readonly storage?: StorageOption | undefined;
  /** By default TPE; with compat 4 and several objectives NSGA-II. */
  readonly sampler?: Sampler | undefined;
  /** By default the median pruner. */
  readonly pruner?: Pruner | undefined;
  /** By default a name that is nowhere else. */
  readonly studyName?: string | undefined;
  /** By default "minimize". */
  readonly direction?: StudyDirection | undefined;
  /** For several objectives, one direction each. */
  readonly directions?: readonly StudyDirection[] | undefined;
  /** Go on with the study of this name where there is one, instead of an error. */
  readonly loadIfExists?: boolean | undefined;
  /** Whose semantics and defaults hold: Optuna 5.0's (by default) or 4.9's. */
  readonly compat?: Compat | undefined;
}

export interface LoadStudyOptions {
  readonly storage: StorageOption;
  /** May be missing when the storage holds one study only. */
  readonly studyName?: string | undefined;
  readonly sampler?: Sampler | undefined;
  readonly pruner?: Pruner | undefined;
  readonly compat?: Compat | undefined;
}

/**
 * A new study.
 * @example const study = createStudy({ direction: "maximize", sampler: new TPESampler({ seed: 42 }) });
 * @throws DuplicatedStudyError when the name is taken and `loadIfExists` is not set; RangeError for directions that are none
 * or a storage URL of no known kind.
 */
export function createStudy<P extends Params = Params>(options: CreateStudyOptions = {}): Study<P> {
  const directions = directionsOf(options);
  const storage = openStorage(options.storage, options.compat);
  let studyId: number;
  try {
    studyId = storage.createNewStudy(directions, options.studyName);
  } catch (error) {
    if (
      !(error instanceof DuplicatedStudyError) ||
      options.loadIfExists !== true ||
      options.studyName === undefined
    )
      throw error;
    studyId = storage.getStudyIdFromName(options.studyName);
  }
  return open<P>(storage, studyId, options);
}

/**
 * A study that is in a storage already.
 * @throws NotFoundError when no study has the name; RangeError when no name is given and there are none or several.
 */
export function loadStudy<P extends Params = Params>(options: LoadStudyOptions): Study<P> {
  const storage = openStorage(options.storage, options.compat);
  let { studyName } = options;
  if (studyName === undefined) {
    const names = getAllStudyNames(storage);
    if (names.length !== 1)
      throw new RangeError(
        `loadStudy: studyName may be left out when the storage holds one study; it holds ${names.length}; give one of: ${names.join(", ") || "none"}`,
      );
    studyName = names[0]!;
  }
  return open<P>(storage, storage.getStudyIdFromName(studyName), options);
}

/** Deletes a study with all its trials. @throws NotFoundError when it is not there. */
export function deleteStudy(options: { readonly studyName: string; readonly storage: StorageOption }): void {
  withStorage(options.storage, (storage) =>
    storage.deleteStudy(storage.getStudyIdFromName(options.studyName)),
  );
}

export interface CopyStudyOptions {
  readonly fromStudyName: string;
  readonly fromStorage: StorageOption;
  readonly toStorage: StorageOption;
  /** By default the same name. */
  readonly toStudyName?: string | undefined;
}

/** Copies a study with attributes and trials. @throws DuplicatedStudyError when the new name is taken. */
export function copyStudy(options: CopyStudyOptions): void {
  const { fromStudyName, toStudyName = fromStudyName } = options;
  withStorage(options.fromStorage, (fromStorage) =>
    withStorage(options.toStorage, (toStorage) => {
      const from = loadStudy({ studyName: fromStudyName, storage: fromStorage });
      const to = createStudy({ studyName: toStudyName, storage: toStorage, directions: from.directions });
      for (const [key, value] of Object.entries(from.systemAttrs))
        toStorage.setStudySystemAttr(to.studyId, key, value);
      for (const [key, value] of Object.entries(from.userAttrs)) to.setUserAttr(key, value);
      to.addTrials(from.trials);
    }),
  );
}

/** A study in short. */
export interface StudySummary extends FrozenStudy {
  readonly nTrials: number;
  /** Null where no trial is complete, or there are several objectives. */
  readonly bestTrial: FrozenTrial | null;
  /** Start of the first trial. */
  readonly datetimeStart: Date | null;
}

/** All studies of a storage in short. */
export function getAllStudySummaries(options: {
  readonly storage: StorageOption;
  readonly includeBestTrial?: boolean;
}): readonly StudySummary[] {
  return withStorage(options.storage, (storage) =>
    storage.getAllStudies().map((study) => {
      const trials = storage.getAllTrials(study.studyId);
      const starts = trials.flatMap((trial) =>
        trial.datetimeStart === null ? [] : [trial.datetimeStart.getTime()],
      );
      const some = study.directions.length === 1 && trials.some((trial) => trial.state === "COMPLETE");
      return {
        ...study,
        nTrials: trials.length,
        bestTrial: some && options.includeBestTrial !== false ? bestOf(trials, study.directions) : null,
        datetimeStart: starts.length === 0 ? null : new Date(Math.min(...starts)),
      };
    }),
  );
}

/** Names of all studies of a storage. */
export function getAllStudyNames(storage: StorageOption): readonly string[] {
  return withStorage(storage, (opened) => opened.getAllStudies().map((study) => study.studyName));
}

function open<P extends Params>(
  storage: Storage,
  studyId: number,
  options: Pick<CreateStudyOptions, "sampler" | "pruner" | "compat">,
): Study<P> {
  const { compat = 5 } = options;
  if (compat !== 4 && compat !== 5)
    throw new RangeError(`study: compat is 5 (Optuna 5.0) or 4 (Optuna 4.9); got ${String(compat)}`);
  return new Study<P>({
    studyId,
    storage,
    compat,
    sampler: options.sampler ?? defaultSampler(compat, storage.getStudyDirections(studyId)),
    pruner: options.pruner ?? defaultPruner(),
  });
}

function defaultSampler(compat: Compat, directions: readonly StudyDirection[]): Sampler {
  return compat === 4 && directions.length > 1 ? new NSGAIISampler() : new TPESampler();
}

const defaultPruner = (): Pruner => new MedianPruner();

function directionsOf({ direction, directions }: CreateStudyOptions): readonly StudyDirection[] {
  if (direction !== undefined && directions !== undefined)
    throw new RangeError("createStudy: give direction or directions, not both");
  if (Array.isArray(direction))
    throw new RangeError("createStudy: for several objectives give directions, not direction");
  const all = directions ?? [direction ?? "minimize"];
  if (!Array.isArray(all) || all.length === 0)
    throw new RangeError("createStudy: directions is a list of at least one; got none");
  for (const one of all as readonly unknown[])
    if (one !== "minimize" && one !== "maximize")
      throw new RangeError(
        `createStudy: a direction is "minimize" or "maximize"; got ${JSON.stringify(one)}`,
      );
  return all;
}
