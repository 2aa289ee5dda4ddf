const [P, M, A] = ['P', 'M', 'A'].map((letter) => letter.charCodeAt(0));

/** Whether a letter, given its code, is a detection call: present, marginal or absent. */
export function isCall(code: number): boolean {
  return code === P || code === M || code === A;
}
