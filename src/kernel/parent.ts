/**
 * Calls `gone` when the process that started this one has ended, whether or not it could say so.
 * JPY_PARENT_PID is set by Jupyter; it tells of a parent that was gone before this process looked.
 */
export function watchParent(gone: () => void): void {
  const started = Number(process.env.JPY_PARENT_PID);
  if (started && !alive(started)) return gone();
  const parent = process.ppid;
  setInterval(() => {
    // An orphan is handed to another process, so the parent's id changes.
    if (process.ppid !== parent) gone();
  }, 1000).unref();
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
