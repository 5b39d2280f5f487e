import { ask } from '../../packages/server/src/app/ask.ts';
import { close } from '../../packages/server/src/app/close.ts';
import type { Shopper } from '../../packages/server/src/app/who.ts';
import { hashSecret } from '../../packages/server/src/auth/secrets.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import { openKeep } from '../../packages/server/src/keep.ts';
import { standardSettings } from '../../packages/server/src/ports/settings.ts';
import { systemClock } from '../../packages/server/src/system-clock.ts';
import { bodyOf, cidOf } from '../load/cid.ts';
import { deviceToken } from '../load/shopbell.ts';

/** Shoppers who speak at the same time: a group of the store. */
const AT_ONCE = 500;
/** Shoppers from one word of how far it is to the next. */
const TOLD_EVERY = 100_000;
/** From one message of a conversation to the next, in its own time: no screen puts two of them together. */
const APART_MS = 150_000;

interface HistoryOptions {
  /** Whose talk is over. */
  ends?: (index: number) => boolean;
  /** Told now and then how far it is. */
  say?: (text: string) => void;
}

/**
 * Gives each of `shoppers` a conversation of so many messages, by the server's own use case and store. Resolves with their
 * ids, by shopper.
 */
export async function makeHistory(
  dataDir: string,
  slug: string,
  shoppers: number,
  messagesOf: (index: number) => number,
  { ends = () => false, say = () => {} }: HistoryOptions = {},
): Promise<readonly string[]> {
  const conversations: string[] = [];
  const keep = openKeep(
    { store: 'sqlite', dataDir },
    () => {},
    (error) => {
      throw error;
    },
  );
  const site = await keep.directory.site({ slug });
  if (!site) throw new Error(`no site ${slug}`);
  const ids = createIds();
  const now = Date.now();
  const speak = async (index: number): Promise<void> => {
    const who: Shopper = {
      role: 'shopper',
      site: site.id,
      slug,
      tokenHash: hashSecret(deviceToken(index)),
      participant: undefined,
      member: undefined,
    };
    const messages = messagesOf(index);
    for (let n = 0; n < messages; n++) {
      const at = now - (messages - n) * APART_MS;
      const deps = { store: keep.store, clock: { ...systemClock, now: () => at }, newId: () => ids(Date.now()) };
      const said = await ask(deps, who, { type: 'say', cid: cidOf(index, n, Date.now()), text: bodyOf(index, n) });
      if ('refused' in said) throw new Error(`refused: ${said.refused}`);
      conversations[index] = said.conversation;
    }
    const conversation = conversations[index];
    if (conversation === undefined || !ends(index)) return;
    const deps = { store: keep.store, clock: systemClock, newId: () => ids(Date.now()) };
    const participant = await keep.store.commit(site.id, [], (view) => ({
      changes: [],
      result: view.device(who.tokenHash)?.participant,
    }));
    const over = await close(
      deps,
      { ...who, participant },
      { type: 'close', cid: cidOf(index, messages, now), conversation },
      standardSettings(site.id, 'UTC').rating,
    );
    if ('refused' in over) throw new Error(`refused: ${over.refused}`);
  };
  for (let from = 0; from < shoppers; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, shoppers - from) }, (_, i) => speak(from + i));
    await Promise.all(some);
    if (from > 0 && from % TOLD_EVERY === 0)
      say(`${from.toLocaleString('en')} of ${shoppers.toLocaleString('en')} shoppers`);
  }
  await keep.close();
  return conversations;
}
