/// <reference lib="dom" />

/** Marks the entry of the table of contents whose section is being read. */
export function markCurrentSection(contents: HTMLElement): void {
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const mark = () => {
    const line = innerHeight / 3;
    const passed = headings.filter((heading) => heading && top(heading) <= line);
    links.forEach((link, at) => {
      if (headings[at] && headings[at] === passed.at(-1)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of headings) if (heading) observer.observe(heading);
  mark();
}

function top(element: Element): number {
  return element.getBoundingClientRect().top;
}
