import { ChatError } from '../errors.ts';

/** A part that can't be loaded is told as what it is for the caller: `offline`. */
export const had = <P>(part: Promise<P>): Promise<P> =>
  part.catch(() => {
    throw new ChatError('offline');
  });
