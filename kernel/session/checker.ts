/**
 * When cells are checked for type errors, and how long anything waits for it. The checker is a process of its own and
 * takes a moment to start: the first cell does not start it, a second one, a question or some idle time does. Cells that
 * ran before are checked then, and their warnings go under them.
 */
import type { Diagnostic, TypeService } from "../language/type-service.ts";
import type { Header } from "../wire/message.ts";
import type { Publisher } from "./publisher.ts";
import { within } from "./within.ts";

/** What is checked: a cell as TypeScript, and where its warnings go. */
export interface Checked {
  readonly number: number;
  /** TypeScript of the same lines, see `Compiler.typed`. */
  readonly text: string;
  /** Name of the cell in messages, e.g. `cell-3`. */
  readonly label: string;
  readonly header: Header;
}

/** Type errors of a cell as shown. */
export interface Problems {
  readonly count: number;
  readonly text: string;
}

/** Idle waits this long for warnings, so that clients that stop listening at idle have them. */
const PATIENCE_MS = 50;
/** A headless run has nobody who waits: its notebook must not depend on the speed of the machine. */
const HEADLESS_PATIENCE_MS = 10_000;
const STRICT_MS = 15_000;
const START_MS = 3000;
const SHOWN = 10;
const KEPT_ANSWERS = 100;

export class Checker {
  readonly #types: TypeService;
  readonly #publisher: Publisher;
  readonly #headless: boolean;
  #started: boolean;
  #unchecked: Checked[] = [];
  /** Texts by number of the cells that declare something. */
  readonly #declaring = new Map<number, string>();
  /** Answers for cells that declare nothing: they hold until some cell declares something. */
  readonly #answers = new Map<string, Promise<readonly Diagnostic[] | undefined>>();

  /** @param headless starts at once and lets every cell wait for its warnings */
  constructor(types: TypeService, publisher: Publisher, headless: boolean) {
    this.#types = types;
    this.#publisher = publisher;
    this.#headless = headless;
    this.#started = headless;
  }

  /** Somebody wants to know about types. */
  start(): void {
    if (!this.#started) void this.#types.warm();
    this.#started = true;
  }

  /** Makes a cell known without checking it. */
  note(cell: Pick<Checked, "number" | "text">): void {
    if (!declares(cell.text)) return;
    this.#answers.clear();
    this.#declaring.set(cell.number, cell.text);
    this.#types.commit({ number: cell.number, text: cell.text });
  }

  /**
   * Begins to check a cell while it runs. The returned function is called before idle: it shows what is found in time,
   * and leaves the rest to come under the cell later.
   */
  begin(cell: Checked): () => Promise<void> {
    if (!this.#started) {
      this.#unchecked.push(cell);
      this.note(cell);
      if (this.#unchecked.length === 1) {
        setTimeout(() => this.#checkEarlier(), START_MS).unref();
        return () => Promise.resolve();
      }
      this.start();
    }
    const asked = this.#diagnose(cell);
    void asked.then(() => this.#checkEarlier());
    return async () => {
      const inTime = await within(asked, this.#headless ? HEADLESS_PATIENCE_MS : PATIENCE_MS);
      if (inTime !== undefined) this.#show(cell, inTime);
      else void asked.then((late) => this.#show(cell, late));
    };
  }

  /** The problems that keep a cell from running (`%typecheck strict`), or undefined when the checker cannot tell. */
  async problems(cell: Checked): Promise<Problems | undefined> {
    this.start();
    return await within(this.#diagnose(cell), STRICT_MS);
  }

  /** The engine started afresh. */
  reset(): void {
    this.#unchecked = [];
    this.#answers.clear();
    this.#declaring.clear();
    this.#types.reset();
  }

  /** Modules resolve from another folder now. */
  moveTo(directory: string): void {
    this.#answers.clear();
    this.#types.reset(directory);
    for (const [number, text] of this.#declaring) this.#types.commit({ number, text });
  }

  async #diagnose(cell: Checked): Promise<Problems | undefined> {
    const asked =
      this.#answers.get(cell.text) ?? this.#types.diagnose({ number: cell.number, text: cell.text });
    if (declares(cell.text))
      this.note(cell); // In one turn: the next cell must find this one known.
    else this.#remember(cell.text, asked);
    this.#unchecked = this.#unchecked.filter((waiting) => waiting.number !== cell.number);
    const found = await asked;
    return found === undefined ? undefined : describe(found, cell);
  }

  #remember(text: string, answer: Promise<readonly Diagnostic[] | undefined>): void {
    this.#answers.delete(text);
    this.#answers.set(text, answer);
    // No answer is no knowledge: the checker may be back next time.
    void answer.then((found) => found ?? this.#answers.delete(text));
    if (this.#answers.size > KEPT_ANSWERS) this.#answers.delete(this.#answers.keys().next().value!);
  }

  #checkEarlier(): void {
    this.start();
    for (const cell of this.#unchecked.splice(0))
      void this.#diagnose(cell).then((problems) => this.#show(cell, problems));
  }

  #show(cell: Checked, problems: Problems | undefined): void {
    if (problems !== undefined && problems.count > 0)
      this.#publisher.stream(cell.header, "stderr", problems.text);
  }
}

/** True when a cell may change what later cells mean; a word in a string counts, too. */
function declares(text: string): boolean {
  return /\b(?:const|let|var|function|class|type|interface|declare|enum|namespace|module|import|export|using)\b/.test(
    text,
  );
}

function describe(found: readonly Diagnostic[], { text, label }: Checked): Problems {
  const errors = found.filter((diagnostic) => diagnostic.category === "error");
  const lines = errors.slice(0, SHOWN).map(({ code, message, start }) => {
    const before = text.slice(0, start);
    return `${label}.ts:${before.split("\n").length}:${start - before.lastIndexOf("\n")} TS${code}: ${message}`;
  });
  if (errors.length > SHOWN) lines.push(`… and ${errors.length - SHOWN} more type errors`);
  return { count: errors.length, text: lines.length === 0 ? "" : `${lines.join("\n")}\n` };
}
