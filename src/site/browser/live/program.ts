import { schemaOf } from '../../../presentation/parameters.js';
import type { Schema } from '../../../presentation/parameters-field.js';
import type { Program, ProgramCell } from '../../../rerun/program.js';
import type { Values } from './address.js';

/** What a page needs to know of the program that its worker runs. */
export interface PageProgram {
  readonly parameters?: Program['parameters'];
  readonly cells: readonly Pick<ProgramCell, 'id' | 'source'>[];
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
  // A value that has to be computed is known to the worker alone.
  const fields = (parameters?.fields ?? []).filter(({ value }) => value !== undefined);
  const published = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return { schema, published };
}
