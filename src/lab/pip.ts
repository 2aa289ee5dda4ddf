/** What pip says, made short: how far it is, and why it failed. */
export class PipLines {
  private readonly total: number;
  private ignored = 0;
  private collected = 0;

  /** @param requirements the text of the requirements file */
  constructor(requirements: string) {
    this.total = requirements.match(/^[a-z0-9][\w.-]*==/gim)?.length ?? 0;
  }

  /** Packages of the file that this machine needs. */
  get packages(): number {
    return this.total - this.ignored;
  }

  /** To be told each line. @returns what to show of it, if anything */
  read(line: string): string | undefined {
    if (/^Ignoring .* markers /.test(line)) this.ignored++;
    const [, name] = /^Collecting ([^\s=<>!~;[]+)/.exec(line) ?? [];
    if (name) return `fetching ${++this.collected} of ${this.packages} packages: ${name}`;
    if (/^Installing collected packages/.test(line)) return `installing ${this.packages} packages`;
    if (/WARNING: Retrying/.test(line)) return 'no answer from the package index, trying again';
    return undefined;
  }
}

type Reason = { pattern: RegExp; says: string; detail?: RegExp };

/** @param file with the requirements */
const reasonsOf = (file: string): Reason[] => [
  {
    pattern: /DO NOT MATCH THE HASHES|HashMismatch/,
    says: `A package that came is not the one whose checksum ${file} holds, and was not installed. The download was damaged, or the index or something on the way to it changes files: try again, or from another network.`,
    detail: /^\s+\S+==\S+(?= from )/m,
  },
  {
    pattern: /from versions: (?!none)|is not a supported wheel/,
    says: `The package index has not every package that ${file} names, for this Python and this machine.`,
    detail: /Could not find a version.*/,
  },
  {
    pattern:
      /from versions: none|Connection\w*Error|[Cc]onnection (broken|refused|reset)|\w+Timeout|timed out|ProxyError|SSLError|HTTP error \d|[45]\d\d (Client|Server) Error/,
    says: 'The Python package index (PyPI, or the one that pip is set to) cannot be reached from here, or has nothing.',
    detail: /\[Errno[^\]]*\] [^'\n]+|CERTIFICATE_VERIFY_FAILED|HTTP error \d+/,
  },
  { pattern: /No space left/, says: 'The disk is full.' },
];

/**
 * Why an installation failed, for people, with pip's own words where they say more.
 * @param what was to be installed: its name, and the file with its requirements
 */
export function pipFailure(output: string, what: { name: string; file: string }): string {
  const reason = reasonsOf(what.file).find(({ pattern }) => pattern.test(output));
  const lastError = output.match(/^ERROR: .*/gm)?.at(-1);
  if (!reason) return `pip could not install ${what.name}:\n${lastError ?? output.trim()}`;
  const detail = reason.detail?.exec(output)?.[0].trim();
  return detail ? `${reason.says}\npip says: ${detail}` : reason.says;
}
