import { type Conversation, isBlocked, provenEmail } from '@shopbell/domain';
import type { PublicEvent, SiteId } from '@shopbell/protocol';
import type { AnswerLinks } from '../../app/answer-links.ts';
import { hasOwnPage } from '../../auth/origin.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Shoppers } from '../../ports/shoppers.ts';
import type { Store } from '../../ports/store.ts';
import { letterLanguage } from './letter-language.ts';
import type { LetterWriter } from './mail-sender.ts';

interface RatingLetterDeps {
  store: Pick<Store, 'conversation' | 'readPublic' | 'readBefore'>;
  settings: Pick<Settings, 'get' | 'onChange'>;
  shoppers: Pick<Shoppers, 'read'>;
  directory: Pick<Directory, 'site'>;
  links: Pick<AnswerLinks, 'make'>;
  publicUrl: string;
  clock: Pick<Clock, 'now'>;
}

export interface RatingLetter {
  /** Whether there may be anything to write: asked as a conversation ends, so that at most sites no row is written in vain. */
  mayGo(conversation: Conversation): boolean;
  write: LetterWriter;
}

/** Events that are looked at around the one that asked; behind a close there are a handful. */
const LOOKED_AT = 50;

/** Whether there was a letter already: the shopper had been asked by the close itself. */
function isSecond(before: readonly PublicEvent[]): boolean {
  const closed = before.findLastIndex(({ kind }) => kind === 'closed');
  return closed >= 0 && before.slice(closed).some(({ kind }) => kind === 'rating_asked');
}

/**
 * Asks who was asked for a rating, and has not given one, by a letter: once for a conversation, a while after its end, where the site wants
 * that. Not sent where it came too late, where its words are gone, or to who is blocked.
 */
export function createRatingLetter(deps: RatingLetterDeps): RatingLetter {
  const { store, settings, shoppers, directory, links, publicUrl, clock } = deps;
  /** By site, as far as it was asked for; undefined while nobody knows, which is decided when the letter is due. */
  const wanted = new Map<SiteId, { is?: boolean }>();

  function learn(site: SiteId): { is?: boolean } {
    // An answer that comes late is written into what nobody reads any more.
    const entry: { is?: boolean } = {};
    wanted.set(site, entry);
    settings.get(site).then(
      (found) => {
        entry.is = found?.rating.byMail === true;
      },
      () => wanted.get(site) === entry && wanted.delete(site),
    );
    return entry;
  }
  settings.onChange(learn);

  /** Where they asked to be written to, or as the shop has proven who they are. */
  async function addressOf({ site, person, contact }: Conversation): Promise<string | undefined> {
    const { block, attributes } = await shoppers.read(site, person);
    return isBlocked(block, clock.now()) ? undefined : (contact?.email ?? provenEmail(attributes));
  }

  return {
    mayGo({ site, contact, member }) {
      if (contact?.email === undefined && member === undefined) return false;
      const { is = true } = wanted.get(site) ?? learn(site);
      return is;
    },

    async write({ site, about, at }) {
      if (!('conversation' in about)) return undefined;
      const [conversation, shop, rules] = await Promise.all([
        store.conversation(site, about.conversation),
        directory.site({ id: site }),
        settings.get(site),
      ]);
      if (conversation === undefined || shop === undefined || !rules?.rating.byMail) return undefined;
      // Its admins took the page away behind the rules that want the letter.
      if (!hasOwnPage(shop, publicUrl)) return undefined;
      const { id, rating, language } = conversation;
      if (rating === undefined || rating.stars !== undefined) return undefined;
      const later = at + rules.rating.byMailAfterMs;
      if (later >= rating.until) return undefined;
      if (later > clock.now()) return { later };
      const { events } = await store.readPublic(site, id, { after: about.number, limit: LOOKED_AT });
      if (clock.now() > rating.until || events.some(({ kind }) => kind === 'wiped')) return undefined;
      if (isSecond(await store.readBefore(site, id, about.number, LOOKED_AT))) return undefined;
      const to = await addressOf(conversation);
      if (to === undefined) return undefined;
      const { secret, until } = await links.make(site, id, rating.until);
      return {
        mail: {
          about: 'rating_asked',
          to,
          language: letterLanguage(language, rules.look.locale),
          ...{ site: shop.name, timeZone: shop.timeZone },
          // Behind the sign that no server is told of.
          link: `${publicUrl}/chat/${shop.slug}#answer=${secret}`,
          expiresAt: until,
        },
      };
    },
  };
}
