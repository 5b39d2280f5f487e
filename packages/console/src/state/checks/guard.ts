import { wordsOfName } from '@shopbell/domain';
import type { Check } from './check.ts';

/** Asks where the shop wants its agents to think twice (CW5). What is blocked may be changed only: the server refuses it. */
export const guard: Check = ({ lane, text, edits, files = [] }, { guard: looks, earlier }) => {
  if (lane !== 'public' || !looks) return undefined;
  let words = text;
  // What a message is changed to is no reply again.
  const findings = [...looks.look(text, edits === undefined ? earlier : undefined)];
  for (const name of files) {
    const found = looks.look(wordsOfName(name));
    if (found.length === 0) continue;
    if (words !== '') words += '\n';
    const { length } = words;
    words += name;
    findings.push(...found.map((one) => ({ ...one, start: one.start + length, end: one.end + length })));
  }
  if (findings.length === 0) return undefined;
  return { is: 'guard', words, findings, mayPass: findings.every(({ level }) => level === 'warn') };
};
