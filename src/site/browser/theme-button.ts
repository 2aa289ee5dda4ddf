/// <reference lib="dom" />
import { chooseTheme, currentTheme, onTheme } from './theme-choice.js';

/** Makes the button switch between the light and the dark theme. */
export function themeButton(button: HTMLButtonElement): void {
  const other = () => (currentTheme() === 'dark' ? 'light' : 'dark');
  const label = () => {
    button.textContent = other() === 'dark' ? 'Dark' : 'Light';
    button.setAttribute('aria-label', `${button.textContent} theme`);
  };
  button.addEventListener('click', () => chooseTheme(other()));
  onTheme(label);
  label();
  button.hidden = false;
}
