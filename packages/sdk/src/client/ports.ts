import type { ChatEvents } from '../chat-events.ts';
import type { Emitter } from '../emitter.ts';
import type { FilesPart, UploadsPart } from '../files/part.ts';
import type { openKeeper } from '../outbox/open-keeper.ts';
import type { OpenShelf, Ports } from '../ports.ts';
import type { Talk, TalkOptions } from './talk.ts';

/** Makes a talk; a shopper's tells its page what is news. */
export type CreateTalk = (
  options: TalkOptions & { readonly events: Pick<Emitter<ChatEvents>, 'emit'> | Pick<Emitter<never>, 'emit'> },
) => Talk;

/** What is loaded with the first durable act, or when there was one before: it is no part of the first download. */
export interface Later {
  readonly openShelf: OpenShelf;
  readonly openKeeper: typeof openKeeper;
  /** Asks before the page is left, for `who`, or no longer. */
  guard(on: boolean, who: object): void;
  readonly createTalk: CreateTalk;
  /** What asks the relay for files; loaded with the first one. */
  files(): Promise<FilesPart>;
  /** What sends them; loaded with the first one to send. */
  uploads(): Promise<UploadsPart>;
}

/** What a client needs from the world. */
export interface ClientPorts extends Ports {
  /** Loads the later part. Rejects when it can't be had now. */
  later(): Promise<Later>;
}
