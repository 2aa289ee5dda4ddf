type Callback = (...values: unknown[]) => unknown;
type Timer = (callback: Callback, ...rest: unknown[]) => unknown;

/** As much of a cell as decides whether its timers still count. */
export type Stoppable = { readonly stopped: boolean };

/**
 * An interrupt ends the wait for a cell, but nothing ends an asynchronous function: a loop that lets go of the event
 * loop now and then would compute on, unseen. It does so through a timer; those set while a cell ran are never called
 * once it was stopped.
 */
export function stopTimersWith(running: () => Stoppable | undefined): void {
  const timers = globalThis as unknown as Record<string, Timer>;
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
    const plain = timers[name];
    const guarded: Timer = (callback, ...rest) => {
      const cell = running();
      return plain((...values: unknown[]) => !cell?.stopped && callback(...values), ...rest);
    };
    // `util.promisify` finds its own form of a timer in a property.
    timers[name] = Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(plain));
  }
}
