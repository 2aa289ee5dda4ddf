import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { projectRoot } from '../src/cohort/project-root.js';
import { GOLUB_CHECKSUM } from '../src/cohort/golub.js';

const folder = path.join(projectRoot(), 'data', 'results', 'golub');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const rows = parse<Record<string, string>>(read('selection.csv'), { columns: true });

describe('the committed results of the real cohort', () => {
  it('come from the cohort as published', () => {
    const run = JSON.parse(read('run.json')) as {
      cohort: { checksum: string; simulated: boolean };
    };
    expect(run.cohort).toMatchObject({ checksum: GOLUB_CHECKSUM, simulated: false });
  });

  it('have the known answers: 7,129 probes, 63 by Bonferroni, 63 by Holm, 548 by Benjamini-Hochberg', () => {
    const significant = (column: string) =>
      rows.filter((row) => Number(row[column]) <= 0.05).length;
    expect(rows).toHaveLength(7129);
    expect(['p_bonferroni', 'p_holm', 'p_bh'].map(significant)).toEqual([63, 63, 548]);
  });

  it('have zyxin first', () => {
    const zyxin = rows.find(({ probe }) => probe === 'X95735_at')!;
    expect(zyxin.gene).toBe('ZYX');
    expect(Number(zyxin.t)).toBeCloseTo(9.640968, 6);
    expect(Number(zyxin.df)).toBeCloseTo(29.626, 3);
    expect(Number(zyxin.p)).toBeCloseTo(1.2097e-10, 14);
    expect(Math.min(...rows.map(({ p }) => Number(p)))).toBe(Number(zyxin.p));
  });

  it('leave the statistics of constant probes empty, with p and every adjusted p at 1', () => {
    const constant = rows.filter(({ variance }) => Number(variance) === 0);
    expect(constant).toHaveLength(1050);
    for (const { t, df, p, p_bonferroni, p_holm, p_bh } of constant) {
      expect([t, df, p, p_bonferroni, p_holm, p_bh]).toEqual(['', '', '1', '1', '1', '1']);
    }
  });

  it('rank by elimination: one last probe standing, and ties share the best rank of their round', () => {
    const ranks = rows.map(({ rfe_rank }) => Number(rfe_rank)).sort((a, b) => a - b);
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    ranks.forEach((rank, i) => expect(rank).toBe(ranks[i - 1] === rank ? rank : i + 1));
  });
});
