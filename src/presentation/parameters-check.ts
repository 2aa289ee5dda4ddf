import { OWN_NAMES } from '../loading/own-options.js';
import { allowed, type CohortBound, fits, type Schema, type ValuesOf } from './parameters-field.js';
import { counted } from './words.js';

/** What is wrong with a value, and the parameters that this is about. */
export interface ParameterProblem {
  readonly names: readonly string[];
  /** Name, value and what is allowed, in one line. */
  readonly message: string;
}

/** A parameter that is not at its default. */
export interface ParameterChange {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Everything that is wrong with values: out of their range, missing, or no parameter at all. */
export function parameterProblems(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
): ParameterProblem[] {
  const found = Object.entries(schema).flatMap(([name, field]) => {
    if (!fits(field, values[name])) {
      const given = name in values ? `is ${printed(values[name])}` : 'is not given';
      const message = `${name} ${given}; allowed: ${allowed(field)} (${field.about})`;
      return [{ names: [name], message }];
    }
    const other = 'lessThan' in field ? field.lessThan : undefined;
    if (!other || !fits(schema[other], values[other])) return [];
    const [value, bound] = [values[name], values[other]] as (number | 'auto')[];
    if (value === 'auto' || bound === 'auto' || value < bound) return [];
    const message = `${name} is ${value} and ${other} ${bound}; allowed: ${name} below ${other}`;
    return [{ names: [name, other], message }];
  });
  const unknown = Object.keys(values).filter((name) => !(name in schema));
  const known = Object.keys(schema).join(', ');
  return [
    ...found,
    ...unknown.map((name) => {
      return { names: [name], message: `${name} is no parameter here; there are ${known}` };
    }),
  ];
}

/**
 * The values as they are, once all of them are known to be allowed.
 * @throws RangeError that lists every parameter that is not, its value and what is allowed
 */
export function checkedParameters<S extends Schema>(schema: S, values: ValuesOf<S>): ValuesOf<S> {
  const problems = parameterProblems(schema, values);
  if (problems.length === 0) return values;
  const lines = problems.map(({ message }) => `  ${message}`);
  throw new RangeError(
    [`${counted(problems.length, 'parameter')} cannot be used:`, ...lines].join('\n'),
  );
}

/**
 * What of a cohort bounds a parameter that goes beyond it.
 * @param sizes what the loaded cohort has
 * @throws RangeError that lists every such parameter, its value and what is allowed
 */
export function requireWithinCohort(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
  cohort: string,
  sizes: Readonly<Record<CohortBound, number>>,
): void {
  const lines = Object.entries(schema).flatMap(([name, field]) => {
    const bound = 'atMost' in field ? field.atMost : undefined;
    if (bound === undefined) return [];
    const largest = Math.max(...[values[name] as number | number[]].flat());
    if (largest <= sizes[bound]) return [];
    return [
      `  ${name} is ${printed(values[name])}; allowed: at most ${sizes[bound]}, the number of ${bound} of the ${cohort} cohort (${field.about})`,
    ];
  });
  if (lines.length === 0) return;
  throw new RangeError(
    [`${counted(lines.length, 'parameter')} cannot be used:`, ...lines].join('\n'),
  );
}

/** The parameters that are not at their defaults. Which cohort is used does not count: it has results of its own. */
export function changedParameters(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
): ParameterChange[] {
  const ofCohort = ['cohort', ...OWN_NAMES];
  return Object.entries(schema).flatMap(([name, field]) => {
    const [from, to] = [field.default, values[name]];
    return ofCohort.includes(name) || printed(from) === printed(to) ? [] : [{ name, from, to }];
  });
}

/** A value as a cell would have it: `50`, `'auto'`, `[1, 2]`. */
export function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
