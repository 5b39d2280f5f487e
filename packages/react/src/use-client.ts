import type { Chat, ChatOptions, ChatView } from '@shopbell/sdk';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

/** A client and what it shows. Both are undefined on a server and until the component is mounted. */
export interface ReactChat {
  /** The SDK's client; it opens, stores and sends nothing before the first call that needs it. */
  readonly chat: Chat | undefined;
  /** Its view; another one is another render. */
  readonly view: ChatView | undefined;
}

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
