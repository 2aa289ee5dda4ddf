import { join } from 'node:path';
import { packageRoot } from '../command/root.js';

const workflow = join(packageRoot, 'workflow');

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
    ...['--directory', packageRoot],
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
