/** Limits of a number: at least `min`, above `above`, at most `max`, below `below`. */
export interface Limits {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

/** What a cohort has, and a parameter can't exceed. */
export type CohortBound = 'probes' | 'training samples of the smaller class';

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

/** A text of any kind; `forms` says in words which make sense. */
export interface TextField extends Described<string> {
  readonly kind: 'text';
  readonly forms: string;
}

/** A text that may be left out, which it is unless a reader needs it; one of a few where there are options. */
export interface OptionalField<T extends string = string> extends Described<undefined> {
  readonly kind: 'optional';
  readonly options?: readonly T[];
}

/** A number, whole or not. */
export interface NumberField extends Described<number>, Limits {
  readonly kind: 'number';
  /** What of the loaded cohort it must not exceed. */
  readonly atMost?: CohortBound;
  readonly whole: boolean;
  /** Another field of the same parameters, whose value this one must be below. */
  readonly lessThan?: string;
}

/** A number, or `auto` for what is known of the cohort. */
export interface AutoNumberField extends Described<number | 'auto'>, Limits {
  readonly kind: 'auto-number';
  readonly lessThan?: string;
}

/** One or more numbers within the limits, each larger than the one before. */
export interface NumbersField extends Described<readonly number[]>, Limits {
  readonly kind: 'numbers';
  /** What of the loaded cohort none of them must exceed. */
  readonly atMost?: CohortBound;
  readonly whole: boolean;
}

/** Any number of texts. */
export interface TextsField extends Described<readonly string[]> {
  readonly kind: 'texts';
}

/** A parameter as data: its default, what is allowed, and what it is. */
export type Field =
  | ChoiceField
  | TextField
  | OptionalField
  | NumberField
  | AutoNumberField
  | NumbersField
  | TextsField;

/** All parameters of a notebook, in the order of its parameters cell. */
export type Schema = Readonly<Record<string, Field>>;

type ValueOf<F> =
  F extends ChoiceField<infer T>
    ? T
    : F extends TextField
      ? string
      : F extends OptionalField<infer T>
        ? T
        : F extends NumberField
          ? number
          : F extends AutoNumberField
            ? number | 'auto'
            : F extends NumbersField
              ? number[]
              : string[];

type OptionalKeys<S> = { [K in keyof S]: S[K] extends OptionalField ? K : never }[keyof S];

/** The values that a schema describes. */
export type ValuesOf<S extends Schema> = {
  [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]>;
} & { [K in OptionalKeys<S>]?: ValueOf<S[K]> };

type Without<F, Key extends keyof F> = Omit<F, 'kind' | Key>;

export function choice<T extends string>(field: Without<ChoiceField<T>, never>): ChoiceField<T> {
  return { kind: 'choice', ...field };
}

export function text(field: Without<TextField, never>): TextField {
  return { kind: 'text', ...field };
}

export function optional<T extends string = string>(
  field: Without<OptionalField<T>, 'default'>,
): OptionalField<T> {
  return { kind: 'optional', default: undefined, ...field };
}

export function autoNumber(field: Without<AutoNumberField, 'default'>): AutoNumberField {
  return { kind: 'auto-number', default: 'auto', ...field };
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
  if (field.kind === 'text') return field.forms;
  if (field.kind === 'optional') return field.options ? oneOf(field.options) : 'text';
  if (field.kind === 'texts') return 'list of texts';
  if (field.kind === 'choice') return oneOf(field.options);
  if (field.kind === 'numbers') {
    return `ascending ${field.whole ? 'whole numbers' : 'numbers'}, ${limits(field)}`;
  }
  const whole = field.kind === 'number' && field.whole;
  const range = whole ? `whole number, ${limits(field)}` : limits(field);
  const words = field.lessThan ? `${range} and below the ${field.lessThan}` : range;
  return field.kind === 'auto-number' ? `'auto' or ${words}` : words;
}

function oneOf(options: readonly string[]): string {
  const quoted = options.map((option) => `'${option}'`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function limits(field: Limits & { readonly atMost?: CohortBound }): string {
  const { min, above, max, below, atMost } = field;
  if (min !== undefined && atMost !== undefined) return `${min} to the number of ${atMost}`;
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  const words = { 'at least': min, above, 'at most': max, below };
  return Object.entries(words)
    .flatMap(([word, limit]) => (limit === undefined ? [] : [`${word} ${limit}`]))
    .join(', ');
}

/** Whether the values of a field are texts, whatever they look like: `1` may be the name of a class. */
export function isText({ kind }: Field): boolean {
  return kind === 'text' || kind === 'choice' || kind === 'optional';
}

/** Whether a value is what its field allows; other fields are not looked at. */
export function fits(field: Field, value: unknown): boolean {
  if (field.kind === 'choice') return field.options.some((option) => option === value);
  if (field.kind === 'text') return typeof value === 'string' && value !== '';
  if (field.kind === 'optional') return value === undefined || fitsOptional(field, value);
  if (field.kind === 'number') return isWithin(field, value);
  if (field.kind === 'auto-number') return value === 'auto' || isWithin(field, value);
  if (!Array.isArray(value)) return false;
  if (field.kind === 'texts') return value.every((text) => typeof text === 'string');
  const ascends = value.every((one, k) => k === 0 || one > value[k - 1]);
  return value.length > 0 && ascends && value.every((one) => isWithin(field, one));
}

function fitsOptional({ options }: OptionalField, value: unknown): boolean {
  return typeof value === 'string' && value !== '' && (options?.includes(value) ?? true);
}

function isWithin(field: NumberField | AutoNumberField | NumbersField, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = field;
  const inside = value >= min && value > above && value <= max && value < below;
  return inside && (!('whole' in field && field.whole) || Number.isInteger(value));
}
