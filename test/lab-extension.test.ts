// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { mimeExtension } from '../src/lab/extension.js';
import { MIME_TYPE } from '../src/lab/shown-figure.js';

/** Lumino's widget, as far as it is used. */
class Widget {
  readonly node = document.createElement('div');
  isAttached = false;
  addClass(name: string) {
    this.node.classList.add(name);
  }
  dispose() {
    this.node.remove();
  }
  onAfterAttach(message: unknown) {
    void message;
  }
}

type Renderer = Widget & { renderModel(model: object): Promise<void> };
interface Extension {
  rank: number;
  rendererFactory: { safe: boolean; mimeTypes: string[]; createRenderer(): Renderer };
}

const model = {
  data: {
    [MIME_TYPE]: { data: [], layout: { width: 860, height: 500, paper_bgcolor: '#FFFFFF' } },
    'image/png': 'iVBORw0\nKGgo=\n',
    'text/plain': ['Two dots,\n', 'one of each class.'],
  },
};
const plotly = { react: vi.fn(), purge: vi.fn() };
const extension = (load: () => Promise<typeof plotly> = () => Promise.resolve(plotly)) =>
  mimeExtension({ Widget }, load) as Extension;

let made: Renderer[] = [];
function renderer(load?: () => Promise<typeof plotly>): Renderer {
  const one = extension(load).rendererFactory.createRenderer();
  made.push(one);
  return one;
}

async function rendered(load?: () => Promise<typeof plotly>, output: object = model) {
  const one = renderer(load);
  one.isAttached = true;
  await one.renderModel(output);
  return one;
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} }); // oxfmt-ignore
  document.body.dataset.jpThemeLight = 'true';
  plotly.react.mockReset().mockResolvedValue(undefined);
  plotly.purge.mockReset();
});
afterEach(() => {
  made.forEach((one) => one.dispose());
  made = [];
  vi.unstubAllGlobals();
});

describe('the renderer of figures', () => {
  it('comes before pictures, in notebooks that are not trusted too', () => {
    const { rank, rendererFactory } = extension();
    expect(rank).toBeLessThan(0);
    expect(rendererFactory).toMatchObject({ safe: true, mimeTypes: [MIME_TYPE] });
  });

  it('draws the figure with its text alternative', async () => {
    const { node } = await rendered();
    expect(plotly.react).toHaveBeenCalledOnce();
    const host = node.querySelector('[role=img]')!;
    expect(host.getAttribute('aria-label')).toBe('Two dots,\none of each class.');
    expect(node.style.minHeight).toBe('');
  });

  it('draws a figure that has no layout', async () => {
    await rendered(undefined, { data: { [MIME_TYPE]: { data: [{ y: [1, 2] }] } } });
    expect(plotly.react).toHaveBeenCalledOnce();
  });

  it('waits until it is on the page', async () => {
    const one = renderer();
    await one.renderModel(model);
    expect(plotly.react).not.toHaveBeenCalled();
    one.isAttached = true;
    one.onAfterAttach({});
    await vi.waitFor(() => expect(plotly.react).toHaveBeenCalledOnce());
  });

  it('follows the theme of the page', async () => {
    await rendered();
    document.body.dataset.jpThemeLight = 'false';
    await vi.waitFor(() => expect(plotly.react).toHaveBeenCalledTimes(2));
    expect(plotly.react.mock.lastCall![2]).toMatchObject({ paper_bgcolor: '#111111' });
  });

  it('replaces the figure when the output changes', async () => {
    const one = await rendered();
    await one.renderModel(model);
    expect(plotly.purge).toHaveBeenCalledOnce();
    expect(one.node.querySelectorAll('[role=img]')).toHaveLength(1);
  });

  it('draws only the last of outputs that follow fast', async () => {
    const one = renderer();
    one.isAttached = true;
    await Promise.all([one.renderModel(model), one.renderModel(model), one.renderModel(model)]);
    expect(plotly.react).toHaveBeenCalledOnce();
    expect(one.node.querySelectorAll('[role=img]')).toHaveLength(1);
  });

  it('leaves nothing behind that was drawn too late', async () => {
    let finish = () => {};
    plotly.react.mockReturnValue(new Promise<void>((done) => (finish = done)));
    const one = renderer();
    one.isAttached = true;
    const drawing = one.renderModel(model);
    await vi.waitFor(() => expect(plotly.react).toHaveBeenCalledOnce());
    one.dispose();
    finish();
    await drawing;
    expect(plotly.purge).toHaveBeenCalledOnce();
  });

  it('ends with its output', async () => {
    const one = await rendered();
    one.dispose();
    expect(plotly.purge).toHaveBeenCalledOnce();
    document.body.dataset.jpThemeLight = 'false';
    await new Promise((done) => setTimeout(done));
    expect(plotly.react).toHaveBeenCalledOnce();
  });
});

describe('where a figure can not be drawn live', () => {
  const quietly = () => vi.spyOn(console, 'warn').mockImplementation(() => undefined);

  it('its picture is shown, with its text alternative', async () => {
    const warn = quietly();
    const { node } = await rendered(() => Promise.reject(new Error('not found')));
    const image = node.querySelector('img')!;
    expect(image.src).toBe('data:image/png;base64,iVBORw0KGgo=');
    expect(image.alt).toBe('Two dots,\none of each class.');
    expect(warn.mock.lastCall![0]).toContain('its picture is shown');
  });

  it('or its text, when there is no picture', async () => {
    quietly();
    plotly.react.mockRejectedValue(new Error('no canvas'));
    const words = { 'text/plain': model.data['text/plain'] };
    const { node } = await rendered(undefined, {
      data: { ...words, [MIME_TYPE]: model.data[MIME_TYPE] },
    });
    expect(node.textContent).toBe('Two dots,\none of each class.');
  });
});
