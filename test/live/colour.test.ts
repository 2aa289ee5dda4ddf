import { describe, expect, it } from 'vitest';

import {
  contrast,
  formatColour,
  isGrey,
  lightness,
  parseColour,
  withLightness,
} from '../../src/live/colour.js';

const colour = (text: string) => parseColour(text)!;

describe('colours', () => {
  it('are read in every way that figures write them', () => {
    expect(parseColour('#0072B2')).toEqual({ rgb: [0, 114, 178], alpha: 1 });
    expect(parseColour('#fff')).toEqual({ rgb: [255, 255, 255], alpha: 1 });
    expect(parseColour('#7F7F7F33')).toEqual({ rgb: [127, 127, 127], alpha: 0.2 });
    expect(parseColour('rgb(1, 2, 3)')).toEqual({ rgb: [1, 2, 3], alpha: 1 });
    expect(parseColour('rgba(255,255,255,0.8)')).toEqual({ rgb: [255, 255, 255], alpha: 0.8 });
    for (const text of ['Cividis', '', '#12', '#GGGGGG', 'rgb(a,b,c)', 'sample 66']) {
      expect(parseColour(text), text).toBeUndefined();
    }
  });

  it('are written as they were read', () => {
    for (const text of ['#0072b2', '#000000', 'rgba(127,127,127,0.2)', 'rgba(0,0,0,0)']) {
      expect(formatColour(colour(text))).toBe(text);
    }
  });

  it('have the contrast that WCAG gives as its ends', () => {
    expect(contrast(colour('#000000'), colour('#FFFFFF'))).toBeCloseTo(21, 10);
    expect(contrast(colour('#123456'), colour('#123456'))).toBe(1);
    // The lightest grey that is readable on white, by WCAG's own examples.
    expect(contrast(colour('#767676'), colour('#FFFFFF'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('#777777'), colour('#FFFFFF'))).toBeLessThan(4.5);
  });

  it('keep hue and opacity at another lightness', () => {
    expect(lightness(colour('#FFFFFF'))).toBeCloseTo(1, 6);
    expect(lightness(colour('#000000'))).toBe(0);
    expect(isGrey(colour('#7F7F7F'))).toBe(true);
    expect(isGrey(colour('#B9CDE5'))).toBe(false);
    const same = colour('#D55E00');
    expect(formatColour(withLightness(same, lightness(same)))).toBe('#d55e00');
    const lighter = withLightness(colour('#0072B233'), 0.7);
    expect(lighter.alpha).toBe(0.2);
    expect(lightness(lighter)).toBeCloseTo(0.7, 2);
    const [r, g, b] = lighter.rgb;
    expect(b).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(r);
  });

  it('never leave what a screen can show', () => {
    for (const text of ['#0072B2', '#D55E00', '#FFFF00', '#0000FF']) {
      for (let L = 0; L <= 1; L += 0.05) {
        for (const value of withLightness(colour(text), L).rgb) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(255);
        }
      }
    }
  });
});
