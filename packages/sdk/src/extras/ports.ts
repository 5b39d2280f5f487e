import type { ChatEvents } from '../chat-events.ts';
import type { Chat, ChatOptions, ChatView, SendOptions } from '../chat-types.ts';
import type { Client } from '../client/client.ts';
import type { Person } from '../client/person.ts';
import type { Beside, News } from '../client/where.ts';
import type { Emitter } from '../emitter.ts';
import type { Hook, HookOptions, Hooks } from '../hook-types.ts';
import type { Unsent } from '../outbox/outbox.ts';
import type { Clock, DeviceStore } from '../ports.ts';
import type { FrameOf } from '../wire/frames.ts';

/** A hook as it was given. */
export type Hooked = {
  [K in keyof Hooks]: readonly [name: K, run: Hook<K>, options?: HookOptions];
}[keyof Hooks];

/** What it needs of the world. */
export interface ExtrasPorts {
  readonly clock: Clock;
  readonly device: DeviceStore;
  page(): SendOptions['page'];
}

/** What the rarely called part of a shopper's client needs of it. */
export interface ExtrasHost {
  readonly options: ChatOptions;
  /** Its `page` is looked through for what is said. */
  readonly ports: ExtrasPorts;
  readonly events: Emitter<ChatEvents>;
  /** Its `wipe` is followed: what is held here goes with the rest. */
  readonly client: Client<ChatView>;
  readonly person: Person;
  /** The page's, in the order of their coming. */
  readonly hooks: Set<Hooked>;
  /** It puts itself there. */
  readonly beside: Beside<Extras>;
  /** Keeps what is unsent where the device keeps things now; `isFresh`: an earlier life has left nothing there. */
  keep(isFresh?: boolean): void;
  /** What was shown when the part was asked for. */
  readonly view: ChatView;
}

/** Calls with what was shown at the call: once the part is loaded something else may be on the counter. */
type Verb<K extends keyof Chat> = Chat[K] extends (...args: infer A) => infer R
  ? (view: ChatView, ...args: A) => R
  : never;

/** The verbs of it. */
export type ExtraVerbs = {
  readonly [K in
    | 'edit'
    | 'recall'
    | 'upload'
    | 'resumeUploads'
    | 'links'
    | 'history'
    | 'end'
    | 'rate'
    | 'leaveMessage'
    | 'attributes'
    | 'tags'
    | 'context'
    | 'navigate'
    | 'consent'
    | 'nearestStores']: Verb<K>;
};

/** What is loaded with the first call that needs it. */
export interface Extras {
  readonly verbs: ExtraVerbs;
  /** Takes in a request once the page's hooks have passed it, in the order of the presses. */
  pass(request: Unsent): Promise<FrameOf<'ack'>>;
  /** The view as people are to see it. */
  show(view: ChatView): ChatView;
  /** Tells of it what is derived of it, and of a message once it may be shown. */
  readonly news: News;
}

export interface ExtrasPart {
  createExtras(
    ports: ExtrasHost['ports'],
    options: ExtrasHost['options'],
    events: ExtrasHost['events'],
    client: ExtrasHost['client'],
    person: ExtrasHost['person'],
    hooks: ExtrasHost['hooks'],
    beside: ExtrasHost['beside'],
    keep: ExtrasHost['keep'],
    view: ChatView,
  ): Extras;
}
