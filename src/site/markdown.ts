import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../presentation/escape-html.js';
import { highlight } from './highlight.js';
import { Html, markup } from './html.js';
import { formulas } from './math.js';
import { scrollBox } from './scroll-box.js';

/** A heading of a page: its place in the table of contents, and the anchor that leads to it. */
export type Heading = { level: number; id: string; text: string };

/** Renders the Markdown cells of one page and collects their headings. */
export type PageMarkdown = {
  render(source: string): Html;
  /** The first paragraph that is no heading, as the inside of a `<p>`, and as bare text. */
  lead(source: string): { inner: Html; text: string };
  headings: Heading[];
};

/** Ids that the page itself uses. */
const taken = ['content', 'contents', 'top'];

/** Reads Markdown for what is in it, and changes nothing. */
const plain = new MarkdownIt().use(formulas);

/**
 * A Markdown renderer for one page. HTML in the Markdown is shown as text, and a picture that it names, which would lie
 * outside the notebook, by its text alternative.
 *
 * @param follow where a link leads in the site; undefined for one that leads nowhere there, which becomes text
 */
export function pageMarkdown(follow: (href: string) => string | undefined): PageMarkdown {
  const headings: Heading[] = [];
  const slugs = new Set(taken);
  const markdown = new MarkdownIt({
    highlight: (code, language) => (/^(ts|typescript)$/.test(language) ? highlight(code).text : ''),
  }).use(formulas);
  markdown.core.ruler.push('headings', ({ tokens }) => {
    headings.push(...anchorHeadings(tokens, slugs));
  });
  markdown.core.ruler.push('links', ({ tokens }) => tokens.forEach((t) => setLinks(t, follow)));
  markdown.renderer.rules.image = (tokens, at) => escapeHtml(tokens[at].content);
  markdown.renderer.rules.heading_close = closeHeading;
  const { open, close } = scrollBox('Table');
  markdown.renderer.rules.table_open = () => `${open}<table>\n`;
  markdown.renderer.rules.table_close = () => `</table>${close}\n`;
  return {
    render: (source) => new Html(markdown.render(source)),
    lead: (source) => {
      const tokens = plain.parse(source, {});
      const inline = tokens.find((_, at) => tokens[at - 1]?.type === 'paragraph_open');
      // What a colon announces, a list perhaps, does not follow here.
      const content = (inline?.content ?? '').replace(/:$/, '.');
      const text = inline ? plainText(inline).replace(/:$/, '.') : '';
      return { inner: new Html(markdown.renderInline(content)), text };
    },
    headings,
  };
}

/** The text of a heading as an id: `Is one array brighter?` is `is-one-array-brighter`. */
export function slug(text: string, used: Set<string>): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['section'];
  const base = words.join('-');
  let id = base;
  for (let copy = 2; used.has(id); copy++) id = `${base}-${copy}`;
  used.add(id);
  return id;
}

/** Gives each heading an id, which `closeHeading` links to. */
function anchorHeadings(tokens: MarkdownIt.Token[], slugs: Set<string>): Heading[] {
  return tokens.flatMap((token, at) => {
    if (token.type !== 'heading_open') return [];
    const text = plainText(tokens[at + 1]);
    const id = slug(text, slugs);
    token.attrSet('id', id);
    return [{ level: Number(token.tag.slice(1)), id, text }];
  });
}

function closeHeading(tokens: MarkdownIt.Token[], at: number): string {
  const [opening, inline, { tag }] = tokens.slice(at - 2);
  const label = `Link to “${plainText(inline)}”`;
  const anchor = markup`<a class="anchor" href="#${opening.attrGet('id')!}" aria-label="${label}"></a>`;
  return ` ${anchor.text}</${tag}>\n`;
}

function setLinks({ children }: MarkdownIt.Token, follow: (href: string) => string | undefined) {
  let nowhere = false;
  for (const token of children ?? []) {
    if (token.type === 'link_open') {
      const href = follow(token.attrGet('href') ?? '');
      nowhere = href === undefined;
      if (href !== undefined) token.attrSet('href', href);
      if (href?.startsWith('http')) token.attrSet('rel', 'noreferrer');
    }
    if (token.type.startsWith('link_')) token.hidden = nowhere;
  }
}

function plainText({ children }: MarkdownIt.Token): string {
  return (children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('');
}
