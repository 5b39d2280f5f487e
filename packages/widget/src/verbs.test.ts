import type { Chat, ChatEvents, DerivedEvents } from '@shopbell/sdk';
import { expect, expectTypeOf, it } from 'vitest';
import type { Command, PanelVerbs, ShopBell, ShopBellEvents, ShopBellVerbs } from './contract.ts';
import type { DERIVED } from './set-up.ts';
import { HELD, VERBS } from './verbs.ts';

type Names<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Names<Rest> : Text;

/** Methods of the client that a page leaves to the panel, or has in the element's own way. */
type NotHere =
  | 'connect'
  | 'retry'
  | 'discard'
  | 'sendStale'
  | 'discardStale'
  | 'resumeUploads'
  | 'links'
  | 'edit'
  | 'recall'
  | 'read';

it('names every verb of the panel and of the client, and no other: one that is missing does not compile', () => {
  // `close` has a method of its own, which loads nothing.
  expectTypeOf<Names<typeof VERBS>>().toEqualTypeOf<Exclude<keyof PanelVerbs, 'close'>>();
  expect(new Set(VERBS.split(' ')).size).toBe(VERBS.split(' ').length);
});

it('has every verb of the client, on the element and in the queue', () => {
  type Verbs = { [K in keyof Chat]: Chat[K] extends (...args: never[]) => unknown ? K : never }[keyof Chat];
  expectTypeOf<Exclude<Verbs, NotHere | 'attributes'>>().toExtend<keyof ShopBellVerbs>();
  expectTypeOf<Command[0]>().toEqualTypeOf<keyof ShopBellVerbs>();
  expectTypeOf<ShopBell>().toExtend<ShopBellVerbs>();
  expectTypeOf<Parameters<ShopBellVerbs['traits']>>().toEqualTypeOf<Parameters<Chat['attributes']>>();
  expectTypeOf<Parameters<ShopBellVerbs['context']>>().toEqualTypeOf<Parameters<Chat['context']>>();
  expectTypeOf<ReturnType<ShopBellVerbs['markRead']>>().toEqualTypeOf<Promise<void>>();
});

it('tells every event of the client', () => {
  expectTypeOf<Exclude<keyof ChatEvents, 'change' | 'consent'>>().toExtend<keyof ShopBellEvents>();
  expectTypeOf<Names<typeof DERIVED>>().toEqualTypeOf<Exclude<keyof DerivedEvents, 'unread'>>();
});

it('lets those wait that a shop calls on every page', () => {
  const held = new Set(VERBS.split(' ').slice(0, HELD));
  expect(held).toEqual(new Set(['traits', 'context', 'tags', 'navigate', 'consent', 'hook', 'once']));
});
