import { type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { DraftLane, KeptDraft } from '../device/drafts.ts';
import type { Lane } from './items.ts';
import { nextRun, type TypingRun } from './typing-run.ts';

/** Words of an earlier life of the page that were on their way to go under this cid. */
type Restored = Required<Pick<KeptDraft, 'conversation' | 'lane' | 'text' | 'cid'>>;

/** What is typed and not sent: one draft a conversation and lane, and one of a remark on its shopper. */
export interface Writing {
  drafts: Signal<ReadonlyMap<string, string>>;
  /** Which lane the box writes to, by conversation; the public one where nothing is said. */
  lanes: Signal<ReadonlyMap<ConversationId, Lane>>;
  draft(conversation: ConversationId, lane: DraftLane): string;
  /** `before`: what the message or remark says over which this is written. */
  setDraft(conversation: ConversationId, lane: DraftLane, text: string, before?: string): void;
  /** What the message or remark said when it was written over. */
  before(conversation: ConversationId, lane: DraftLane): string | undefined;
  /** What is written over one's own messages there. */
  changesIn(conversation: ConversationId): readonly { seq: number; text: string; before: string }[];
  /** How often drafts came from the device, or an edit from another tab. */
  restores: Signal<number>;
  /** A key went into a box at this moment, whatever it wrote there. */
  typed(conversation: ConversationId, lane: Lane, at: number): void;
  /** Up to which event the log went when these words were begun; undefined: they are an earlier life's, or there are none. */
  begunAt(conversation: ConversationId, lane: Lane): number | undefined;
  begin(conversation: ConversationId, lane: Lane, seq: number): void;
  /** A key that writes nothing went there: Enter. */
  pressed(conversation: ConversationId, at: number): void;
  /** The other conversation whose typing ran on into this draft; undefined: none, or the agent has been told. */
  meantFor(conversation: ConversationId, lane: Lane): ConversationId | undefined;
  /** The agent has looked at what stands in the box. */
  looked(conversation: ConversationId, lane: Lane): void;
  /** The words have gone: the key that sent them was one of the run. */
  sent(conversation: ConversationId, lane: Lane, at: number): void;
  /** Gives words back that did not go: before what has been typed since. */
  putBack(conversation: ConversationId, lane: Lane, text: string): void;
  /** Those that may have gone after all. */
  restored: Signal<readonly Restored[]>;
  /** Puts back what the device kept, before what was typed since. */
  restore(draft: KeptDraft): void;
  /** It has gone: its words leave the box. */
  dropRestored(cid: string): void;
  /** Under which cid these very words may have gone already. */
  cidOf(conversation: ConversationId, lane: Lane, text: string): string | undefined;
  setLane(conversation: ConversationId, lane: Lane): void;
  clear(): void;
}

const key = (conversation: ConversationId, lane: DraftLane): string => `${lane} ${conversation}`;

const CHANGE = /^change:(\d+) /;

export function createWriting(): Writing {
  const drafts = signal<ReadonlyMap<string, string>>(new Map());
  const lanes = signal<ReadonlyMap<ConversationId, Lane>>(new Map());
  const restored = signal<readonly Restored[]>([]);
  /** Drafts that another conversation's typing ran into. */
  const strays = new Map<string, ConversationId>();
  const begun = new Map<string, number>();
  const befores = new Map<string, string>();
  const restores = signal(0);
  let run: TypingRun | undefined;
  const draft = (conversation: ConversationId, lane: DraftLane) => drafts.value.get(key(conversation, lane)) ?? '';
  const setDraft = (conversation: ConversationId, lane: DraftLane, text: string, before?: string) => {
    if (before !== undefined) befores.set(key(conversation, lane), before);
    const next = new Map(drafts.peek());
    if (text === '') next.delete(key(conversation, lane));
    else next.set(key(conversation, lane), text);
    if (text === '') {
      strays.delete(key(conversation, lane));
      begun.delete(key(conversation, lane));
      befores.delete(key(conversation, lane));
    }
    drafts.value = next;
  };
  return {
    drafts,
    lanes,
    draft,
    setDraft,
    before: (conversation, lane) => befores.get(key(conversation, lane)),
    changesIn: (conversation) =>
      [...drafts.peek()].flatMap(([name, text]) => {
        const seq = CHANGE.exec(name)?.[1];
        const isHere = seq !== undefined && name.endsWith(` ${conversation}`);
        return isHere ? [{ seq: Number(seq), text, before: befores.get(name) ?? '' }] : [];
      }),
    restores,
    typed(conversation, lane, at) {
      run = nextRun(run, conversation, at);
      if (run.meantFor !== conversation) strays.set(key(conversation, lane), run.meantFor);
    },
    begunAt: (conversation, lane) => begun.get(key(conversation, lane)),
    begin: (conversation, lane, seq) => void begun.set(key(conversation, lane), seq),
    pressed(conversation, at) {
      run = nextRun(run, conversation, at);
    },
    meantFor: (conversation, lane) => strays.get(key(conversation, lane)),
    looked(conversation, lane) {
      strays.delete(key(conversation, lane));
      run = undefined;
    },
    sent(conversation, lane, at) {
      strays.delete(key(conversation, lane));
      run = { meantFor: conversation, lastAt: at };
    },
    putBack(conversation, lane, text) {
      setDraft(conversation, lane, [text, draft(conversation, lane)].filter(Boolean).join('\n'));
    },
    restored,
    restore({ conversation, lane, text, cid, before }) {
      const typed = draft(conversation, lane);
      if (before !== undefined) {
        if (typed === '') setDraft(conversation, lane, text, before);
        return;
      }
      if (cid === undefined) {
        // Somebody was quicker than the device: theirs stands behind it.
        if (!typed.startsWith(text)) setDraft(conversation, lane, [text, typed].filter(Boolean).join('\n'));
        return;
      }
      setDraft(conversation, lane, [text, typed].filter(Boolean).join('\n'));
      restored.value = [...restored.peek(), { conversation, lane, text, cid }];
    },
    dropRestored(cid) {
      const gone = restored.peek().find((one) => one.cid === cid);
      if (!gone) return;
      restored.value = restored.peek().filter((one) => one !== gone);
      const { conversation, lane, text } = gone;
      const now = draft(conversation, lane);
      if (now === text) setDraft(conversation, lane, '');
      else if (now.startsWith(`${text}\n`)) setDraft(conversation, lane, now.slice(text.length + 1));
    },
    cidOf: (conversation, lane, text) =>
      restored.peek().find((one) => one.conversation === conversation && one.lane === lane && one.text === text)?.cid,
    setLane(conversation, lane) {
      lanes.value = new Map(lanes.peek()).set(conversation, lane);
    },
    clear() {
      drafts.value = new Map();
      lanes.value = new Map();
      restored.value = [];
      strays.clear();
      begun.clear();
      befores.clear();
      restores.value = 0;
      run = undefined;
    },
  };
}
