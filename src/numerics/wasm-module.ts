/*
 * What the kernels in WebAssembly are put together from, at first use, so that they need no file and no other tool
 * (WebAssembly core specification 2.0, 2022, chapter 5).
 */

/** A function without a result. */
export interface WasmFunction {
  /** All are 32-bit integers; they are the first locals. */
  readonly parameters: number;
  /** Vectors of 128 bits: the locals that follow. */
  readonly vectors: number;
  readonly code: readonly number[];
}

export const get = (local: number) => [0x20, local];
export const set = (local: number) => [0x21, local];
export const tee = (local: number) => [0x22, local];
/** A whole number that is not negative, in seven bits to a byte, of which the last one's highest is a sign. */
export const constant = (value: number): number[] => {
  const bytes = unsigned(value);
  const last = bytes.length - 1;
  return [0x41, ...(bytes[last] < 64 ? bytes : [...bytes.slice(0, last), bytes[last] | 128, 0])];
};
export const plus = [0x6a];
/** Adds a number to a local. */
export const advance = (local: number, by: readonly number[]) => {
  return [...get(local), ...by, ...plus, ...set(local)];
};
const againIfBelow = [0x49, 0x0d, 0];
/** Does the body, once at least, and again as long as a local, which advances each time, is below another. */
export const loopUpTo = (
  end: number,
  local: number,
  by: readonly number[],
  body: readonly number[],
) => {
  const again = [...get(local), ...get(end), ...againIfBelow];
  return [0x03, 0x40, ...body, ...advance(local, by), ...again, 0x0b];
};
export const vector = (opcode: number, ...rest: number[]) => [0xfd, ...unsigned(opcode), ...rest];
/** A load or a store, at an address that is a multiple of 2 to the power of `aligned`. */
export const memory = (opcode: number, aligned: number, offset: number) =>
  vector(opcode, aligned, ...unsigned(offset));

/**
 * A module with a memory, exported as `memory`, and functions by their names.
 *
 * @param pages of 64 KiB, at first
 * @returns nothing where there is no WebAssembly, or a page's `Content-Security-Policy` refuses it
 */
export function wasmModule(
  functions: Readonly<Record<string, WasmFunction>>,
  pages: number,
): WebAssembly.Module | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    return new WebAssembly.Module(moduleBytes(functions, pages));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}

/**
 * What a module exports, with a memory of its own.
 *
 * @param pages of 64 KiB, by which that memory grows at once
 * @returns nothing where so much can't be had: an engine reserves gigabytes of addresses for a memory, which a limit on a
 * process (`ulimit -v`, as clusters set it) may not leave
 */
export function wasmExports<Exports extends { memory: WebAssembly.Memory }>(
  module: WebAssembly.Module,
  pages = 0,
): Exports | undefined {
  try {
    const exported = new WebAssembly.Instance(module).exports as Exports;
    exported.memory.grow(pages);
    return exported;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function moduleBytes(
  functions: Readonly<Record<string, WasmFunction>>,
  pages: number,
): Uint8Array<ArrayBuffer> {
  const all = Object.values(functions);
  const types = all.map(({ parameters }) => [
    0x60,
    ...list(Array<number[]>(parameters).fill([INT])),
    0,
  ]);
  const exported = Object.keys(functions).map((name, k) => [...text(name), 0, k]);
  const bodies = all.map(({ vectors, code }) => sized([1, vectors, VECTOR, ...code, 0x0b]));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(
      3,
      all.map((_, k) => [k]),
    ),
    ...section(5, [[0, ...unsigned(pages)]]),
    ...section(7, [...exported, [...text('memory'), 2, 0]]),
    ...section(10, bodies),
  ]);
}

const [INT, VECTOR] = [0x7f, 0x7b];
const section = (id: number, items: readonly (readonly number[])[]) => [id, ...sized(list(items))];
const list = (items: readonly (readonly number[])[]) => [
  ...unsigned(items.length),
  ...items.flat(),
];
const sized = (bytes: readonly number[]) => [...unsigned(bytes.length), ...bytes];
const text = (ascii: string) => sized([...ascii].map((letter) => letter.charCodeAt(0)));

/** Seven bits to a byte, low ones first; all but the last byte have the high bit (LEB128). */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
