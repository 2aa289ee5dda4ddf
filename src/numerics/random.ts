import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of random numbers. Whoever needs chance is handed one: `Math.random` is never used. */
export interface Random {
  /** Uniform on [0, 1), 53 random bits. */
  uniform(): number;
  /** Uniform integer in 0 … n-1; RangeError unless n is a positive integer. */
  integer(n: number): number;
  /** Standard normal deviate (Box and Muller 1958). */
  normal(): number;
  /** A new, uniformly shuffled copy (Fisher-Yates); the input stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * A generator (xoroshiro128+, Blackman & Vigna 2021, ACM TOMS 47:36) whose whole sequence is fixed by `seed` and
 * `stream`.
 *
 * The stream names what the numbers are for, e.g. `random(seed, repeat, fold)`: replicate r then draws the same numbers
 * whether it runs first, last or on another machine, and parts that share a seed stay independent of each other.
 *
 * Seeds and streams are told apart to 32 bits in all: enough for any study, too little for cryptography.
 *
 * @param seed an integer
 * @param stream any number of integers, mixed into the seed in order
 * @throws RangeError when one of them is not a safe integer
 * @example
 * import { random } from 'leukemia-notebooks';
 * random(1, 7).shuffle(['a', 'b', 'c', 'd']); // => ['c', 'd', 'b', 'a']
 * random(1, 7).shuffle(['a', 'b', 'c', 'd']); // => ['c', 'd', 'b', 'a']
 * random(1, 9).shuffle(['a', 'b', 'c', 'd']); // => ['c', 'd', 'b', 'a']
 */
export function random(seed: number, ...stream: number[]): Random {
  let state = 0;
  for (const part of [seed, ...stream]) {
    if (!Number.isSafeInteger(part)) {
      throw new RangeError(`A seed must be an integer, not ${part}.`);
    }
    state = mix(state ^ mix(part | 0) ^ mix(Math.floor(part / 2 ** 32) + 1));
  }
  const generator = xoroshiro128plus(state);
  let spare: number | undefined;
  return {
    uniform: () => uniformFloat64(generator),
    integer(n) {
      if (!Number.isSafeInteger(n) || n < 1) {
        throw new RangeError(`An integer below ${n} can't be drawn: n must be a positive integer.`);
      }
      return uniformInt(generator, 0, n - 1);
    },
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      // 1 - u lies in (0, 1], so that the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    shuffle(items) {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = uniformInt(generator, 0, i);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
  };
}

/** The 32-bit finaliser of MurmurHash3 (Appleby 2011) on an offset input, so that 0 does not map to 0. */
function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
