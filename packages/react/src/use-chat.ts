'use client';

import { type Chat, type ChatOptions, type ChatView, createChat } from '@shopbell/sdk';
import { useClient } from './use-client.ts';

/** A client and what it shows. Both are undefined on a server and until the component is mounted. */
export interface ReactChat {
  /** The SDK's client; it opens, stores and sends nothing before the first call that needs it. */
  readonly chat: Chat | undefined;
  /** Its view; another one is another render. */
  readonly view: ChatView | undefined;
}

/**
 * A shopper's client without the widget, for as long as the component is mounted. With other options it is another client; unmounting
 * destroys it. Call it once, above the components that need it.
 *
 * @throws ChatError `bad_option` into the nearest error boundary, when `endpoint` or `site` is unusable
 */
export function useChat(options: ChatOptions): ReactChat {
  return useClient(createChat, options);
}
