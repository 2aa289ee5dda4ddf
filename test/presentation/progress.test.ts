import { beforeEach, describe, expect, it, vi } from 'vitest';

import { progress } from '../../src/presentation/progress.js';

const { display } = vi.hoisted(() => ({ display: vi.fn() }));
vi.mock('../../src/presentation/display.js', () => ({ display }));

type Call = [{ 'text/plain': string }, object, { id: string; update: boolean }];
const texts = () => (display.mock.calls as Call[]).map(([data]) => data['text/plain']);

let time = 0;
const started = () => {
  time = 5_000_000;
  return progress('work', () => time);
};

beforeEach(() => display.mockClear());

describe('progress', () => {
  it('shows bar, count, share, time left and detail, and replaces the line in place', () => {
    const report = started();
    for (let done = 1; done <= 4; done++) {
      time += 10_000;
      report(done, 10, `step ${done}`);
    }
    expect(texts()).toEqual([
      'work  ██░░░░░░░░░░░░░░░░░░  1/10  10%  about 2 min left  step 1',
      'work  ████░░░░░░░░░░░░░░░░  2/10  20%  about 80 s left  step 2',
      'work  ██████░░░░░░░░░░░░░░  3/10  30%  about 70 s left  step 3',
      'work  ████████░░░░░░░░░░░░  4/10  40%  about 60 s left  step 4',
    ]);
    const ids = (display.mock.calls as Call[]).map(([, , { id, update }]) => [id, update]);
    expect(new Set(ids.map(([id]) => id)).size).toBe(1);
    expect(ids.map(([, update]) => update)).toEqual([false, true, true, true]);
  });

  it('ends without a time, so that a run leaves the same words each time', () => {
    const report = started();
    time += 33_000;
    report(3, 3, 'last');
    expect(texts()).toEqual(['work: 3 of 3 done']);
  });

  it('speaks five times a second at most, but always at the end', () => {
    const report = started();
    for (let done = 1; done <= 100; done++) {
      time += 10;
      report(done, 100);
    }
    expect(texts().map((text) => /(\d+)[/ ]/.exec(text)![1])).toEqual([
      '1',
      '21',
      '41',
      '61',
      '81',
      '100',
    ]);
  });

  it('does not guess from less than a second', () => {
    const report = started();
    time += 999;
    report(1, 2);
    time += 201;
    report(1, 2);
    expect(texts()[0]).toBe('work  ██████████░░░░░░░░░░  1/2  50%');
    expect(texts()[1]).toContain('about 5 s left');
  });

  it('follows the pace when later steps are slower', () => {
    const report = started();
    const leftAfter = (steps: number, ms: number, from: number) => {
      for (let done = from + 1; done <= from + steps; done++) {
        time += ms;
        report(done, 300);
      }
      return Number(/about (\d+) s/.exec(texts().at(-1)!)![1]);
    };
    // 200 steps of 0.1 s are left.
    expect(leftAfter(100, 100, 0)).toBe(20);
    // 150 steps of 0.4 s are left; the mean of all steps so far, 0.2 s, would say 30 s.
    const later = leftAfter(50, 400, 100);
    expect(later).toBeGreaterThanOrEqual(55);
    expect(later).toBeLessThanOrEqual(60);
  });

  it('says minutes when it is long', () => {
    const report = started();
    time += 60_000;
    report(1, 6);
    expect(texts()[0]).toContain('about 5 min left');
  });

  it('gives each line a name of its own', () => {
    started()(1, 1);
    started()(1, 1);
    const ids = (display.mock.calls as Call[]).map(([, , { id }]) => id);
    expect(new Set(ids).size).toBe(2);
  });
});
