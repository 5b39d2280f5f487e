import type { Conversation } from '@shopbell/domain';
import type { PublicEvent } from '@shopbell/protocol';
import type { AnswerLinks } from '../../app/answer-links.ts';
import { hasOwnPage } from '../../auth/origin.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Site } from '../../ports/site.ts';
import type { Store } from '../../ports/store.ts';
import { letterLanguage } from './letter-language.ts';
import type { LetterWriter } from './mail-sender.ts';

interface LeftLetterDeps {
  store: Pick<Store, 'conversation' | 'readPublic' | 'readBefore' | 'receipts'>;
  settings: Pick<Settings, 'get'>;
  directory: Pick<Directory, 'site'>;
  links: Pick<AnswerLinks, 'make'>;
  publicUrl: string;
  clock: Pick<Clock, 'now'>;
}

/** Events that are looked back at for whose turn it is, and events that a letter may quote. */
const LOOKED_AT = 50;

const isOf = (role: 'agent' | 'shopper', { kind, by }: PublicEvent): boolean => kind === 'message' && by.role === role;

/** How long a letter that was not followed keeps a further one back, in ms: what it leads to shows all that was said since. */
const NEXT_LETTER_MS = 86_400_000;

/** What the desk has said since the shopper's last words and they have not read. */
function unreadOf(before: readonly PublicEvent[], read: number): readonly PublicEvent[] {
  const turn = before.findLastIndex((event) => isOf('shopper', event)) + 1;
  return before.slice(turn).filter((event) => isOf('agent', event) && event.seq > read);
}

/** Whether a letter went for one of these lately: the first of them has one, and each that came a day after the letter before it. */
function isWaitedFor(unread: readonly PublicEvent[], at: number): boolean {
  let letterAt = Number.NEGATIVE_INFINITY;
  for (const event of unread) if (event.at - letterAt >= NEXT_LETTER_MS) letterAt = event.at;
  return at - letterAt < NEXT_LETTER_MS;
}

/**
 * The answer to a left message, for who left an address: once the site's time is over in which somebody who is there would have read it in
 * the chat. Not sent where they have, nor where its words are gone, nor while a letter that leads to the same words waits for them.
 */
export function leftLetter(deps: LeftLetterDeps): LetterWriter {
  const { store, settings, directory, links, publicUrl, clock } = deps;
  /** How its reader goes on: by a link that the server's own page takes, or where the shop is. */
  async function wayOf(shop: Site, { id }: Conversation) {
    const [first] = shop.origins;
    if (!hasOwnPage(shop, publicUrl)) return first === undefined ? {} : { shop: first };
    const { secret, until } = await links.make(shop.id, id);
    // Behind the sign that no server is told of.
    return { link: `${publicUrl}/chat/${shop.slug}#answer=${secret}`, expiresAt: until };
  }

  return async ({ site, about, at }) => {
    if (!('conversation' in about)) return undefined;
    const conversation = await store.conversation(site, about.conversation);
    const to = conversation?.contact?.email;
    const [shop, rules] = await Promise.all([directory.site({ id: site }), settings.get(site)]);
    if (conversation === undefined || to === undefined || shop === undefined || rules === undefined) return undefined;
    const later = at + rules.leftForm.mailAfterMs;
    if (later > clock.now()) return { later };
    const { shopper } = await store.receipts(site, conversation.id);
    if (shopper.read >= about.number) return undefined;
    const unread = unreadOf(await store.readBefore(site, conversation.id, about.number, LOOKED_AT), shopper.read);
    if (isWaitedFor(unread, at)) return undefined;
    const { events } = await store.readPublic(site, conversation.id, { after: about.number - 1, limit: LOOKED_AT });
    const turn = events.findIndex((event) => isOf('shopper', event));
    const said = (turn < 0 ? events : events.slice(0, turn)).flatMap((event) =>
      event.kind === 'message' && event.by.role === 'agent' && event.text ? [event.text] : [],
    );
    const [first] = events;
    if (said.length === 0 && first?.kind !== 'message') return undefined;
    const quote = said.join('\n\n');
    return {
      mail: {
        about: 'left_replied',
        to,
        language: letterLanguage(conversation.language, rules.look.locale),
        timeZone: shop.timeZone,
        site: shop.name,
        ...(await wayOf(shop, conversation)),
        ...(quote ? { quote } : {}),
      },
    };
  };
}
