import type { Finding } from '@shopbell/domain';
import type { Messages } from '../../i18n/index.ts';

function wordOf({ guard }: Messages, { rule, meant }: Finding): string {
  switch (rule) {
    case 'phrases':
      return guard.phrase(meant);
    case 'abuse':
      return guard.insult(meant);
    case 'repetition':
      return guard.again;
    case 'contacts':
      return guard.contact(Object.entries(guard.contacts).find(([kind]) => kind === meant)?.[1] ?? meant);
  }
}

/** The reasons alone, each once; three at most. */
export const reasonsOf = (t: Messages, findings: readonly Finding[]): string =>
  [...new Set(findings.map((finding) => wordOf(t, finding)))].slice(0, 3).join(t.guard.and);

/** What an agent is told about findings: why it can't go, or what to think about. Each reason once. */
export function saidOf(t: Messages, findings: readonly Finding[]): string {
  const blocks = findings.filter(({ level }) => level === 'block');
  const what = reasonsOf(t, blocks.length > 0 ? blocks : findings);
  return blocks.length > 0 ? t.guard.refuse(what) : t.guard.ask(what);
}
