import { MODELS, TRANSFORMS } from './kinds.js';
import { pipeline, type ModelSpec, type PipelineSpec, type TransformSpec } from './spec.js';

/** The fields that hold a text, and which: everywhere else a text is a mistake. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  by: ['varying', 'quantile', 'top', 'range'],
  classWeight: ['balanced'],
  correction: ['bonferroni', 'holm', 'benjamini-hochberg', 'benjamini-yekutieli'],
  distance: ['euclidean', 'correlation'],
  engine: ['own', 'ml-svm', 'ml-random-forest'],
  featuresPerSplit: ['sqrt'],
  gamma: ['scale'],
  kernel: ['linear', 'rbf'],
  measure: ['deviance', 'class'],
  method: ['median', 'z-score', 'quantile'],
  model: ['svm', 'l2-logistic'],
  penalty: ['l1', 'l2', 'elastic-net'],
  probesPerClass: ['all'],
  rule: ['min', '1se'],
  threshold: ['cross-validated'],
  variant: ['welch', 'pooled', 'moderated'],
};

/** A pipeline from parsed JSON. @throws Error saying where it is wrong, and how */
export function readPipeline(value: unknown, where: string): PipelineSpec {
  const { kind, steps, model, ...more } = readObject(value, where);
  if (kind !== 'pipeline' || !Array.isArray(steps) || Object.keys(more).length > 0) {
    throw new Error(`${where} is no pipeline: { "kind": "pipeline", "steps": […], "model": {…} }.`);
  }
  return pipeline(...readSteps(steps, `${where}, steps`), readModel(model, `${where}, model`));
}

/** Transforms from parsed JSON. @throws Error saying where one is wrong, and how */
export function readSteps(value: unknown, where: string): TransformSpec[] {
  if (!Array.isArray(value)) throw new Error(`${where} must be a list of steps.`);
  return value.map((step, i) => readSpec(TRANSFORMS, step, `${where}, step ${i + 1}`));
}

/** A model from parsed JSON. @throws Error saying where it is wrong, and how */
export const readModel = (value: unknown, where: string): ModelSpec =>
  readSpec(MODELS, value, where);

/** @throws Error when it is none */
export function readObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${where} must be an object, { … }.`);
}

function readSpec<Spec extends { readonly kind: string }>(
  kinds: { readonly [Kind in Spec['kind']]: { make(spec: never): Spec } },
  value: unknown,
  where: string,
): Spec {
  const spec = readObject(value, where);
  const names = Object.keys(kinds);
  if (!names.includes(String(spec.kind))) {
    throw new Error(
      `${where} has the kind ${JSON.stringify(spec.kind)}; there are ${names.join(', ')}.`,
    );
  }
  const { kind, ...fields } = spec;
  requireKnownTexts(fields, where);
  const made = attempt(() => kinds[kind as Spec['kind']].make(spec as never), where);
  requireKept(spec, made, where);
  return made;
}

function attempt<T>(make: () => T, where: string): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

function requireKnownTexts(fields: object, where: string): void {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'object' && value !== null) requireKnownTexts(value as object, where);
    if (typeof value !== 'string' || TEXTS[name]?.includes(value)) continue;
    const allowed = TEXTS[name] ? `one of ${TEXTS[name].join(', ')}` : 'no text';
    throw new Error(`${where}: ${name} must be ${allowed}, not ${JSON.stringify(value)}.`);
  }
}

/** What was asked for and is not in the result would be passed over without a word. */
function requireKept(asked: object, made: object, where: string): void {
  for (const [name, value] of Object.entries(asked)) {
    const kept = (made as Record<string, unknown>)[name];
    if (typeof value === 'object' && value !== null && typeof kept === 'object' && kept !== null) {
      requireKept(value as object, kept, where);
    } else if (kept !== value) {
      throw new Error(
        `${where}: ${name} ${JSON.stringify(value)} would have no effect there. Leave it out, or mend its name.`,
      );
    }
  }
}
