/**
 * JSON as Python and C++ write it: with NaN, Infinity and -Infinity where RFC 8259 has no word. They become the texts "nan", "inf"
 * and "-inf". O(length).
 */

/** @throws SyntaxError on anything else that is no JSON. */
export function parseLenientJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(plain);
  } catch (error) {
    const quoted = plain.replace(WORDS, (found, word: string | undefined) =>
      word === undefined ? found : `"${NAMES[word.toLowerCase()]!}"`,
    );
    if (quoted === plain) throw error;
    return JSON.parse(quoted);
  }
}

/** Strings, to pass over them, or a bare word. */
const WORDS = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.])(-?(?:Infinity|NaN|inf|nan))(?![\w.])/gs;

const NAMES: Readonly<Record<string, string>> = {
  nan: "nan",
  "-nan": "nan",
  infinity: "inf",
  inf: "inf",
  "-infinity": "-inf",
  "-inf": "-inf",
};
