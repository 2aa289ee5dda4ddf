/** Where the seconds of one notebook's run went. */
export type TimeSpent = {
  /** Until the kernel answered. */
  starting: number;
  /** Cells translated and type-checked, by the kernel's own account. */
  compiling: number;
  /** The first code cell, which imports, once compiled. */
  importing: number;
  /** All other cells, once compiled. */
  computing: number;
};

/**
 * @param starting seconds until the kernel answered
 * @param cells seconds of each cell, and of those that it took to compile
 */
export function timeSpent(
  starting: number,
  cells: readonly { seconds: number; compiling: number }[],
): TimeSpent {
  const running = cells.map(({ seconds, compiling }) => Math.max(0, seconds - compiling));
  const [importing = 0, ...others] = running;
  return {
    starting,
    compiling: sum(cells.map((cell) => cell.compiling)),
    importing,
    computing: sum(others),
  };
}

/** One line for all notebooks: what computing took, and what did not compute. */
export function describeTime(notebooks: readonly TimeSpent[]): string {
  const parts = [
    ['computing', 'computing'],
    ['starting', 'starting kernels'],
    ['compiling', 'compiling cells'],
    ['importing', 'imports'],
  ] as const;
  const seconds = parts.map(([key]) => sum(notebooks.map((notebook) => notebook[key])));
  const total = sum(seconds);
  const shares = parts.map(
    ([, name], k) =>
      `${name} ${seconds[k].toFixed(1)} s (${Math.round((100 * seconds[k]) / total)}%)`,
  );
  return `Time: ${total.toFixed(1)} s, of which ${shares.join(', ')}`;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
