/** What is wrong with a cell's text, and in which of its lines, from 1. */
export class CellProblem extends Error {
  constructor(
    /** As the language calls such an error. */
    override readonly name: 'SyntaxError' | 'ReferenceError',
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}
