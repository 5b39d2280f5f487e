import type { PublicEvent } from '@shopbell/protocol';
import type { ChatEvents } from '../chat-events.ts';
import type { Chat, ChatOptions, ChatView, SendOptions } from '../chat-types.ts';
import type { Client } from '../client/client.ts';
import type { Person } from '../client/person.ts';
import type { Said } from '../client/where.ts';
import type { Emitter } from '../emitter.ts';
import type { Hook, HookOptions, Hooks } from '../hook-types.ts';
import type { Unsent } from '../outbox/outbox.ts';
import type { Clock, DeviceStore } from '../ports.ts';
import type { Thread } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';

/** A hook as it was given. */
export type Hooked = {
  [K in keyof Hooks]: readonly [name: K, run: Hook<K>, options?: HookOptions];
}[keyof Hooks];

/** A public event is news. */
export type News = (event: PublicEvent, conversation: string) => void;

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
  readonly said: Said;
  /** Tells of a message. */
  readonly tell: News;
  /** Takes a request in, past all hooks, under the `cid` of its press. */
  take(request: Unsent, cid?: string): Promise<FrameOf<'ack'>>;
  /** The first durable act: from here on the device remembers. */
  remember(): void;
  /** Keeps what is unsent where the device keeps things now; `isFresh`: an earlier life has left nothing there. */
  keep(isFresh?: boolean): void;
  /** What was shown when it was asked for. */
  readonly view: ChatView;
  /** The conversation on the counter, while it is open. */
  current(): Thread | undefined;
}

/** Calls with the conversation that was on the counter at the call, while it was open. */
type Verb<K extends keyof Chat> = Chat[K] extends (...args: infer A) => infer R
  ? (thread: Thread | undefined, ...args: A) => R
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
    | 'attributes'
    | 'tags'
    | 'context'
    | 'navigate'
    | 'consent']: Verb<K>;
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
  createExtras(host: ExtrasHost): Extras;
}
