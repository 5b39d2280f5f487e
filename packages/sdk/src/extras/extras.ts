import { toStored } from '../client/client.ts';
import type { Extras, ExtrasHost, ExtraVerbs } from './ports.ts';
import { type Counter, verbs } from './verbs.ts';

/** What a verb is called with, after the counter. */
type Rest<F> = F extends (counter: Counter, ...args: infer A) => unknown ? A : never;

export function createExtras(host: ExtrasHost): Extras {
  const { client, person } = host;
  const verb =
    <K extends keyof typeof verbs>(name: K) =>
    async (thread: Counter['thread'], ...args: Rest<(typeof verbs)[K]>) => {
      const later = await client.join();
      const counter: Counter = {
        ...host.options,
        ...host,
        ...later,
        ...client.sender.bounds,
        thread: thread ?? host.current(),
        submit: (request) => extras.pass(request).then(toStored),
        credentials() {
          host.remember();
          return person.credentials();
        },
      };
      return (verbs[name] as (counter: Counter, ...args: unknown[]) => never)(counter, ...args);
    };
  const extras: Extras = {
    verbs: {
      edit: verb('edit'),
      recall: verb('recall'),
      upload: verb('upload'),
      resumeUploads: verb('resumeUploads'),
      links: verb('links'),
      history: verb('history'),
      end: verb('end'),
      attributes: async () => {},
      tags: async () => {},
      context: async () => {},
      navigate: async () => {},
      consent: async () => {},
    } satisfies ExtraVerbs,
    pass: (r) => host.take(r),
    show: (v) => v,
    news: host.tell,
  };
  return extras;
}
