import type { Publisher } from 'zeromq';
import type { Endpoints } from './endpoints.js';

/** After its end a process waits so long for those who listen to take what was published. */
const lingerMs = 3000;

/** Opens the channel on which a kernel tells all who listen what becomes of its cells. */
export async function openIopub({ address }: Endpoints): Promise<Publisher> {
  const { Publisher } = await import('zeromq');
  // Without a limit to what is queued and without waiting, a message is never refused: see `neverRefusing` of server.ts.
  const iopub = new Publisher({ linger: lingerMs, sendHighWaterMark: 0, sendTimeout: 0 });
  await iopub.bind(address('iopub'));
  return iopub;
}
