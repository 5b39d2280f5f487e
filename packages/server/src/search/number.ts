import { LABEL_CHARS } from '@shopbell/domain';

const DIGIT = '[0-9a-hjkmnp-tv-z]';
/** A visitor's number, whole or as consoles show it, with the word they put before it. */
const NUMBER = new RegExp(`^(?:visitor|访客)?\\s*(${DIGIT}{20}|${DIGIT}{${LABEL_CHARS}})$`, 'i');

/** Whose number was typed; undefined where the words are none. */
export interface VisitorNumber {
  /** Its last characters, as ids have them. */
  readonly label: string;
  /** Whether this participant is meant. */
  fits(participant: string): boolean;
}

export function numberIn(words: string): VisitorNumber | undefined {
  const number = NUMBER.exec(words.trim())?.[1]?.toLowerCase();
  return number === undefined
    ? undefined
    : { label: number.slice(-LABEL_CHARS), fits: (participant) => participant.endsWith(number) };
}
