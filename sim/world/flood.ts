import { append, type Draft } from '@shopbell/domain';
import type { Store } from '../../packages/server/src/ports/store.ts';
import type { PageWorld } from './page.ts';
import { SITE } from './server.ts';

const BOT = { role: 'bot', id: '01kafzb0t000000000b1', name: 'Bot' } as const;

/** A program adds many messages at once, so that who is away has several pages to catch up with. */
export async function flood(
  { dice, recorder, words, shopWall, timeline }: PageWorld,
  store: Store,
  id: string,
  count: number,
) {
  const drafts: Draft[] = [];
  for (let i = 0; i < count; i++) {
    const cid = `019a8000-0000-7000-8000-${Buffer.from(dice.bytes(6)).toString('hex')}`;
    const text = words();
    const press = recorder.press({
      sender: 'bot',
      box: 'bot',
      life: 'bot',
      deed: 'say',
      conversation: id,
      text,
      isKept: false,
      unsafe: false,
      pressedAt: timeline.now,
      saidAt: shopWall(),
    });
    recorder.name(press, cid);
    press.promise = 'kept';
    // Nobody waits for it: a crash may have it.
    press.excused = true;
    drafts.push({ lane: 'public', event: { kind: 'message', by: BOT, cid, text } });
  }
  await store.commit(SITE, [{ kind: 'conversation', id }], (view) => {
    const before = view.conversation(id);
    if (!before || before.state === 'closed') return { changes: [], result: undefined };
    const { conversation, log } = append(before, drafts, shopWall());
    return { changes: [{ put: 'conversation', conversation, log }], result: undefined };
  });
}
