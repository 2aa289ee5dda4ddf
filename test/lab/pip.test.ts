import { expect, test } from 'vitest';
import { PipLines, pipFailure as failureOf } from '../../src/lab/pip.js';

const pipFailure = (output: string) =>
  failureOf(output, { name: 'JupyterLab', file: 'src/lab/requirements.txt' });

test('progress counts the packages that this machine needs', () => {
  const lines = new PipLines(
    '# one\none==1.0 \\\n    --hash=sha256:0\ntwo-b==2.0 ; x\nThree.c==3\n',
  );
  expect(lines.read("Ignoring two-b: markers 'x' don't match your environment")).toBeUndefined();
  expect(lines.read('Collecting one==1.0 (from -r r.txt (line 1))')).toBe(
    'fetching 1 of 2 packages: one',
  );
  expect(lines.read('  Using cached one-1.0-py3-none-any.whl')).toBeUndefined();
  expect(lines.read('Collecting Three.c==3')).toBe('fetching 2 of 2 packages: Three.c');
  expect(lines.read('Installing collected packages: one, Three.c')).toBe('installing 2 packages');
  expect(lines.read('WARNING: Retrying (Retry(total=4, connect=None))')).toMatch(/trying again/);
});

// Each text is what pip 23.0 wrote.
const retry = (problem: string) =>
  `WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object>: Failed to establish a new connection: ${problem}')': /simple/one/\n`;
const nowhere = `ERROR: Could not find a version that satisfies the requirement one==1.0 (from versions: none)
ERROR: No matching distribution found for one==1.0
`;

test('no index: the network’s own words are given', () => {
  const said = pipFailure(retry('[Errno -2] Name or service not known') + nowhere);
  expect(said).toMatch(/index .* cannot be reached from here/);
  expect(said).toMatch(/pip says: \[Errno -2\] Name or service not known$/);
  // Where it tries but once, pip keeps the network's words to itself.
  expect(pipFailure(nowhere)).toMatch(/index .* cannot be reached from here, or has nothing\.$/);
});

test('a wrong checksum names the package', () => {
  const said =
    pipFailure(`ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have
    one==1.0 from https://files.example/one-1.0-py2.py3-none-any.whl (from -r bad.txt (line 1)):
        Expected sha256 a0
             Got        a1
`);
  expect(said).toMatch(/checksum .* was not installed/);
  expect(said).toMatch(/pip says: one==1\.0$/);
});

test('a version that the index lacks is no fault of the network, even where it had to try twice', () => {
  const lacking = nowhere.replace('none', '0.5, 0.6');
  const said = pipFailure(retry('[Errno 104] Connection reset by peer') + lacking);
  expect(said).toMatch(/has not every package/);
  expect(said).toMatch(
    /pip says: Could not find a version .*one==1\.0 \(from versions: 0\.5, 0\.6\)/,
  );
});

test('anything else is given in pip’s last word, or all of it', () => {
  expect(pipFailure('Collecting one\nERROR: first\nERROR: last\nnote')).toMatch(/:\nERROR: last$/);
  expect(pipFailure('  No module named pip\n')).toMatch(/:\nNo module named pip$/);
});
