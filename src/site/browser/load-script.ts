/// <reference lib="dom" />

const loading = new Map<string, Promise<void>>();

/**
 * Loads a script of the site, once. Scripts are what a page may load both from a server and from a disk.
 * @param path relative to the page
 */
export function loadScript(path: string): Promise<void> {
  const started = loading.get(path) ?? load(path);
  loading.set(path, started);
  return started;
}

function load(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = path;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${path} could not be loaded`)));
    document.head.append(script);
  });
}
