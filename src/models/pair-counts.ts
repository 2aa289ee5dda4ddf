import {
  constant,
  get,
  loopUpTo,
  memory,
  plus,
  set,
  vector,
  wasmExports,
  wasmModule,
  type WasmFunction,
} from '../numerics/wasm-module.js';
import { type PairCounts, plainPairCounts, type RowsByClass } from './pair-counts-plain.js';

/** Vectors of columns that the kernel compares at a time, and columns in a vector. */
const [AT_A_TIME, LANES] = [4, 8];
/** Bytes of a vector, and of a page. */
const [VECTOR, PAGE] = [16, 65_536];
/** What an unsigned number of 16 bits holds. */
const MOST = 65_535;

// All in bytes: addresses, but for `FIRST` and `AT`, which are places in a row, and `WIDTH`, its length.
const [FIRST, AT, WIDTH, ROWS, ROWS_END, BELOW, ABOVE, ROW] = [0, 1, 2, 3, 4, 5, 6, 7];
const [BELOW_COUNT, ABOVE_COUNT, ONE, OTHERS] = [8, 12, 16, 17];

const load = (offset: number) => memory(0x00, 4, offset);
const loadForAll = memory(0x08, 1, 0);
const store = (offset: number) => memory(0x0b, 4, offset);
const ZERO = vector(0x0c, ...Array<number>(VECTOR).fill(0));
// What holds is -1, and is subtracted to be counted.
const [IS_BELOW, IS_ABOVE, SUBTRACT] = [0x30, 0x32, 0x91].map((opcode) => vector(opcode));

/** Compares a column with 32 others in one sample after the other, and goes on with the next 32. */
function countAll(): WasmFunction {
  const vectors = Array.from({ length: AT_A_TIME }, (_, k) => k);
  const address = (row: number) => [...get(row), ...get(AT), ...plus];
  const counters = vectors.flatMap((k) => [BELOW_COUNT + k, ABOVE_COUNT + k]);
  const addOne = (counter: number, comparison: number[]) => [
    ...[...get(counter), ...get(ONE), ...get(OTHERS), ...comparison],
    ...[...SUBTRACT, ...set(counter)],
  ];
  const sample = [
    ...[...get(ROW), ...get(FIRST), ...plus, ...loadForAll, ...set(ONE)],
    ...vectors.flatMap((k) => [
      ...[...address(ROW), ...load(VECTOR * k), ...set(OTHERS)],
      ...addOne(BELOW_COUNT + k, IS_BELOW),
      ...addOne(ABOVE_COUNT + k, IS_ABOVE),
    ]),
  ];
  const columns = [
    ...counters.flatMap((counter) => [...ZERO, ...set(counter)]),
    ...[...get(ROWS), ...set(ROW)],
    ...loopUpTo(ROWS_END, ROW, get(WIDTH), sample),
    ...vectors.flatMap((k) => [
      ...[...address(BELOW), ...get(BELOW_COUNT + k), ...store(VECTOR * k)],
      ...[...address(ABOVE), ...get(ABOVE_COUNT + k), ...store(VECTOR * k)],
    ]),
  ];
  const code = loopUpTo(WIDTH, AT, constant(VECTOR * AT_A_TIME), columns);
  return { parameters: 8, vectors: 10, code };
}

type Count = (...places: number[]) => void;
let made: { module?: WebAssembly.Module } | undefined;

/**
 * Counts, for one column at a time, in how many samples of either class it is below each column behind it, and above it.
 *
 * In WebAssembly, which compares eight columns at a time, and so takes a tenth of the time of a loop that leaves off at
 * the first samples which rule a pair out; `plainPairCounts` takes up to five times as long as that.
 *
 * @param rows by class, one sample at least, and for each a whole number per column, from 0 to below their number
 */
export function pairCounts(rows: RowsByClass, columns: number): PairCounts {
  made ??= { module: wasmModule({ count: countAll() }, 0) };
  const samples = Math.max(...rows.map(({ length }) => length));
  const fits = columns <= MOST && samples <= MOST;
  const compiled = made.module && fits && compiledPairCounts(made.module, rows, columns);
  return compiled || plainPairCounts(rows, columns);
}

function compiledPairCounts(
  module: WebAssembly.Module,
  rows: RowsByClass,
  columns: number,
): PairCounts | undefined {
  const block = AT_A_TIME * LANES;
  const padded = block * Math.ceil(columns / block);
  const width = 2 * padded;
  const all = rows.flat();
  // The rows, and behind them two lists of counts for either class.
  const bytes = width * (all.length + 4);
  type Exports = { memory: WebAssembly.Memory; count: Count };
  const exported = wasmExports<Exports>(module, Math.ceil(bytes / PAGE));
  if (!exported) return undefined;
  const { memory, count } = exported;
  const list = (place: number) => new Uint16Array(memory.buffer, width * place, columns);
  all.forEach((row, i) => list(i).set(row));
  const [n0, n] = [rows[0].length, all.length];
  // Places in lengths of a row: where a class begins and ends, and where its counts are.
  const places = [
    [0, n0, n, n + 1],
    [n0, n, n + 2, n + 3],
  ];
  return {
    below: [list(n), list(n + 2)],
    above: [list(n + 1), list(n + 3)],
    count(first) {
      const at = VECTOR * AT_A_TIME * Math.floor(first / block);
      for (const own of places) count(2 * first, at, width, ...own.map((k) => width * k), 0);
    },
  };
}
