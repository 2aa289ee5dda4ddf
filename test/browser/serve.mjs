// The site as a public host serves it, under a path of its own, with a count of what goes out.
import { createRequire } from 'node:module';

const { serveFolder } = createRequire(import.meta.url)('../../dist/site/serve.js');

/** @returns its address (with a slash at the end), the files sent so far with their bytes, and how to end it */
export async function serve(folder, under = '/') {
  const sent = [];
  const served = await serveFolder(folder, {
    under,
    sent: (path, bytes) => sent.push({ path, bytes }),
  });
  return { ...served, sent };
}
