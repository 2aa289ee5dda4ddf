import { parsedArgs } from '../command/parsed-args.js';
import { UsageError } from '../command/usage-error.js';

export type RenderOptions = {
  help: boolean;
  cohort: 'golub' | 'simulated';
  /** A folder with executed notebooks and their tables. */
  from: string | undefined;
  out: string | undefined;
  /** Put the real cohort's files into the site. */
  withCohort: boolean;
  /** Serve the site afterwards, until the command is ended. */
  serve: boolean;
};

export const help = `Makes a static site of the executed notebooks, in data/results/<cohort>/site/.

  npm run render -- [options]

  --cohort golub|simulated  whose notebooks; without this, golub
  --from DIR                the folder with the executed notebooks and their tables; without this,
                            data/results/<cohort>/, or the notebooks of the project where that has none
  --out DIR                 write the site there instead: an empty folder, or an earlier site, which it replaces
  --with-cohort             put the files of the golub cohort into the site, so that its pages rerun on them.
                            For your own use: they are not the project's to publish.
  --serve                   then serve the site to this machine, as a browser wants it to rerun notebooks
  --help                    this text
`;

/**
 * Reads the command line of `npm run render`.
 * @throws UsageError for an unknown option or cohort
 */
export function parseOptions(args: string[]): RenderOptions {
  const {
    help = false,
    cohort = 'golub',
    from,
    out,
    'with-cohort': withCohort = false,
    serve = false,
  } = parsed(args);
  if (cohort !== 'golub' && cohort !== 'simulated') {
    throw new UsageError(`--cohort ${cohort}: the cohorts are golub and simulated.`);
  }
  return { help, cohort, from, out, withCohort, serve };
}

function parsed(args: string[]) {
  const options = {
    help: { type: 'boolean', short: 'h' },
    cohort: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
    'with-cohort': { type: 'boolean' },
    serve: { type: 'boolean' },
  } as const;
  return parsedArgs({ args, options, allowPositionals: false }, 'npm run render -- --help').values;
}
