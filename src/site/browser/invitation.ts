/// <reference lib="dom" />
import type { Alive } from './alive.js';
import type { LiveFigures } from './live-figures.js';

/**
 * Offers to run the notebook, at its head. A page whose address carries parameters comes alive by itself, as it was
 * linked to for their sake.
 */
export function invitation(article: HTMLElement, figures: LiveFigures): void {
  const box = document.createElement('aside');
  box.className = 'invitation';
  box.setAttribute('aria-label', 'Run this notebook');
  article.before(box);
  if (location.protocol === 'file:') return box.append(...howToServe());
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'run-here';
  button.textContent = 'Run it here';
  const about = document.createElement('p');
  about.textContent = whatItDoes(article.dataset.cohort);
  box.append(button, about);
  const start = async () => {
    button.disabled = true;
    button.textContent = 'Loading…';
    try {
      const { comeAlive } = await load();
      await comeAlive({ article, figures, invitation: box });
    } catch (error) {
      button.disabled = false;
      button.textContent = 'Run it here';
      about.setAttribute('role', 'alert');
      about.textContent = `The code could not be loaded: ${(error as Error).message}`;
    }
  };
  button.addEventListener('click', () => void start());
  if (location.search.length > 1) void start();
}

/** What brings a page alive is loaded when it is wanted; the address is computed, so that it stays a file of its own. */
function load(): Promise<{ comeAlive: Alive }> {
  const address = new URL('assets/live/main.js', document.baseURI).href;
  return import(address) as Promise<{ comeAlive: Alive }>;
}

function whatItDoes(cohort: string | undefined): string {
  const does =
    'Its code runs in this page: change a parameter, and what depends on it is computed anew. Nothing is installed, and nothing is uploaded.';
  if (cohort === 'simulated')
    return `${does} It runs on the simulated cohort, or on a file of yours.`;
  return `${does} What you read was computed from the ${cohort} cohort, which a public page does not hold: here it runs on a simulated one, or on files of yours.`;
}

/** Browsers load no modules from a disk. */
function howToServe(): (Node | string)[] {
  const about = document.createElement('p');
  const command = (text: string) => {
    const code = document.createElement('code');
    code.textContent = text;
    return code;
  };
  about.append(
    'This page can run its own code, but not when it is opened from a disk. In the folder that it lies in, start ',
    command('npx http-server'),
    ' or ',
    command('python3 -m http.server'),
    ', and open the address that it says.',
  );
  return [about];
}
