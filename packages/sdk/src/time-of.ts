/** When a cid was made, epoch ms by the clock of its device; NaN for what is none. */
export const timeOf = (cid: string): number => Number.parseInt(cid.replace('-', '').slice(0, 12), 16);
