/** %studies: the tuning studies of this session, or of a storage. */
import { sessionStorage, studiesTable } from "../lib/tune/index.ts";
import { defineMagic, option, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "studies",
  kind: "line",
  summary: "Lists the tuning studies of this session, or of a storage, with their best values.",
  args: {
    storage: option(
      z.string().optional(),
      "Where the studies are kept: sqlite:///study.db, journal:study.log, postgresql://…",
    ),
  },
  examples: ["%studies"],
  run: (_context, { storage }) => studiesTable(storage ?? sessionStorage()),
});
