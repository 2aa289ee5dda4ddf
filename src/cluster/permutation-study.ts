import type { NamedLearners } from '../evaluation/learn.js';
import { permutationTests, permutedMetrics } from '../evaluation/permutation-test.js';
import { permutationTest } from '../presentation/figures/permutation-test.js';
import { TABLES } from '../presentation/results.js';
import type { PermutationPlan } from './plan.js';
import type { Study } from './study.js';

/** One pipeline on one labelling. */
interface PermutationRow {
  readonly pipeline: string;
  /** 0 for the labels as they are. */
  readonly permutation: number;
  readonly accuracy: number;
  readonly auc: number;
}

const STATISTICS = ['accuracy', 'auc'] as const;

/** Piece r is labelling r, with all pipelines. */
export function permutationStudy(
  { resampling, permutations, samples }: PermutationPlan,
  pipelines: NamedLearners,
): Study<PermutationRow[], PermutationRow[]> {
  const learners = Object.entries(pipelines);
  const names = Object.keys(pipelines);
  return {
    pieces: permutations + 1,
    async work(data, numbers, workers, progress) {
      const pieces = numbers.flatMap((r) =>
        learners.map(([, spec]): Parameters<typeof permutedMetrics> => [spec, data, resampling, r]),
      );
      const found = await workers.map(permutedMetrics, pieces, progress);
      return numbers.map((permutation, i) =>
        names.map((pipeline, j) => ({ pipeline, permutation, ...found[i * names.length + j] })),
      );
    },
    // By pipeline, then permutation.
    join: (pieces) => names.flatMap((_, j) => pieces.map((rows) => rows[j])),
    tables: (rows) => [
      { name: 'permutations', rows, columns: TABLES.permutations },
      {
        name: 'permutation-tests',
        rows: names.flatMap((pipeline) => testRows(pipeline, testsOf(rows, pipeline))),
        columns: TABLES.permutationTests,
      },
    ],
    figures: (rows, cohort) =>
      Object.fromEntries(
        names.map((pipeline, j) => [
          `permutations-${j + 1}`,
          permutationTest(cohort, testsOf(rows, pipeline).accuracy, {
            statistic: 'accuracy',
            what: `${pipeline}, cross-validated on ${samples} samples`,
          }),
        ]),
      ),
  };
}

const testsOf = (rows: readonly PermutationRow[], name: string) =>
  permutationTests(rows.filter(({ pipeline }) => pipeline === name));

function testRows(pipeline: string, tests: ReturnType<typeof permutationTests>) {
  return STATISTICS.map((statistic) => {
    const { observed, permuted, p } = tests[statistic];
    return { pipeline, statistic, observed, permutations: permuted.length, p };
  });
}
