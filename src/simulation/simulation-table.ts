import { columnOf, readCsv, readNumber } from '../cohort/csv-table.js';
import { projectText } from '../files/project-file.js';

/** What the generator knows of one probe, all in log2 of intensities clipped to [floor, ceiling]. */
export interface ProbeModel {
  readonly accession: string;
  readonly meanAll: number;
  readonly meanAml: number;
  /** Of what class and factors leave over. */
  readonly sd: number;
  /** By factor: by how much the probe rises when the factor rises by one standard deviation. */
  readonly loadings: readonly number[];
}

/** What the generator knows of raw intensities, over all probes together. */
export interface Background {
  readonly floor: number;
  readonly ceiling: number;
  /** Quantiles of the raw values at or below the floor, as [probability, value] with both increasing. */
  readonly belowFloor: readonly (readonly [number, number])[];
  /** Quantiles of the raw values at or above the ceiling. */
  readonly aboveCeiling: readonly (readonly [number, number])[];
  /** How often each call is given to raw values up to `upTo` (null: all larger ones) and above the previous one's. */
  readonly calls: readonly CallFrequency[];
}

export interface CallFrequency {
  readonly upTo: number | null;
  readonly P: number;
  readonly M: number;
  readonly A: number;
}

/** All that the simulated cohort is drawn from. */
export interface SimulationTable {
  readonly probes: readonly ProbeModel[];
  readonly background: Background;
}

/** The table's two files. */
const SIMULATION_FILES = { probes: 'probes.csv', background: 'background.json' } as const;

/** Reads the table from its two files in the project's `data/simulation/`. */
export async function readSimulationTable(): Promise<SimulationTable> {
  const read = (name: string) => projectText(`data/simulation/${name}`);
  return parseSimulationTable(
    await read(SIMULATION_FILES.probes),
    await read(SIMULATION_FILES.background),
  );
}

/**
 * The table from the text of its two files.
 *
 * @throws Error naming file, line, column and value of what can't be read; a missing value is an error here
 */
export function parseSimulationTable(probes: string, background: string): SimulationTable {
  const table = readCsv(probes, SIMULATION_FILES.probes);
  const at = {
    accession: columnOf(table, 'accession'),
    meanAll: columnOf(table, 'mean_all'),
    meanAml: columnOf(table, 'mean_aml'),
    sd: columnOf(table, 'sd'),
    loadings: table.header.flatMap((name, i) => (name.startsWith('loading_') ? [i] : [])),
  };
  return {
    probes: table.rows.map(({ line, cells }) => {
      const number = (column: number): number => {
        const place = () =>
          `${SIMULATION_FILES.probes}, line ${line}, column "${table.header[column]}"`;
        const value = readNumber(cells[column], place);
        if (Number.isNaN(value)) throw new Error(`${place()}: a value is missing.`);
        return value;
      };
      return {
        accession: cells[at.accession],
        meanAll: number(at.meanAll),
        meanAml: number(at.meanAml),
        sd: number(at.sd),
        loadings: at.loadings.map(number),
      };
    }),
    background: JSON.parse(background) as Background,
  };
}
