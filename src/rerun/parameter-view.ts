import { same } from './same.js';

type Parameters = Readonly<Record<PropertyKey, unknown>>;

/** What a cell read of the parameters: each key with its value then, and the list of keys if it asked for that. */
export type Reads = Map<PropertyKey, unknown>;

/** Under which the list of all keys is kept among what was read. */
const allKeys = Symbol('all keys');

/**
 * The parameters as cells see them: one object, which always shows the values as they are now and notes who reads
 * which. A read counts for the cell that runs meanwhile, so a function of an earlier cell that reads when it is called
 * makes its caller depend on what it read.
 */
export class ParameterView {
  /** What cells get in the place of the parameters. */
  readonly view: object;
  #values: Parameters = {};
  #reads: Reads = new Map();

  constructor() {
    // The target stays empty, so that no property of it can forbid what the traps say.
    this.view = new Proxy(
      {},
      {
        get: (_, key) => this.#read(key),
        has: (_, key) => (this.#read(key), key in this.#values),
        ownKeys: () => (this.#reads.set(allKeys, keysOf(this.#values)), keysOf(this.#values)),
        getOwnPropertyDescriptor: (_, key) =>
          Object.hasOwn(this.#values, key)
            ? { value: this.#read(key), enumerable: true, configurable: true, writable: false }
            : undefined,
        set: refuse,
        defineProperty: refuse,
        deleteProperty: refuse,
      },
    );
  }

  /** From here on reads are noted anew, for the cell that is about to run. */
  begin(): Reads {
    const reads: Reads = new Map();
    this.#reads = reads;
    return reads;
  }

  /** Takes new values; one that is the same as before stays the object that it was. */
  update(values: Parameters): void {
    const kept = Reflect.ownKeys(values).map((key) => {
      const before = this.#values[key];
      return [key, same(before, values[key]) ? before : values[key]];
    });
    this.#values = Object.fromEntries(kept) as Parameters;
  }

  /** Whether someone who read this would read the same now. */
  unchanged(reads: Reads): boolean {
    return [...reads].every(([key, value]) =>
      key === allKeys ? same(value, keysOf(this.#values)) : Object.is(value, this.#values[key]),
    );
  }

  #read(key: PropertyKey): unknown {
    this.#reads.set(key, this.#values[key]);
    return this.#values[key];
  }
}

const keysOf = (values: Parameters) => Reflect.ownKeys(values);

function refuse(): never {
  throw new TypeError('Parameters are changed in their cell, and nowhere else.');
}
