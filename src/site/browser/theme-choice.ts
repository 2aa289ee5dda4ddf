/// <reference lib="dom" />

export type Theme = 'light' | 'dark';

const key = 'leukemia-notebooks-theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const listeners: (() => void)[] = [];

systemDark.addEventListener('change', tell);

/** The theme in force: the reader's choice, and else the system's. */
export function currentTheme(): Theme {
  return (document.documentElement.dataset.theme as Theme | undefined) ?? systemTheme();
}

/** Brings back what the reader chose on an earlier page. */
export function restoreTheme(): void {
  const stored = storage()?.getItem(key);
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset.theme = stored;
}

/** Sets and remembers a theme. The system's own is followed from then on, also when it changes. */
export function chooseTheme(theme: Theme): void {
  if (theme === systemTheme()) {
    delete document.documentElement.dataset.theme;
    storage()?.removeItem(key);
  } else {
    document.documentElement.dataset.theme = theme;
    storage()?.setItem(key, theme);
  }
  tell();
}

/** Calls `listener` whenever the theme may have changed. */
export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function systemTheme(): Theme {
  return systemDark.matches ? 'dark' : 'light';
}

/** Where choices are kept; a browser may refuse that. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
