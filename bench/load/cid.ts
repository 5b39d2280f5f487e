/** A UUIDv7 of `at` (epoch ms) that carries which message of which conversation it is. */
export function cidOf(conversation: number, n: number, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const tail = conversation.toString(16).padStart(5, '0') + n.toString(16).padStart(7, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
}

/** The conversation and the number in a cid of ours. */
export function readCid(cid: string): { conversation: number; n: number } {
  return { conversation: Number.parseInt(cid.slice(24, 29), 16), n: Number.parseInt(cid.slice(29), 16) };
}

/** 120 bytes of text that no other message has. */
export const bodyOf = (conversation: number, n: number): string =>
  `Message ${n} of conversation ${conversation}: `.padEnd(
    120,
    'the parcel has not arrived yet, could you look where it is? ',
  );
