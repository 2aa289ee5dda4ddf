/** In the place of Node's `crypto`, which a package under ml-random-forest can seed itself from; here all have a seed. */
export function randomBytes(): never {
  throw new Error('Nothing is drawn without a seed.');
}
