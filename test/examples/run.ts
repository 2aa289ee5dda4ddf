import { createRequire } from 'node:module';
import path from 'node:path';
import { inspect } from 'node:util';

import { transform } from 'sucrase';
import ts from 'typescript';

import { projectRoot } from '../../src/files/project-root.js';

/** What a statement of an example comes to, beside what the example says it does. */
export interface Outcome {
  readonly statement: string;
  readonly stated: string;
  readonly value: unknown;
}

/** A statement, and the `// => …` after it with the comment lines that go on with it. */
const STATED = /^[ \t]*(?:\n[ \t]*)?\/\/ => (throws )?(.*(?:\n[ \t]*\/\/ (?!=>).*)*)/;

interface Statement {
  readonly start: number;
  readonly end: number;
  readonly stated: string;
  readonly throws: boolean;
}

/** The statements of an example that state their value. */
function statedIn(code: string): Statement[] {
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    const match = STATED.exec(code.slice(statement.getEnd()));
    if (!match || !ts.isExpressionStatement(statement)) return [];
    const { expression } = statement;
    const stated = match[2].replace(/\n[ \t]*\/\/ +/g, ' ');
    const throws = match[1] !== undefined;
    return [{ start: expression.getStart(), end: expression.getEnd(), stated, throws }];
  });
}

/**
 * Runs an example on the compiled package, as a notebook does.
 *
 * @returns an entry per statement followed by `// =>`: its value, or what it printed when it has none; the message of the
 *   error where the example says that it throws
 * @throws Error when something is stated of what is no expression
 */
export async function run(code: string): Promise<Outcome[]> {
  const found = statedIn(code);
  if (found.length !== code.split('// =>').length - 1) {
    throw new Error(`\`// =>\` must follow an expression that ends its line:\n${code}`);
  }
  const recording = found.reduceRight((text, { start, end }, k) => {
    const recorded = `await record(${k}, async () => ${code.slice(start, end)})`;
    return text.slice(0, start) + recorded + text.slice(end);
  }, code);
  const compiled = transform(recording, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
  });

  const values: unknown[] = [];
  const record = async (k: number, work: Work) => {
    values[k] = await (found[k].throws ? messageOf(work) : valueOf(work));
  };
  await new AsyncFunction('require', 'exports', 'record', compiled.code)(importOf, {}, record);
  return found.map(({ start, end, stated }, k) => {
    return { statement: code.slice(start, end), stated, value: values[k] };
  });
}

type Work = () => unknown;

/** The value that work comes to, or what it prints when it comes to none. */
async function valueOf(work: Work): Promise<unknown> {
  const lines: string[] = [];
  const log = console.log;
  console.log = (...words: unknown[]) => {
    lines.push(words.map(String).join(' '));
  };
  try {
    const value = await work();
    return value === undefined && lines.length > 0 ? lines.join('\n') : value;
  } finally {
    console.log = log;
  }
}

/** The message of the error that work ends in. */
async function messageOf(work: Work): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('An example says that it throws, and it does not.');
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

const requireHere = createRequire(path.join(projectRoot, 'package.json'));

interface Surface {
  loadCohort(request?: unknown, options?: unknown): Promise<unknown>;
}

/** The package, whose simulated cohort is drawn once for all examples: cohorts are immutable. */
const surface = requireHere('leukemia-notebooks') as Surface;
let simulated: Promise<unknown> | undefined;
const sharing = new Proxy(surface, {
  get(target, name: keyof Surface) {
    if (name !== 'loadCohort') return target[name];
    return (request?: unknown, options?: unknown) =>
      request === 'simulated' && options === undefined
        ? (simulated ??= target.loadCohort('simulated'))
        : target.loadCohort(request, options);
  },
});

function importOf(name: string): unknown {
  return name === 'leukemia-notebooks' ? sharing : requireHere(name);
}

/** A value as people read it. */
export function shown(value: unknown): string {
  return inspect(value, { depth: 4, breakLength: 100, maxArrayLength: 20 });
}
