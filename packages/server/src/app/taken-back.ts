import type { AgentId, ConversationId, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Said, Store } from '../ports/store.ts';

/** Looks behind a message that was taken back, for who may. */
export interface TakenBack {
  /**
   * What it said, and what each edit made of it, oldest first. That it was read, and by whom, is in the site's log before
   * anybody has the words. Undefined alike when there is no such conversation, no such message, when it was not taken back, and
   * when its words are erased.
   */
  read(site: SiteId, by: AgentId, conversation: ConversationId, seq: number): Promise<readonly Said[] | undefined>;
}

interface Deps {
  store: Pick<Store, 'takenBack'>;
  directory: Pick<Directory, 'change'>;
  clock: Pick<Clock, 'now'>;
}

export const createTakenBack = ({ store, directory, clock }: Deps): TakenBack => ({
  async read(site, by, conversation, seq) {
    const said = await store.takenBack(site, conversation, seq);
    if (said.length === 0) return undefined;
    const read = { kind: 'words_read', site, conversation, seq } as const;
    const noted = await directory.change([read], { role: 'agent', id: by }, clock.now());
    if (!noted.ok) throw new Error(`a reading could not be noted: ${noted.refusal}`);
    return said;
  },
});
