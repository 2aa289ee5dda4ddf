import { logSlope } from './statistics.mjs';

/** By which power time and memory grow over the larger half of a series, where what is constant no longer counts. */
export function slopesOf(rows, series, steps, contestants) {
  return series.flatMap((along) =>
    steps.flatMap((step) =>
      contestants.flatMap((who) => {
        const own = rows.filter((r) => r.along === along && r.step === step && r.who === who);
        const large = own.slice(-3);
        if (large.length < 3) return [];
        const [x, y] = [large.map((row) => row[along]), large.map(({ ms }) => ms)];
        return [{ along, step, who, slope: Number(logSlope(x, y).toFixed(2)) }];
      }),
    ),
  );
}

/**
 * What a step holds beside the matrix that it is given, in copies of it, at the largest cohort it was measured on; and how
 * many samples of as many probes fit into `megabytes`, if it grows on like that. `read` is given no matrix and holds
 * its own. A kernel, of samples with samples, is counted apart.
 */
export function roomOf(rows, steps, megabytes) {
  return steps.flatMap((step) => {
    const own = rows.filter(
      (row) => ['samples', 'room'].includes(row.along) && row.step === step && row.who === 'ours',
    );
    const last = own.at(-1);
    if (!last) return [];
    const { samples, probes, peak_mb, loaded_mb, ms } = last;
    const matrix = (8 * samples * probes) / 2 ** 20;
    const kernel = ['rfe', 'svm'].includes(step) ? (8 * samples ** 2) / 2 ** 20 : 0;
    const given = step === 'read' ? 0 : 1;
    const copies = Math.max(0, peak_mb - loaded_mb - kernel) / matrix;
    const fitting = fits(
      { perSample: (8 * probes * (given + copies)) / 2 ** 20, squared: kernel > 0 },
      megabytes,
    );
    return [
      {
        step,
        samples,
        probes,
        matrix_mb: Math.round(matrix),
        peak_mb,
        ms,
        copies: Number(copies.toFixed(2)),
        fitting,
      },
    ];
  });
}

/** Samples whose matrix, and whose kernel where there is one, take no more than the room beside Node's own. */
function fits({ perSample, squared }, megabytes) {
  const room = megabytes - 60;
  if (!squared) return Math.floor(room / perSample);
  const square = 8 / 2 ** 20;
  return Math.floor((-perSample + Math.sqrt(perSample ** 2 + 4 * square * room)) / (2 * square));
}

export function scalingMarkdown({ limit_s, peers, slopes, room }) {
  const slope = (along, step, who) =>
    slopes.find((s) => s.along === along && s.step === step && s.who === who)?.slope.toFixed(1) ??
    '–';
  const grouped = (n) => n.toLocaleString('en-US');
  return [
    `How time grows: the power by which it grows with samples (of 7,129 probes) and with probes (of 38 samples), over the three largest cohorts that took less than ${limit_s} s. Peers: ${peers.peer}. Simulated data.`,
    '',
    '| step | samples, here | samples, peer | probes, here | probes, peer |',
    '|---|---:|---:|---:|---:|',
    ...room.map(({ step }) => {
      const cells = ['samples', 'probes'].flatMap((along) =>
        ['ours', 'peer'].map((who) => slope(along, step, who)),
      );
      return `| ${step} | ${cells.join(' | ')} |`;
    }),
    '',
    'How much room it takes: what a step holds beside the matrix that it is given (reading: beside nothing), in copies of that matrix, and the samples of 7,129 probes that fit into 8 GB by it. Of a support vector machine and of RFE the kernel, samples × samples, is counted apart.',
    '',
    '| step | largest measured | its matrix, MB | peak, MB | copies | samples in 8 GB |',
    '|---|---:|---:|---:|---:|---:|',
    ...room.map(
      ({ step, samples, matrix_mb, peak_mb, copies, fitting }) =>
        `| ${step} | ${grouped(samples)} | ${grouped(matrix_mb)} | ${grouped(peak_mb)} | ${copies.toFixed(2)} | ${grouped(fitting)} |`,
    ),
    '',
    'A file with more than 2²⁷ values, which are 18,827 samples of 7,129 probes, is refused.',
    '',
  ].join('\n');
}
