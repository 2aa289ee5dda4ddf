import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isOwnFile } from '../loading/resolve.js';
import { NotSaved } from '../files/write-whole.js';
import { readLearners } from '../evaluation/read-learners.js';
import { UsageError } from '../command/usage-error.js';
import { inTurn } from '../numerics/workers.js';
import { workerPool } from '../parallel/worker-pool.js';
import { csvOf } from '../presentation/frame.js';
import { readInputs, readJson, readTexts, save, setAside } from './files.js';
import { counted } from '../presentation/words.js';
import { Incomplete, merge, type Merged } from './merge.js';
import { MERGED_FILE } from './merged.js';
import { type Command, help, parseCommand } from './options.js';
import { makePlan, plannedSamples, type PlanOptions } from './plan.js';
import { Damaged, unsealed } from './sealed.js';
import { identityOf, readShard, runShard } from './shard.js';
import { studyOf } from './study-of.js';

/** What the command line tool needs to know of its surroundings. */
export interface Surroundings {
  /** Relative paths are meant from there. */
  readonly startedIn: string;
  /** For what was asked for. */
  readonly print: (text: string) => void;
  /** For people: a line that stays. */
  readonly say: (line: string) => void;
  /** For people: how far it is. */
  readonly progress: (line: string) => void;
}

/** @returns the exit code; see `help` */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    await carryOut(parseCommand(args), around);
    return 0;
  } catch (error) {
    around.say((error as Error).message);
    if (error instanceof UsageError) return 2;
    if (error instanceof Incomplete) return 3;
    return error instanceof NotSaved ? 4 : 1;
  }
}

async function carryOut(command: Command, around: Surroundings): Promise<void> {
  if (command.name === 'help') return around.print(help);
  const at = (path: string) => resolve(around.startedIn, path);
  switch (command.name) {
    case 'plan':
      return save(at(command.out), json(await makePlan(await withPaths(command.plan, at))));
    case 'pipelines': {
      const pipelines = readLearners(await readJson(at(command.file)), command.file);
      return save(at(command.out), json(pipelines));
    }
    case 'shard':
      return shardCommand(command, at, around);
    case 'merge':
      return mergeCommand(command, at, around);
    case 'figures':
      return figuresCommand(at(command.folder), at(command.out));
  }
}

/** A cohort from a file, with absolute paths: a shard may be started from elsewhere. */
async function withPaths(plan: PlanOptions, at: At): Promise<PlanOptions> {
  const { cohort } = plan;
  if (!(await isOwnFile(cohort.cohort))) return plan;
  const labels = cohort.labels === undefined ? {} : { labels: at(cohort.labels) };
  return { ...plan, cohort: { ...cohort, cohort: at(cohort.cohort), ...labels } };
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

type At = (path: string) => string;

async function shardCommand(
  { shard, threads, out, ...paths }: Extract<Command, { name: 'shard' }>,
  at: At,
  { say, progress }: Surroundings,
): Promise<void> {
  const { plan, pipelines } = await readInputs({
    plan: at(paths.plan),
    pipelines: at(paths.pipelines),
  });
  const name = `shard ${shard.i}/${shard.of}`;
  const there = await readFile(at(out), 'utf8').catch(() => undefined);
  if (there !== undefined) {
    const pieces = await readShard(there, await identityOf(plan, pipelines)).catch(() => undefined);
    if (pieces) return say(`${name}: ${out} is there already, and whole`);
  }
  const text = await runShard(
    plan,
    pipelines,
    await plannedSamples(plan),
    shard,
    (done, total) => progress(`${name}: ${done} of ${total}`),
    threads > 1 ? workerPool({ threads }) : inTurn,
  );
  await save(at(out), text);
  say(`${name}: done`);
}

async function mergeCommand(
  { shards, out, ...paths }: Extract<Command, { name: 'merge' }>,
  at: At,
  { say }: Surroundings,
): Promise<void> {
  const { plan, pipelines } = await readInputs({
    plan: at(paths.plan),
    pipelines: at(paths.pipelines),
  });
  const files = await readTexts(shards.map(at));
  const { result, text } = await merge(plan, pipelines, files).catch(async (error: unknown) => {
    if (error instanceof Incomplete) await Promise.all(error.unusable.map(setAside));
    throw error;
  });
  const tables = studyOf(plan, pipelines).tables(result);
  for (const { name, rows, columns } of tables) {
    await save(join(at(out), `${name}.csv`), await csvOf(rows, columns));
  }
  await save(join(at(out), MERGED_FILE), text);
  say(`merged ${counted(files.length, 'file')} into ${out}`);
}

async function figuresCommand(folder: string, out: string): Promise<void> {
  const { renderPng } = await import('../presentation/raster/png.js');
  const file = join(folder, MERGED_FILE);
  const { plan, pipelines } = await readInputs({
    plan: join(folder, 'plan.json'),
    pipelines: join(folder, 'pipelines.json'),
  });
  const { cohort, result } = await unsealed(await readFile(file, 'utf8')).then(
    (content) => content as Merged,
    (error: unknown) => {
      throw error instanceof Damaged ? new Error(`${file}: ${error.message}. Merge again.`) : error;
    },
  );
  const figures = studyOf(plan, pipelines).figures(result, { provenance: cohort });
  for (const [name, figure] of Object.entries(figures)) {
    await save(join(out, `${name}.png`), await renderPng(figure));
  }
}
