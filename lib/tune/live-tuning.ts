/**
 * A study that is watched while it runs: one display shows how far it is, the best so far and the history, and the whole
 * at the end. An interrupt ends it and keeps what is finished.
 */
import { formatDuration, liveDisplay, type Show } from "../core/index.ts";
import { historyRecorder, optimizationHistorySvg } from "../plots/index.ts";
import { createStudy, deleteStudy, getAllStudyNames, type CreateStudyOptions } from "./create-study.ts";
import { DuplicatedStudyError } from "./errors.ts";
import { isFinished } from "./frozen-trial.ts";
import type { Objective, OptimizeOptions, TuneProgress } from "./optimize.ts";
import { isSessionStorage, sessionStorage } from "./session-studies.ts";
import { openStorage } from "./storages/open-storage.ts";
import type { Study } from "./study.ts";
import { studyBundle } from "./study-sheet.ts";
import { objectiveNames } from "./study-text.ts";
import { studyPictures } from "./study-pictures.ts";
import type { ObjectiveModule } from "./workers/objective-module.ts";

export interface LiveTuningOptions extends Omit<CreateStudyOptions, "loadIfExists"> {
  /** Go on with the study of this name. */
  readonly resume?: boolean;
  /** Delete a study of this name first. */
  readonly replace?: boolean;
  /** Names of the objectives. */
  readonly metricNames?: readonly string[];
  /** Parameters to try first. */
  readonly enqueue?: readonly Readonly<Record<string, unknown>>[];
  readonly nTrials?: number | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
  readonly nJobs?: number | undefined;
  /** Errors of the objective fail their trial and do not end the study. */
  readonly catchAll?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Shows nothing. */
  readonly quiet?: boolean;
  /** Milliseconds; for tests. */
  readonly clock?: () => number;
}

/**
 * Runs the objective and gives the study.
 * @throws DuplicatedStudyError when the name is taken and neither `resume` nor `replace` is given; what the objective threw;
 * nothing on an interrupt.
 */
export async function liveTuning(
  objective: Objective | ObjectiveModule,
  options: LiveTuningOptions,
  show: Show,
): Promise<Study> {
  const study = openStudy(options);
  const { nTrials, timeout, nJobs, signal, quiet = false } = options;
  const live = liveDisplay(show, options.clock);
  const clock = options.clock ?? (() => performance.now());
  const start = clock();
  const history = historyRecorder({ direction: study.directions[0]!, targetName: objectiveNames(study)[0] });
  for (const trial of study.getTrials()) if (isFinished(trial.state)) history.add(trial);
  const put = (): void => {
    if (!quiet) live.put(studyBundle(study, { pictures: studyPictures(study) }));
  };
  const watch: OptimizeOptions = {
    nTrials,
    timeout,
    nJobs,
    signal,
    ...(options.catchAll === true ? { catch: Error } : {}),
    progress: (progress) => {
      if (quiet) return;
      history.add(progress.trial);
      const seconds = (clock() - start) / 1000;
      live.offer(() =>
        studyBundle(study, {
          progress: progressText(progress, seconds, timeout),
          most: 3,
          pictures: [optimizationHistorySvg(history.info(), { width: 640 })],
        }),
      );
    },
  };
  try {
    await study.optimize(objective, watch);
  } catch (error) {
    if (signal?.aborted !== true) {
      put();
      throw error;
    }
  }
  put();
  return study;
}

/** The study to run, with what goes before the first trial. */
function openStudy(options: LiveTuningOptions): Study {
  const storage = options.storage === undefined ? sessionStorage() : openStorage(options.storage);
  const taken = new Set(getAllStudyNames(storage));
  const studyName = options.studyName ?? freeName(taken);
  if (taken.has(studyName)) {
    if (options.replace === true) deleteStudy({ studyName, storage });
    else if (options.resume !== true)
      throw new DuplicatedStudyError(
        `a study named ${JSON.stringify(studyName)} is there already; --resume goes on with it, --replace begins anew, or use another --name`,
      );
  }
  const study = createStudy({ ...options, storage, studyName, loadIfExists: true });
  // Nobody else runs trials of this storage: those left behind by a forced interrupt are dead.
  if (isSessionStorage(storage))
    for (const trial of study.getTrials({ states: ["RUNNING"] }))
      storage.setTrialStateValues(trial.trialId, "FAIL");
  if (options.metricNames !== undefined && options.metricNames.length > 0)
    study.setMetricNames(options.metricNames);
  for (const params of options.enqueue ?? []) study.enqueueTrial(params, { skipIfExists: true });
  return study;
}

function freeName(taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(`study-${n}`)) n++;
  return `study-${n}`;
}

/** "37 of 100 trials · 12 s · about 20 s left". */
function progressText({ done, total }: TuneProgress, seconds: number, timeout: number | undefined): string {
  const left = [
    ...(total === undefined ? [] : [(seconds / done) * (total - done)]),
    ...(timeout === undefined ? [] : [timeout - seconds]),
  ];
  return [
    total === undefined ? `${done} trials` : `${done} of ${total} trials`,
    formatDuration(seconds),
    ...(left.length === 0 || done === 0
      ? []
      : [`about ${formatDuration(Math.max(0, Math.min(...left)))} left`]),
  ].join(" · ");
}
