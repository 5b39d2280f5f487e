import { leaveGuard } from './adapters/leave-guard.ts';
import type { Agent, AgentView } from './agent-types.ts';
import type { Client } from './client/client.ts';
import type { AgentSelf } from './desk-types.ts';
import { ChatError } from './errors.ts';
import { UPLOADS } from './limits.ts';
import type { Clock } from './ports.ts';

interface FilesOptions {
  /** The relay's. */
  origin: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  /** Where no cookie comes. */
  token(): string | undefined;
  /** Whose uploads are kept. */
  owner(): AgentSelf | undefined;
}

/** What an agent does with files. */
export function agentFiles(client: Client<AgentView>, { origin, fetch, clock, token, owner }: FilesOptions) {
  /** What is about files: loaded with the first one, or with the first link. */
  async function filesOf() {
    const { files } = await client.join();
    const part = await files().catch(() => {
      throw new ChatError('offline');
    });
    const calls = part.fileCalls({
      origin,
      fetch,
      cookie: true,
      async headers() {
        const told = token();
        return told === undefined ? {} : { authorization: `Bearer ${told}` };
      },
    });
    const shelf = part.uploadShelf(`shopbell:${origin}${UPLOADS}`, () => {
      const self = owner();
      return self && self.site.id + self.id;
    });
    return { ...part, calls, clock, guard: leaveGuard, shelf };
  }
  return {
    upload: (file, options) =>
      client.run(async () => {
        const part = await filesOf();
        return part.startUpload(part, file, options);
      }),
    resumeUploads: (changed) =>
      client.run(async () => {
        const part = await filesOf();
        const kept = (await part.shelf?.found()) ?? [];
        return kept.map((one) => part.resumeUpload(part, one, changed));
      }),
    links: (conversation, seqs) => client.run(async () => (await filesOf()).calls.links(conversation, seqs)),
  } satisfies Partial<Agent>;
}
