import { type AddTile, plainKernel, type RowPairsKernel } from './row-pairs-plain.js';

/** Size of the memory in pages of 64 KiB: what a core's own cache holds. */
const PAGES = 16;

// Instructions (WebAssembly core specification 2.0, 2022, chapter 5).
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const vector = (opcode: number, ...rest: number[]) => [0xfd, ...unsigned(opcode), ...rest];
const ALIGNED = 3;
const load = (offset: number) => vector(0x00, ALIGNED, ...unsigned(offset));
const loadTwice = (offset: number) => vector(0x0a, ALIGNED, ...unsigned(offset));
const store = (offset: number) => vector(0x0b, ALIGNED, ...unsigned(offset));
const ADD = vector(0xf0);
const SUBTRACT = vector(0xf1);
const MULTIPLY = vector(0xf2);
const beyond = (local: number, bytes: number) => [...get(local), 0x41, bytes, 0x6a];
const LOOP = [0x03, 0x40];
const AGAIN_IF_BELOW = [0x49, 0x0d, 0];
const END = [0x0b];

// Parameters, then local vectors: the sums, four values of a in two, one value of b twice, a difference.
const [A, B, A_END, SUMS] = [0, 1, 2, 3];
const [SUM, A_VALUES, B_VALUE, DIFFERENCE] = [4, 12, 14, 15];
const VECTORS = 12;
const [INT, VECTOR] = [0x7f, 0x7b];

const product = (x: number, y: number) => [...get(x), ...get(y), ...MULTIPLY];
const squaredDifference = (x: number, y: number) => {
  const difference = [...get(x), ...get(y), ...SUBTRACT, ...tee(DIFFERENCE)];
  return [...difference, ...get(DIFFERENCE), ...MULTIPLY];
};

/** The body of an `AddTile`: sixteen sums stay in eight registers as the loop runs over the columns. */
function addTile(term: (x: number, y: number) => number[]): number[] {
  const pairs = [0, 1, 2, 3].flatMap((b) => [0, 1].map((half) => ({ b, half, at: 2 * b + half })));
  const code = [
    ...pairs.flatMap(({ at }) => [...get(SUMS), ...load(16 * at), ...set(SUM + at)]),
    ...LOOP,
    ...[0, 1].flatMap((half) => [...get(A), ...load(16 * half), ...set(A_VALUES + half)]),
    ...pairs.flatMap(({ b, half, at }) => [
      ...(half === 0 ? [...get(B), ...loadTwice(8 * b), ...set(B_VALUE)] : []),
      ...get(SUM + at),
      ...term(A_VALUES + half, B_VALUE),
      ...ADD,
      ...set(SUM + at),
    ]),
    ...beyond(B, 32),
    ...set(B),
    ...beyond(A, 32),
    ...tee(A),
    ...get(A_END),
    ...AGAIN_IF_BELOW,
    ...END,
    ...pairs.flatMap(({ at }) => [...get(SUMS), ...get(SUM + at), ...store(16 * at)]),
    ...END,
  ];
  return counted([1, VECTORS, VECTOR, ...code]);
}

/** The module: one type, a memory of its own, two functions, and the names that they and it go by. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const bodies = [addTile(product), addTile(squaredDifference)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...counted([1, 0x60, 4, INT, INT, INT, INT, 0])],
    ...[3, ...counted([2, 0, 0])],
    ...[5, ...counted([1, 0, PAGES])],
    ...[7, ...counted([3, ...name('p'), 0, 0, ...name('d'), 0, 1, ...name('m'), 2, 0])],
    ...[10, ...counted([bodies.length, ...bodies.flat()])],
  ]);
}

const name = (letter: string) => [1, letter.charCodeAt(0)];
const counted = (bytes: number[]) => [...unsigned(bytes.length), ...bytes];

/** Seven bits to a byte, low ones first; all but the last byte have the high bit (LEB128). */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

let made: RowPairsKernel | undefined;

/**
 * The inner loop of `row-pairs.ts` in WebAssembly, which multiplies two doubles at a time and holds sixteen sums in
 * registers: twice as fast as the same loop in JavaScript, and to the last bit the same, as each sum goes by the columns
 * in order. The module is put together here, at first use, so that it needs no file and no other tool.
 */
export function rowPairsKernel(): RowPairsKernel {
  return (made ??= compiledKernel() ?? plainKernel(new Float64Array(PAGES * 8192)));
}

/** Nothing where there is no WebAssembly, or a page's `Content-Security-Policy` refuses it. */
function compiledKernel(): RowPairsKernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(moduleBytes());
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
  const { exports } = new WebAssembly.Instance(module);
  const { p, d, m } = exports as { p: AddTile; d: AddTile; m: WebAssembly.Memory };
  return { memory: new Float64Array(m.buffer), addProducts: p, addSquaredDistances: d };
}
