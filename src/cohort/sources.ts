import { GOLUB_FILES } from './golub.js';

/** A file at a pinned address, with what its content must hash to. */
export interface PinnedFile {
  readonly url: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

/** A public copy of the cohort. */
export interface PublicCopy {
  /** For progress lines: where it is. */
  readonly name: string;
  /** By the file name it is saved under. */
  readonly files: Readonly<Record<GolubFileName, PinnedFile>>;
}

export type GolubFileName = (typeof GOLUB_FILES)[keyof typeof GOLUB_FILES];

/** The same file in all three copies. */
const ACTUAL = 'af291eced4116e257af0b73043e83b55d9b42f0d815440a4c5bc72424d2f44e1';

/**
 * Public repositories that hold the cohort's files, each pinned to a commit, in the order they are tried. They differ
 * in line endings and in the quotation marks of a few descriptions, and agree in every value and call.
 */
export const GOLUB_COPIES: readonly PublicCopy[] = [
  publicCopy('tkhan11/Gene-Expression-Classification', 'e6a1d8be4d763c9e4d9d71348abfaabd61a32131', {
    train: '7c8b432b4af99e68f923c53e289c73f1834986b05d80c2c43502053d8fca9f2c',
    independent: '38bd56674360e5765840c579622fc0be2650780c0d6ef46f8601074e96677bd3',
  }),
  publicCopy(
    'MATHYAM-THEJASREE/Classification-of-AML-and-ALL',
    '1f8215665bca1bc7ab2867132866bde2eca41dd1',
    {
      train: 'df442daf35e5fb6230ee06a1fce0f4f9d8de9b8f0e325c61ed50ab79f43dbd01',
      independent: 'd89649c714ae356ff3f9ea79aef024e3932096d71b72600592c0baaef830de6c',
    },
  ),
  publicCopy('jhcui18/Leukemia_classifier', 'c1adb976376075b2c5e38407e0f58529e7be8924', {
    train: 'd82f928c573de78e56b0a6c42393a14d08148927060fac4178b40023ff0b0752',
    independent: '7b3a9868d371ea1b5182f7c0242c920a52ddea5cb232fd387cfc2563f3dadce0',
  }),
];

function publicCopy(
  repository: string,
  commit: string,
  sha256: { train: string; independent: string },
): PublicCopy {
  const pinned = (file: GolubFileName, hash: string) => ({
    url: `https://raw.githubusercontent.com/${repository}/${commit}/${file}`,
    sha256: hash,
  });
  return {
    name: `${repository}@${commit.slice(0, 7)}`,
    files: {
      [GOLUB_FILES.train]: pinned(GOLUB_FILES.train, sha256.train),
      [GOLUB_FILES.independent]: pinned(GOLUB_FILES.independent, sha256.independent),
      [GOLUB_FILES.actual]: pinned(GOLUB_FILES.actual, ACTUAL),
    },
  };
}
