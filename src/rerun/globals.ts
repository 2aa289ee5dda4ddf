/** What a cell may use without defining or importing it: the language's own names, and those that any host has. */
const names = `
  globalThis undefined NaN Infinity isNaN isFinite parseInt parseFloat
  encodeURI encodeURIComponent decodeURI decodeURIComponent
  Object Function Boolean Symbol Number BigInt Math Date String RegExp JSON Intl Reflect Proxy Iterator
  Array Map Set WeakMap WeakSet WeakRef ArrayBuffer SharedArrayBuffer DataView Atomics Promise
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
  Float32Array Float64Array BigInt64Array BigUint64Array
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  console performance setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone
  URL URLSearchParams TextEncoder TextDecoder AbortController AbortSignal Blob atob btoa fetch crypto
`;

export const globalNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
