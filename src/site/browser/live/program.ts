import { schemaOf } from '../../../presentation/parameters.js';
import type { Schema } from '../../../presentation/parameters-field.js';
import type { Values } from './address.js';

/** A value in the parameters cell, and where it stands in the cell's source. */
export interface ParameterFieldSource {
  readonly name: string;
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/** What a page needs to know of a notebook's program, which `run/<notebook>.js` exports whole. */
export interface PageProgram {
  readonly parameters?: {
    readonly cell: string;
    readonly checkedBy: string;
    readonly fields: readonly ParameterFieldSource[];
  };
  readonly cells: readonly { readonly id: string; readonly source: string }[];
}

/** Loads what a notebook's page can run. */
export async function loadProgram(site: string, notebook: string): Promise<PageProgram> {
  const address = new URL(`run/${notebook}.js`, site).href;
  const { program } = (await import(address)) as { program: PageProgram };
  return program;
}

/** What the parameters may be, and what they are in the published run. */
export function parametersOf({ parameters }: PageProgram): { schema: Schema; published: Values } {
  const schema = schemaOf(parameters?.checkedBy ?? '') ?? {};
  const fields = parameters?.fields ?? [];
  const published = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return { schema, published };
}
