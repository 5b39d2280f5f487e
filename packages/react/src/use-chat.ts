'use client';

import { type ChatOptions, createChat } from '@shopbell/sdk';
import { type ReactChat, useClient } from './use-client.ts';

/**
 * A shopper's client without the widget, for as long as the component is mounted. With other options it is another client; unmounting
 * destroys it. Call it once, above the components that need it.
 *
 * @throws ChatError `bad_option` into the nearest error boundary, when `endpoint` or `site` is unusable
 */
export function useChat(options: ChatOptions): ReactChat {
  return useClient(createChat, options);
}
