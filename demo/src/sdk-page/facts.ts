import type { ChatView } from '@shopbell/sdk';
import type { SdkTexts } from './texts.ts';

/** The fields of the page that show a view, in their order. */
export const FIELDS = ['connection', 'availability', 'agent', 'member', 'state', 'seq', 'storage', 'tab'] as const;
export type Field = (typeof FIELDS)[number];

/** What each field says about a view. */
export const factsOf = (view: ChatView, t: SdkTexts): Readonly<Record<Field, string>> => ({
  connection: t.connection[view.connection],
  availability: t.availability[view.availability],
  agent: view.agent?.name ?? t.none,
  member: view.member ? `${view.member.name ?? ''} (${view.member.id})`.trim() : t.none,
  state: view.thread ? t.state[view.thread.state] : t.none,
  storage: t.storage[view.storage],
  tab: t.tab(view.leader),
  seq: String(view.thread?.events.at(-1)?.seq ?? t.none),
});
