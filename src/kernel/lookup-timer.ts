/** The system that the compiler works on, as far as it sets timers there. */
interface Timers {
  setTimeout(callback: (...args: unknown[]) => void, ...rest: unknown[]): unknown;
}

/**
 * tslab (1.0.22) has room for one timer of its compiler, that of the next program. Where a file appears in a folder in which
 * an import was looked for in vain, the compiler sets another, to look again; tslab then throws, and no cell compiles any
 * more. That timer is left out: the compiler looks again whenever it makes a program, and tslab makes one for each cell.
 */
export function withoutLookupTimer<System extends object>(system: System): System {
  const timers = system as System & Timers;
  const setTimeout: Timers['setTimeout'] = (callback, ...rest) =>
    callback.name === 'invalidateResolutionsOfFailedLookup'
      ? undefined
      : timers.setTimeout(callback, ...rest);
  return Object.assign(Object.create(system) as System, { setTimeout });
}
