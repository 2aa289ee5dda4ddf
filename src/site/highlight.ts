import highlighter from 'highlight.js/lib/core';
import typescript from 'highlight.js/lib/languages/typescript';
import { Html } from './html.js';

highlighter.registerLanguage('typescript', typescript);

/** TypeScript with its keywords, strings, comments and so on in spans, which the style sheet colours. */
export function highlight(source: string): Html {
  return new Html(highlighter.highlight(source, { language: 'typescript' }).value);
}
