// Prints as JSON what a pool of worker threads did; worker-pool.test.ts says what it should have.
const { createHash } = require('node:crypto');
const L = require('../../dist/index.js');

let alive = 0;
let started = 0;
process.on('worker', (worker) => {
  alive++;
  started++;
  worker.once('exit', () => alive--);
});

const message = (promise) =>
  promise.then(
    () => 'nothing',
    (error) => (error.name === 'AbortError' ? error.name : error.message),
  );

const now = performance.now.bind(performance);

async function main() {
  const cohort = await L.loadCohort('simulated');
  const data = L.trainingSet(cohort);
  const plan = L.stratifiedKFold(data.y, { folds: 3, repeats: 2, seed: 4 });
  const steps = [L.log2({ floor: 100 }), L.tTestFilter({ top: 20 }), L.standardise()];
  const specs = {
    forest: L.pipeline(...steps, L.randomForest({ trees: 10 })),
    tuned: L.tuned([0.1, 1].map((C) => L.pipeline(...steps, L.svmRbf({ C, probability: true })))),
  };
  const said = { progress: [], soFar: [] };
  const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
  said['in turn'] = hash(await L.crossValidate(specs, data, plan));
  for (const threads of [1, 5]) {
    const workers = L.workerPool({ threads });
    const tell = threads === 5 ? (...at) => said.progress.push(at) : undefined;
    // One thread does the folds in their order, so it is known what is told when.
    const soFar = threads === 1 ? ({ folds }) => said.soFar.push(folds.length) : undefined;
    const found = await L.crossValidate(specs, data, plan, tell, workers, soFar);
    said[`threads ${threads}`] = hash(found);
  }
  const spec = L.randomForest({ trees: 230 });
  const alone = L.fit(L.pipeline(spec), data, L.random(3)).model;
  const grown = await L.growRandomForest(spec, data, L.random(3), L.workerPool({ threads: 2 }));
  said.forest = hash(grown) === hash(alone) && hash(grown.score(data)) === hash(alone.score(data));
  const { X, samples, probes } = data;
  const oneClass = { role: 'training', X, samples, probes, y: data.y.map(() => 0) };
  // As many as are all done by threads, from the first on.
  const many = L.stratifiedKFold(data.y, { folds: 5, repeats: 6, seed: 1 });
  said['begun after failure'] = 0;
  const count = () => said['begun after failure']++;
  said.failure = await message(
    L.crossValidate(specs, oneClass, many, count, L.workerPool({ threads: 2 })),
  );
  const controller = new AbortController();
  const workers = L.workerPool({ threads: 2, signal: controller.signal });
  said.aborted = await message(
    L.crossValidate(specs, data, many, () => controller.abort(), workers),
  );
  const homemade = () => 1;
  said.unknown = await message(L.workerPool().map(homemade, [[]]));
  const few = L.fitTransforms([L.log2({ floor: 100 }), L.tTestFilter({ top: 5 })], data).transform(
    data,
  );
  // Last, by a clock that runs a hundred times as fast, a tenth of a second is long, on any machine.
  for (const [work, trees, repeats, pace] of [
    ['little work', 1, 1, 1],
    // So long that the thread which starts last does so well before the others are done with all repeats.
    ['long work', 100, 60, 100],
  ]) {
    const forest = { forest: L.pipeline(L.randomForest({ trees })) };
    const folds = L.stratifiedKFold(few.y, { folds: 4, repeats, seed: 4 });
    const alone = await L.crossValidate(forest, few, folds);
    const before = started;
    const pool = L.workerPool({ threads: 4 });
    performance.now = () => pace * now();
    const soFar = [];
    const tell = (found) => soFar.push(found);
    const found = await L.crossValidate(forest, few, folds, undefined, pool, tell);
    const threads = started - before;
    const isBeginning = ({ scores }) =>
      hash(scores) === hash(alone.scores.filter(({ repeat }) => repeat <= scores.at(-1).repeat));
    const told = { some: soFar.length > 0, right: soFar.every(isBeginning) };
    said[work] = { same: hash(found) === hash(alone), threads, told };
  }
  // A thread that was stopped in its work takes a moment to end.
  for (let wait = 0; alive > 0 && wait < 100; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  said.threadsLeft = alive;
  console.log(JSON.stringify(said));
}

void main();
