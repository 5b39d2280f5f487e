import type { ChatView, FoundStores, Thread, UploadView } from '@shopbell/sdk';
import type { FakeChat } from '@shopbell/sdk/testing';
import type { ShopBell } from '../../contract.ts';

/** A widget that shows a scene. */
export interface Shown {
  readonly element: ShopBell;
  readonly chat: FakeChat;
  /** What is found by who looks for a store. */
  readonly stores: FoundStores | undefined;
  /** The first match in the widget, once there is one. */
  find<E extends HTMLElement = HTMLElement>(selector: string): Promise<E>;
  /** Resolves once what was changed is drawn. */
  drawn(): Promise<void>;
  /** Writes into the message box. */
  write(text: string): Promise<void>;
}

/** Something that can be seen of the widget. */
export interface Scene {
  /** What the client tells, beside a line that stands and somebody who is on duty. */
  readonly view?: Partial<ChatView>;
  /** Default: open. `loaded`: closed, with its panel. */
  readonly as?: 'open' | 'loaded' | 'closed';
  /** The panel is still on its way, or not to be had. */
  readonly panel?: 'late' | 'fails';
  /** What the tag says beside what every scene's does. */
  readonly attributes?: () => Readonly<Record<string, string>>;
  /** It stands inside the page. */
  readonly inline?: true;
  /** What the device remembers of an earlier visit. */
  readonly read?: string;
  /** A file that the page before this one has left on its way. */
  readonly upload?: Partial<UploadView>;
  /** What is found by who looks for a store; without it the shop has none. */
  readonly stores?: FoundStores;
  /** What the client answers, before the widget can ask. */
  readonly prepare?: (chat: FakeChat) => void;
  /** What is done then. */
  readonly acts?: (on: Shown) => Promise<unknown>;
  /** What it is seen by, as a selector. */
  readonly shows: string;
}

export type Scenes = Readonly<Record<string, Scene>>;

export const shopper = { role: 'shopper', id: 's1' } as const;
export const mei = { role: 'agent', id: 'a1', name: 'Mei' } as const;

/** Epoch ms, so many minutes ago. */
export const ago = (minutes: number): number => Date.now() - minutes * 60_000;

/** A view with one conversation. */
export const talking = (talk: Thread, more: Partial<ChatView> = {}): Partial<ChatView> => ({
  threads: [talk],
  thread: talk,
  agent: { id: 'a1', name: 'Mei' },
  ...more,
});
