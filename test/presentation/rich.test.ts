import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';

import type { Cohort } from '../../src/cohort/cohort.js';
import { logisticRegression } from '../../src/models/logistic-regression.js';
import { randomForest } from '../../src/models/random-forest.js';
import { random } from '../../src/numerics/random.js';
import { fit, fitModel } from '../../src/pipeline/fit.js';
import { pipeline } from '../../src/pipeline/spec.js';
import { standardise } from '../../src/preprocessing/standardise.js';
import { figure } from '../../src/presentation/figure.js';
import { frame } from '../../src/presentation/frame.js';
import { richForm } from '../../src/presentation/rich.js';
import { tTestFilter } from '../../src/selection/t-test-filter.js';
import { drawn } from '../datasets.js';

const training = drawn(20, 15, 3, { shifted: 2, shift: 3 });
const logistic = logisticRegression({ penalty: 'l2' });

async function formsOf(value: unknown): Promise<{ html: string; lines: string[] }> {
  const { data } = (await richForm(value))!;
  expect(Object.keys(data)).toEqual(['text/html', 'text/plain']);
  return { html: String(data['text/html']), lines: String(data['text/plain']).split('\n') };
}

test('a data frame is a table, with its index where that says something', async () => {
  const df = await frame([
    { gene: 'ZYX', t: 9.640968 },
    { gene: '<b>', t: NaN },
  ]);
  const { html, lines } = await formsOf(df);
  expect(lines).toEqual(['Data frame of 2 rows × 2 columns', 'gene  t', 'ZYX   9.64', '<b>']);
  expect(html).toContain('&lt;b&gt;');
  const described = (await frame([{ t: 1 }, { t: 2 }])).describe();
  const found = (await formsOf(described)).lines.find((line) => line.startsWith('mean'));
  expect(found).toMatch(/^mean +1\.5$/);
});

test('of a large frame the first rows and columns are shown, and that is said', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) =>
    Object.fromEntries(Array.from({ length: 30 }, (_, j) => [`c${j}`, i * j])),
  );
  const { lines } = await formsOf(await frame(rows));
  expect(lines[0]).toBe(
    'Data frame of 3,000 rows × 30 columns: the first 20 rows, the first 20 columns',
  );
  expect(lines).toHaveLength(22);
  expect(lines[1]).toMatch(/^c0 .* c19$/);
});

test('a series is a table of one column', async () => {
  const series = (await frame([{ t: 1 }, { t: 2 }])).column('t');
  expect((await formsOf(series)).lines).toEqual(['Series of 2', 't', '1', '2']);
});

test('a fitted pipeline and its model tell their numbers and the strongest probes', async () => {
  const fitted = fit(pipeline(standardise(), logistic), training, random(1));
  const { html, lines } = await formsOf(fitted);
  expect(lines[0]).toBe('Fitted pipeline');
  expect(lines).toContain('probes     15');
  expect(lines).toContain('threshold  0');
  const { coefficients, importance, probes } = fitted.model;
  const strongest = importance.indexOf(Math.max(...importance));
  const coefficient = String(Number(coefficients![strongest].toPrecision(3)));
  const first = lines[lines.findIndex((line) => line.startsWith('rank')) + 1].split(/ +/);
  expect([first[0], first[1], first[3]]).toEqual(['1', probes[strongest], coefficient]);
  expect(lines).toContain('10 strongest of 15 probes in use');
  expect(html.match(/<table>/g)).toHaveLength(2);
  expect((await formsOf(fitted.model)).lines.slice(1)).toEqual(lines.slice(1));
});

test('a model without coefficients has no such column', async () => {
  const forest = fitModel(randomForest({ trees: 5 }), training, random(1));
  const { lines } = await formsOf(forest);
  expect(lines[0]).toBe('Fitted model');
  expect(lines).toContain('rank  probe  importance');
});

test('a pipeline is its steps with their parameters', async () => {
  const { lines } = await formsOf(
    pipeline(tTestFilter({ variant: 'welch', top: 5 }), standardise(), logistic),
  );
  expect(lines).toEqual([
    'Pipeline, not fitted',
    'step  kind                 parameters',
    '1     t-test-filter        variant welch, keep top 5',
    '2     standardise',
    '3     logistic-regression  penalty l2, C 1',
  ]);
});

const cohort: Cohort = {
  expression: Matrix.ones(3, 2),
  samples: [
    { id: 'a', label: 'ALL', split: 'training' },
    { id: 'b', label: 'AML', split: 'training' },
    { id: 'c', label: 'AML', split: 'held-out' },
  ],
  probes: [
    { accession: 'p', description: '' },
    { accession: 'q', description: '' },
  ],
  classes: { positive: 'AML', negative: 'ALL' },
  provenance: { name: 'tiny', source: 'Made up.', checksum: '', simulated: true },
};

test('a cohort is counted by class and part', async () => {
  expect((await formsOf(cohort)).lines).toEqual([
    'tiny cohort (SIMULATED): 3 samples × 2 probes. Made up.',
    'class  training  held-out',
    'ALL    1         0',
    'AML    1         1',
  ]);
});

test('a figure is live, a picture and a sentence', async () => {
  const shown = figure(cohort, {
    title: 'A line',
    subtitle: 'two points',
    alt: 'A line goes up.',
    data: [{ type: 'scatter', x: [1, 2], y: [1, 2] }],
    layout: {},
    width: 300,
    height: 200,
  });
  const { data, metadata } = (await richForm(shown))!;
  expect(data['application/vnd.plotly.v1+json']).toMatchObject({ data: shown.data });
  const png = Buffer.from(String(data['image/png']), 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(data['text/plain']).toBe(shown.alt);
  expect(metadata['image/png']).toMatchObject({ width: 300, alt: shown.alt });
});

test.each([
  [null],
  ['text'],
  [[1, 2]],
  [{}],
  [{ data: [], layout: {} }],
  [{ kind: 'pipeline' }],
  [Matrix.ones(2, 2)],
])('%j is left to the kernel', async (value) => {
  expect(await richForm(value)).toBeUndefined();
});
