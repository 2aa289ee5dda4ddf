import type { Output } from '../notebook/notebook.js';
import type { Message } from '../kernel/wire.js';

type Bundle = { data: Record<string, unknown>; metadata: Record<string, unknown> };

/** Turns the messages of one kernel into the outputs of its cells. */
export class OutputCollector {
  /** Outputs that can be replaced later, by display id, over all cells of the kernel. */
  private readonly displays = new Map<string, Bundle[]>();

  /** Adds what a message says to the outputs of the cell it belongs to. */
  add(outputs: Output[], { type, content }: Message): void {
    if (type === 'stream') addStream(outputs, content as { name: 'stdout'; text: string });
    if (type === 'error') outputs.push(errorOutput(content));
    if (type === 'execute_result') {
      const count = content.execution_count as number;
      const output = { output_type: type, execution_count: count, ...bundle(content) } as const;
      outputs.push(output);
      this.remember(content, output);
    }
    if (type === 'display_data') {
      const output = { output_type: type, ...bundle(content) } as const;
      outputs.push(output);
      this.remember(content, output);
    }
    if (type === 'update_display_data') {
      const id = displayId(content);
      for (const earlier of (id && this.displays.get(id)) || []) {
        Object.assign(earlier, bundle(content));
      }
    }
  }

  private remember(content: Message['content'], output: Bundle): void {
    const id = displayId(content);
    if (id) this.displays.set(id, [...(this.displays.get(id) ?? []), output]);
  }
}

function addStream(outputs: Output[], { name, text }: { name: 'stdout' | 'stderr'; text: string }) {
  const last = outputs.at(-1);
  if (last?.output_type === 'stream' && last.name === name) last.text += text;
  else outputs.push({ output_type: 'stream', name, text });
}

function errorOutput(content: Message['content']): Output {
  const { ename, evalue, traceback } = content;
  return {
    output_type: 'error',
    ename: String(ename),
    evalue: String(evalue),
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  };
}

/** The display id is left out: it is made anew in each run, and means nothing afterwards. */
function bundle(content: Message['content']): Bundle {
  return {
    data: (content.data ?? {}) as Bundle['data'],
    metadata: (content.metadata ?? {}) as Bundle['metadata'],
  };
}

function displayId(content: Message['content']): string | undefined {
  return (content.transient as { display_id?: string } | undefined)?.display_id;
}
