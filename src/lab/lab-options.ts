export type LabOptions = {
  help: boolean;
  kernelspecOnly: boolean;
  setupOnly: boolean;
  own: boolean;
  /** Everything else, which JupyterLab is given as it is. */
  forJupyterLab: string[];
};

export const help = `Opens the notebooks in JupyterLab, and keeps dist/ up to date with src/ meanwhile. Ctrl-C ends all of it.

  npm run lab -- [options] [options of JupyterLab]

The JupyterLab 4 on the PATH or in .venv/ is used; where there is none, the project makes one of its own in
.cache/lab-venv, from PyPI. The kernel is registered for this project alone. Nothing on the machine is changed.

  --own              use the project's own JupyterLab whatever else is there
  --setup-only       make everything ready, print the path of JupyterLab, and open nothing
  --kernelspec-only  only write the kernel's description, and print its folder, for other front ends
  --help             this text

Options of JupyterLab are, among others, --no-browser, --port 8899 and the path of a notebook.
`;

/** Reads the command line of `npm run lab`. Options that are not known here are JupyterLab's to know. */
export function parseLabOptions(args: string[]): LabOptions {
  const ours = ['--help', '-h', '--kernelspec-only', '--setup-only', '--own'];
  return {
    help: args.includes('--help') || args.includes('-h'),
    kernelspecOnly: args.includes('--kernelspec-only'),
    setupOnly: args.includes('--setup-only'),
    own: args.includes('--own'),
    forJupyterLab: args.filter((arg) => !ours.includes(arg)),
  };
}
