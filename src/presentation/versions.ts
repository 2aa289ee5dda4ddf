import { projectText } from '../files/project-file.js';

/** Packages that have a part in the results. */
const PACKAGES = [
  'danfojs-node',
  'jstat',
  'ml-matrix',
  'ml-random-forest',
  'ml-svm',
  'plotly.js-dist',
  'pure-rand',
  'tslab',
];

/** What computed: this project, the engine, and packages that have a part in the results. */
export async function versions(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await projectText('package.json')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  return {
    'leukemia-notebooks': manifest.version,
    node: process.versions.node,
    ...Object.fromEntries(PACKAGES.map((name) => [name, manifest.dependencies[name]])),
  };
}
