/**
 * Lets the event loop turn between two steps of a long computation, so that progress is shown and an interrupt heard.
 *
 * By the global timer: the kernel never calls it for a cell that was interrupted, so that nothing computes on.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
