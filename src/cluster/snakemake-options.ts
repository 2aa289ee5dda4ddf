import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';

const workflow = join(projectRoot, 'workflow');

/**
 * The command line of Snakemake: what the workflow needs, then what was asked for. Studies are those of
 * `workflow/config.yaml` unless another file is given, and all cores work unless their number is.
 */
export function snakemakeOptions(asked: readonly string[]): string[] {
  const has = (...names: string[]) =>
    asked.some((arg) => names.some((name) => arg === name || arg.startsWith(`${name}=`)));
  const cores = has('--cores', '-c', '--jobs', '-j', '--profile', '--executor', '-e');
  return [
    ...['--snakefile', join(workflow, 'Snakefile')],
    ...['--directory', projectRoot],
    // A job that was killed leaves nothing half-written that counts.
    '--rerun-incomplete',
    '--show-failed-logs',
    ...(cores ? [] : ['--cores', 'all']),
    ...(has('--configfile', '--configfiles')
      ? []
      : ['--configfile', join(workflow, 'config.yaml')]),
    ...asked,
  ];
}
