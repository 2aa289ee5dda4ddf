/** A command that was given wrongly; its message says what to do instead. Commands end with exit code 2 for it. */
export class UsageError extends Error {
  override name = 'UsageError';
}
