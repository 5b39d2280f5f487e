import { createPromises } from '../client/promises.ts';
import { ChatError } from '../errors.ts';
import { isBehind } from '../timeline/log.ts';
import type { ExtrasHost } from './ports.ts';

/** Waits for the talk, where a verb needs what the relay tells of it. */
export interface Reaching {
  /**
   * Opens the line where there is none. Resolves once it is there and the conversation on the counter is loaded, if there is one; at
   * once on a line that is there. Rejects with `offline` where it is away, and with what ends the client.
   */
  reach(): Promise<void>;
  /** The person is gone, or the client. */
  wipe(error: ChatError): void;
}

export function createReaching({ client, events }: Pick<ExtrasHost, 'client' | 'events'>): Reaching {
  const waiting = createPromises<{ talk: undefined }>();

  function look(): void {
    const { connection, thread } = client.view;
    const logs = client.talk?.reader.logs.values() ?? [];
    if (connection === 'online') {
      if (thread || ![...logs].some(isBehind)) waiting.resolve('talk', undefined);
    } else if (connection !== 'connecting') waiting.reject(new ChatError('offline'));
  }

  return {
    async reach() {
      if (client.view.connection === 'online') return;
      const there = waiting.wait('talk');
      const off = events.on('change', look);
      client.link.tell('need');
      look();
      await there.finally(off);
    },
    wipe: (error) => void waiting.reject(error),
  };
}
