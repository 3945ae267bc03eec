/** Properties are tried on the same inputs in every run; `PROPERTY_SEED=random` (or a number) tries others. */
import fc from "fast-check";

const given = process.env["PROPERTY_SEED"];
if (given !== "random") fc.configureGlobal({ seed: Number(given ?? 20_261_123) });
