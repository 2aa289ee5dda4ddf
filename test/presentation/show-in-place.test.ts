import { beforeEach, expect, it, vi } from 'vitest';

import type { Figure } from '../../src/presentation/figure.js';
import { showInPlace } from '../../src/presentation/show-in-place.js';

const { display, displayOfCell, figureForm } = vi.hoisted(() => ({
  display: vi.fn(),
  displayOfCell: vi.fn(),
  figureForm: vi.fn(),
}));
vi.mock('../../src/presentation/display.js', () => ({ displayOfCell, figureForm }));

type Place = { id: string; update: boolean };
const calls = () => display.mock.calls as [data: string, metadata: string, place: Place][];
const figure = (alt: string): Figure => ({ data: [], layout: { width: 1, height: 1 }, alt });

beforeEach(() => {
  vi.clearAllMocks();
  displayOfCell.mockResolvedValue(display);
  figureForm.mockImplementation(({ alt }: Figure) =>
    Promise.resolve({ data: alt, metadata: `of ${alt}` }),
  );
});

it('shows each figure in the place of the one before', async () => {
  const place = showInPlace();
  for (const alt of ['first', 'second', 'third']) await place(figure(alt));
  expect(calls().map(([data, metadata]) => [data, metadata])).toEqual([
    ['first', 'of first'],
    ['second', 'of second'],
    ['third', 'of third'],
  ]);
  expect(calls().map(([, , { update }]) => update)).toEqual([false, true, true]);
  expect(new Set(calls().map(([, , { id }]) => id)).size).toBe(1);
});

it('has a place of its own each time', async () => {
  await showInPlace()(figure('here'));
  await showInPlace()(figure('there'));
  const [here, there] = calls().map(([, , place]) => place);
  expect(here.id).not.toBe(there.id);
  expect(there.update).toBe(false);
});

it('leaves out figures that a later one has overtaken before they were drawn', async () => {
  const place = showInPlace();
  await Promise.all(['first', 'second', 'third', 'last'].map((alt) => place(figure(alt))));
  expect(figureForm).toHaveBeenCalledTimes(1);
  expect(calls().map(([data]) => data)).toEqual(['last']);
});

it('lets one that is being drawn come first', async () => {
  const place = showInPlace();
  const first = place(figure('first'));
  await vi.waitFor(() => expect(figureForm).toHaveBeenCalledTimes(1));
  await Promise.all([first, place(figure('second')), place(figure('last'))]);
  expect(calls().map(([data]) => data)).toEqual(['first', 'last']);
});

it('throws what a figure throws that cannot be drawn, and shows the next', async () => {
  const place = showInPlace();
  figureForm.mockRejectedValueOnce(new Error('no font'));
  await expect(place(figure('first'))).rejects.toThrow('no font');
  await place(figure('second'));
  expect(calls().map(([data, , { update }]) => [data, update])).toEqual([['second', false]]);
});

it('stays with the cell that asked for the place, whatever cell runs when a figure is drawn', async () => {
  const place = showInPlace();
  const next = vi.fn();
  displayOfCell.mockResolvedValue(next);
  await place(figure('late'));
  expect(calls().map(([data]) => data)).toEqual(['late']);
  expect(next).not.toHaveBeenCalled();
});

it('draws nothing where there is no cell', async () => {
  displayOfCell.mockResolvedValue(undefined);
  await showInPlace()(figure('first'));
  expect(figureForm).not.toHaveBeenCalled();
});
