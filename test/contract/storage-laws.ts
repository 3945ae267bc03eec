/**
 * The laws of storages, one list and so one file, as checks that any storage can be put to: Optuna's own cases
 * (`testing/pytest_storages.py`, the facts of them) and those of the contract in `lib/tune/storages/storage.ts`.
 */
import assert from "node:assert/strict";
import {
  CategoricalDistribution,
  createTrial,
  type Distribution,
  DuplicatedStudyError,
  FloatDistribution,
  FrozenTrial,
  InMemoryStorage,
  IntDistribution,
  NotFoundError,
  type Storage,
  type StudyDirection,
  TrialState,
  UpdateFinishedTrialError,
} from "../../lib/tune/index.ts";

/** A law: it gets an empty storage, and a second hand on the same data as another process has it. */
type Law = (storage: Storage, other: Storage) => void;

/** The laws that a storage breaks, each with what went wrong. `empty` gives two hands on empty storage each time. */
export function brokenLaws(empty: () => readonly [Storage, Storage]): string[] {
  return Object.entries(laws).flatMap(([name, law]) => {
    const [storage, other] = empty();
    try {
      law(storage, other);
      return [];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

const minimize: readonly StudyDirection[] = ["minimize"];
const states = Object.values(TrialState);
const finished = (state: TrialState) => state !== "RUNNING" && state !== "WAITING";

const attributes: Readonly<Record<string, unknown>> = {
  dataset: "MNIST",
  none: null,
  yes: true,
  nested: { score: 0.001, tags: ["image", "classification"], deep: [[1], { a: null }] },
  empty: {},
  list: [],
};
const numbers = [
  0,
  Math.PI,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  2.2250738585072014e-308,
  -2.2250738585072014e-308,
  5e-324,
  0.1 + 0.2,
  1e16,
  -1e22,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  Infinity,
  -Infinity,
];
const words = [
  "",
  "é",
  "ключ 鍵 🗝️",
  `"quotes" 'and' \\ back\\slashes`,
  "line\nbreak\ttab\r",
  "\u0001\u001f\u007f\u2028\ufeff",
  "%s ? $1 :name {} --",
  "NaN",
  "Infinity",
  "null",
];

const refuses = (kind: new (...parts: never[]) => Error, work: () => unknown) => assert.throws(work, kind);
const notThere = (work: () => unknown) => refuses(NotFoundError, work);
const isOver = (work: () => unknown) => refuses(UpdateFinishedTrialError, work);

/** The laws by name. */
const laws: Readonly<Record<string, Law>> = {
  "a study without a name gets one, and an id of its own"(storage) {
    const ids = [storage.createNewStudy(minimize), storage.createNewStudy(minimize)];
    const studies = storage.getAllStudies();
    assert.notEqual(ids[0], ids[1]);
    assert.deepEqual(new Set(studies.map((study) => study.studyId)), new Set(ids));
    for (const { studyName } of studies) assert.match(studyName, /^no-name-[0-9a-f-]{36}$/);
  },

  "a deleted study takes nothing with it and leaves nothing"(storage, other) {
    const [a, b, c] = [1, 2, 3].map(() => storage.createNewStudy(minimize));
    const inB = storage.createNewTrial(b!);
    storage.createNewTrial(c!);
    storage.deleteStudy(b!);
    assert.deepEqual(
      other.getAllStudies().map((study) => study.studyId),
      [a, c],
    );
    assert.equal(other.getAllTrials(c!).length, 1);
    notThere(() => storage.getAllTrials(b!));
    notThere(() => storage.getTrial(inB));
    notThere(() => storage.setTrialUserAttr(inB, "a", 1));
    notThere(() => storage.deleteStudy(b!));
    notThere(() => storage.deleteStudy(c! + 1000));
    const d = storage.createNewStudy(minimize);
    assert.ok(d !== a && d !== c);
    assert.deepEqual(other.getAllTrials(d), []);
    assert.equal(other.getTrial(other.createNewTrial(d)).number, 0);
  },

  "a name belongs to one study, until that is deleted"(storage, other) {
    const id = storage.createNewStudy(minimize, "name");
    refuses(DuplicatedStudyError, () => storage.createNewStudy(minimize, "name"));
    refuses(DuplicatedStudyError, () => other.createNewStudy(["maximize"], "name"));
    assert.equal(storage.getAllStudies().length, 1);
    storage.deleteStudy(id);
    const again = other.createNewStudy(["maximize"], "name");
    assert.equal(storage.getStudyIdFromName("name"), again);
    assert.deepEqual(storage.getStudyDirections(again), ["maximize"]);
  },

  "names and ids find each other"(storage, other) {
    const id = storage.createNewStudy(minimize, "name");
    assert.equal(other.getStudyIdFromName("name"), id);
    assert.equal(other.getStudyNameFromId(id), "name");
    notThere(() => storage.getStudyIdFromName("other"));
    notThere(() => storage.getStudyNameFromId(id + 1000));
  },

  "names may hold any text"(storage, other) {
    for (const word of [...words.slice(1), "x".repeat(500), "é".repeat(250)]) {
      const id = storage.createNewStudy(minimize, word);
      assert.equal(other.getStudyNameFromId(id), word);
      assert.equal(other.getStudyIdFromName(word), id);
    }
  },

  "directions are kept in their order"(storage, other) {
    for (const directions of [
      ["minimize"],
      ["maximize"],
      ["minimize", "maximize"],
      ["maximize", "minimize", "minimize"],
    ] as const) {
      const id = storage.createNewStudy(directions);
      assert.deepEqual([...storage.getStudyDirections(id)], directions);
      assert.deepEqual([...other.getStudyDirections(id)], directions);
      notThere(() => storage.getStudyDirections(id + 1000));
    }
  },

  "attributes of a study are kept, of both kinds apart"(storage, other) {
    const id = storage.createNewStudy(minimize);
    for (const [key, value] of Object.entries(attributes)) storage.setStudyUserAttr(id, key, value);
    assert.deepEqual(other.getStudyUserAttrs(id), attributes);
    assert.deepEqual(other.getStudySystemAttrs(id), {});
    storage.setStudyUserAttr(id, "dataset", "ImageNet");
    for (const [key, value] of Object.entries(attributes)) other.setStudySystemAttr(id, key, value);
    assert.deepEqual(storage.getStudySystemAttrs(id), attributes);
    assert.deepEqual(storage.getStudyUserAttrs(id), { ...attributes, dataset: "ImageNet" });
    notThere(() => storage.getStudyUserAttrs(id + 1000));
    notThere(() => storage.getStudySystemAttrs(id + 1000));
    notThere(() => storage.setStudyUserAttr(id + 1000, "key", 1));
    notThere(() => storage.setStudySystemAttr(id + 1000, "key", 1));
  },

  "attributes of a trial are kept, of both kinds apart"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const [a, b] = [storage.createNewTrial(study), storage.createNewTrial(study)];
    for (const [key, value] of Object.entries(attributes)) {
      storage.setTrialUserAttr(a, key, value);
      other.setTrialSystemAttr(b, key, value);
    }
    storage.setTrialUserAttr(a, "dataset", "ImageNet");
    for (const hand of [storage, other]) {
      assert.deepEqual(hand.getTrial(a).userAttrs, { ...attributes, dataset: "ImageNet" });
      assert.deepEqual(hand.getTrial(a).systemAttrs, {});
      assert.deepEqual(hand.getTrial(b).userAttrs, {});
      assert.deepEqual(hand.getTrial(b).systemAttrs, attributes);
    }
    notThere(() => storage.setTrialUserAttr(b + 1000, "key", 1));
    notThere(() => storage.setTrialSystemAttr(b + 1000, "key", 1));
    storage.setTrialStateValues(a, "COMPLETE", [0]);
    for (const hand of [storage, other]) {
      isOver(() => hand.setTrialUserAttr(a, "key", 1));
      isOver(() => hand.setTrialSystemAttr(a, "key", 1));
    }
    assert.equal("key" in other.getTrial(a).userAttrs, false);
  },

  "attributes may be any number"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const trial = storage.createNewTrial(study);
    for (const [i, number] of [...numbers, NaN].entries()) {
      const key = `key ${i}`;
      storage.setStudyUserAttr(study, key, number);
      storage.setStudySystemAttr(study, key, [number, { in: number }]);
      storage.setTrialUserAttr(trial, key, number);
      storage.setTrialSystemAttr(trial, key, number);
      for (const hand of [storage, other])
        assert.deepEqual(
          [
            hand.getStudyUserAttrs(study)[key],
            hand.getStudySystemAttrs(study)[key],
            hand.getTrial(trial).userAttrs[key],
            hand.getTrial(trial).systemAttrs[key],
          ],
          [number, [number, { in: number }], number, number],
        );
    }
  },

  "attributes may be any text under any text, short or very long"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const trial = storage.createNewTrial(study);
    const texts = [...words, "x".repeat(2045), "x".repeat(2046), "é🙂".repeat(40_000)];
    for (const [i, text] of texts.entries()) {
      const key = i < words.length ? `${words[i]!}${i}` : "k".repeat(400) + i;
      storage.setStudyUserAttr(study, key, { [`in ${i}`]: text });
      storage.setTrialSystemAttr(trial, key, [text]);
      storage.setTrialUserAttr(trial, key, text);
      assert.deepEqual(other.getStudyUserAttrs(study)[key], { [`in ${i}`]: text });
      assert.deepEqual(other.getTrial(trial).systemAttrs[key], [text]);
      assert.equal(other.getTrial(trial).userAttrs[key], text);
    }
  },

  "a new trial runs from now on and holds nothing"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const ids: number[] = [];
    for (let i = 0; i < 3; i++) {
      const before = Date.now();
      ids.push(storage.createNewTrial(study));
      const trials = other.getAllTrials(study);
      assert.deepEqual(
        trials.map((trial) => [trial.number, trial.trialId]),
        ids.map((id, number) => [number, id]),
      );
      const { datetimeStart, ...rest } = { ...trials[i]! };
      assert.ok(datetimeStart!.getTime() >= before && datetimeStart!.getTime() <= Date.now());
      assert.deepEqual(rest, {
        number: i,
        trialId: ids[i],
        state: "RUNNING",
        values: null,
        datetimeComplete: null,
        params: {},
        distributions: {},
        userAttrs: {},
        systemAttrs: {},
        intermediateValues: {},
      });
    }
    notThere(() => storage.createNewTrial(study + 1000));
    const second = storage.createNewStudy(minimize);
    for (let i = 0; i < 3; i++) ids.push(storage.createNewTrial(second));
    assert.deepEqual(
      other.getAllTrials(second).map((trial) => trial.number),
      [0, 1, 2],
    );
    assert.equal(new Set(ids).size, 6);
  },

  "numbers run on whoever makes the trials"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const made = Array.from({ length: 12 }, (_, i) => (i % 3 === 1 ? other : storage).createNewTrial(study));
    for (const hand of [storage, other])
      assert.deepEqual(
        hand.getAllTrials(study).map((trial) => [trial.number, trial.trialId]),
        made.map((id, number) => [number, id]),
      );
    for (const [number, id] of made.entries()) {
      assert.equal(other.getTrialIdFromStudyIdTrialNumber(study, number), id);
      assert.equal(storage.getTrial(id).number, number);
    }
    notThere(() => storage.getTrialIdFromStudyIdTrialNumber(study, 12));
    notThere(() => storage.getTrialIdFromStudyIdTrialNumber(study + 1000, 0));
    notThere(() => storage.getTrial(made.at(-1)! + 1000));
  },

  "a template is copied whole, under a number of its own"(storage, other) {
    const study = storage.createNewStudy(minimize);
    for (const [start, complete] of [
      [new Date(), new Date()],
      [new Date(2022, 8, 1), new Date(2022, 8, 2, 3, 4, 5, 678)],
      [new Date("1999-12-31T23:59:59.999Z"), new Date("2100-03-01T00:00:00.001Z")],
    ] as const) {
      const template = new FrozenTrial({
        number: 55,
        trialId: -1,
        state: "COMPLETE",
        values: [10_000],
        datetimeStart: start,
        datetimeComplete: complete,
        params: { x: 0.5, c: "b", n: 3 },
        distributions: {
          x: new FloatDistribution(0, 1),
          c: new CategoricalDistribution(["a", "b", null, true, 2]),
          n: new IntDistribution(1, 9, { step: 2 }),
        },
        userAttrs: { foo: "bar", ...attributes },
        systemAttrs: { baz: 123 },
        intermediateValues: { 1: 10, 2: 100, 30: NaN },
      });
      const number = storage.getAllTrials(study).length;
      const trialId = storage.createNewTrial(study, template);
      for (const hand of [storage, other])
        assert.deepEqual({ ...hand.getTrial(trialId) }, { ...template, number, trialId });
    }
    notThere(() => storage.createNewTrial(study + 1000, createTrial({ value: 1 })));
    const several = storage.createNewStudy(["minimize", "maximize"]);
    const id = storage.createNewTrial(several, createTrial({ values: [1, -Infinity] }));
    assert.deepEqual(other.getTrial(id).values, [1, -Infinity]);
  },

  "a template's distributions must fit those of the study"(storage) {
    const study = storage.createNewStudy(minimize);
    const of = (distribution: Distribution) =>
      createTrial({ value: 1, params: { x: 1 }, distributions: { x: distribution } });
    storage.createNewTrial(study, of(new FloatDistribution(0, 2)));
    storage.createNewTrial(study, of(new FloatDistribution(1, 3)));
    refuses(RangeError, () => storage.createNewTrial(study, of(new IntDistribution(0, 2))));
    refuses(RangeError, () => storage.createNewTrial(study, of(new FloatDistribution(1, 2, { log: true }))));
    assert.equal(storage.getAllTrials(study).length, 2);
  },

  "states change until the trial is finished"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const before = Date.now();
    for (const state of states) {
      const id = storage.createNewTrial(study);
      const { datetimeStart } = storage.getTrial(id);
      storage.setTrialStateValues(id, state, state === "COMPLETE" ? [0] : null);
      const trial = other.getTrial(id);
      assert.equal(trial.state, state);
      assert.deepEqual(trial.datetimeStart, datetimeStart);
      if (!finished(state)) {
        assert.equal(trial.datetimeComplete, null);
        continue;
      }
      assert.ok(
        trial.datetimeComplete!.getTime() >= before && trial.datetimeComplete!.getTime() <= Date.now(),
      );
      for (const next of states)
        for (const hand of [storage, other])
          isOver(() => hand.setTrialStateValues(id, next, next === "COMPLETE" ? [1] : null));
      assert.deepEqual({ ...other.getTrial(id) }, { ...trial });
    }
    notThere(() => storage.setTrialStateValues(10 ** 6, "COMPLETE", [0]));
  },

  "values may be any number but NaN"(storage, other) {
    const study = storage.createNewStudy(["minimize", "minimize"]);
    for (const number of numbers) {
      const id = storage.createNewTrial(study);
      storage.setTrialStateValues(id, "COMPLETE", [number, 1]);
      assert.deepEqual(other.getTrial(id).values, [number, 1]);
      assert.deepEqual(storage.getTrial(id).values, [number, 1]);
    }
  },

  "a pruned trial may have a value, a failed one has none"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const ids = [1, 2, 3].map(() => storage.createNewTrial(study));
    storage.setTrialStateValues(ids[0]!, "PRUNED", [0.5]);
    storage.setTrialStateValues(ids[1]!, "PRUNED");
    storage.setTrialStateValues(ids[2]!, "FAIL");
    assert.deepEqual(
      other.getAllTrials(study).map((trial) => trial.values),
      [[0.5], null, null],
    );
  },

  "one process alone takes a waiting trial"(storage, other) {
    const study = storage.createNewStudy(minimize);
    for (const [first, second] of [
      [storage, other],
      [other, storage],
    ] as const) {
      const id = storage.createNewTrial(study, createTrial({ state: "WAITING" }));
      assert.equal(second.getTrial(id).datetimeStart, null);
      const before = Date.now();
      assert.equal(first.setTrialStateValues(id, "RUNNING"), true);
      assert.equal(second.setTrialStateValues(id, "RUNNING"), false);
      assert.equal(first.setTrialStateValues(id, "RUNNING"), false);
      const trial = second.getTrial(id);
      assert.equal(trial.state, "RUNNING");
      assert.ok(trial.datetimeStart!.getTime() >= before);
      assert.equal(second.setTrialStateValues(id, "COMPLETE", [1]), true);
      isOver(() => first.setTrialStateValues(id, "RUNNING"));
    }
  },

  "parameters are kept in internal form, and fit those before"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const [a, b] = [storage.createNewTrial(study), storage.createNewTrial(study)];
    const c = storage.createNewTrial(storage.createNewStudy(minimize));
    const x = new FloatDistribution(1, 2);
    const y = new CategoricalDistribution(["Shibuya", "Ebisu", "Meguro"]);
    const z = new FloatDistribution(1, 100, { log: true });
    storage.setTrialParam(a, "x", 0.5, x);
    storage.setTrialParam(a, "y", 2, y);
    other.setTrialParam(b, "x", 0.3, x);
    other.setTrialParam(b, "z", 0.1, z);
    for (const hand of [storage, other]) {
      assert.deepEqual(hand.getTrial(a).params, { x: 0.5, y: "Meguro" });
      assert.deepEqual(hand.getTrial(b).params, { x: 0.3, z: 0.1 });
      assert.deepEqual({ ...hand.getTrial(a).distributions }, { x, y });
      refuses(RangeError, () => hand.setTrialParam(b, "y", 0.5, z));
      refuses(RangeError, () =>
        hand.setTrialParam(b, "y", 2, new CategoricalDistribution(["Meguro", "Shibuya", "Ebisu"])),
      );
      refuses(RangeError, () => hand.setTrialParam(b, "x", 1, new FloatDistribution(1, 2, { log: true })));
      notThere(() => hand.setTrialParam(c + 1000, "x", 1, x));
    }
    other.setTrialParam(b, "x", 7, new FloatDistribution(0, 9));
    assert.deepEqual(storage.getTrial(b).params, { x: 7, z: 0.1 });
    storage.setTrialStateValues(b, "COMPLETE", [0]);
    for (const hand of [storage, other]) {
      isOver(() => hand.setTrialParam(b, "y", 2, y));
      // The state counts first.
      isOver(() => hand.setTrialParam(b, "y", 0.4, z));
    }
    assert.deepEqual(other.getTrial(b).params, { x: 7, z: 0.1 });
    storage.setTrialParam(c, "y", 1, new CategoricalDistribution(["Shibuya", "Shinsen"]));
    assert.deepEqual(other.getTrial(c).params, { y: "Shinsen" });
  },

  "parameters and choices may be any number"(storage, other) {
    const trial = storage.createNewTrial(storage.createNewStudy(minimize));
    for (const [i, number] of numbers.entries()) {
      const choice = new CategoricalDistribution([number, NaN]);
      storage.setTrialParam(trial, `choice ${i}`, 0, choice);
      assert.equal(other.getTrial(trial).params[`choice ${i}`], number);
      assert.deepEqual(other.getTrial(trial).distributions[`choice ${i}`], choice);
      if (!Number.isFinite(number)) continue;
      const float = new FloatDistribution(number, number);
      storage.setTrialParam(trial, `float ${i}`, number, float);
      assert.equal(other.getTrial(trial).params[`float ${i}`], number);
      assert.deepEqual(other.getTrial(trial).distributions[`float ${i}`], float);
    }
    const int = new IntDistribution(-(2 ** 53 - 1), 2 ** 53 - 1);
    storage.setTrialParam(trial, "int", 2 ** 53 - 1, int);
    assert.equal(other.getTrial(trial).params["int"], 2 ** 53 - 1);
    assert.deepEqual(other.getTrial(trial).distributions["int"], int);
  },

  "parameters and choices may be any text"(storage, other) {
    const trial = storage.createNewTrial(storage.createNewStudy(minimize));
    const choices = new CategoricalDistribution([...words, "long ".repeat(1000)]);
    for (const [i, word] of words.slice(1).entries()) storage.setTrialParam(trial, word, i, choices);
    storage.setTrialParam(trial, "p".repeat(500), words.length, choices);
    const { params, distributions } = other.getTrial(trial);
    for (const [i, word] of words.slice(1).entries()) assert.equal(params[word], words[i]);
    assert.equal(params["p".repeat(500)], "long ".repeat(1000));
    for (const each of Object.values(distributions)) assert.deepEqual(each, choices);
  },

  "parameters stay in the order in which they were set"(storage, other) {
    for (const names of [
      ["a", "b", "c"],
      ["c", "b", "a"],
      ["b", "c", "a"],
    ]) {
      const study = storage.createNewStudy(minimize);
      const trial = storage.createNewTrial(study);
      for (const name of names) storage.setTrialParam(trial, name, 0.5, new FloatDistribution(0, 1));
      assert.deepEqual(Object.keys(other.getTrial(trial).params), names);
      assert.deepEqual(Object.keys(other.getAllTrials(study)[0]!.params), names);
      assert.deepEqual(Object.keys(storage.getTrial(trial).distributions), names);
    }
  },

  "reports are kept by step, the last one of a step"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const [a, b] = [storage.createNewTrial(study), storage.createNewTrial(study)];
    storage.setTrialIntermediateValue(a, 2, 0.4);
    storage.setTrialIntermediateValue(a, 0, 0.3);
    other.setTrialIntermediateValue(a, 0, 0.2);
    storage.setTrialIntermediateValue(a, 2 ** 31 - 1, 1);
    for (const hand of [storage, other]) {
      assert.deepEqual(hand.getTrial(a).intermediateValues, { 0: 0.2, 2: 0.4, [2 ** 31 - 1]: 1 });
      assert.deepEqual(hand.getTrial(b).intermediateValues, {});
    }
    for (const [step, number] of [...numbers, NaN].entries()) {
      storage.setTrialIntermediateValue(b, step, number);
      assert.equal(other.getTrial(b).intermediateValues[step], number);
    }
    notThere(() => storage.setTrialIntermediateValue(b + 1000, 0, 1));
    storage.setTrialStateValues(a, "COMPLETE", [0]);
    isOver(() => storage.setTrialIntermediateValue(a, 0, 1));
    isOver(() => other.setTrialIntermediateValue(a, 9, 1));
  },

  "all studies are listed with what they hold"(storage, other) {
    const random = randomNumbers(46);
    const expected = Array.from({ length: 10 }, (_, i) => {
      const directions: StudyDirection[] = [random() < 0.5 ? "minimize" : "maximize"];
      const studyId = storage.createNewStudy(directions, `study ${i}`);
      storage.setStudyUserAttr(studyId, "u", i);
      storage.setStudySystemAttr(studyId, "s", [i]);
      for (let j = 0; j < 3; j++) storage.createNewTrial(studyId, someTrial(random));
      return { studyId, studyName: `study ${i}`, directions, userAttrs: { u: i }, systemAttrs: { s: [i] } };
    });
    for (const hand of [storage, other])
      assert.deepEqual(
        hand.getAllStudies().map((study) => ({ ...study, directions: [...study.directions] })),
        expected,
      );
  },

  "all trials are listed as they are, whole or by state"(storage, other) {
    const random = randomNumbers(47);
    for (let i = 0; i < 2; i++) {
      const study = storage.createNewStudy(minimize);
      const expected = Array.from({ length: 20 }, (_, number) => {
        const trial = someTrial(random);
        return { ...trial, number, trialId: storage.createNewTrial(study, trial) };
      });
      for (const hand of [storage, other]) {
        const trials = hand.getAllTrials(study);
        assert.deepEqual(
          trials.map((trial) => ({ ...trial })),
          expected,
        );
        for (const trial of trials) assert.deepEqual({ ...hand.getTrial(trial.trialId) }, { ...trial });
        for (const some of [["COMPLETE"], ["WAITING", "RUNNING"], ["PRUNED", "FAIL"], states, []] as const)
          assert.deepEqual(
            hand.getAllTrials(study, some).map((trial) => trial.number),
            expected
              .filter((trial) => (some as readonly TrialState[]).includes(trial.state))
              .map((trial) => trial.number),
          );
      }
      notThere(() => storage.getAllTrials(study + 1000));
    }
  },

  "records that were handed out never change"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const random = randomNumbers(48);
    for (let i = 0; i < 12; i++) storage.createNewTrial(study, i % 2 === 0 ? undefined : someTrial(random));
    storage.setStudyUserAttr(study, "key", { a: 1 });
    const trials = storage.getAllTrials(study);
    const copies = structuredClone(trials.map((trial) => ({ ...trial, distributions: 0 })));
    const attrs = storage.getStudyUserAttrs(study);
    const [record] = storage.getAllStudies();
    for (const { trialId, state, number } of trials) {
      if (finished(state)) continue;
      const hand = number % 2 === 0 ? storage : other;
      hand.setTrialParam(trialId, "paramX", 0.5, new FloatDistribution(0, 1));
      hand.setTrialUserAttr(trialId, "usr_attrX", 0);
      hand.setTrialSystemAttr(trialId, "sys_attrX", 0);
      hand.setTrialIntermediateValue(trialId, 5, 0);
      hand.getTrial(trialId);
      if (state === "WAITING") hand.setTrialStateValues(trialId, "RUNNING");
      else if (number % 3 === 0) hand.setTrialStateValues(trialId, "COMPLETE", [0]);
      else hand.setTrialStateValues(trialId, "FAIL");
    }
    storage.setStudyUserAttr(study, "key", 2);
    other.setStudyUserAttr(study, "key2", 2);
    storage.getAllTrials(study);
    assert.deepEqual(
      trials.map((trial) => ({ ...trial, distributions: 0 })),
      copies,
    );
    assert.deepEqual(attrs, { key: { a: 1 } });
    assert.deepEqual(record!.userAttrs, { key: { a: 1 } });
    const given = { list: [1] };
    const trial = storage.createNewTrial(study);
    storage.setTrialUserAttr(trial, "given", given);
    given.list.push(2);
    assert.deepEqual(storage.getTrial(trial).userAttrs, { given: { list: [1] } });
  },

  "finished trials are the same records at every call"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const random = randomNumbers(49);
    for (let i = 0; i < 10; i++) storage.createNewTrial(study, someTrial(random));
    const id = other.createNewTrial(study);
    const before = storage.getAllTrials(study);
    other.setTrialStateValues(id, "COMPLETE", [3]);
    other.createNewTrial(study);
    const between = storage.getAllTrials(study);
    storage.getBestTrial(study);
    const after = storage.getAllTrials(study);
    for (const trial of before)
      if (finished(trial.state)) assert.equal(after[trial.number], trial, `trial ${trial.number}`);
    assert.equal(between[10]!.state, "COMPLETE");
    assert.equal(after[10], between[10]);
    assert.equal(storage.getTrial(id), after[10]);
    assert.equal(storage.getAllTrials(study, ["COMPLETE"]).at(-1), after[10]);
  },

  "the best trial has the best value"(storage, other) {
    for (const direction of ["minimize", "maximize"] as const)
      for (const values of [
        [0, 1, 2],
        [0, Infinity, 1],
        [0, -Infinity, 1],
        [Infinity, 0, 1, -Infinity],
        [Infinity],
        [-Infinity],
      ]) {
        const study = storage.createNewStudy([direction]);
        refuses(RangeError, () => storage.getBestTrial(study));
        storage.createNewTrial(study);
        storage.createNewTrial(study, createTrial({ state: "FAIL" }));
        storage.createNewTrial(study, createTrial({ state: "PRUNED", value: 0.5 }));
        refuses(RangeError, () => storage.getBestTrial(study));
        for (const value of values) storage.createNewTrial(study, createTrial({ value }));
        const best = direction === "maximize" ? Math.max(...values) : Math.min(...values);
        for (const hand of [storage, other]) {
          assert.equal(hand.getBestTrial(study).value, best);
          assert.equal(hand.getBestTrial(study).state, "COMPLETE");
        }
        const id = other.createNewTrial(study);
        other.setTrialStateValues(id, "COMPLETE", [direction === "maximize" ? 3 : -1]);
        const now = direction === "maximize" ? Math.max(best, 3) : Math.min(best, -1);
        assert.equal(storage.getBestTrial(study).value, now);
      }
    notThere(() => storage.getBestTrial(10 ** 6));
    const several = storage.createNewStudy(["maximize", "minimize"]);
    storage.createNewTrial(several, createTrial({ values: [1, 2] }));
    refuses(RangeError, () => storage.getBestTrial(several));
  },

  "what cannot be kept is refused, and nothing of it stays"(storage, other) {
    const study = storage.createNewStudy(minimize);
    const trial = storage.createNewTrial(study);
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [() => 1, Symbol("s"), 10n, cycle]) {
      if (!(storage instanceof InMemoryStorage) || typeof value === "function")
        assert.throws(() => storage.setTrialUserAttr(trial, "key", value));
      if (!(storage instanceof InMemoryStorage) || typeof value === "function")
        assert.throws(() => storage.setStudyUserAttr(study, "key", value));
    }
    if (storage instanceof InMemoryStorage) return;
    assert.deepEqual(other.getTrial(trial).userAttrs, {});
    assert.deepEqual(other.getStudyUserAttrs(study), {});
  },

  "it may be used again after it was closed"(storage, other) {
    // A database in memory is gone with its connection.
    if (storage.url?.endsWith(":memory:")) return;
    const study = storage.createNewStudy(minimize, "name");
    storage.createNewTrial(study);
    storage.close();
    assert.equal(storage.createNewTrial(storage.getStudyIdFromName("name")) >= 0, true);
    assert.equal(other.getAllTrials(study).length, 2);
  },

  "it does what a storage in memory does, through many random calls of two processes"(storage, other) {
    for (const seed of [1, 2]) {
      const random = randomNumbers(seed);
      const model = new InMemoryStorage();
      const study = storage.createNewStudy(minimize);
      const modelStudy = model.createNewStudy(minimize);
      const ids: number[] = [];
      const number = () => numbers[Math.floor(random() * numbers.length)]!;
      const distributions: readonly Distribution[] = [
        new FloatDistribution(0, 1),
        new FloatDistribution(-1, 1),
        new IntDistribution(0, 1),
        new CategoricalDistribution(["a", "b"]),
      ];
      for (let step = 0; step < 100; step++) {
        const hand = random() < 0.5 ? storage : other;
        const at = Math.floor(random() * ids.length);
        const what = Math.floor(random() * 9);
        const state = states[Math.floor(random() * states.length)]!;
        const given = number();
        const key = `k${Math.floor(random() * 3)}`;
        const distribution = distributions[Math.floor(random() * distributions.length)]!;
        const template = someTrial(random);
        const internal = Math.round(random());
        const call = (on: Storage, id: number, of: number): unknown => {
          switch (what) {
            case 0:
              return on.createNewTrial(of);
            case 1:
              return on.createNewTrial(of, template);
            case 2:
              return on.setTrialParam(id, key, internal, distribution);
            case 3:
              return on.setTrialIntermediateValue(id, step % 4, given);
            case 4:
              return on.setTrialUserAttr(id, key, { [key]: [given] });
            case 5:
              return on.setTrialSystemAttr(id, key, given);
            case 6:
              return on.setStudyUserAttr(of, key, given);
            default:
              return on.setTrialStateValues(id, state, state === "COMPLETE" ? [given] : null);
          }
        };
        if (ids.length === 0 && what > 1 && what !== 6) continue;
        const [real, expected] = [
          outcome(() => call(hand, ids[at]!, study)),
          outcome(() => call(model, at, modelStudy)),
        ];
        if (what < 2) ids.push(real as number);
        else assert.equal(real, expected, `step ${step}, call ${what}`);
      }
      for (const hand of [storage, other]) {
        assert.deepEqual(hand.getStudyUserAttrs(study), model.getStudyUserAttrs(modelStudy));
        assert.deepEqual(
          withoutTimes(hand.getAllTrials(study)),
          withoutTimes(model.getAllTrials(modelStudy)),
        );
      }
    }
  },
};

/** A trial with anything that one may hold. */
function someTrial(random: () => number): FrozenTrial {
  const state = states[Math.floor(random() * states.length)]!;
  const params: Record<string, string | number> = {};
  const distributions: Record<string, Distribution> = {};
  for (const [name, value, distribution] of [
    ["paramA", random(), new FloatDistribution(0, 1)],
    ["paramB", 1 + random(), new FloatDistribution(1, 2, { log: true })],
    ["paramC", "CatB", new CategoricalDistribution(["CatA", "CatB", "CatC"])],
    ["paramD", -3 * random(), new FloatDistribution(-3, 0)],
    ["paramE", 0.2, new CategoricalDistribution([0.1, 0.2])],
  ] as const)
    if (random() < 0.5) {
      params[name] = value;
      distributions[name] = distribution;
    }
  const some = (prefix: string) =>
    Object.fromEntries(
      Object.entries(attributes)
        .filter(() => random() < 0.5)
        .map(([key, value]) => [prefix + key, value]),
    );
  const intermediateValues: Record<number, number> = {};
  for (let step = 0; step < 8; step++) if (random() < 0.5) intermediateValues[step] = 20 * random() - 10;
  return createTrial({
    state,
    value: state === "COMPLETE" ? 20 * random() - 10 : null,
    params,
    distributions,
    userAttrs: some("usr_"),
    systemAttrs: some("sys_"),
    intermediateValues,
  });
}

/** What a call gives, or the name of its error. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as Error).name;
  }
}

/** Trials without ids and with times only as present or not. */
function withoutTimes(trials: readonly FrozenTrial[]): unknown {
  return trials.map((trial) => ({
    ...trial,
    trialId: 0,
    datetimeStart: trial.datetimeStart !== null,
    datetimeComplete: trial.datetimeComplete !== null,
  }));
}

/** Numbers in [0, 1) that are the same at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
