import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a run left beside its notebooks: tables, and what `run.json` says of it. */
export type Results = {
  /** Files to hand on, by name; `run.json` and `chosen.json` are among them. */
  tables: { name: string; content: Buffer }[];
  /** One sentence: the chosen pipeline and its held-out result. */
  headline: string | undefined;
  /** Where the cohort comes from. */
  source: string | undefined;
  simulated: boolean | undefined;
};

type RunJson = { headline?: unknown; cohort?: { source?: unknown; simulated?: unknown } };

/** Reads the tables of a folder of results; one without any, or with none of a `run.json`, is fine too. */
export function readResults(folder: string): Results {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const tables = names
    .filter((name) => name.endsWith('.csv') || ['run.json', 'chosen.json'].includes(name))
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
  const record = tables.find(({ name }) => name === 'run.json');
  const run = record ? parseRun(record.content.toString()) : {};
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  return {
    tables,
    headline: text(run.headline),
    source: text(run.cohort?.source),
    simulated: typeof run.cohort?.simulated === 'boolean' ? run.cohort.simulated : undefined,
  };
}

function parseRun(text: string): RunJson {
  try {
    return (JSON.parse(text) as RunJson | null) ?? {};
  } catch (error) {
    throw new Error(`run.json is not valid JSON: ${(error as Error).message}`);
  }
}
