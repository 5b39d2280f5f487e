import type { Check } from './check.ts';

/** Asks where the shop wants its agents to think twice (CW5). What is blocked may be changed only: the server refuses it. */
export const guard: Check = ({ lane, text, edits }, { guard: looks, earlier }) => {
  if (lane !== 'public' || !looks) return undefined;
  // What a message is changed to is no reply again.
  const findings = looks.look(text, edits === undefined ? earlier : undefined);
  if (findings.length === 0) return undefined;
  return { is: 'guard', findings, mayPass: findings.every(({ level }) => level === 'warn') };
};
