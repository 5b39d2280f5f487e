import { leaveGuard } from './adapters/leave-guard.ts';
import type { Agent, AgentView } from './agent-types.ts';
import type { Client } from './client/client.ts';
import type { AgentSelf } from './desk-types.ts';
import { had } from './files/had.ts';
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
  /** The relay's files; loaded with the first one, or with the first link. */
  async function callsOf() {
    const { files } = await client.join();
    const { fileCalls } = await had(files());
    return fileCalls({
      origin,
      fetch,
      cookie: true,
      async headers() {
        const told = token();
        return told === undefined ? {} : { authorization: `Bearer ${told}` };
      },
    });
  }
  /** What sends files. */
  async function uploadsOf() {
    const { uploads } = await client.join();
    const [part, calls] = await Promise.all([had(uploads()), callsOf()]);
    const shelf = part.uploadShelf(`shopbell:${origin}${UPLOADS}`, () => {
      const self = owner();
      return self && self.site.id + self.id;
    });
    return { ...part, calls, clock, guard: leaveGuard, shelf };
  }
  return {
    upload: (file, options) =>
      client.run(async () => {
        const part = await uploadsOf();
        return part.startUpload(part, file, options);
      }),
    resumeUploads: (changed) =>
      client.run(async () => {
        const part = await uploadsOf();
        const kept = (await part.shelf?.found()) ?? [];
        return kept.map((one) => part.resumeUpload(part, one, changed));
      }),
    links: (conversation, seqs) => client.run(async () => (await callsOf()).links(conversation, seqs)),
  } satisfies Partial<Agent>;
}
