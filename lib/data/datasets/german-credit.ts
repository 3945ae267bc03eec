import type { Provenance } from "./provenance.ts";

export const germanCredit: Provenance = {
  name: "german-credit",
  title: "German credit (Statlog)",
  about:
    "Credits of a bank in southern Germany, 1973 to 1975, and whether they were paid back, one row a credit",
  kind: "table",
  task: "classification of the risk (a contestable decision about people)",
  rows: 1000,
  origin: "Hans Hofmann, University of Hamburg, given to the Statlog project and to UCI in 1994",
  url: "https://archive.ics.uci.edu/dataset/144/statlog+german+credit+data",
  licence: {
    name: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    stated:
      "by the UCI Machine Learning Repository for the data; they were taken from the package caret, which is itself GPL-2.0-or-later",
  },
  citation:
    "Hofmann H (1994). Statlog (German Credit Data). UCI Machine Learning Repository. doi:10.24432/C5NC77",
  source: {
    package: "caret 6.0-93 (Debian r-cran-caret 6.0-93+dfsg-1)",
    files: [
      {
        path: "caret/data/GermanCredit.RData",
        sha256: "177356bb474439655c700693159767ae5694a4c9709ae13c262bee56c1ea4bbe",
      },
    ],
  },
  changes:
    "caret's indicator columns are put together again to the twenty attributes given to UCI, with their codes written out",
  values: "b778f8de831e657cacf099a0a3601ada996a061b17e721abaa7350efaed3bf64",
  columns: {
    checking_account: { means: "balance of the checking account" },
    duration_months: { means: "time for paying back", unit: "months" },
    credit_history: { means: "earlier credits" },
    purpose: { means: "what the credit is for" },
    amount: { means: "amount of the credit; after Grömping transformed, not plain DM", unit: "DM" },
    savings: { means: "savings" },
    employed_since: { means: "time with the present employer" },
    installment_rate: { means: "installment in percent of the income, as a code 1 to 4" },
    personal_status: { means: "sex and marital status, as UCI decodes them" },
    other_debtors: { means: "other debtors or guarantors" },
    residence_since: { means: "time at the present address, as a code 1 to 4" },
    property: { means: "most valuable property" },
    age: { means: "age", unit: "years" },
    other_installment_plans: { means: "installment plans elsewhere" },
    housing: { means: "housing" },
    existing_credits: { means: "credits at this bank, as a code 1 to 4" },
    job: { means: "job" },
    dependents: { means: "people to support, as a code 1 or 2" },
    telephone: { means: "telephone in the customer's name: yes or none" },
    foreign_worker: { means: "foreign worker, as UCI decodes it" },
    risk: { means: "good: paid back as agreed; bad: not" },
  },
  roles: { label: "risk", group: "personal_status" },
  traps: [
    "UCI's table of codes is partly wrong (Grömping 2019): foreign_worker is the wrong way round (37 were foreign, not 963), and personal_status does not tell women from single men. Do not draw conclusions on sex or origin from it",
    "bad credits were drawn more often than they happened (30 % here): probabilities are too high",
    "only credits that were granted are in it: nothing is known of those refused",
    "fifty years old: not for a real decision today",
  ],
};
