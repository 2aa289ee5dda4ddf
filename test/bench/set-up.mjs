// Makes what the benchmark compares with: a Python environment in .cache/bench, and R with its packages from Debian
// where they are missing. node test/bench/set-up.mjs
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const venv = fileURLToPath(new URL('../../.cache/bench/venv/', import.meta.url));
const PYTHON_PACKAGES = ['scikit-learn', 'numpy', 'scipy', 'pandas', 'matplotlib'];
const R_PACKAGES = {
  glmnet: 'r-cran-glmnet',
  e1071: 'r-cran-e1071',
  randomForest: 'r-cran-randomforest',
  ranger: 'r-cran-ranger',
  limma: 'r-bioc-limma',
  multtest: 'r-bioc-multtest',
  jsonlite: 'r-cran-jsonlite',
};

const run = (command, args) =>
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const succeeds = (command, args) => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Does nothing where all is there. Returns the interpreters. */
export function setUp() {
  const python = `${venv}bin/python`;
  const imports = 'import sklearn, numpy, scipy, pandas, matplotlib';
  if (!existsSync(python) || !succeeds(python, ['-c', imports])) {
    if (!succeeds('python3', ['-m', 'venv', venv])) {
      debian(['python3', 'python3-venv']);
      run('python3', ['-m', 'venv', '--clear', venv]);
    }
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade'];
    run(python, [...pip, ...PYTHON_PACKAGES]);
  }
  const has = (name) => succeeds('Rscript', ['-e', `library(${name})`]);
  const missing = Object.keys(R_PACKAGES).filter((name) => !has(name));
  if (missing.length > 0) debian(['r-base-core', ...missing.map((name) => R_PACKAGES[name])]);
  return { python, rscript: 'Rscript' };
}

function debian(packages) {
  try {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } catch (error) {
    throw new Error(`Please install these packages: ${packages.join(' ')}.`, { cause: error });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
