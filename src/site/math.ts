import katex from 'katex';
import type MarkdownIt from 'markdown-it';
import { escapeHtml } from '../presentation/escape-html.js';

/**
 * Teaches Markdown formulas as notebooks write them: `$x$` in a line, and `$$x$$` on lines of its own. They become
 * MathML, which browsers draw without scripts and without fonts of ours.
 *
 * As in Pandoc, no space follows the first `$` or comes before the last, and no digit follows the last, so that prices
 * stay prices.
 */
export function formulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'formula', inlineFormula);
  markdown.block.ruler.before('fence', 'formula', blockFormula, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  markdown.renderer.rules.formula = (tokens, at) => formula(tokens[at].content, tokens[at].block);
}

/** The MathML of a TeX formula; one that cannot be read is shown as it was written. */
function formula(tex: string, display: boolean): string {
  try {
    const math = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: display,
      strict: 'ignore',
    });
    // One of its own lines scrolls where it is wider than the window, by the arrow keys too.
    return display ? math.replace('<math ', '<math tabindex="0" ') : math;
  } catch {
    const code = `<code class="tex">${escapeHtml(tex)}</code>`;
    return display ? `<p>${code}</p>\n` : code;
  }
}

function inlineFormula(state: MarkdownIt.StateInline, silent: boolean): boolean {
  const found = /^\$\$([^$]+)\$\$|^\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)/s.exec(
    state.src.slice(state.pos),
  );
  if (!found) return false;
  if (!silent) {
    const token = state.push('formula', 'math', 0);
    token.content = found[1] ?? found[2];
    token.block = found[1] !== undefined;
  }
  state.pos += found[0].length;
  return true;
}

function blockFormula(
  state: MarkdownIt.StateBlock,
  first: number,
  end: number,
  silent: boolean,
): boolean {
  const lineAt = (line: number) =>
    state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  if (!lineAt(first).startsWith('$$')) return false;
  let last = first;
  let text = lineAt(first).slice(2);
  while (!text.trimEnd().endsWith('$$') && last + 1 < end) text += `\n${lineAt(++last)}`;
  if (!text.trimEnd().endsWith('$$')) return false;
  if (silent) return true;
  const token = state.push('formula', 'math', 0);
  token.content = text.trimEnd().slice(0, -2);
  token.block = true;
  state.line = last + 1;
  return true;
}
