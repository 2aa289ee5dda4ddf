/** Limits of a number: at least `min`, above `above`, at most `max`, below `below`. */
export interface Limits {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

interface Described<T> {
  readonly default: T;
  /** What it is, as the comment in the parameters cell says it. */
  readonly about: string;
}

/** One of a few texts. */
export interface ChoiceField<T extends string = string> extends Described<T> {
  readonly kind: 'choice';
  readonly options: readonly T[];
}

/** A number, whole or not. */
export interface NumberField extends Described<number>, Limits {
  readonly kind: 'number';
  readonly whole: boolean;
  /** Another field of the same parameters, whose value this one must be below. */
  readonly lessThan?: string;
}

/** One or more numbers within the limits, each larger than the one before. */
export interface NumbersField extends Described<readonly number[]>, Limits {
  readonly kind: 'numbers';
  readonly whole: boolean;
}

/** Any number of texts. */
export interface TextsField extends Described<readonly string[]> {
  readonly kind: 'texts';
}

/** A parameter as data: its default, what is allowed, and what it is. */
export type Field = ChoiceField | NumberField | NumbersField | TextsField;

/** All parameters of a notebook, in the order of its parameters cell. */
export type Schema = Readonly<Record<string, Field>>;

type ValueOf<F> =
  F extends ChoiceField<infer T>
    ? T
    : F extends NumberField
      ? number
      : F extends NumbersField
        ? number[]
        : string[];

/** The values that a schema describes. */
export type ValuesOf<S extends Schema> = { [K in keyof S]: ValueOf<S[K]> };

type Without<F, Key extends keyof F> = Omit<F, 'kind' | Key>;

export function choice<T extends string>(field: Without<ChoiceField<T>, never>): ChoiceField<T> {
  return { kind: 'choice', ...field };
}

export function number(field: Without<NumberField, 'whole'>): NumberField {
  return { kind: 'number', whole: false, ...field };
}

export function whole(field: Without<NumberField, 'whole'>): NumberField {
  return { kind: 'number', whole: true, ...field };
}

export function numbers(field: Without<NumbersField, 'whole'>): NumbersField {
  return { kind: 'numbers', whole: false, ...field };
}

export function wholeNumbers(field: Without<NumbersField, 'whole'>): NumbersField {
  return { kind: 'numbers', whole: true, ...field };
}

export function texts(field: Without<TextsField, never>): TextsField {
  return { kind: 'texts', ...field };
}

/** What a field may be, in words: `whole number, 1 to 7129`. */
export function allowed(field: Field): string {
  if (field.kind === 'texts') return 'list of texts';
  if (field.kind === 'choice') {
    const options = field.options.map((option) => `'${option}'`);
    return `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
  }
  if (field.kind === 'numbers') {
    return `ascending ${field.whole ? 'whole numbers' : 'numbers'}, ${limits(field)}`;
  }
  const range = field.whole ? `whole number, ${limits(field)}` : limits(field);
  return field.lessThan ? `${range} and below the ${field.lessThan}` : range;
}

function limits({ min, above, max, below }: Limits): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  const words = { 'at least': min, above, 'at most': max, below };
  return Object.entries(words)
    .flatMap(([word, limit]) => (limit === undefined ? [] : [`${word} ${limit}`]))
    .join(', ');
}

/** Whether a value is what its field allows; other fields are not looked at. */
export function fits(field: Field, value: unknown): boolean {
  if (field.kind === 'choice') return field.options.some((option) => option === value);
  if (field.kind === 'number') return isWithin(field, value);
  if (!Array.isArray(value)) return false;
  if (field.kind === 'texts') return value.every((text) => typeof text === 'string');
  const ascends = value.every((one, k) => k === 0 || one > value[k - 1]);
  return value.length > 0 && ascends && value.every((one) => isWithin(field, one));
}

function isWithin(field: NumberField | NumbersField, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = field;
  const inside = value >= min && value > above && value <= max && value < below;
  return inside && (!field.whole || Number.isInteger(value));
}
