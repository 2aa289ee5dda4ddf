/// <reference lib="dom" />

/** Makes the button unfold and fold the code of all cells. */
export function codeButton(button: HTMLButtonElement): void {
  button.addEventListener('click', () => {
    const show = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(show));
    document.querySelectorAll<HTMLDetailsElement>('details.code').forEach((details) => {
      details.open = show;
    });
  });
  button.hidden = false;
}
