import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { help as clusterHelp, parseCommand } from '../../src/cluster/options.js';
import { loadCohort } from '../../src/loading/load.js';
import { OWN_NAMES, OWN_OPTIONS, ownOptions } from '../../src/loading/own-options.js';
import { projectRoot } from '../../src/files/project-root.js';
import { help, parseOptions } from '../../src/start/start-options.js';
import { changedParameters } from '../../src/presentation/parameters-check.js';
import type { Schema } from '../../src/presentation/parameters-field.js';
import { SCHEMAS } from '../../src/presentation/parameters.js';

/** Each option with a value of its own. */
const all = Object.fromEntries(OWN_NAMES.map((name) => [name, `${name}-1`]));
const args = Object.entries(OWN_OPTIONS).flatMap(([name, option]) => [`--${option}`, all[name]]);

describe('all that can be said of a cohort in a file', () => {
  it('is picked out of what else is said', () => {
    expect(ownOptions({ ...all, split: undefined, cohort: 'x', topK: 5 } as object)).toEqual(
      Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'split')),
    );
  });

  it('is taken and explained by both commands, and may stand in the studies of a cluster', () => {
    const { own } = parseOptions(args);
    expect(Object.fromEntries(own.map(({ name, value }) => [name, value]))).toEqual(all);
    expect(parseCommand(['plan', '--cohort', 'x.csv', '--out', 'o', ...args])).toMatchObject({
      plan: { cohort: { cohort: 'x.csv', ...all } },
    });
    const studies = readFileSync(join(projectRoot, 'workflow', 'config.schema.yaml'), 'utf8');
    for (const option of Object.values(OWN_OPTIONS)) {
      expect(help).toContain(`--${option} `);
      expect(clusterHelp).toContain(`--${option} `);
      expect(studies).toMatch(new RegExp(`^ {8}${option}: `, 'm'));
    }
  });

  it.each(Object.entries<Schema>(SCHEMAS))(
    'is an optional parameter of %s, and no change',
    (_, schema) => {
      const fields = Object.entries(schema).filter(([, { kind }]) => kind === 'optional');
      expect(fields.map(([name]) => name)).toEqual(OWN_NAMES);
      const values: Record<string, unknown> = { ...all };
      for (const [name, field] of Object.entries(schema)) values[name] ??= field.default;
      expect(changedParameters(schema, values)).toEqual([]);
    },
  );

  it('is refused for a cohort with a name', async () => {
    await expect(loadCohort({ cohort: 'simulated', ...all })).rejects.toThrow(
      `The simulated cohort needs no ${OWN_NAMES.join(', no ')}: `,
    );
  });
});
