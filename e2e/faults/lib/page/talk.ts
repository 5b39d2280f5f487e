import { createChat } from '@shopbell/sdk';

/**
 * The script of the page that browser faults open: a client of the SDK that does what it is told and reports what it is told.
 * `?endpoint=…&site=…&who=…`; `who` names the visit.
 */

/** What a page tells the test, in the order it happens. */
export type PageReport =
  | { readonly type: 'pressed'; readonly who: string; readonly cid: string; readonly text: string }
  | { readonly type: 'saved' | 'refused'; readonly who: string; readonly cid: string }
  | {
      readonly type: 'acked';
      readonly who: string;
      readonly cid: string;
      readonly conversation: string;
      readonly seq: number;
    };

/** What the page shows. */
export interface PageView {
  readonly connection: string;
  readonly leader: boolean;
  readonly storage: string;
  readonly stale: number;
  readonly member: string | undefined;
  /** Cids of one's own words on their way. */
  readonly pending: readonly { readonly cid: string; readonly status: string }[];
  readonly threads: readonly {
    readonly conversation: string;
    readonly first: number;
    readonly events: readonly { seq: number; kind: string; at: number; cid?: string; text?: string; of?: number }[];
  }[];
}

/** The page's handle for the test. */
export interface Talk {
  press(text: string): void;
  /** Presses `count` messages, numbered from `from` on, one every `everyMs`; resolves with the last one's press. */
  pressMany(from: number, count: number, everyMs: number): Promise<void>;
  connect(): void;
  sendStale(): void;
  identify(jwt: string): void;
  signOut(): void;
  view(): PageView;
}

declare global {
  interface Window {
    talk: Talk;
    /** Given by the test. */
    report(report: PageReport): void;
    /** The page was kept in the back-forward cache. */
    wasKept?: boolean;
    /** Member tokens, given by the test. */
    memberToken?(): Promise<string>;
  }
}

const query = new URLSearchParams(location.search);
const who = query.get('who') ?? '';
const chat = createChat({ endpoint: query.get('endpoint') ?? '', site: query.get('site') ?? '' });
const saved = new Set<string>();

const pendingOf = ({ pending, thread }: typeof chat.view) => [...pending, ...(thread?.pending ?? [])];

chat.on('change', (view) => {
  for (const { cid, status } of pendingOf(view)) {
    if (status === 'unsaved' || saved.has(cid)) continue;
    saved.add(cid);
    window.report({ type: 'saved', who, cid });
  }
});

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.wasKept = true;
});

function press(text: string): void {
  const stored = chat.send(text);
  const cid = pendingOf(chat.view).findLast((one) => one.text === text)?.cid;
  if (cid === undefined) throw new Error(`${text} is not shown`);
  window.report({ type: 'pressed', who, cid, text });
  stored.then(
    ({ conversation, seq }) => window.report({ type: 'acked', who, cid, conversation, seq }),
    () => window.report({ type: 'refused', who, cid }),
  );
}

window.talk = {
  press,
  async pressMany(from, count, everyMs) {
    for (let i = 0; i < count; i++) {
      press(`${who} says ${from + i}`);
      if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  },
  connect: () => void chat.connect(),
  sendStale: () => chat.sendStale(),
  identify: (jwt) => void chat.identify(window.memberToken ?? jwt),
  signOut: () => void chat.signOut(),
  view() {
    const { connection, leader, storage, stale, member, threads } = chat.view;
    return {
      connection,
      leader,
      storage,
      stale,
      member: member?.id,
      pending: pendingOf(chat.view).map(({ cid, status }) => ({ cid, status })),
      threads: threads.map(({ conversation, events, more }) => ({
        conversation,
        first: more ? (events[0]?.seq ?? 1) - 1 : 0,
        events: events.map((event) => ({
          seq: event.seq,
          kind: event.kind,
          at: event.at,
          ...('cid' in event && event.cid ? { cid: event.cid } : {}),
          ...('text' in event ? { text: event.text } : {}),
          ...('of' in event ? { of: event.of } : {}),
        })),
      })),
    };
  },
};
