import { binaryLogarithm } from '../numerics/binary-logarithm.js';
import { random, type Random } from '../numerics/random.js';
import { matrixOfRows } from '../numerics/rows.js';
import { withChecksum } from '../cohort/checksum.js';
import { drawCall, drawIntensity } from './background.js';
import { beforeClipping } from './clipped-normal.js';
import type { Cohort, Sample, Split } from '../cohort/cohort.js';
import { GOLUB_CLASSES, GOLUB_SHAPE } from './golub.js';
import type { Background, ProbeModel, SimulationTable } from './simulation-table.js';
import { validateCohort } from '../cohort/validate.js';

/** First part of the stream of every sample, so that other uses of the same seed draw other numbers. */
const STREAM = 72_7129;

/** Half a unit of the fourth digit of log2(100): a mean that near the floor was at it before it was rounded. */
const ROUNDING = 0.0005;

/** How a probe varies in one class before clipping: mean, and a factor on the table's deviations. */
interface Variation {
  readonly mean: number;
  readonly stretch: number;
}

/**
 * Draws a cohort as large as the real one, split as it is, with its probes' names; no patient stands behind it.
 *
 * The logarithm of an intensity is the probe's mean in the sample's class, plus factors that many probes share, plus
 * noise of its own. It is clipped as the table's data were, and values that fall to the floor are drawn from the
 * background below it, so that about as many are negative as on real arrays; those at the ceiling from what lies
 * beyond. Values are whole numbers, as the array software gave them. Detection calls follow their frequency at the
 * value.
 *
 * @param table see `readSimulationTable`
 * @param seed an integer; each sample has a stream of its own
 * @throws RangeError when the seed is no integer
 */
export async function simulateCohort(table: SimulationTable, seed: number): Promise<Cohort> {
  const samples = simulatedSamples();
  const labels = samples.map(({ label }) => label);
  const arrays = [...simulatedArrays(table, labels, seed)];
  const cohort = {
    expression: matrixOfRows(
      arrays.map(({ values }) => values),
      table.probes.length,
    ),
    samples,
    probes: table.probes.map(({ accession }) => ({ accession, description: '' })),
    classes: GOLUB_CLASSES,
    scale: 'intensity' as const,
    limits: { floor: table.background.floor, ceiling: table.background.ceiling },
    calls: arrays.map(({ calls }) => calls),
    provenance: {
      name: 'simulated',
      source:
        `Drawn from a seeded generator (data/simulation, seed ${seed}) that imitates the arrays of ` +
        'Golub et al. (1999). These are not patients.',
      simulated: true,
    },
  };
  validateCohort(cohort);
  return withChecksum(cohort);
}

/** One array: an intensity per probe of the table, and a letter per probe. */
export interface SimulatedArray {
  readonly values: Float64Array;
  readonly calls: string;
}

/**
 * Draws an array for each label, one after the other: any number of them, of any table.
 *
 * @param labels ALL or AML, one per sample
 * @param seed an integer; sample i draws from a stream of its own, whatever comes before it
 */
export function* simulatedArrays(
  table: SimulationTable,
  labels: readonly string[],
  seed: number,
): Generator<SimulatedArray> {
  const inAll = table.probes.map((probe) => vary(probe, probe.meanAll, table.background));
  const inAml = table.probes.map((probe) => vary(probe, probe.meanAml, table.background));
  for (const [i, label] of labels.entries()) {
    yield drawArray(table, label === 'AML' ? inAml : inAll, random(seed, STREAM, i));
  }
}

function simulatedSamples(): Sample[] {
  const splits: Split[] = ['training', 'held-out'];
  const parts = splits.flatMap((split) =>
    (['ALL', 'AML'] as const).flatMap((label) =>
      Array.from({ length: GOLUB_SHAPE[split][label] }, () => ({ label, split })),
    ),
  );
  return parts.map((part, i) => ({ id: `sim-${String(i + 1).padStart(2, '0')}`, ...part }));
}

/**
 * The table holds mean and deviation of clipped values. What is drawn, and clipped again, must vary around another
 * mean and more widely to have them; the nearer end of the range is the one that matters.
 */
function vary(probe: ProbeModel, mean: number, { floor, ceiling }: Background): Variation {
  const low = binaryLogarithm(floor);
  const high = binaryLogarithm(ceiling);
  const nearLow = mean - low < high - mean;
  const distance = nearLow ? mean - low : high - mean;
  if (distance <= ROUNDING) return { mean: nearLow ? low : high, stretch: 0 };
  const sd = Math.hypot(probe.sd, ...probe.loadings);
  if (sd === 0) return { mean, stretch: 0 };
  const free = beforeClipping(distance, sd);
  return { mean: nearLow ? low + free.mean : high - free.mean, stretch: free.sd / sd };
}

function drawArray(
  { probes, background }: SimulationTable,
  variation: readonly Variation[],
  rng: Random,
): SimulatedArray {
  const factors = probes[0].loadings.map(() => rng.normal());
  const values = new Float64Array(probes.length);
  probes.forEach(({ loadings, sd }, j) => {
    // A loop, as this is done half a million times for a cohort.
    let deviation = 0;
    for (let k = 0; k < factors.length; k++) deviation += loadings[k] * factors[k];
    deviation += sd * rng.normal();
    const { mean, stretch } = variation[j];
    values[j] = drawIntensity(mean + stretch * deviation, background, rng);
  });
  let calls = '';
  for (const value of values) calls += drawCall(value, background, rng);
  return { values, calls };
}
