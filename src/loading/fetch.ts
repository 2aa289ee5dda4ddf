// `npm run data [-- NAME]`: makes sure that a public cohort's files are at hand (golub unless named), and says where.
import { readCatalogue } from './catalogue.js';
import { readEntry } from './read-entry.js';
import { resolveCohort } from './resolve.js';

async function main(name = 'golub'): Promise<void> {
  const catalogue = await readCatalogue();
  const entry = catalogue.find((one) => one.name === name);
  if (!entry) {
    const names = catalogue.map((one) => one.name).join(', ');
    throw new Error(`There is no cohort "${name}" in the catalogue; there are: ${names}.`);
  }
  const location = await resolveCohort(name);
  if (location.kind !== 'catalogue') return;
  const { samples, probes, provenance } = await readEntry(entry, location.directory);
  const agrees =
    provenance.checksum === entry.checksum
      ? 'every value and call is as published'
      : 'THE CONTENT IS NOT WHAT WAS PUBLISHED (values, calls or labels were changed)';
  console.log(`The ${name} cohort is in ${location.directory}`);
  console.log(`Checked: ${samples.length} samples × ${probes.length} probes; ${agrees}.`);
  console.log(`Content SHA-256 ${provenance.checksum}`);
}

main(process.argv[2]).catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
