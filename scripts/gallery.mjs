/**
 * The pictures of the README and of docs/gallery.md: where each is taken, what it shows and how it reads aloud. The page is
 * written by `npm run gen`, the pictures by `node scripts/screenshots.mjs`.
 *
 * notebook: an executed notebook out/<notebook>.ipynb with its page beside it. cells: names of the cells in the picture.
 * output: only what the cell shows, without its source. page: another page, by its path. height: cut off below, in pixels.
 */
export const pictures = [
  {
    name: "audit",
    title: "Is this file fit to learn from?",
    text: "`%audit` in [explore](../notebooks/explore.ipynb): a verdict, the four rows of the data matrix, findings with evidence and advice, and pictures of what is missing and what goes together.",
    alt: "An audit of 344 penguins: a verdict, findings with advice, and pictures of what is missing and what goes together",
    notebook: "explore",
    cells: ["c07"],
    height: 1100,
  },
  {
    name: "findings",
    title: "What is wrong with it?",
    text: "The same on a file as it came, with 3201 films.",
    alt: "An audit of 3201 films with many findings: columns that are mostly missing, rare categories, labels that depend on gaps",
    notebook: "explore",
    cells: ["c12"],
    height: 1100,
  },
  {
    name: "profile",
    title: "What is in it?",
    text: "`%profile birds`: every column with its type, holes and spread.",
    alt: "A profile of 344 penguins: for each column its type, missing values, distinct values and a small histogram",
    notebook: "explore",
    cells: ["c05"],
    height: 900,
  },
  {
    name: "sql",
    title: "SQL over files and frames",
    text: "`%%sql` sees the variables of the notebook and the files beside it.",
    alt: "A cell of SQL over the frame movies and its result as a table",
    notebook: "explore",
    cells: ["c18"],
    height: 700,
  },
  {
    name: "validate",
    title: "How good is the model, and can the score be believed?",
    text: "`%validate`: beside a dummy and a simple baseline, with intervals, findings and remedies.",
    alt: "A validation of logistic regression on credits: scores with intervals beside a dummy and a baseline, curves, findings",
    notebook: "teach",
    cells: ["c10"],
    height: 1250,
  },
  {
    name: "overfit",
    title: "Does it learn or memorize?",
    text: "`%overfit` gives learning curves and says which remedy has the best chance.",
    alt: "A decision tree that memorizes: training and test scores far apart, and what to do",
    notebook: "teach",
    cells: ["c15"],
    height: 1000,
  },
  {
    name: "slices",
    title: "Whom does it fail?",
    text: "`%slices` searches for groups of rows where a model is weak, and corrects for having searched.",
    alt: "Groups of applicants for whom a model of credits is worse than on average, with intervals",
    notebook: "teach",
    cells: ["c34"],
    height: 900,
  },
  {
    name: "tune",
    title: "Better parameters",
    text: "`%%tune`: the cell's body is the objective; the display grows while it runs.",
    alt: "A study of 100 trials: the history of the best value, the importance of three parameters, the best trials in a table",
    notebook: "tune",
    cells: ["c04"],
    height: 1100,
  },
  {
    name: "contour",
    title: "Optuna's plots",
    text: "`plotContour(study)` and eleven others, as plotly figures and as still pictures.",
    alt: "A contour plot of two parameters of a forest with the trials as points",
    notebook: "tune",
    cells: ["c09"],
    height: 700,
  },
  {
    name: "explain",
    title: "Why does the model say that?",
    text: "`%explain` chooses the method by what the model declares, says how exact it is, and shows all rows and one.",
    alt: "An explanation of a model of credits: which method and how exact, mean contributions, a beeswarm of 400 applicants, and the waterfall of one who was refused",
    notebook: "explain",
    cells: ["c06"],
    height: 1250,
  },
  {
    name: "counterfactual",
    title: "What would have to change?",
    text: "`%counterfactual` finds the smallest changes that one may ask for.",
    alt: "Counterfactuals for one applicant: which values would have to change, and how much",
    notebook: "explain",
    cells: ["c18"],
    height: 900,
  },
  {
    name: "dependence",
    title: "How does one column act?",
    text: "`%pdp` with accumulated local effects: what happens between columns that go together.",
    alt: "Partial dependence and accumulated local effects of one column, with the rows' own curves",
    notebook: "explain",
    cells: ["c43"],
    height: 800,
  },
  {
    name: "words",
    title: "Words",
    text: "SHAP's text plot: each word's share in the answer.",
    alt: "A letter whose words are coloured by how much they speak for or against the answer",
    notebook: "explain",
    cells: ["c47"],
    height: 700,
  },
  {
    name: "brief",
    title: "What is it for?",
    text: "`%%brief` is a form in a cell; it heads every report, and its absence is stated there.",
    alt: "A project brief as a form: what, why, who, when, where and how, with owner and limits",
    notebook: "gallery",
    cells: ["brief"],
    height: 900,
  },
  {
    name: "advise",
    title: "Where to begin?",
    text: "`%advise` follows a decision tree on the actual data, and says where the rule is naive.",
    alt: "Advice on a model for 1000 credits: the inputs, the path through the tree, the recommendation and the first command",
    notebook: "gallery",
    cells: ["advise"],
    height: 1250,
  },
  {
    name: "report",
    title: "A report that stands alone",
    text: "`%report full` writes one HTML page that needs no script and no network ([more](report.md)).",
    alt: "The head of a report on a model of credits: the brief, the verdict, where it was made, and the contents",
    notebook: "gallery",
    page: "out/gallery-report.html",
    height: 1100,
  },
  {
    name: "lab",
    title: "A notebook in the browser, without Python",
    text: "`assay lab` serves a folder from Node alone ([more](lab.md)).",
    alt: "Assay lab in a browser: files on the left; on the right an audit of penguins with its findings",
    lab: "explore.ipynb",
    cell: "%audit birds --label species --no-gate",
    height: 860,
  },
  {
    name: "tour",
    title: "Cells",
    text: "Tables, figures and errors as results of plain TypeScript.",
    alt: "Cells of TypeScript with a table of penguins, a scatter plot, and an error that names its place",
    notebook: "tour",
    cells: ["read", "scatter", "error"],
    height: 1250,
  },
];

/** Notebooks that are only for pictures: the sources of their cells by name. */
export const notebooks = {
  gallery: {
    brief: `%%brief
title: Who gets a credit
what: classification of applicants into those who pay back and those who do not
why: fewer credits that are lost, and the same answer for the same application
who: a loan officer, who decides
when: while the applicant waits
where: the branch's computer
how: gradient boosting on 1000 credits
limits: not for firms
owner: the head of the credit department`,
    advise: `import { load } from "assay";
const credits = load("german-credit");
%advise credits --label risk`,
    model: `import { HistGradientBoostingClassifier } from "assay/models";
const applicants = credits.drop(["risk"]);
const model = await new HistGradientBoostingClassifier({ maxIter: 60, learningRate: 0.05, maxLeafNodes: 8 }).fit(applicants, credits.column("risk"));`,
    report: `%report full model credits "risk" --sample 300 --output good --out gallery-report.html`,
  },
};

/** The page of all pictures, in light and dark. */
export function galleryPage() {
  const parts = pictures.map(
    ({ name, title, text, alt }) => `## ${title}\n\n${text}\n\n${picture(name, alt, "images")}`,
  );
  return `<!-- Generated by \`npm run gen\` from scripts/gallery.mjs. Do not edit. -->

# Gallery

Every picture is cut by script from a notebook or page that \`assay run\` wrote (\`node scripts/screenshots.mjs\`).

${parts.join("\n\n")}
`;
}

/** Markdown of one picture that follows the reader's colour scheme. */
function picture(name, alt, folder) {
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${folder}/${name}-dark.png">
  <img src="${folder}/${name}.png" width="720" alt="${alt}">
</picture>`;
}
