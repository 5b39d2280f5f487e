import type { Conversation, PersonKey, Referral, Remark } from '@shopbell/domain';
import type { AgentId, DeskEvent, DeskKind, SiteId } from '@shopbell/protocol';
import { breathe } from '../breathe.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { LogPage, ReadLog, Store } from '../ports/store.ts';

/** Of the document as it is written here. What is added to it keeps the number; what is changed or taken out has the next. */
const FORMAT = { name: 'shopbell-person', version: 1 } as const;

/** Conversations, and entries of a log, that are read at once: a few milliseconds' worth. */
const AT_ONCE = 100;

/**
 * What the desk wrote for the shopper's sake is part of what is known of them. What a supervisor says to an agent, what the guard kept back,
 * and whose matter it was is about those who work there.
 */
const ABOUT_THEM: { readonly [K in DeskKind]: boolean } = {
  note: true,
  identified: true,
  transferred: true,
  given_back: true,
  taken_over: true,
  invited: true,
  promised: true,
  promise_kept: true,
  promise_given_up: true,
  promise_moved: true,
  promise_taken: true,
  promise_given: true,
  contact_left: true,
  gave_up: true,
  merged: true,
  merged_in: true,
  case_opened: false,
  case_owned: false,
  whispered: false,
  declined: false,
  requeued: false,
  left_because: false,
  guarded: false,
  held_back: false,
  succeeded: false,
};

/** Writes out what is kept of a person. */
export interface Exporter {
  /**
   * One JSON document in parts, all that is kept of a person as whoever reads their conversations gets it: nothing that was taken back or
   * erased, and nothing masked; what they said by the link of a letter stands apart, in `byLetter`. Each part is read when it is asked for, so whatever is said or erased meanwhile counts behind it. A failure on
   * the way is thrown: what came is no JSON then. The site's log says who has it before there is a first part. Undefined for a person nobody knows.
   */
  export(site: SiteId, by: AgentId, person: PersonKey): Promise<AsyncIterable<string> | undefined>;
}

interface Deps {
  store: Pick<Store, 'conversations' | 'byLetter' | 'readPublic' | 'readDesk' | 'referralsOf'>;
  shoppers: Pick<Shoppers, 'read' | 'remarks' | 'tags'>;
  directory: Pick<Directory, 'change' | 'site'>;
  clock: Pick<Clock, 'now'>;
  log: Pick<Log, 'error'>;
}

/** Which store they were sent to, and what became of it. Its code is in the message it went with. */
const shown = ({ site: _, hash: __, ...referral }: Referral) => referral;

const inner = (value: object): string => JSON.stringify(value).slice(1, -1);

/** Everything behind 0, page by page; `at` gives an entry's number. */
async function* pagesOf<E>(
  read: (query: ReadLog) => Promise<LogPage<E>>,
  at: (entry: E) => number,
): AsyncGenerator<readonly E[]> {
  for (let after = 0; ; ) {
    const { events, head } = await read({ after, limit: AT_ONCE });
    const last = events.at(-1);
    if (!last) return;
    yield events;
    after = at(last);
    if (after >= head) return;
    await breathe();
  }
}

/** A list's entries with commas between them. */
async function* joined<E>(pages: AsyncIterable<readonly E[]>): AsyncGenerator<string> {
  let comma = '';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield comma + page.map((each) => JSON.stringify(each)).join(',\n');
    comma = ',\n';
  }
}

async function* theirs<E>(
  pages: AsyncIterable<readonly E[]>,
  fits: (entry: E) => boolean,
): AsyncGenerator<readonly E[]> {
  for await (const page of pages) yield page.filter(fits);
}

export function createExporter({ store, shoppers, directory, clock, log }: Deps): Exporter {
  /** Newest first. */
  async function* remarksOf(site: SiteId, person: PersonKey): AsyncGenerator<readonly Remark[]> {
    for (let before: string | undefined; ; ) {
      const at = before === undefined ? {} : { before };
      const { remarks, next } = await shoppers.remarks(site, person, { ...at, limit: AT_ONCE });
      yield remarks.toReversed();
      if (next === undefined) return;
      before = next;
      await breathe();
    }
  }

  async function* about(site: SiteId, person: PersonKey): AsyncGenerator<string> {
    const { rev: _, tags: has, ...facts } = await shoppers.read(site, person);
    const all = await shoppers.tags(site);
    const tags = has.flatMap((id) => all.find((tag) => tag.id === id)?.name ?? []);
    yield `{${inner({ ...facts, tags })},"remarks":[\n`;
    yield* joined(remarksOf(site, person));
    yield ']}';
  }

  async function* talk(conversation: Conversation): AsyncGenerator<string> {
    const {
      site,
      id,
      case: matter,
      state,
      openedAt,
      lastAt,
      group,
      language,
      page,
      member,
      left,
      contact,
    } = conversation;
    const head = { id, case: matter.id, state, openedAt, lastAt, group, language, page, member, left, contact };
    yield `{${inner(head)},"events":[\n`;
    yield* joined(
      pagesOf(
        (query) => store.readPublic(site, id, query),
        ({ seq }) => seq,
      ),
    );
    yield '],"desk":[\n';
    const desk = pagesOf<DeskEvent>(
      (query) => store.readDesk(site, id, query),
      ({ deskSeq }) => deskSeq,
    );
    yield* joined(theirs(desk, ({ kind }) => ABOUT_THEM[kind]));
    const sentTo = (await store.referralsOf(site, id)).map(shown);
    yield sentTo.length > 0 ? `],"referrals":${JSON.stringify(sentTo)}}` : ']}';
  }

  async function* talks(site: SiteId, person: PersonKey): AsyncGenerator<string> {
    let comma = '';
    for (let after: Conversation | undefined; ; ) {
      await breathe();
      const page = await store.conversations(site, {
        of: 'person',
        person,
        limit: AT_ONCE,
        ...(after === undefined ? {} : { after }),
      });
      for (const each of page) {
        if (comma !== '') await breathe();
        yield comma;
        yield* talk(each);
        comma = ',\n';
      }
      after = page.at(-1);
      if (!after) return;
    }
  }

  async function* kept(site: SiteId, person: PersonKey): AsyncGenerator<string> {
    yield '"about":';
    yield* about(site, person);
    yield ',"conversations":[\n';
    yield* talks(site, person);
    yield ']';
  }

  async function* document(site: SiteId, person: PersonKey): AsyncGenerator<string> {
    try {
      const shop = await directory.site({ id: site });
      const named = shop && { id: site, name: shop.name, timeZone: shop.timeZone };
      const head = { format: FORMAT, exportedAt: clock.now(), site: named, person };
      yield `{${inner(head)},`;
      yield* kept(site, person);
      const readers = await store.byLetter(site, person);
      for (const [n, reader] of readers.entries()) {
        yield `${n === 0 ? ',"byLetter":[' : ','}\n{${inner({ person: reader })},`;
        yield* kept(site, reader);
        yield '}';
      }
      yield readers.length > 0 ? ']}\n' : '}\n';
    } catch (error) {
      log.error({ error }, 'an export was cut off');
      throw error;
    }
  }

  return {
    async export(site, by, person) {
      const [known] = await store.conversations(site, { of: 'person', person, limit: 1 });
      if (!known && (await shoppers.read(site, person)).rev === 0) return undefined;
      const entry = { kind: 'shopper_exported', body: { person } } as const;
      const noted = await directory.change([{ kind: 'told', site, entry }], { role: 'agent', id: by }, clock.now());
      if (!noted.ok) throw new Error(`an export could not be noted: ${noted.refusal}`);
      return document(site, person);
    },
  };
}
