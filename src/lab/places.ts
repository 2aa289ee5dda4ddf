import { join } from 'node:path';
import { projectRoot } from '../files/project-root.js';

/** What `npm run lab` makes is kept here, all of it inside the project and ignored by Git. */
const cache = join(projectRoot, '.cache');

/** A folder for JUPYTER_PATH: the kernelspec and the extension that keeps figures live. */
export const jupyterFolder = join(cache, 'jupyter');
/** The extension's own folder, where JupyterLab looks for extensions below `jupyterFolder`. */
export const extensionFolder = join(jupyterFolder, 'labextensions', 'leukemia-figures');
/** The project's own Python environment, made where the machine has no JupyterLab. */
export const environmentFolder = join(cache, 'lab-venv');
/** A virtual environment that the reader may have made, by the name that is customary. */
export const customaryEnvironment = join(projectRoot, '.venv');
/** What is installed into the own environment, each package with its version and checksums. */
export const requirementsFile = join(projectRoot, 'src', 'lab', 'requirements.txt');

/** Where a virtual environment has its commands. */
export const commandsOf = (environment: string) =>
  join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
