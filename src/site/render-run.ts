import { join, relative, resolve } from 'node:path';
import { UsageError } from '../command/usage-error.js';
import type { Assets } from './assets.js';
import { liveFiles } from './live-files.js';
import { help, parseOptions } from './render-options.js';
import { readResults } from './results.js';
import { makeSite } from './site.js';
import { writeSite } from './site-folder.js';
import { notebooksIn, notebooksOf } from './sources.js';

/** What rendering needs to know of its surroundings; tests give others than `render.ts`. */
export type RenderSurroundings = {
  /** The folder with the project's notebooks. */
  notebooks: string;
  /** The folder with a folder of results per cohort. */
  results: string;
  /** Where the command was started: relative paths are meant from there, and shown from there. */
  startedIn: string;
  /** Makes what all pages share, which takes a second or two. */
  makeAssets: () => Promise<Assets>;
  /** Serves a folder, and gives its address. */
  serve: (folder: string) => Promise<string>;
  say: (text: string) => void;
  complain: (text: string) => void;
};

/**
 * Renders the site that the command line asks for.
 * @returns the exit code: 0, 1 when there is nothing to render, 2 when the command makes no sense
 */
export async function render(args: string[], around: RenderSurroundings): Promise<number> {
  try {
    const options = parseOptions(args);
    if (options.help) around.say(help);
    else await renderSite(options, around);
    return 0;
  } catch (error) {
    around.complain((error as Error).message);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function renderSite(
  { cohort, from, out, withCohort, serve: isServed }: ReturnType<typeof parseOptions>,
  { notebooks, results, startedIn, makeAssets, serve, say }: RenderSurroundings,
): Promise<void> {
  const folder = from === undefined ? join(results, cohort) : resolve(startedIn, from);
  const sources =
    from === undefined
      ? notebooksOf({ cohort, notebooks, results: folder })
      : notebooksIn(folder, cohort);
  const files = [
    ...makeSite(sources, readResults(folder), cohort, await makeAssets()),
    ...(await liveFiles(sources, cohort, withCohort)),
  ];
  const site = resolve(startedIn, out ?? join(folder, 'site'));
  writeSite(site, files);
  const short = relative(startedIn, site) || '.';
  if (withCohort) {
    say('The site holds the files of the golub cohort: for your own use, not to be published.');
  }
  say(`The site: ${join(short.length < site.length ? short : site, 'index.html')}`);
  if (isServed) say(`Served at ${await serve(site)} until you press Ctrl-C.`);
}
