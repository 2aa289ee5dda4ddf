/// <reference lib="dom" />

/** What readers call the place of a cell: the heading above it. */
export function placeOf(section: Element): string {
  for (let at: Element | null = section; at; at = at.previousElementSibling) {
    const heading = [...at.querySelectorAll('h1, h2, h3')].at(-1);
    if (heading) return (heading.textContent ?? '').trim();
  }
  return 'the beginning';
}
