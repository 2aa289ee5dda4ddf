import {
  type ColumnSumsKernel,
  COUNT,
  FIRST_ROW,
  NUMBERS,
  ORIGIN,
  plainColumnSums,
  ROWS,
  SQUARES,
  SUMS,
  WIDTH,
} from './column-sums-plain.js';
import {
  constant,
  get,
  loopUpTo,
  memory,
  set,
  vector,
  wasmExports,
  wasmModule,
  type WasmFunction,
} from './wasm-module.js';

// Where the columns are, in bytes of a row; the values of the origin, and differences from it.
const [AT, END, FROM, DIFFERENCE] = [0, 1, 2, 3];
const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Of a vector, which holds two columns, and of a page. */
const [VECTOR, PAGE] = [16, 65_536];

const load = (place: number) => [...get(AT), ...memory(0x00, 3, BYTES * place)];
const store = (place: number, value: readonly number[]) => {
  return [...get(AT), ...value, ...memory(0x0b, 3, BYTES * place)];
};
const loadTwice = (place: number) => [...constant(BYTES * place), ...memory(0x0a, 3, 0)];
const ZERO = vector(0x0c, ...Array<number>(VECTOR).fill(0));
const operations = [0xf0, 0xf1, 0xf2, 0xf3, 0xf5].map((opcode) => vector(opcode));
const [ADD, SUBTRACT, MULTIPLY, DIVIDE, LARGER] = operations;
const difference = (row: number) => get(DIFFERENCE + row);
const square = (row: number) => [...difference(row), ...difference(row), ...MULTIPLY];

/** The sum over the rows, two and two: so an addition need not wait for all before it. */
function sum(of: (row: number) => number[], row = 0, rows = ROWS): number[] {
  if (rows === 1) return of(row);
  const half = rows / 2;
  return [...sum(of, row, half), ...sum(of, row + half, half), ...ADD];
}

function addRows(): WasmFunction {
  const subtract = (row: number) => {
    const value = load(FIRST_ROW + row * WIDTH);
    return [...value, ...get(FROM), ...SUBTRACT, ...set(DIFFERENCE + row)];
  };
  const columns = [
    ...[...load(ORIGIN), ...set(FROM)],
    ...Array.from({ length: ROWS }, (_, row) => subtract(row)).flat(),
    ...store(SUMS, [...load(SUMS), ...sum(difference), ...ADD]),
    ...store(SQUARES, [...load(SQUARES), ...sum(square), ...ADD]),
  ];
  return { parameters: 2, vectors: 1 + ROWS, code: loopUpTo(END, AT, constant(VECTOR), columns) };
}

function finish(): WasmFunction {
  const [SUM, N] = [2, 3];
  const mean = [...load(ORIGIN), ...get(SUM), ...get(N), ...DIVIDE, ...ADD];
  const ofMean = [...get(SUM), ...get(SUM), ...MULTIPLY, ...get(N), ...DIVIDE];
  const columns = [
    ...[...load(SUMS), ...set(SUM)],
    ...store(SUMS, mean),
    ...store(SQUARES, [...ZERO, ...load(SQUARES), ...ofMean, ...SUBTRACT, ...LARGER]),
  ];
  const loop = loopUpTo(END, AT, constant(VECTOR), columns);
  return { parameters: 2, vectors: 2, code: [...loadTwice(COUNT), ...set(N), ...loop] };
}

let made: ColumnSumsKernel | undefined;

/**
 * The inner loop of `columnMoments` in WebAssembly, two columns at a time: with all that is copied into its memory it
 * takes two thirds of the time of plain loops over the rows where they are, and is the same to the last bit.
 */
export function columnSumsKernel(): ColumnSumsKernel {
  return (made ??= compiledKernel() ?? plainColumnSums());
}

function compiledKernel(): ColumnSumsKernel | undefined {
  const functions = { addRows: addRows(), finish: finish() };
  const module = wasmModule(functions, Math.ceil((BYTES * NUMBERS) / PAGE));
  if (!module) return undefined;
  type OverColumns = (at: number, end: number) => void;
  type Exports = Record<keyof typeof functions, OverColumns> & { memory: WebAssembly.Memory };
  const kernel = wasmExports<Exports>(module);
  if (!kernel) return undefined;
  return {
    memory: new Float64Array(kernel.memory.buffer),
    addRows: (columns) => kernel.addRows(0, BYTES * columns),
    finish: (columns) => kernel.finish(0, BYTES * columns),
  };
}
