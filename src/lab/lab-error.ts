/**
 * JupyterLab, or another program of Python's, cannot be had or started here. The message says why and what to do; it is
 * an ordinary event.
 */
export class LabError extends Error {
  override name = 'LabError';
}
