/**
 * The name by which a worker finds a function: that under which the public surface exports it.
 *
 * @throws Error saying what can work in a worker
 */
export async function exportedName(work: { readonly name: string }): Promise<string> {
  const surface = (await import('../index.js')) as unknown as Record<string, unknown>;
  const name = Object.keys(surface).find((key) => surface[key] === work);
  if (name !== undefined) return name;
  throw new Error(
    `A worker thread finds a function by its name among those that src/index.ts exports, and '${work.name}' is not one ` +
      'of them. Export it there, or leave out the workers.',
  );
}
