// Checks executed notebooks: every code cell ran, none shows an error, and each figure has picture and text.
// node test/check-executed.mjs NOTEBOOK...
import { readFileSync } from 'node:fs';

let failed = 0;
let passed = 0;
const check = (holds, what) => {
  if (holds) passed++;
  else {
    failed++;
    console.log(`FAILED: ${what}`);
  }
};

for (const file of process.argv.slice(2)) {
  const { cells } = JSON.parse(readFileSync(file, 'utf8'));
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const outputs = code.flatMap((cell) => cell.outputs);
  const figures = outputs.filter(({ data }) => data?.['application/vnd.plotly.v1+json']);
  check(
    code.every(({ execution_count }) => execution_count > 0),
    `${file}: a cell did not run`,
  );
  check(
    outputs.every(({ output_type, name }) => output_type !== 'error' && name !== 'stderr'),
    `${file}: a cell shows an error`,
  );
  check(figures.length >= 3, `${file}: ${figures.length} figures, expected at least 3`);
  check(
    figures.every(({ data }) => data['image/png'] && data['text/plain']),
    `${file}: a figure lacks its picture or its text`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
