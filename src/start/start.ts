// npm start -- [options]: runs the notebooks without Jupyter and without Python.
import { join } from 'node:path';
import { loadCohort } from '../loading/load.js';
import { resolveCohort } from '../loading/resolve.js';
import { projectRoot } from '../files/project-root.js';
import { start } from './start-run.js';

void start(process.argv.slice(2), {
  notebooks: join(projectRoot, 'notebooks'),
  results: join(projectRoot, 'data', 'results'),
  // npm changes to the project's directory before it runs a command.
  startedIn: process.env.INIT_CWD ?? process.cwd(),
  resolveCohort,
  loadCohort,
  output: process.stdout,
  complain: (text) => console.error(text),
}).then((code) => {
  process.exitCode = code;
});
