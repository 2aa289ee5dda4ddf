/// <reference lib="dom" />
import { make } from './make.js';

/** Takes files that are dropped anywhere on the page, and shows while they are dragged that it would. */
export function takeDrops(give: (files: readonly File[]) => void): void {
  const veil = make(
    'div',
    { class: 'drop-veil', hidden: true, 'aria-hidden': 'true' },
    make(
      'p',
      {},
      'Drop a file of expression values, and one of labels if you have it. They stay on your computer.',
    ),
  );
  document.body.append(veil);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  addEventListener('drop', (event) => {
    veil.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) give(files);
  });
}
