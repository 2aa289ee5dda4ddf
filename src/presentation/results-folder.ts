/**
 * The folder that results go to, absolute: LEUKEMIA_RESULTS when that is set, as a run of all notebooks does, else the
 * one given, in the project.
 *
 * @param usual relative to the project
 */
export async function resultsFolder(usual: string): Promise<string> {
  return process.env.LEUKEMIA_RESULTS ?? inProject(usual);
}

/**
 * The measures of a summary as texts, or undefined when there is none.
 *
 * @param folder relative to the project
 * @throws Error naming the file when it is no table of measures
 */
export async function readMeasures(
  folder: string,
  name: string,
): Promise<Map<string, string> | undefined> {
  const { readFile } = await import('node:fs/promises');
  const file = await inProject(folder, `${name}.csv`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { measuresFrom } = await import('./measures-from.js');
  return measuresFrom(text, `${folder}/${name}.csv`);
}

/** Whether a run of all notebooks has one folder, which was told when it began. */
export function hasFolder(): boolean {
  return Boolean(process.env.LEUKEMIA_RESULTS);
}

/** Whether this run makes what later ones are compared with: LEUKEMIA_IN_PLACE is set. */
export function makesReference(): boolean {
  return Boolean(process.env.LEUKEMIA_IN_PLACE);
}

async function inProject(...parts: string[]): Promise<string> {
  const path = await import('node:path');
  const { projectRoot } = await import('../files/project-root.js');
  return path.join(projectRoot, ...parts);
}
