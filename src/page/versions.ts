/** Put in by the build. */
declare const VERSIONS: Readonly<Record<string, string>>;

/** As `presentation/versions.ts`, with the browser's name for itself in the place of Node. */
export function versions(): Promise<Record<string, string>> {
  return Promise.resolve({ ...VERSIONS, browser: navigator.userAgent });
}
