import type { Figure } from './figure.js';
import { markup, type Html } from './html.js';
import { layout, projectTitle, type SiteFrame } from './layout.js';
import type { NotebookPage } from './notebook-page.js';
import { img, type Picture } from './picture.js';
import type { Results } from './results.js';

const description =
  'AML or ALL from gene expression: narrative notebooks on the Golub leukemia cohort, where there are far more measurements than patients and overfitting is the default.';

/** What is in the tables that this project's notebooks save. */
const aboutTables: Record<string, string> = {
  'selection.csv': 't-tests, corrections and elimination rank of every probe',
  'stability.csv': 'how alike the lists are that a method selects on parts of the samples',
  'selection-frequency.csv': 'how often each probe is selected there',
  'leakage-audit.csv':
    'accuracy with selection inside and outside the folds, on true and shuffled labels',
  'regularisation-path.csv': 'coefficients of the L1 and elastic-net paths',
  'engines.csv': 'left-out scores by this project’s engines and by the libraries',
  'cross-validation.csv': 'every pipeline on every fold of the training samples',
  'nested-cross-validation.csv':
    'every tuned pipeline on every fold of all samples, all tuning inside',
  'patients.csv': 'how each pipeline called each patient while they were left out',
  'holdout.csv': 'every pipeline on the held-out samples',
  'predictions.csv': 'every prediction for a held-out sample',
  'literature.csv': 'published methods, measured here beside what papers say of them',
  'claims.csv': 'each claim, what was measured, and the verdict',
  'importance.csv': 'what each model leans on, probe by probe',
  'shapley.csv': 'what moved each sample’s score, by the probes that move scores most',
  'biomarkers.csv': 'known marker genes, and where the rankings put them',
  'chosen.json': 'candidates, rule and fingerprint of the choice, and its held-out result',
  'run.json': 'checksum of the cohort, versions, seed and pipelines of this run',
};

/** The site's first page: the question, what came out, and the way to each notebook and table. */
export function indexHtml(
  frame: SiteFrame,
  pages: readonly NotebookPage[],
  { headline, tables }: Pick<Results, 'headline' | 'tables'>,
): string {
  const content = markup`<section class="hero">
      <h1>Two kinds of leukemia, thousands of genes, and a few dozen patients</h1>
      <p>
        Can a model tell <span class="aml">AML</span> from <span class="all">ALL</span> by how
        strongly genes are expressed, and how would we know that it can? These notebooks work
        through the cohort of Golub et al. (<cite>Science</cite>, 1999), the textbook case of
        <i>p</i> &gt;&gt; <i>n</i>: with far more measurements than patients, a careless analysis
        finds near-perfect accuracy in pure noise. Each step is shown with what it costs, and each
        famous mistake beside the way to avoid it.
      </p>
      ${headline !== undefined && result(headline)}
    </section>
    <section class="notebooks" aria-label="The notebooks">
      <h2>The notebooks</h2>
      <ol class="cards">
        ${pages.map(card)}
      </ol>
    </section>
    ${tables.length > 0 && tableList(tables)}`;
  return layout(frame, { name: 'index', title: projectTitle, description, content });
}

function result(headline: string): Html {
  return markup`<div class="headline">
    <p class="headline-label">What came out</p>
    <p>${headline}.</p>
  </div>`;
}

function card({ name, label, question, lead, figures }: NotebookPage): Html {
  const picture = thumbnail(figures);
  return markup`<li class="card">
    ${picture && markup`<figure class="thumbnail">${img(picture)}</figure>`}
    <div>
      <p class="kicker">${label}</p>
      <h3><a href="${name}.html">${question}</a></h3>
      <p>${lead.inner}</p>
    </div>
  </li>`;
}

/** The picture that stands for a notebook: of the figure with the most in it. */
function thumbnail(figures: readonly Figure[]): Picture | undefined {
  const amount = ({ files }: Figure) =>
    files.find(({ path }) => path.endsWith('.js'))?.content.length;
  const sorted = figures
    .filter(({ picture }) => picture)
    .sort((a, b) => (amount(b) ?? 0) - (amount(a) ?? 0));
  return sorted[0]?.picture;
}

function tableList(tables: Results['tables']): Html {
  return markup`<section class="tables" aria-label="The tables">
    <h2>The tables</h2>
    <ul>
      ${tables.map(
        ({ name, content }) =>
          markup`<li>
            <a href="tables/${name}">${name}</a>
            <span class="size">${size(content.length)}</span> ${aboutTables[name]}
          </li>`,
      )}
    </ul>
  </section>`;
}

function size(bytes: number): string {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
