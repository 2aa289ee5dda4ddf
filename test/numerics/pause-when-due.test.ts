import { afterEach, expect, it, vi } from 'vitest';

import { pause } from '../../src/numerics/pause.js';
import { pauseWhenDue } from '../../src/numerics/pause-when-due.js';

vi.mock('../../src/numerics/pause.js', () => ({ pause: vi.fn() }));

afterEach(() => vi.restoreAllMocks());

it('lets the event loop turn once in 25 ms, however often it is asked', async () => {
  // A whole number, so that differences are exact.
  const start = Math.ceil(performance.now()) + 1000;
  const clock = vi.spyOn(performance, 'now');
  const turns: number[] = [];
  vi.mocked(pause).mockImplementation(() => {
    turns.push(performance.now() - start);
    return Promise.resolve();
  });
  for (let ms = 0; ms < 80; ms++) {
    clock.mockReturnValue(start + ms);
    await pauseWhenDue();
  }
  expect(turns).toEqual([0, 25, 50, 75]);
});
