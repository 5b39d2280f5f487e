import type { Card } from '../device/desktop.ts';

/** Most of a name and of words that stands on a desktop, in characters. */
const TITLE_MAX = 80;
const BODY_MAX = 160;

/** Controls, and what turns the direction of the words behind it: a desktop has no `bdi`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** In one line, cut to its bound by whole characters. */
export function oneLine(text: string, max: number): string {
  // Far more than stays: what was written to be long isn't looked through to its end.
  const line = text
    .slice(0, 4 * max)
    .replace(UNSEEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const signs = [...line];
  return signs.length > max ? `${signs.slice(0, max - 1).join('')}…` : line;
}

/** What stands on the desktop, in one line each. */
export const cardOf = (tag: string, name: string, says: string): Card => ({
  tag,
  title: oneLine(name, TITLE_MAX),
  body: oneLine(says, BODY_MAX),
});
