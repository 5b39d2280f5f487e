import type { Referral } from '../chat-events.ts';
import type { ChatView } from '../chat-view.ts';
import { toStored } from '../client/client.ts';
import type { News } from '../client/where.ts';
import type { ChatError } from '../errors.ts';
import type { Credentials } from '../stores/ask.ts';
import { findStores } from '../stores/find.ts';
import { takeReferral } from '../stores/take.ts';
import { consentTo, type Erase } from './consent.ts';
import { createDeriving } from './derived.ts';
import { createPassing, take } from './passing.ts';
import type { Extras, ExtrasHost } from './ports.ts';
import { createReaching } from './reaching.ts';
import { createSaid } from './said.ts';
import { createShowing } from './showing.ts';
import { type Counter, verbs } from './verbs.ts';

/** The conversation on the counter, while it is open. */
const openThread = ({ thread }: ChatView) => (thread?.state === 'closed' ? undefined : thread);

/** What a verb is called with, after the counter. */
type Rest<F> = F extends (counter: Counter, ...args: infer A) => unknown ? A : never;

/**
 * What few pages call, over a shopper's client.
 * @param hasDatabase whether the device has a database of this name
 * @param find asks for stores; default: over HTTP
 * @param refer asks for the link to one; default: over HTTP
 */
export function createExtras(
  host: ExtrasHost,
  erase: Erase,
  hasDatabase: Counter['hasDatabase'],
  find = findStores,
  refer = takeReferral,
): Extras {
  const { client, events, options, person, ports } = host;
  const failed = (error: ChatError) => events.emit('error', error);
  const { forget, ...said } = createSaid({ ports, said: host.beside });
  const passing = createPassing(host, failed);
  const showing = createShowing(host, failed);
  const deriving = createDeriving(host);
  const reaching = createReaching(host);
  /** News wait for those before them, as long as hooks look at one. */
  let turn: Promise<unknown> | undefined;
  let consenting: Promise<unknown> = Promise.resolve();
  /** To stores, that were told. */
  const links = new Set<string>();
  const { wipe } = client;

  client.touch();
  client.wipe = (error) => {
    turn = undefined;
    forget();
    showing.forget();
    passing.wipe(error);
    reaching.wipe(error);
    wipe(error);
  };

  const tell: News = (event, conversation, isTold) => {
    const shown = event.kind === 'message' && event.by.role !== 'shopper' ? showing.shown(conversation, event) : event;
    if (shown && !isTold) host.beside.tell?.(shown, conversation);
    deriving.news(event, conversation);
  };

  /** Who they are to the relay; from here on the device remembers. */
  function credentials(): Promise<Credentials> {
    host.keep(person.keep());
    return person.credentials();
  }

  const referred = (store: string): Promise<Referral> =>
    client.run(async () => {
      const referral = await refer(options, store, await credentials());
      const { size } = links;
      if (links.add(referral.url).size > size) events.emit('referral', referral);
      return referral;
    });

  const verb =
    <K extends keyof typeof verbs>(name: K) =>
    async (before: ChatView, ...args: Rest<(typeof verbs)[K]>) => {
      const later = await client.join();
      const counter: Counter = {
        ...options,
        ...ports,
        ...later,
        ...client.sender.bounds,
        hasDatabase,
        thread: openThread(before) ?? openThread(client.view),
        threads: client.view.threads,
        submit: (request) => (host.hooks.size ? passing.pass(request) : take(host, request)).then(toStored),
        reach: reaching.reach,
        watch: (lost) => events.on('consent', (kind) => kind === 'persistent' || lost()),
        credentials,
      };
      return (verbs[name] as (counter: Counter, ...args: unknown[]) => never)(counter, ...args);
    };

  const extras: Extras = {
    verbs: {
      edit: verb('edit'),
      recall: verb('recall'),
      upload: verb('upload'),
      resumeUploads: verb('resumeUploads'),
      links: verb('links'),
      history: verb('history'),
      end: verb('end'),
      rate: verb('rate'),
      leaveMessage: verb('leaveMessage'),
      ...said,
      async nearestStores(_, query) {
        const found = await find(options, query);
        return { ...found, stores: found.stores.map((store) => ({ ...store, referral: () => referred(store.id) })) };
      },
      consent(_, kind) {
        // The last word counts, whatever the one before still moves.
        const said = consenting.then(() => consentTo(host, erase, kind));
        consenting = said.catch(() => undefined);
        return said;
      },
    },
    pass: passing.pass,
    show: (view) => showing.show(view, passing.pending),
    news(event, conversation, isTold) {
      const looking = showing.looking(conversation, event);
      if (!turn && !looking) return tell(event, conversation, isTold);
      const next = Promise.all([turn, looking]).then(() => {
        // Whoever it was for may be gone.
        if (turn === undefined) return;
        if (turn === next) turn = undefined;
        tell(event, conversation, isTold);
      });
      turn = next;
    },
  };
  host.beside.now = extras;
  return extras;
}
