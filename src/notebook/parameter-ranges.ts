import { schemaOf } from '../presentation/parameters.js';
import {
  changedParameters,
  parameterProblems,
  type ParameterProblem,
} from '../presentation/parameters-check.js';
import type { Schema } from '../presentation/parameters-field.js';
import type { Notebook } from './notebook.js';
import { checkedBy, listParameters, parametersCell, type Literal } from './parameters.js';

/**
 * What the cell of parameters will find wrong when it runs, known without running it. A value that has to be computed
 * is left to the cell, and so is a notebook whose parameters no function of the project checks.
 */
export function rangeProblems(notebook: Notebook): ParameterProblem[] {
  const found = readParameters(notebook);
  if (!found?.schema) return [];
  const problems = parameterProblems(found.schema, found.values);
  // What is not in `values` may still be in the cell, and whether it is, is for the compiler to say.
  return problems.filter(({ names }) => names.every((name) => name in found.values));
}

/** Whether a notebook's parameters are known to be the defaults, or are none. */
export function hasDefaults(notebook: Notebook): boolean {
  const found = readParameters(notebook);
  return !found?.schema || changedParameters(found.schema, found.values).length === 0;
}

/** The cohort that a notebook asks for in its parameters, if that is written out. */
export function cohortOf(notebook: Notebook): Literal | undefined {
  return readParameters(notebook)?.values.cohort;
}

/** What is known of a notebook's parameters; nothing of those that no function of the project checks. */
export function schemaIn(notebook: Notebook): Schema {
  return readParameters(notebook)?.schema ?? {};
}

function readParameters(notebook: Notebook) {
  const source = parametersCell(notebook)?.cell.source;
  if (source === undefined) return undefined;
  const written = listParameters(source).flatMap(({ name, literal }) =>
    literal === undefined ? [] : [[name, literal] as const],
  );
  const schema: Schema | undefined = schemaOf(checkedBy(source) ?? '');
  return { schema, values: Object.fromEntries(written) as Record<string, Literal> };
}
