import type { Label } from '../cohort/dataset.js';

/** log(1 + exp(x)) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** 1 / (1 + exp(-x)) without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Negative log-likelihood of labels y given log-odds f, summed over samples. */
export function logisticLoss(y: readonly Label[], f: ArrayLike<number>): number {
  let loss = 0;
  for (let i = 0; i < y.length; i++) loss += softplus(y[i] === 1 ? -f[i] : f[i]);
  return loss;
}
