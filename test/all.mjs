// `npm test` after the build: every check in a process of its own, two at a time, so that two cores have work to the end.
// What a check says is shown when it is done. Needs dist/, which `npm test` builds first.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

/**
 * The notebooks compute on both cores, and what starts kernels and labs waits more than it computes: these two go well
 * together. Of the rest the longest comes first, and what is short fills up the end.
 */
const checks = [
  'test:notebooks',
  'test:unit:started',
  'test:unit:together',
  'test:unit:alone',
  'check:types',
  'check:unused',
  'check:lint',
  'check:cells',
  'check:format',
];
const atOnce = 2;

const running = new Set();

/** Resolves with whether the check holds. */
function holds(name) {
  const started = performance.now();
  const options = { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' };
  const child = spawn('npm', ['run', '--silent', name], options);
  running.add(child);
  const said = [];
  child.stdout.on('data', (text) => said.push(text));
  child.stderr.on('data', (text) => said.push(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(`\n== ${name}: ${seconds} s, ${signal ?? `exit code ${code}`}`);
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

// A terminal sends Ctrl-C to the checks too; other signals reach this process alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    checks.length = 0;
    for (const child of running) child.kill(signal);
    process.exitCode = 1;
  });
}

const waiting = checks.values();
const failed = [];
async function lane() {
  for (const name of waiting) if (!(await holds(name))) failed.push(name);
}
await Promise.all(Array.from({ length: atOnce }, lane));
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll checks hold.');
if (failed.length > 0) process.exitCode = 1;
