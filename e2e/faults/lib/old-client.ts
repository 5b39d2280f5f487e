import type { Frame } from '../../lib/wire.ts';
import { type Honest, type HonestOptions, honestClient } from './honest.ts';
import { readAsThen } from './street-shapes.ts';

/** A client of the first release, and what it met. */
export interface OldClient extends Honest {
  /** Fields it relies on and did not get, and refusals of what it sent. */
  readonly offended: readonly string[];
  /** Frames and events it didn't know, by how often. */
  readonly skipped: { frames: number; events: number };
  /** The words it shows of a conversation, in order. */
  words(conversation: string): string[];
}

/** Frames that it doesn't know are skipped; events that it doesn't know move the cursor and are not shown (C26). */
export function oldClient(options: HonestOptions): OldClient {
  const offended: string[] = [];
  const skipped = { frames: 0, events: 0 };

  function filter(frame: Frame): Frame | undefined {
    if (frame.type === 'problem') offended.push(`${options.who} was refused: ${frame.code} about ${frame.about}`);
    const read = readAsThen(frame);
    if (read === 'unknown') skipped.frames += 1;
    else if (read !== 'known') offended.push(`${options.who} misses ${read.missing}`);
    if (read !== 'known') return undefined;
    if (frame.type !== 'facts' && frame.type !== 'desk') return frame;
    const events = (frame.events as { kind: string; text?: string }[]).map((event) => {
      const seen = readAsThen(event);
      if (seen === 'known') return event;
      if (seen === 'unknown') skipped.events += 1;
      else offended.push(`${options.who} misses ${seen.missing}`);
      const { text: _, ...skeleton } = event;
      return skeleton;
    });
    return { ...frame, events };
  }

  const client = honestClient({ ...options, filter });
  return Object.assign(client, {
    offended,
    skipped,
    words: (conversation: string) =>
      (client.screens.get(conversation)?.public ?? []).flatMap(({ kind, text }) =>
        kind === 'message' && text !== undefined ? [text] : [],
      ),
  });
}
