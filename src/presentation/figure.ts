import { type Cohort, cohortTitle } from '../cohort/cohort.js';

/** A plotly figure as plain JSON, with a sentence for those who can't see it. */
export interface Figure {
  readonly data: readonly object[];
  readonly layout: { readonly width: number; readonly height: number } & Record<string, unknown>;
  /** One sentence that says what the figure shows. */
  readonly alt: string;
}

/** One colour and one shape per class, everywhere; both carry the class, so that neither needs to. */
export const COLOURS = {
  negative: '#0072B2',
  positive: '#D55E00',
  neutral: '#7F7F7F',
  faint: '#D0D0D0',
  accent: '#CC79A7',
  ink: '#222222',
} as const;

/** Curves that lie over each other are told apart by colour and dash. */
export const CURVES = [
  { color: COLOURS.ink, dash: 'solid' },
  { color: COLOURS.accent, dash: 'solid' },
  { color: '#009E73', dash: 'dash' },
  { color: COLOURS.neutral, dash: 'dot' },
  { color: '#E69F00', dash: 'dashdot' },
] as const;

export const SYMBOLS = { negative: 'circle', positive: 'diamond' } as const;

/** Colour-blind safe scales that also survive grey print: one for amounts, one for signed values. */
export const SEQUENTIAL = 'Cividis';
export const DIVERGING: readonly (readonly [number, string])[] = [
  [0, '#0072B2'],
  [0.25, '#7FB8D8'],
  [0.5, '#F7F7F7'],
  [0.75, '#EBA67C'],
  [1, '#D55E00'],
];

/** How plotly's tools are shown beside a figure. */
export const FIGURE_CONFIG = {
  displaylogo: false,
  modeBarButtonsToRemove: ['sendChartToCloud'],
};

const FONT = { family: 'DejaVu Sans, Verdana, sans-serif', size: 13, color: COLOURS.ink };

/** Settings shared by all axes: light grid, no frame, room made for long labels. */
export function axis(title: string, more: object = {}): object {
  return {
    title: { text: title, font: { size: 13 }, standoff: 8 },
    gridcolor: '#ECECEC',
    zerolinecolor: '#CCCCCC',
    ticks: 'outside',
    tickcolor: '#CCCCCC',
    ticklen: 4,
    automargin: true,
    ...more,
  };
}

/** What a figure function gives: the finding, what is plotted, and the traces. */
export interface FigureParts {
  /** The finding, computed where it carries a number. */
  readonly title: string;
  /** What is plotted; the cohort's name is added. */
  readonly subtitle: string;
  readonly alt: string;
  readonly data: readonly object[];
  readonly layout: object;
  readonly width?: number;
  readonly height?: number;
}

/** Puts the parts of a figure into the one template. The title says the finding, the subtitle what is plotted. */
export function figure(cohort: Pick<Cohort, 'provenance'>, parts: FigureParts): Figure {
  const { title, subtitle, alt, data, layout, width = 860, height = 500 } = parts;
  const name = cohortTitle(cohort);
  // Widths of an average letter, bold at 16 px and plain at 13 px.
  const head = wrap(title, width / 9.8);
  const below = wrap(`${subtitle} · ${name}`, width / 7.3);
  const top = 20 + 21 * head.length + 18 * below.length;
  return {
    data,
    layout: {
      width,
      height: height + top - 59,
      font: FONT,
      title: {
        text: `<b>${head.join('<br>')}</b><br><span style="font-size:13px;color:#555555">${below.join('<br>')}</span>`,
        font: { size: 16 },
        x: 0.01,
        xanchor: 'left',
        yref: 'container',
        y: 1 - 16 / (height + top - 59),
        yanchor: 'top',
      },
      paper_bgcolor: '#FFFFFF',
      plot_bgcolor: '#FFFFFF',
      hovermode: 'closest',
      margin: { l: 70, r: 30, t: top + 34, b: 60 },
      legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom', font: { size: 13 } },
      ...layout,
    },
    alt: `${alt} (${name})`,
  };
}

/** Breaks a text between words into lines of at most about `length` letters. */
function wrap(text: string, length: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= length) {
      return [...lines.slice(0, -1), `${last} ${word}`];
    }
    return [...lines, word];
  }, []);
}

/** Rounds to 4 significant digits: what a figure shows is a picture of the data, not the data. */
export function round4(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}
