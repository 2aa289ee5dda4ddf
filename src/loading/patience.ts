/** Aborts a request that stalls or takes too long, and knows which of both it was. */
export class Patience {
  lost: string | undefined;
  private readonly controller = new AbortController();
  private readonly limit: NodeJS.Timeout;
  private stall: NodeJS.Timeout;

  constructor(
    private readonly stallMs: number,
    limitMs: number,
  ) {
    this.limit = setTimeout(() => this.lose(`not finished after ${seconds(limitMs)}`), limitMs);
    this.stall = this.startStall();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something arrived: the wait for a sign of life starts anew. */
  renew(): void {
    clearTimeout(this.stall);
    this.stall = this.startStall();
  }

  end(): void {
    clearTimeout(this.limit);
    clearTimeout(this.stall);
  }

  private startStall(): NodeJS.Timeout {
    return setTimeout(
      () => this.lose(`nothing received for ${seconds(this.stallMs)}`),
      this.stallMs,
    );
  }

  private lose(reason: string): void {
    this.lost ??= reason;
    this.controller.abort();
  }
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
