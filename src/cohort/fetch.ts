// `npm run data`: makes sure that the real cohort's files are at hand, and says where.
import { GOLUB_CHECKSUM } from './golub.js';
import { readGolub } from './read-golub.js';
import { resolveCohort } from './resolve.js';

async function main(): Promise<void> {
  const location = await resolveCohort('golub');
  if (location.name !== 'golub') return;
  const { samples, probes, provenance } = await readGolub(location.directory);
  const agrees =
    provenance.checksum === GOLUB_CHECKSUM
      ? 'every value and call is as published'
      : 'THE CONTENT IS NOT WHAT WAS PUBLISHED (values, calls or labels were changed)';
  console.log(`The golub cohort is in ${location.directory}`);
  console.log(`Checked: ${samples.length} samples × ${probes.length} probes; ${agrees}.`);
  console.log(`Content SHA-256 ${provenance.checksum}`);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
