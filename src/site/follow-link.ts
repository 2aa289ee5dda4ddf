/** Where a link in a notebook leads on the site: other hosts, anchors and the site's own notebooks. */
export function followLink(href: string, names: readonly string[]): string | undefined {
  if (/^(?:https?:|mailto:|#)/i.test(href)) return href;
  const [, name, anchor = ''] = /^(?:\.\/)?([^/#]+)\.ipynb(#.*)?$/.exec(href) ?? [];
  return names.includes(name) ? `${name}.html${anchor}` : undefined;
}
