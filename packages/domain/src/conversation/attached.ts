import type { Attachments } from './command.ts';

/** What goes with words, and nothing else; most go with nothing. */
export const attached = ({ file, card, re, act }: Attachments): Attachments =>
  file || card || re !== undefined
    ? {
        ...(file ? { file } : {}),
        ...(card ? { card } : {}),
        ...(re === undefined ? {} : { re }),
        ...(act === undefined ? {} : { act }),
      }
    : {};
