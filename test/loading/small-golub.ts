/** Texts of the three files. */
export type GolubTexts = Readonly<Record<keyof typeof FILES, string>>;

/** Under which names every public copy has them. */
export const FILES = {
  train: 'data_set_ALL_AML_train.csv',
  independent: 'data_set_ALL_AML_independent.csv',
  actual: 'actual.csv',
} as const;

/** The form of the published files at a size that fits the eye: patients out of order, quotes, a blank last line. */
export const SMALL: GolubTexts = {
  train: `Gene Description,Gene Accession Number,1,call,3,call,2,call,10,call
"Receptor (""A FORM"", delta)",M63835_at,-152,A,300,P,200,M,7,P
Zyxin,X95735_at,10,A,30,P,20.5,P,70,P
`,
  independent: `Gene Description,Gene Accession Number,5,call,4,call
"Receptor (""A FORM"", delta)",M63835_at,-5,A,4,A
Zyxin,X95735_at,50,P,40,M
`,
  actual: 'patient,cancer\n1,ALL\n2,ALL\n3,AML\n4,ALL\n5,AML\n10,AML\n\n',
};

/** Texts as large as the published files, every value made up: patient number times 10, plus the probe's row. */
export function fullSizeTexts(): GolubTexts {
  const file = (first: number, last: number) => {
    const patients = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const header = `Gene Description,Gene Accession Number,${patients.map((p) => `${p},call`).join(',')}`;
    const rows = Array.from(
      { length: 7129 },
      (_, j) => `Gene ${j},G${j}_at,${patients.map((p) => `${10 * p + j},P`).join(',')}`,
    );
    return [header, ...rows, ''].join('\n');
  };
  // 27 ALL and 11 AML up to patient 38, then 20 ALL and 14 AML.
  const label = (p: number) => (p <= 27 || (p > 38 && p <= 58) ? 'ALL' : 'AML');
  const labels = Array.from({ length: 72 }, (_, i) => `${i + 1},${label(i + 1)}`);
  return {
    train: file(1, 38),
    independent: file(39, 72),
    actual: ['patient,cancer', ...labels, ''].join('\n'),
  };
}
