import type { CohortBound, Field, Schema } from '../../../presentation/parameters-field.js';

/** What a cohort has, and some parameters can't exceed; empty where it is not known before the file is read. */
export type Sizes = Partial<Readonly<Record<CohortBound, number>>>;

/** A schema in which what a cohort bounds is bounded by its numbers, so that `fits` and `allowed` speak of them. */
export function bounded(schema: Schema, sizes: Sizes): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([name, field]) => [name, boundedField(field, sizes)]),
  );
}

function boundedField(field: Field, sizes: Sizes): Field {
  const bound = 'atMost' in field ? field.atMost : undefined;
  const size = bound && sizes[bound];
  return size === undefined ? field : ({ ...field, max: size, atMost: undefined } as Field);
}
