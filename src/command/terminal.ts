/** Where progress is written; a terminal gets one line that is rewritten. */
export type Terminal = { write(text: string): unknown; isTTY?: boolean; columns?: number };
