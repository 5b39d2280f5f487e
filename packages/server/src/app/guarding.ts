import {
  type AgentActor,
  type Attachments,
  type Conversation,
  cardTexts,
  type Finding,
  type Guard,
  type Guarded,
  mayRepeat,
  REPEATED,
  sameWords,
  wordsOfName,
} from '@shopbell/domain';
import type { View } from '../ports/store.ts';
import type { Recent } from '../recent.ts';

/** What an agent's words to a shopper are looked through by. */
export interface Guarding {
  guard: Guard;
  /**
   * How each agent's last answer in a conversation begins, as far as this server remembers; absent where the same reply again is not
   * looked for. It only spares a look at the log: who says something else repeats nothing.
   */
  lately?: Pick<Recent<string>, 'get' | 'set'>;
}

/** Events that are looked back at for what the agent said before, whoever spoke between. */
const TAIL = 12;

/** What the findings come to: the rules by name, each once, those that refuse first. */
export function found(findings: readonly Finding[]): Guarded | undefined {
  const blocks = findings.filter(({ level }) => level === 'block');
  const rules = [...new Set([...blocks, ...findings].map(({ rule }) => rule))];
  return rules.length === 0 ? undefined : { level: blocks.length > 0 ? 'block' : 'warn', rules };
}

/**
 * What the same agent said last here, newest first, as long as it says what `text` says: one thing else in between, and nothing is
 * repeated. Reads few events.
 */
function earlier(view: View, { id, seq }: Conversation, by: AgentActor, text: string, now: number): string[] {
  const said: string[] = [];
  for (let at = seq; at > Math.max(0, seq - TAIL) && said.length < REPEATED.times - 1; at -= 1) {
    const event = view.event(id, at);
    if (event === undefined || now - event.at > REPEATED.withinMs) break;
    if (event.kind !== 'message' || event.by.role !== 'agent' || event.by.id !== by.id) continue;
    if (!sameWords(event.text, text)) break;
    said.push(event.text);
  }
  return said;
}

/** Characters of an answer that are remembered. */
const HEAD_CHARS = 100;

/** May it be what the agent said here last? It is remembered as that from now on. */
function mayBeAgain(lately: NonNullable<Guarding['lately']>, key: string, text: string): boolean {
  const head = text.slice(0, HEAD_CHARS);
  const before = lately.get(key);
  lately.set(key, head);
  return before === undefined || (mayRepeat(text) && sameWords(before, head));
}

/** What the guard says to an answer, with what was answered before it, and to what its file is called, its card says and is read beside it: the shopper reads that too. */
export function lookAt(
  { guard, lately }: Guarding,
  view: View,
  conversation: Conversation,
  by: AgentActor,
  text: string,
  now: number,
  { file, card, beside = '' }: Attachments & { beside?: string } = {},
): Guarded | undefined {
  const again = lately !== undefined && mayBeAgain(lately, `${conversation.id} ${by.id}`, text);
  const before = again ? earlier(view, conversation, by, text, now) : [];
  const named = file ? guard.look(wordsOfName(file.name)) : [];
  const written = card ? guard.look(cardTexts(card.card).join('\n')) : [];
  return found([...guard.look(text, before), ...named, ...written, ...guard.look(beside)]);
}
