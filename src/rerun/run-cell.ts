/** What a cell that runs is given by its host. */
export interface CellHost {
  /** The value that a cell waits for; never there once the cell was abandoned. */
  alive<T>(value: T): Promise<Awaited<T>>;
  readonly console: object;
}

/** A cell as a function of the public surface and of what earlier cells defined. */
export type RunCell = (
  surface: Readonly<Record<string, unknown>>,
  cells: Readonly<Record<string, unknown>>,
  host: CellHost,
) => Promise<{ defined: Record<string, unknown>; value: unknown }>;
