// The worker in which a page runs its notebook, on the project's own code.
import * as surface from '../index.js';
import type { Ask } from '../rerun/protocol.js';
import type { Program } from '../rerun/program.js';
import { Session } from '../rerun/session.js';
import { give } from './given-files.js';
import { requireUsable } from './usable-files.js';
import { cohortsAtHand } from './resolve.js';
import { scope } from './scope.js';
import { openSite, siteAddress } from './site.js';
import { tell } from './tell.js';

let program: Program;
let session: Session | undefined;

const answers: { [Kind in Ask['kind']]: (ask: Extract<Ask, { kind: Kind }>) => unknown } = {
  async open({ notebook, site }) {
    openSite(site);
    const module = (await import(siteAddress(`run/${notebook}.js`))) as { program: Program };
    program = module.program;
    await begin();
  },
  async files({ files }) {
    try {
      await requireUsable(files);
    } catch (error) {
      tell({ kind: 'refused', message: (error as Error).message });
      return;
    }
    session?.stop();
    give(files);
    await begin();
  },
  run: (ask) => session?.run(ask),
  stop: () => session?.stop(),
};

/** Nothing that was computed holds for other files, so a session ends with them. */
async function begin(): Promise<void> {
  session = new Session(program, surface, tell);
  tell({ kind: 'ready', cohorts: await cohortsAtHand() });
}

scope.onmessage = ({ data }) => {
  const ask = data as Ask;
  const answer = answers[ask.kind] as (ask: Ask) => unknown;
  void answer(ask);
};
