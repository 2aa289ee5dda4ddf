import { random, svmRbf } from '../../../dist/index.js';
import { fitModel } from '../../../dist/pipeline/fit.js';
import { largestDifference, small } from '../compare.mjs';

const unit = (probes) => ({
  name: `svm-rbf-${probes}`,
  what: `RBF SVM on ${probes} probes: fit, and decision values of the held-out samples`,
  peers: { 'scikit-learn': 'python', e1071: 'r' },
  ours: (inputs) => {
    const { training, heldOut } = inputs[probes];
    return () => {
      // libsvm's own tolerance, as the peers.
      const model = fitModel(svmRbf({ C: 1, tolerance: 1e-3 }), training, random(1));
      return { scores: model.score(heldOut), gap: model.summary.kktGap };
    };
  },
  agree(_inputs, mine, theirs) {
    const difference = largestDifference(mine.scores, theirs);
    return {
      same: difference < 1e-3 && mine.gap <= 1e-3,
      says: `decision values within ${small(difference)}; our KKT gap ${small(mine.gap)}`,
    };
  },
});

export const svmUnits = [unit(7129), unit(50)];
