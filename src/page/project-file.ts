import { textOf } from '../cohort/text/decode.js';
import { fileSource } from './file-source.js';

/** As `files/project-file.ts`, from the site, which has such files gzipped. */
export async function projectText(path: string): Promise<string> {
  let text = '';
  for await (const piece of textOf(fileSource(`${path}.gz`), () => undefined)) text += piece.text;
  return text;
}
