#!/usr/bin/env node
// leukemia-notebooks plan | pipelines | shard | merge | figures: resampling in shards, see options.ts.
import { Status } from '../command/status.js';
import { run } from './run.js';

// stdout is for what was asked for, stderr for people.
const status = new Status(process.stderr);

void run(process.argv.slice(2), {
  // npm changes to the project's directory before it runs a command, and npx does not.
  startedIn: process.cwd(),
  print: (text) => process.stdout.write(text),
  say: (line) => status.say(line),
  progress: (line) => status.progress(line),
}).then((code) => {
  process.exitCode = code;
});
