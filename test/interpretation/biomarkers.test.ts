import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { type Biomarker, loadBiomarkers } from '../../src/curated/biomarkers.js';
import {
  markerOverlap,
  markerRanks,
  markerRows,
  overlapRows,
} from '../../src/interpretation/biomarkers.js';
import { rankByImportance } from '../../src/interpretation/importance.js';
import { hypergeometricUpperTail } from '../../src/numerics/hypergeometric.js';
import type { SelectionRow } from '../../src/selection/selection-table.js';

const all = Array.from({ length: 20 }, (_, j) => `g${j}`);

function marker(gene: string, probe: string, source = 'one', direction = 'AML'): Biomarker {
  return { gene, probe, lineage: 'myeloid', direction, source, checked: 'read', note: '' };
}

describe('markerOverlap', () => {
  const markers = [marker('A', 'g0'), marker('B', 'g1'), marker('C', 'g2'), marker('X', 'absent')];

  it('counts what was found, what the arrays can report and what chance would find', () => {
    const { found, onArray, expected, p } = markerOverlap(['g1', 'g9', 'g0', 'g8'], markers, all);
    expect(found.map(({ gene }) => gene)).toEqual(['B', 'A']);
    expect(onArray).toBe(3);
    expect(expected).toBeCloseTo((4 * 3) / 20, 14);
    expect(p).toBe(hypergeometricUpperTail(2, 20, 3, 4));
  });

  it('counts a probe that several lists name once', () => {
    const twice = [...markers, marker('A', 'g0', 'another')];
    const once = markerOverlap(['g0', 'g9'], markers, all);
    const overlap = markerOverlap(['g0', 'g9'], twice, all);
    expect(overlap.found).toHaveLength(1);
    expect([overlap.onArray, overlap.expected, overlap.p]).toEqual([
      once.onArray,
      once.expected,
      once.p,
    ]);
  });

  it('finds no marker that the arrays have no probe for', () => {
    expect(markerOverlap(['absent'], markers, all).found).toEqual([]);
  });

  it('is certain when nothing is selected or no marker is on the array', () => {
    expect(markerOverlap([], markers, all)).toEqual({ found: [], onArray: 3, expected: 0, p: 1 });
    expect(markerOverlap(['g0'], [], all)).toEqual({ found: [], onArray: 0, expected: 0, p: 1 });
  });
});

describe('markerRows', () => {
  const classes = { positive: 'AML', negative: 'ALL' };
  const statistic = (probe: string, t: number): SelectionRow => ({
    probe,
    gene: '',
    t,
    df: 30,
    p: 0.5,
    p_bonferroni: 1,
    p_holm: 1,
    p_bh: Math.abs(t) / 10,
    t_moderated: 0,
    p_moderated: 1,
    signal_to_noise: 0,
    variance: 1,
  });
  const statistics = [statistic('g0', 2), statistic('g1', -5), statistic('g2', NaN)];
  const byT = rankByImportance(['g0', 'g1'], [2, 5]);
  const rows = markerRows(
    [
      marker('A', 'g0', 'one', 'AML'),
      marker('B', 'g1', 'one', 'AML'),
      marker('C', 'g2', 'one', 'ALL'),
      marker('X', 'absent'),
    ],
    statistics,
    byT,
    classes,
  );

  it('joins markers with what the tests say, and leaves those out that are not on the array', () => {
    expect(rows.map(({ gene }) => gene)).toEqual(['A', 'B', 'C']);
    expect(rows[0]).toMatchObject({ t: 2, p_bh: 0.2, t_rank: 2, lineage: 'myeloid' });
    expect(rows[1]).toMatchObject({ t: -5, p_bh: 0.5, t_rank: 1 });
  });

  it('says in which class the probe is higher and whether that was expected', () => {
    expect(rows[0]).toMatchObject({ higherIn: 'AML', agrees: true });
    expect(rows[1]).toMatchObject({ higherIn: 'ALL', agrees: false });
  });

  it('has neither rank nor direction for a constant probe', () => {
    expect(rows[2]).toMatchObject({ t: NaN, t_rank: NaN, higherIn: '' });
    expect(rows[2]).not.toHaveProperty('agrees');
  });
});

describe('overlapRows', () => {
  it('pairs each list with each source', () => {
    const markers = [
      marker('A', 'g0', 'one'),
      marker('A', 'g1', 'one'),
      marker('B', 'g2', 'one'),
      marker('A', 'g0', 'two'),
      marker('X', 'absent', 'two'),
    ];
    const rows = overlapRows({ few: ['g0', 'g1', 'g9'], none: ['g8'] }, markers, all);
    expect(rows.map(({ list, source }) => `${list} ${source}`)).toEqual([
      'few one',
      'few two',
      'none one',
      'none two',
    ]);
    expect(rows[0]).toEqual({
      list: 'few',
      source: 'one',
      listed: 3,
      markers: 3,
      found: 2,
      expected: (3 * 3) / 20,
      p: hypergeometricUpperTail(2, 20, 3, 3),
      genes: 'A',
    });
    expect(rows[1]).toMatchObject({ markers: 1, found: 1, genes: 'A' });
    expect(rows[2]).toMatchObject({ found: 0, genes: '', p: 1 });
  });
});

describe('the curated list', async () => {
  const markers = await loadBiomarkers();
  const data = path.join(__dirname, '../../data');

  it('has a header and every row complete', () => {
    const lines = readFileSync(path.join(data, 'biomarkers.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('gene,probe,lineage,direction,source,checked,note');
    expect(markers).toHaveLength(lines.length - 1);
    for (const row of markers) {
      const { gene, probe, lineage, source, direction, checked } = row;
      for (const value of [gene, probe, lineage, source]) expect(value).toMatch(/^\S(.*\S)?$/);
      expect(['ALL', 'AML']).toContain(direction);
      expect(['read', 'data', 'recalled']).toContain(checked);
      expect(row.note).toBeTypeOf('string');
    }
  });

  it('names a probe once per source, and probes that the arrays have', () => {
    const keys = markers.map(({ source, probe }) => `${source} ${probe}`);
    expect(new Set(keys).size).toBe(keys.length);
    const table = readFileSync(path.join(data, 'simulation/probes.csv'), 'utf8');
    const accessions = new Set(table.split('\n').map((line) => line.split(',')[0]));
    expect(markers.filter(({ probe }) => !accessions.has(probe))).toEqual([]);
  });

  it("holds Golub's 50 predictors, 25 a class", () => {
    const golub = markers.filter(({ source }) => source === 'Golub 1999');
    expect(golub).toHaveLength(50);
    expect(golub.filter(({ direction }) => direction === 'AML')).toHaveLength(25);
  });

  it('holds lineage markers of the guidelines, read there, of both classes', () => {
    const guideline = markers.filter(({ source }) => source === 'ELN 2017');
    const genes = new Set(guideline.map(({ gene }) => gene));
    for (const gene of ['CD33', 'ITGAX', 'LYZ', 'MPO', 'CD79A', 'CD19', 'CD3E']) {
      expect(genes).toContain(gene);
    }
    expect(new Set(guideline.map(({ checked }) => checked))).toEqual(new Set(['read']));
    expect(new Set(guideline.map(({ direction }) => direction))).toEqual(new Set(['AML', 'ALL']));
  });

  it('gives one probe one gene and one direction, whoever names it', () => {
    const byProbe = new Map<string, Set<string>>();
    for (const { probe, gene, direction } of markers) {
      byProbe.set(probe, (byProbe.get(probe) ?? new Set()).add(`${gene} ${direction}`));
    }
    expect([...byProbe].filter(([, said]) => said.size > 1)).toEqual([]);
  });
});

describe('markerRanks', () => {
  it('ranks each marker probe once, and leaves out what has no importance or is not on the array', () => {
    const markers = ['a', 'b', 'b', 'absent'].map((probe) => marker('g', probe));
    const ranked = rankByImportance(['a', 'c', 'b'], [2, 3, 0]);
    const { onArray, rankings } = markerRanks({ model: ranked }, markers, ['a', 'b', 'c']);
    expect(onArray).toBe(2);
    expect(rankings).toEqual([{ name: 'model', ranks: [2] }]);
  });
});
