import { packageFile } from './packages.js';

/** What decides which of the four DejaVu Sans faces a piece of text is set in. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The only family there is: whatever a figure asks for is measured and drawn in it. */
export const FAMILY = 'DejaVu Sans';

/** The faces, in the order of `faceIndex`. */
const FILES = [
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
  'DejaVuSans-Oblique.ttf',
  'DejaVuSans-BoldOblique.ttf',
];

export function faceIndex(face: Face): number {
  return (face.bold ? 1 : 0) + (face.italic ? 2 : 0);
}

/** Absolute paths of the four TrueType files, regular, bold, oblique and bold oblique. */
export function fontFiles(): string[] {
  return FILES.map((file) => packageFile('dejavu-fonts-ttf', 'ttf', file));
}
