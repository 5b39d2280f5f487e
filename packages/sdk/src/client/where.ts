import type { ConversationId, PublicEvent } from '@shopbell/protocol';
import type { Link } from '../link/link.ts';
import type { Clock } from '../ports.ts';

/** Pages are told at most this often, in ms. */
export const PAGE_EVERY_MS = 1000;

/** What there is to see of a shopper in this browser. */
export interface Sight {
  /** The frame's fields; undefined while this page is not before their eyes. */
  read(): object | undefined;
  /** Calls `look` whenever it may be another one. Returns its end. */
  watch(look: () => void): () => void;
}

/** What the page's script says beside what there is to see. */
export interface Said {
  /** The frame's fields as they are told: what is seen, and what is said over it; undefined for nothing. */
  over?(seen: object | undefined): object | undefined;
  /** It may be another one. */
  look?(): void;
}

/** A public event is news. `isTold`: as a message it was told already. */
export type News = (event: PublicEvent, conversation: ConversationId, isTold?: boolean) => void;

/** What stands beside a shopper's talk, and looks into it: the part of the SDK that few pages call. */
export interface Beside<P extends { readonly news: News } = { readonly news: News }> extends Said {
  /** The page's hooks, which look at what is to be shown. */
  readonly hooks?: { readonly size: number };
  /** Tells of a message. Set by the talk. */
  tell?: News;
  /** The part, while somebody waits for it and from then on. */
  part?: Promise<P> | undefined;
  /** The part, once it is there. */
  now?: P;
}

/** Tells the relay where the shopper is, while they have an open conversation; nothing before that. */
export interface Where {
  /** `talks`: there is an open conversation. */
  look(talks: boolean): void;
  /** The line is gone: the next one knows nothing. */
  cut(): void;
  /** The person is gone. */
  clear(): void;
}

export function createWhere(clock: Clock, link: Pick<Link, 'send'>, sight: Sight | undefined, said: Said = {}): Where {
  let talks = false;
  let told = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  let planned: (() => void) | undefined;
  let stop: (() => void) | undefined;

  function tell(): void {
    const own = talks ? sight?.read() : undefined;
    // Outside browsers there is no page, and what is said is all there is.
    const seen = talks && said.over && (own || !sight) ? said.over(own) : own;
    const json = seen ? JSON.stringify(seen) : '';
    // A page that is out of sight is no news: another tab of theirs may be before their eyes.
    if (!seen || json === told || planned) return;
    const waits = toldAt + PAGE_EVERY_MS - clock.now();
    if (waits > 0) {
      planned = clock.after(waits, () => {
        planned = undefined;
        tell();
      });
      return;
    }
    if (!link.send({ type: 'page', ...seen })) return;
    told = json;
    toldAt = clock.now();
  }

  said.look = tell;
  return {
    look(now) {
      talks = now;
      if (talks) stop ??= sight?.watch(tell);
      tell();
    },
    cut() {
      told = '';
    },
    clear() {
      talks = false;
      told = '';
      planned?.();
      stop?.();
      planned = stop = undefined;
    },
  };
}
