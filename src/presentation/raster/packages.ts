import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// jsdom, plotly, resvg and the fonts take a second or more to load together, and most notebook cells
// draw nothing: they are required here, at the first call, and never by an import statement.
const requireHere = createRequire(__filename);

/** Loads a CommonJS package now; `T` is the part of it that the caller uses. */
export function loadPackage<T>(name: string): T {
  return requireHere(name) as T;
}

/** The path of a file inside an installed package, wherever npm has put that package. */
export function packageFile(name: string, ...path: string[]): string {
  return join(dirname(requireHere.resolve(`${name}/package.json`)), ...path);
}
