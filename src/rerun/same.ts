import { Matrix } from 'ml-matrix';
import { rowsOf } from '../numerics/rows.js';

/**
 * Whether two values are the same as data: plain objects, lists, Maps, Sets, typed arrays and matrices by what is in
 * them, all else, functions and instances of classes among it, by identity. NaN is the same as NaN, and 0 is not -0.
 * Members of Maps and Sets count in their order, as a cell that goes through them sees it.
 */
export function same(a: unknown, b: unknown): boolean {
  return sameWithin(a, b, new Map());
}

/** @param assumed pairs that are being compared: one that is met again, in a cycle, is the same if all else is */
function sameWithin(a: unknown, b: unknown, assumed: Map<object, object>): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (assumed.get(a) === b) return true;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  assumed.set(a, b);
  const within = (one: unknown, other: unknown) => sameWithin(one, other, assumed);
  if (Array.isArray(a)) return sameLists(a, b as unknown[], within);
  if (ArrayBuffer.isView(a)) return sameBytes(a, b as ArrayBufferView);
  if (a instanceof Map || a instanceof Set) {
    return sameLists([...a], [...(b as Iterable<unknown>)], within);
  }
  if (Matrix.isMatrix(a)) return sameMatrices(a as Matrix, b as Matrix);
  return isPlain(a) && sameFields(a, b as Record<string, unknown>, within);
}

type Compare = (a: unknown, b: unknown) => boolean;

function sameLists(a: readonly unknown[], b: readonly unknown[], within: Compare): boolean {
  return a.length === b.length && a.every((value, at) => within(value, b[at]));
}

function sameFields(a: Record<string, unknown>, b: Record<string, unknown>, within: Compare) {
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  // The order of fields counts: a cell that goes through them sees it.
  return (
    keys.length === others.length &&
    keys.every((key, at) => key === others[at] && within(a[key], b[key]))
  );
}

function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.byteLength !== b.byteLength) return false;
  const [one, other] = [a, b].map(
    (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
  );
  return one.every((byte, at) => byte === other[at]);
}

function sameMatrices(a: Matrix, b: Matrix): boolean {
  if (a.rows !== b.rows || a.columns !== b.columns) return false;
  const others = rowsOf(b);
  return rowsOf(a).every((row, i) => row === others[i] || sameNumbers(row, others[i]));
}

/** A plain loop, because a cohort has half a million of them. */
function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  for (let j = 0; j < a.length; j++) if (!Object.is(a[j], b[j])) return false;
  return true;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
