import { type AddTile, plainKernel, type RowPairsKernel } from './row-pairs-plain.js';
import {
  advance,
  constant,
  get,
  loopUpTo,
  memory,
  set,
  tee,
  vector,
  wasmExports,
  wasmModule,
  type WasmFunction,
} from './wasm-module.js';

/** Size of the memory in pages of 64 KiB: what a core's own cache holds. */
const PAGES = 16;

const [A, B, A_END, SUMS] = [0, 1, 2, 3];
// The sums, four values of a in two, one value of b twice, a difference.
const [SUM, A_VALUES, B_VALUE, DIFFERENCE] = [4, 12, 14, 15];

const load = (offset: number) => memory(0x00, 3, offset);
const loadTwice = (offset: number) => memory(0x0a, 3, offset);
const store = (offset: number) => memory(0x0b, 3, offset);
const [ADD, SUBTRACT, MULTIPLY] = [0xf0, 0xf1, 0xf2].map((opcode) => vector(opcode));

const product = (x: number, y: number) => [...get(x), ...get(y), ...MULTIPLY];
const squaredDifference = (x: number, y: number) => {
  const difference = [...get(x), ...get(y), ...SUBTRACT, ...tee(DIFFERENCE)];
  return [...difference, ...get(DIFFERENCE), ...MULTIPLY];
};

/** An `AddTile`: sixteen sums stay in eight registers as the loop runs over the columns. */
function addTile(term: (x: number, y: number) => number[]): WasmFunction {
  const pairs = [0, 1, 2, 3].flatMap((b) => [0, 1].map((half) => ({ b, half, at: 2 * b + half })));
  const oneColumn = [
    ...[0, 1].flatMap((half) => [...get(A), ...load(16 * half), ...set(A_VALUES + half)]),
    ...pairs.flatMap(({ b, half, at }) => [
      ...(half === 0 ? [...get(B), ...loadTwice(8 * b), ...set(B_VALUE)] : []),
      ...get(SUM + at),
      ...term(A_VALUES + half, B_VALUE),
      ...ADD,
      ...set(SUM + at),
    ]),
  ];
  const code = [
    ...pairs.flatMap(({ at }) => [...get(SUMS), ...load(16 * at), ...set(SUM + at)]),
    ...loopUpTo(A_END, A, constant(32), [...oneColumn, ...advance(B, constant(32))]),
    ...pairs.flatMap(({ at }) => [...get(SUMS), ...get(SUM + at), ...store(16 * at)]),
  ];
  return { parameters: 4, vectors: 12, code };
}

let made: RowPairsKernel | undefined;

/**
 * The inner loop of `row-pairs.ts` in WebAssembly, which multiplies two doubles at a time and holds sixteen sums in
 * registers: twice as fast as the same loop in JavaScript, and to the last bit the same, as each sum goes by the columns
 * in order.
 */
export function rowPairsKernel(): RowPairsKernel {
  return (made ??= compiledKernel() ?? plainKernel(new Float64Array(PAGES * 8192)));
}

function compiledKernel(): RowPairsKernel | undefined {
  const functions = {
    addProducts: addTile(product),
    addSquaredDistances: addTile(squaredDifference),
  };
  const module = wasmModule(functions, PAGES);
  if (!module) return undefined;
  type Exports = Record<keyof typeof functions, AddTile> & { memory: WebAssembly.Memory };
  const exported = wasmExports<Exports>(module);
  if (!exported) return undefined;
  const { memory, ...kernel } = exported;
  return { memory: new Float64Array(memory.buffer), ...kernel };
}
