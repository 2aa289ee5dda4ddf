// Runs before a page is drawn, so that it appears in the right theme at once.
import { restoreTheme } from './theme-choice.js';

restoreTheme();
