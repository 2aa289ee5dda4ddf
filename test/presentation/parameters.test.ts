import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { projectRoot } from '../../src/files/project-root.js';
import { notebookFiles } from '../../src/notebook/notebook-files.js';
import { readNotebook } from '../../src/notebook/notebook.js';
import { checkedBy, listParameters, parametersCell } from '../../src/notebook/parameters.js';
import {
  SCHEMAS,
  schemaOf,
  selectionParameters,
  type SelectionParameters,
} from '../../src/presentation/parameters.js';
import {
  changedParameters,
  parameterProblems,
  requireWithinCohort,
} from '../../src/presentation/parameters-check.js';
import {
  allowed,
  autoNumber,
  choice,
  fits,
  number,
  numbers,
  optional,
  type Schema,
  text,
  texts,
  whole,
  wholeNumbers,
} from '../../src/presentation/parameters-field.js';

const defaults: SelectionParameters = {
  cohort: 'auto',
  seed: 1,
  floor: 'auto',
  ceiling: 'auto',
  alpha: 0.05,
  topK: 50,
  sizes: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
  folds: 5,
  repeats: 3,
  listSizes: [10, 50, 200],
  resampling: 'subsamples',
  resamples: 50,
  permutations: 20,
};

describe('a field', () => {
  const about = 'anything';
  const fields = {
    choice: choice({ default: 'a', options: ['a', 'b', 'c'], about }),
    closed: number({ default: 1, min: 0.5, max: 2, about }),
    open: number({ default: 1, above: 0, max: 1, about }),
    bounded: number({ default: 1, min: 0, max: 9, lessThan: 'other', about }),
    whole: whole({ default: 3, min: 1, max: 9, about }),
    shares: numbers({ default: [0.5], above: 0, below: 1, about }),
    sizes: wholeNumbers({ default: [1], min: 1, max: 9, about }),
    from: whole({ default: 3, min: 1, about }),
    names: texts({ default: [], about }),
    any: text({ default: 'auto', forms: "'auto' or a path", about }),
    may: optional({ about }),
    mayOne: optional({ options: ['a', 'b'], about }),
    known: autoNumber({ above: 0, lessThan: 'other', about }),
    within: whole({ default: 3, min: 1, atMost: 'probes', about }),
  };

  it.each([
    ['choice', "'a', 'b' or 'c'"],
    ['closed', '0.5 to 2'],
    ['open', 'above 0, at most 1'],
    ['bounded', '0 to 9 and below the other'],
    ['whole', 'whole number, 1 to 9'],
    ['shares', 'ascending numbers, above 0, below 1'],
    ['sizes', 'ascending whole numbers, 1 to 9'],
    ['from', 'whole number, at least 1'],
    ['names', 'list of texts'],
    ['any', "'auto' or a path"],
    ['may', 'text'],
    ['mayOne', "'a' or 'b'"],
    ['known', "'auto' or above 0 and below the other"],
    ['within', 'whole number, 1 to the number of probes'],
  ] as const)('%s says what is allowed: %s', (name, text) => {
    expect(allowed(fields[name])).toBe(text);
  });

  it.each([
    ['choice', ['a', 'c'], ['d', 1, undefined]],
    ['closed', [0.5, 1.7, 2], [0.49, 2.01, NaN, Infinity, '1', null]],
    ['open', [1e-9, 1], [0, -1, 1.1]],
    ['whole', [1, 9], [0, 10, 1.5, [3]]],
    ['shares', [[0.1], [0.1, 0.9]], [[], [0], [1], [0.2, 0.1], [0.1, 0.1], 0.5, ['0.5']]],
    ['sizes', [[1, 9]], [[1.5], [1, 10], [NaN]]],
    ['names', [[], ['x', 'y']], ['x', [1], undefined]],
    ['any', ['auto', '/x.csv'], ['', 1, undefined]],
    ['may', [undefined, 'x'], ['', 1, null]],
    ['mayOne', [undefined, 'b'], ['c', '']],
    ['known', ['auto', 0.5, 7], [0, -1, 'none', NaN, undefined]],
    ['within', [1, 1e6], [0, 1.5]],
  ] as const)('%s takes what fits and nothing else', (name, good, bad) => {
    for (const value of good) expect([value, fits(fields[name], value)]).toEqual([value, true]);
    for (const value of bad) expect([value, fits(fields[name], value)]).toEqual([value, false]);
  });
});

describe('checking parameters', () => {
  it('gives the values back when all are allowed', () => {
    expect(selectionParameters(defaults)).toBe(defaults);
  });

  it('lists everything that is wrong at once, with the value and what is allowed', () => {
    const wrong = { ...defaults, cohort: '', topK: 0, sizes: [5, 2], alpha: NaN };
    expect(() => selectionParameters(wrong)).toThrow(
      new RangeError(
        `4 parameters cannot be used:
  cohort is ''; allowed: 'auto', 'golub', 'simulated' or the path of a file (auto is golub where it can be had)
  alpha is NaN; allowed: above 0, at most 1 (level of significance after correction)
  topK is 0; allowed: whole number, 1 to the number of probes (probes that a selection keeps)
  sizes is [5, 2]; allowed: ascending whole numbers, 1 to the number of probes (probes kept)`,
      ),
    );
  });

  it('looks at two fields together once each is allowed', () => {
    expect(() => selectionParameters({ ...defaults, floor: 5000, ceiling: 5000 })).toThrow(
      new RangeError(
        '1 parameter cannot be used:\n  floor is 5000 and ceiling 5000; allowed: floor below ceiling',
      ),
    );
    const problems = parameterProblems(SCHEMAS.selection, { ...defaults, floor: 5000, ceiling: 0 });
    expect(problems.map(({ names }) => names)).toEqual([['ceiling']]);
  });

  it('finds what is missing and what is no parameter, where no compiler did', () => {
    const { folds, ...rest } = defaults;
    const problems = parameterProblems(SCHEMAS.selection, { ...rest, fold: folds });
    expect(problems.map(({ message }) => message)).toEqual([
      'folds is not given; allowed: whole number, 2 to the number of training samples of the smaller class (of the cross-validation)',
      `fold is no parameter here; there are ${Object.keys(SCHEMAS.selection).join(', ')}`,
    ]);
  });

  it('knows what is not at its default; the cohort does not count', () => {
    expect(changedParameters(SCHEMAS.selection, defaults)).toEqual([]);
    const values = { ...defaults, cohort: 'simulated', topK: 20, sizes: [1, 2] };
    expect(changedParameters(SCHEMAS.selection, values)).toEqual([
      { name: 'topK', from: 50, to: 20 },
      { name: 'sizes', from: defaults.sizes, to: [1, 2] },
    ]);
  });

  it('looks at two fields together only where both are numbers', () => {
    const schema = {
      floor: autoNumber({ above: 0, lessThan: 'top', about: '' }),
      top: autoNumber({ above: 0, about: '' }),
    };
    const wrong = (floor: unknown, top: unknown) =>
      parameterProblems(schema, { floor, top }).length;
    expect([wrong('auto', 5), wrong(9, 'auto'), wrong(3, 5), wrong(5, 5)]).toEqual([0, 0, 0, 1]);
  });

  it('bounds what a cohort bounds once that is loaded', () => {
    const schema = {
      top: whole({ default: 5, min: 1, atMost: 'probes', about: 'kept' }),
      sizes: wholeNumbers({ default: [5], min: 1, atMost: 'probes', about: 'tried' }),
      folds: whole({
        default: 5,
        min: 2,
        atMost: 'training samples of the smaller class',
        about: 'of it',
      }),
      other: whole({ default: 5, min: 2, about: 'unbounded' }),
    };
    const sizes = { probes: 20, 'training samples of the smaller class': 4 };
    const check = (values: object) => requireWithinCohort(schema, { ...values }, 'colon', sizes);
    expect(() => check({ top: 20, sizes: [1, 20], folds: 4, other: 99 })).not.toThrow();
    expect(() => check({ top: 21, sizes: [1, 30], folds: 5, other: 99 })).toThrow(
      new RangeError(`3 parameters cannot be used:
  top is 21; allowed: at most 20, the number of probes of the colon cohort (kept)
  sizes is [1, 30]; allowed: at most 20, the number of probes of the colon cohort (tried)
  folds is 5; allowed: at most 4, the number of training samples of the smaller class of the colon cohort (of it)`),
    );
  });

  it('is done by the function of that name', () => {
    expect(schemaOf('modelingParameters')).toBe(SCHEMAS.modeling);
    for (const name of ['otherParameters', 'constructorParameters', 'modeling', '']) {
      expect(schemaOf(name)).toBeUndefined();
    }
  });
});

describe('the notebooks', () => {
  const files = notebookFiles(path.join(projectRoot, 'notebooks'));

  it('are as many as there are schemas', () => {
    const names = files.map(({ name }) => name.slice(name.indexOf('-') + 1));
    expect(names).toEqual(Object.keys(SCHEMAS));
  });

  it.each(Object.keys(SCHEMAS).map((name, k) => [name, files[k]] as const))(
    '%s has the defaults of its schema, and says what is allowed as the schema does',
    (name, file) => {
      const { source } = parametersCell(readNotebook(file.path))!.cell;
      expect(checkedBy(source)).toBe(`${name}Parameters`);
      const schema = schemaOf(`${name}Parameters`)!;
      const cell = listParameters(source).map(({ name: field, literal, end }) => {
        return [field, literal, source.slice(end).split('\n')[0]];
      });
      expect(cell).toEqual(
        Object.entries(schema)
          .filter(([, it]) => it.kind !== 'optional')
          .map(([field, it]) => [field, it.default, `, // ${allowed(it)}: ${it.about}`]),
      );
    },
  );

  it.each(Object.entries<Schema>(SCHEMAS))('%s has defaults that it allows itself', (_, schema) => {
    const values = Object.entries(schema).map(([name, field]) => [name, field.default] as const);
    expect(parameterProblems(schema, Object.fromEntries(values))).toEqual([]);
  });
});
