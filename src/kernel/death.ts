import type { KernelError } from './trace.js';

/** How a process ended: with an exit code, by a signal, or by not starting at all (`error`). */
export type Death = { code: number | null; signal: NodeJS.Signals | null; error?: Error };

const keptCharacters = 8192;

/** Adds to what a process has printed itself (not what cells print); it tells why it died. */
export function keepLast(said: string, text: string): string {
  return (said + text).slice(-keptCharacters);
}

/** How a kernel's process ended, for people; `said` is what it printed last. */
export function describeDeath({ code, signal, error }: Death, said: string): KernelError {
  if (error) return kernelError('KernelDied', `The kernel could not be started: ${error.message}`);
  if (/heap out of memory|Allocation failed/.test(said)) {
    const advice =
      'Let the cell keep less at a time, or start with more: ' +
      'NODE_OPTIONS=--max-old-space-size=8192 (megabytes).';
    return kernelError('OutOfMemory', `The kernel ran out of memory and died. ${advice}`);
  }
  // Node follows its own last words with a native stack.
  const lines = said.split('\n').filter((line) => !/^\s*$|^-----|^\s*\d+: /.test(line));
  const last = lines.at(-1);
  const words = last ? ` It said: ${last}` : '';
  if (signal === null) {
    return kernelError('KernelDied', `The kernel's process exited with code ${code}.${words}`);
  }
  const guess = signal === 'SIGKILL' ? ' (by a user, or by a system that is short of memory)' : '';
  return kernelError('KernelDied', `The kernel's process was ended by ${signal}${guess}.${words}`);
}

/** As `describeDeath`, of a kernel in the middle of a cell: only the cell's code can have made it exit. */
export function describeDeathInCell(death: Death, said: string): KernelError {
  if (death.code === null) return describeDeath(death, said);
  const says = `The cell ended the kernel's process (exit code ${death.code}).`;
  return kernelError('KernelExit', says);
}

/** Whether an error that a kernel sent says that it is no more. */
export function tellsOfDeath(ename: unknown): boolean {
  return ename === 'KernelDied' || ename === 'KernelExit' || ename === 'OutOfMemory';
}

function kernelError(ename: string, evalue: string): KernelError {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
