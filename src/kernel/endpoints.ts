import { readFileSync } from 'node:fs';

/** A kernel's channels, in the order in which places are found for them. */
export const channels = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;
type Channel = (typeof channels)[number];

/** Where a kernel's channels are, and the key that messages are signed with. */
export type Endpoints = { key: string; address: (channel: Channel) => string };

/** What a connection file says, whoever wrote it. */
export function readEndpoints(file: string): Endpoints {
  type Content = { transport: string; ip: string; key: string } & Record<`${Channel}_port`, number>;
  const content = JSON.parse(readFileSync(file, 'utf8')) as Content;
  const { transport, ip, key } = content;
  return { key, address: (channel) => `${transport}://${ip}:${content[`${channel}_port`]}` };
}
