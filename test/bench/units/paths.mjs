import { crossValidatePath, elasticNetPath } from '../../../dist/index.js';
import { largestDifference, relative, small } from '../compare.mjs';

/** Rounding of two sums of some thousands of terms. */
const ROUNDING = 1e-12;

const path = ({ name, what, alpha }) => ({
  name,
  what,
  peers: { glmnet: 'r' },
  ours:
    ({ 7129: { training } }) =>
    () =>
      elasticNetPath(training.X, training.y, { alpha }),
  agree({ 7129: { training } }, mine, theirs) {
    const steps = theirs.lambda.length;
    const lambda = largestDifference(mine.lambda.slice(0, steps), theirs.lambda, relative);
    let worse = -Infinity;
    let better = 0;
    for (let k = 0; k < steps; k++) {
      const at = { lambda: mine.lambda[k], alpha };
      const own = objective(training, mine.coefficients[k], mine.intercept[k], at);
      const other = objective(training, theirs.coefficients[k], theirs.intercept[k], at);
      worse = Math.max(worse, own / other - 1);
      better = Math.max(better, other / own - 1);
    }
    const kkt = Math.max(...mine.kkt);
    return {
      same: lambda < 1e-6 && worse <= ROUNDING && better < 1e-3 && steps > 50,
      says:
        `objective nowhere higher on ${steps} of ${mine.lambda.length} λ that glmnet went to, glmnet’s up to ` +
        `${small(better)} higher; our optimality conditions hold to ${small(kkt)} λ`,
    };
  },
});

/** Mean negative log-likelihood + λ(α‖β‖₁ + ½(1 - α)‖β‖²). */
function objective({ X, y }, coefficients, intercept, { lambda, alpha }) {
  const loss = y.reduce((sum, label, i) => {
    const f = coefficients.reduce((f, { index, value }) => f + value * X.get(i, index), intercept);
    const margin = label === 1 ? -f : f;
    return sum + Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
  }, 0);
  const penalty = coefficients.reduce(
    (sum, { value }) => sum + alpha * Math.abs(value) + 0.5 * (1 - alpha) * value * value,
    0,
  );
  return loss / y.length + lambda * penalty;
}

export const pathUnits = [
  path({ name: 'l1-path', what: 'L1 logistic path, 100 λ', alpha: 1 }),
  {
    name: 'l1-path-cv',
    what: 'the L1 path and its 5-fold cross-validation, same folds',
    peers: { glmnet: 'r' },
    ours:
      ({ 7129: { training }, foldOf }) =>
      () =>
        crossValidatePath(training.X, training.y, foldOf),
    agree(_inputs, { path: { lambda }, deviance }, theirs) {
      const steps = theirs.exact.length;
      const from = (mean) => largestDifference(mean.slice(0, steps), theirs.exact, relative);
      const [exact, asTimed] = [from(deviance.mean), from(theirs.mean)];
      const ours = lambda.indexOf(deviance.lambdaMin);
      const glmnets = theirs.lambda.indexOf(theirs.lambdaMin);
      return {
        same: exact < 1e-3 && asTimed < 0.05 && Math.abs(ours - glmnets) <= 1,
        says:
          `mean deviances within ${small(exact)} relative of glmnet’s at thresh 1e-14 (as timed: ` +
          `${small(asTimed)}); λ.min is number ${ours + 1} here and ${glmnets + 1} there`,
      };
    },
  },
  path({ name: 'elastic-net-path', what: 'elastic-net path, α = 0.5, 100 λ', alpha: 0.5 }),
];
