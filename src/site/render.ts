// npm run render -- [options]: makes a static site of the executed notebooks.
import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';
import { makeAssets } from './assets.js';
import { render } from './render-run.js';
import { serveFolder } from './serve.js';

void render(process.argv.slice(2), {
  notebooks: join(projectRoot, 'notebooks'),
  results: join(projectRoot, 'data', 'results'),
  // npm changes to the project's directory before it runs a command.
  startedIn: process.env.INIT_CWD ?? process.cwd(),
  makeAssets,
  serve: async (folder) => (await serveFolder(folder)).address,
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
}).then((code) => {
  process.exitCode = code;
});
