import type { Chat, ChatOptions } from '@shopbell/sdk';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactChat } from './use-chat.ts';

const nothing = (): undefined => undefined;

/** `useChat` with whatever makes the client. StrictMode mounts twice: each time has a client of its own. */
export function useClient(make: (options: ChatOptions) => Chat, options: ChatOptions): ReactChat {
  const [chat, setChat] = useState<Chat>();
  const key = JSON.stringify(Object.entries(options).sort());
  // biome-ignore lint/correctness/useExhaustiveDependencies: an object with the same options is the same
  useEffect(() => {
    const made = make(options);
    setChat(made);
    return () => made.destroy();
  }, [make, key]);
  const subscribe = useCallback((tell: () => void) => chat?.on('change', tell) ?? nothing, [chat]);
  const view = useSyncExternalStore(subscribe, () => chat?.view, nothing);
  return { chat, view };
}
