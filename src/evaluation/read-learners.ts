import { readModel, readObject, readPipeline, readSteps } from '../pipeline/read-spec.js';
import { everyPair } from './every-pair.js';
import type { LearnerSpec, NamedLearners } from './learn.js';
import { thresholdByFolds } from './threshold.js';
import { tuned } from './tune.js';

/**
 * Learners by name from parsed JSON: either as they are, `{ "name": { "kind": "pipeline" | "tuned" | …, … }, … }`, or
 * every model behind every list of steps, `{ "kind": "every-pair", "models": {…}, "steps": {…}, "folds": 5 }`.
 *
 * Everything is checked as if it had been made by the project's functions, and what is left out is filled in.
 *
 * @throws Error saying where it is wrong, and how
 * @example
 * import { readLearners } from 'leukemia-notebooks';
 * const json = '{"DLDA": {"kind": "pipeline", "steps": [], "model": {"kind": "diagonal-lda"}}}';
 * readLearners(JSON.parse(json), 'my.json');
 * // => { DLDA: { kind: 'pipeline', steps: [], model: { kind: 'diagonal-lda' } } }
 * readLearners({}, 'my.json'); // => throws 'my.json names no pipeline.'
 */
export function readLearners(value: unknown, where: string): NamedLearners {
  const all = readObject(value, where);
  const learners =
    all.kind === 'every-pair' ? readEveryPair(all, where) : mapValues(all, where, readLearner);
  if (Object.keys(learners).length === 0) throw new Error(`${where} names no pipeline.`);
  return learners;
}

function readLearner(value: unknown, where: string): LearnerSpec {
  const { kind, ...fields } = readObject(value, where);
  const { folds, repeats, candidates, pipeline, ...more } = fields;
  const counts = { folds: folds as number | undefined, repeats: repeats as number | undefined };
  if (kind === 'tuned' && Array.isArray(candidates)) {
    requireNothing({ ...more, pipeline, repeats }, where);
    const read = candidates.map((one, i) => readPipeline(one, `${where}, candidate ${i + 1}`));
    return tuned(read, counts);
  }
  if (kind === 'threshold-by-folds') {
    requireNothing({ ...more, candidates }, where);
    return thresholdByFolds(readPipeline(pipeline, `${where}, pipeline`), counts);
  }
  return readPipeline(value, where);
}

function readEveryPair(all: Record<string, unknown>, where: string): NamedLearners {
  const { models, steps, folds, ...more } = all;
  requireNothing({ ...more, kind: undefined }, where);
  return everyPair(
    mapValues(readObject(models, `${where}, models`), `${where}, models`, (model, at) =>
      Array.isArray(model)
        ? model.map((one, i) => readModel(one, `${at}, ${i + 1}`))
        : readModel(model, at),
    ),
    mapValues(readObject(steps, `${where}, steps`), `${where}, steps`, readSteps),
    { folds: folds as number | undefined },
  );
}

function requireNothing(fields: Record<string, unknown>, where: string): void {
  const unknown = Object.keys(fields).filter((name) => fields[name] !== undefined);
  if (unknown.length > 0) throw new Error(`${where}: there is no ${unknown.join(', no ')} in it.`);
}

function mapValues<Value>(
  values: Record<string, unknown>,
  where: string,
  read: (value: unknown, where: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, read(value, `${where}, ${name}`)]),
  );
}
