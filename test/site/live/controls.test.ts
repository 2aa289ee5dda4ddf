// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SCHEMAS } from '../../../src/presentation/parameters.js';
import { cohortInput } from '../../../src/site/browser/live/cohort-input.js';
import { sizesOf } from '../../../src/site/browser/live/cohorts.js';
import { Controls } from '../../../src/site/browser/live/controls.js';
import { Settings } from '../../../src/site/browser/live/settings.js';

const schema = SCHEMAS.evaluation;
const published = Object.fromEntries(
  Object.entries(schema)
    .filter(([, field]) => field.kind !== 'optional')
    .map(([name, field]) => [name, field.default]),
);
let settings: Settings;
let controls: Controls;
const changed = vi.fn((name: string, value: unknown) => {
  settings.set(name, value);
  controls.check();
});

const input = (name: string) => document.getElementById(`parameter-${name}`) as HTMLInputElement;
const control = (name: string) => input(name).closest<HTMLElement>('.control')!;
const slider = (name: string) => control(name).querySelector<HTMLInputElement>('[type=range]')!;
function type(element: HTMLInputElement, text: string): void {
  element.value = text;
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
function described(element: Element): string {
  const ids = element.getAttribute('aria-describedby')!.split(' ');
  return ids.map((id) => document.getElementById(id)!.textContent).join(' ');
}

beforeEach(() => {
  changed.mockClear();
  settings = new Settings(schema, published);
  settings.bound(sizesOf('simulated'));
  controls = new Controls(settings, changed);
  document.body.replaceChildren(controls.element);
});

describe('every control', () => {
  test.each(Object.keys(schema))(
    '%s has a label with its meaning, and says what is allowed',
    (name) => {
      const labels = [...input(name).labels!].map(({ textContent }) => textContent).join();
      expect(labels).toContain(name);
      expect(labels.length).toBeGreaterThan(name.length + 5);
      expect(described(input(name))).not.toBe('');
    },
  );

  test.each(Object.keys(published))('%s shows the published value, and gives it back', (name) => {
    expect(settings.values[name]).toEqual(published[name]);
    input(name).dispatchEvent(new Event('input', { bubbles: true }));
    expect(changed).toHaveBeenCalledWith(name, published[name]);
    expect(settings.changed).toEqual({});
  });
});

describe('a number', () => {
  test('is typed or slid, and both show it', () => {
    type(input('topK'), '7129');
    expect(slider('topK').value).toBe(slider('topK').max);
    expect(slider('topK').getAttribute('aria-valuetext')).toBe('7129');
    type(slider('topK'), '0');
    expect(input('topK').value).toBe('1');
    expect(settings.changed).toEqual({ topK: 1 });
  });

  test('has no slider where its range has no end', () => {
    expect(control('seed').querySelector('[type=range]')).toBeNull();
  });

  test.each(['0', '7130', '2.5', 'many', '', '1e3x'])(
    'that is wrong (%j) is said to be',
    (text) => {
      type(input('topK'), text);
      expect(input('topK').getAttribute('aria-invalid')).toBe('true');
      expect(described(input('topK'))).toContain('allowed: whole number, 1 to 7129');
      expect(controls.check()).toBe(false);
      type(input('topK'), '20');
      expect(input('topK').hasAttribute('aria-invalid')).toBe(false);
      expect(described(input('topK'))).toBe('whole number, 1 to 7129');
      expect(controls.check()).toBe(true);
    },
  );

  test('goes back to the published one on demand', () => {
    const back = control('topK').querySelector<HTMLButtonElement>('.back')!;
    expect(back.hidden).toBe(true);
    type(input('topK'), '20');
    expect(back.hidden).toBe(false);
    expect(back.getAttribute('aria-label')).toBe('topK: back to the published value 50');
    back.click();
    expect(input('topK').value).toBe('50');
    expect(settings.changed).toEqual({});
    expect(document.activeElement).toBe(input('topK'));
  });
});

test('auto is a switch', () => {
  const auto = control('floor').querySelector<HTMLInputElement>('[role=switch]')!;
  expect([auto.checked, input('floor').disabled]).toEqual([true, true]);
  auto.click();
  expect(input('floor').disabled).toBe(false);
  type(input('floor'), '100');
  expect(settings.changed).toEqual({ floor: 100 });
  auto.click();
  expect(settings.changed).toEqual({});
});

test('what is wrong with two values together is said at both', () => {
  settings.set('floor', 200);
  settings.set('ceiling', 100);
  controls.refresh();
  for (const name of ['floor', 'ceiling']) {
    expect(described(input(name))).toContain('allowed: floor below ceiling');
  }
  expect(document.querySelector<HTMLDetailsElement>('.rarely')!.open).toBe(true);
});

test('a list of numbers is typed with commas', () => {
  type(input('penalties'), '0.1, 1,10');
  expect(settings.changed).toEqual({ penalties: [0.1, 1, 10] });
  type(input('penalties'), '1, 0.1');
  expect(described(input('penalties'))).toContain('ascending');
});

test('what may be left out is left out', () => {
  type(input('positive'), 'B');
  type(input('positive'), ' ');
  const scale = document.getElementById('parameter-scale') as unknown as HTMLInputElement;
  type(scale, 'log2');
  expect(settings.changed).toEqual({ scale: 'log2' });
  type(scale, '');
  expect(settings.changed).toEqual({});
});

test('names and values are text, whatever stands in them', () => {
  type(input('topK'), '<img src=x onerror=alert(1)>');
  expect(control('topK').querySelector('img')).toBeNull();
  expect(control('topK').textContent).toContain('<img');
});

describe('the cohort', () => {
  const give = vi.fn();
  const available = ['simulated', '<b>mine</b>.csv'];
  const put = (auto: boolean) => {
    const cohort = cohortInput({ id: 'parameter-cohort', available, auto, give });
    controls.rebuild({ cohort });
    return cohort;
  };

  test('is chosen from those there are; auto is not sent where the choice is the same', () => {
    const cohort = put(true);
    const select = input('cohort') as unknown as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).toEqual([...available, 'your own file…']);
    expect(select.value).toBe('simulated');
    expect(cohort.read()).toBe('auto');
    select.value = available[1];
    expect(cohort.read()).toBe(available[1]);
    expect(select.querySelector('b')).toBeNull();
  });

  test('stays what it was until there is a file', () => {
    put(true);
    const pick = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
    changed.mockClear();
    type(input('cohort'), '/');
    expect(pick).toHaveBeenCalledTimes(1);
    expect(changed).not.toHaveBeenCalled();
    expect(input('cohort').value).toBe('simulated');
    pick.mockRestore();
  });
});

test('controls are built anew without losing the focus', () => {
  input('trees').focus();
  settings.bound({});
  controls.rebuild({});
  expect(document.activeElement).toBe(input('trees'));
  expect(described(input('topK'))).toContain('the number of probes');
});
