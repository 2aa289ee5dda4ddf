import { KernelClient, type KernelOptions } from './client.js';

/**
 * Kernels for one notebook after the other, each started while the one before is at work: a kernel takes seconds to start
 * and little of the processor.
 */
export class KernelsAhead {
  private next: Promise<KernelClient> | undefined;

  /** @param left how many kernels will be asked for */
  constructor(
    private readonly options: KernelOptions,
    private left: number,
  ) {}

  /**
   * The next kernel; whoever takes it stops it.
   *
   * @throws Error when it dies or does not answer within a minute
   */
  async take(): Promise<KernelClient> {
    const kernel = await (this.next ?? this.start());
    this.left--;
    this.next = this.left > 0 ? this.start() : undefined;
    return kernel;
  }

  /** Ends a kernel that nobody will take. */
  async stop(): Promise<void> {
    const kernel = await this.next?.catch(() => undefined);
    await kernel?.stop();
  }

  private start(): Promise<KernelClient> {
    const kernel = KernelClient.start(this.options);
    // Its failure is that of the notebook it was meant for, if that is ever run.
    kernel.catch(() => undefined);
    return kernel;
  }
}
