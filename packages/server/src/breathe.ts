/** Lets everybody else of this process have their turn before it resolves: long work is done in pieces of a few ms, with this in between. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
