import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A message of Jupyter's protocol, as far as a client needs it. */
export type Message = {
  type: string;
  /** The id of the request that this answers; undefined when it answers none. */
  parent: string | undefined;
  content: Record<string, unknown>;
};

type Header = { msg_id?: string; msg_type?: string };

const delimiter = '<IDS|MSG>';

/** A message as the frames to send, signed with `key`, and its id; `parent` is the header of what it answers, if any. */
export function encode(
  key: string,
  session: string,
  type: string,
  content: object,
  parent: object = {},
) {
  const id = randomUUID();
  const date = new Date().toISOString();
  const header = { msg_id: id, session, username: 'runner', date, msg_type: type, version: '5.3' };
  const parts = [header, parent, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [delimiter, signature(key, parts), ...parts] };
}

/** Reads the frames of a message. @throws Error when they are not signed with `key`. */
export function decode(key: string, frames: Buffer[]): Message {
  const at = frames.findIndex((frame) => frame.toString() === delimiter);
  const parts = frames.slice(at + 2, at + 6);
  const signed = frames[at + 1];
  if (at < 0 || !signed || parts.length < 4) throw new Error('Not a message of the kernel.');
  const expected = Buffer.from(signature(key, frames.slice(at + 2)));
  if (expected.length !== signed.length || !timingSafeEqual(expected, signed)) {
    throw new Error('A message with a wrong signature came to the kernel client.');
  }
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString()) as object);
  return {
    type: (header as Header).msg_type ?? '',
    parent: (parent as Header).msg_id,
    content: content as Record<string, unknown>,
  };
}

function signature(key: string, parts: (string | Buffer)[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
