import type { ParticipantId } from '@shopbell/protocol';

/** The last characters of an id are random: so many tell the visitors of a day apart. */
export const LABEL_CHARS = 4;

/** What somebody without a name is called by, beside "Visitor": short, and always the same. */
export const labelOf = (participant: ParticipantId): string => participant.slice(-LABEL_CHARS).toUpperCase();
