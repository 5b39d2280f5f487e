import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { AgentStatus } from '@shopbell/sdk/agent';
import type { Refused } from '../api/shapes.ts';
import type { Language } from '../i18n/index.ts';
import type { Asked, Whisper } from '../state/company.ts';
import type { Handover } from '../state/handover.ts';
import type { Lane } from '../state/items.ts';
import type { Pane } from '../state/panes.ts';
import type { MaskPlace } from '../state/reveal.ts';
import type { Look } from '../state/settings.ts';
import type { UndoMs } from '../state/undo.ts';
import { change, changeTo, leaveChange, menu, saveChange, takeBack } from './amend.ts';
import { leaveAround, widen } from './around.ts';
import { goBack } from './before-send.ts';
import { type CardIntents, createCardIntents } from './carding.ts';
import { askInvite, decline, invite, join, leaveInvite, part, readWhisper } from './company.ts';
import type { Context } from './context.ts';
import { apologise, dropCut, goAway, pass, setStatus, statusMenu, stayOn } from './duty.ts';
import { createEmojiIntents, type EmojiIntents } from './emoji.ts';
import { createFileIntents, type FileIntents } from './files.ts';
import { askHandover, dropMove, handOver, leaveHandover, readHandover, type Wish } from './handover.ts';
import { history } from './history.ts';
import type { LeftIntents } from './left.ts';
import { createNoticeIntents, type NoticeIntents } from './notices.ts';
import { createOfficeIntents, type OfficeIntents } from './office.ts';
import { open } from './open.ts';
import { createPromiseIntents, type PromiseIntents } from './promises.ts';
import { createReadyIntents, type ReadyIntents } from './ready.ts';
import { cover, reveal } from './reveal.ts';
import { answerStale, discard, edit, read, retry, say } from './say.ts';
import { sayAnyway } from './say-anyway.ts';
import { createSearchIntents, type SearchIntents } from './search.ts';
import { signIn, signOut, stay } from './session.ts';
import { createShopperIntents, type ShopperIntents } from './shopper.ts';
import { end, keep, take } from './take.ts';
import { letAllGo, undo } from './undo.ts';
import { write, writeTo } from './write.ts';

/** Everything an agent can want. Views call these and nothing else. */
export interface Intents {
  /** `code`: of the second factor, for who has one. The shop is the one in the settings; none: the oldest of one's own. */
  signIn(email: string, password: string, code?: string): Promise<void>;
  /** `unless`: asks only where something would be lost. */
  signOut(sure: boolean | 'unless'): Promise<void>;
  stay(): void;
  open(conversation: ConversationId | undefined): void;
  take(conversation: ConversationId): Promise<boolean>;
  end(conversation: ConversationId, where: 'row' | 'thread'): Promise<void>;
  keep(): void;
  askHandover(conversation: ConversationId, from?: { id: AgentId; name: string }): void;
  leaveHandover(): void;
  handOver(wish: Wish): Promise<boolean>;
  readHandover(handover: Handover): void;
  askInvite(conversation: ConversationId): void;
  leaveInvite(): void;
  invite(to: AgentId, words: string): Promise<boolean>;
  join(conversation: ConversationId): Promise<boolean>;
  part(conversation: ConversationId): Promise<boolean>;
  decline(asked: Pick<Asked, 'conversation'>): Promise<boolean>;
  readWhisper(whisper: Whisper): void;
  dropMove(index: number): void;
  statusMenu(on: boolean): void;
  setStatus(status: AgentStatus, sure?: boolean): void;
  goAway(words: string): void;
  stayOn(): void;
  pass(conversation: ConversationId): void;
  apologise(conversation: ConversationId): void;
  dropCut(conversation: ConversationId): void;
  write(conversation: ConversationId, lane: Lane, text: string): void;
  writeTo(conversation: ConversationId, lane: Lane): void;
  say(conversation: ConversationId, lane: Lane): boolean;
  sayAnyway(): boolean;
  goBack(): void;
  undo(): boolean;
  undoFor(ms: UndoMs): void;
  retry(cid: string): void;
  discard(cid: string): void;
  edit(conversation: ConversationId, cid: string): void;
  answerStale(send: boolean): void;
  read(conversation: ConversationId, seq: number): void;
  menu(seq: number | undefined, at?: 'edit' | 'recall'): void;
  change(seq?: number): boolean;
  changeTo(text: string): void;
  leaveChange(): void;
  saveChange(): boolean;
  takeBack(seq: number): void;
  reveal(conversation: ConversationId, place: MaskPlace): Promise<Refused | undefined>;
  cover(conversation: ConversationId, place: MaskPlace): void;
  history(conversation: ConversationId): Promise<boolean>;
  /** The same behind what is around a place, where it ends before the conversation does. */
  newer(conversation: ConversationId): Promise<boolean>;
  /** From a place in a conversation back to its end. */
  leaveAround(): void;
  hold(on: boolean): void;
  settle(): void;
  details(on: boolean): void;
  /** In px where text has its usual size; undefined: as wide as usual. */
  pane(pane: Pane, width: number | undefined): void;
  keys(on: boolean): void;
  palette(on: boolean): void;
  singleKeys(on: boolean): void;
  /** Resolves once it is spoken, or is known not to come. */
  speak(language: Language): Promise<void>;
  look(look: Look): void;
  reload(): void;
  /** What is promised to shoppers. */
  promises: PromiseIntents;
  cards: CardIntents;
  emoji: EmojiIntents;
  files: FileIntents;
  /** Ready replies, in the box and on their page. */
  ready: ReadyIntents;
  /** The pages beside the desk. */
  office: OfficeIntents;
  notices: NoticeIntents;
  /** The shopper's panel, tags and blocks. */
  shopper: ShopperIntents;
  /** What few need about left messages; it comes with the first use. */
  left(): Promise<LeftIntents>;
  search: SearchIntents;
}

export function createIntents(context: Context): Intents {
  const { state, env } = context;
  return {
    signIn(email, password, code) {
      const site = state.settings.shop.peek();
      return signIn(context, { email, password, ...(code ? { code } : {}), ...(site ? { site } : {}) });
    },
    signOut: (sure) => signOut(context, sure),
    stay: () => stay(context),
    open: (conversation) => open(context, conversation),
    take: (conversation) => take(context, conversation),
    end(conversation, where) {
      // What was said before stands before.
      if (state.ending.peek()?.conversation === conversation) letAllGo(context, conversation);
      return end(context, conversation, where);
    },
    keep: () => keep(context),
    askHandover: (conversation, from) => askHandover(context, conversation, from),
    leaveHandover: () => leaveHandover(context),
    handOver(wish) {
      letAllGo(context, state.handing.peek()?.conversation);
      return handOver(context, wish);
    },
    readHandover: (handover) => readHandover(context, handover),
    askInvite: (conversation) => askInvite(context, conversation),
    leaveInvite: () => leaveInvite(context),
    invite: (to, words) => invite(context, to, words),
    join: (conversation) => join(context, conversation),
    part(conversation) {
      letAllGo(context, conversation);
      return part(context, conversation);
    },
    decline: (asked) => decline(context, asked),
    readWhisper: (whisper) => readWhisper(context, whisper),
    dropMove: (index) => dropMove(context, index),
    statusMenu: (on) => statusMenu(context, on),
    setStatus: (status, sure) => setStatus(context, status, sure),
    goAway: (words) => goAway(context, words),
    stayOn: () => stayOn(context),
    pass: (conversation) => pass(context, conversation),
    apologise: (conversation) => apologise(context, conversation),
    dropCut: (conversation) => dropCut(context, conversation),
    write: (conversation, lane, text) => write(context, conversation, lane, text),
    writeTo: (conversation, lane) => writeTo(context, conversation, lane),
    say: (conversation, lane) => say(context, conversation, lane),
    sayAnyway: () => sayAnyway(context),
    goBack: () => goBack(context),
    undo: () => undo(context),
    undoFor(ms) {
      state.settings.undoMs.value = ms;
    },
    retry: (cid) => retry(context, cid),
    discard: (cid) => discard(context, cid),
    edit: (conversation, cid) => edit(context, conversation, cid),
    answerStale: (send) => answerStale(context, send),
    read: (conversation, seq) => read(context, conversation, seq),
    menu: (seq, at) => menu(context, seq, at),
    change: (seq) => change(context, seq),
    changeTo: (text) => changeTo(context, text),
    leaveChange: () => leaveChange(context),
    saveChange: () => saveChange(context),
    takeBack: (seq) => takeBack(context, seq),
    reveal: (conversation, place) => reveal(context, conversation, place),
    cover: (conversation, place) => cover(context, conversation, place),
    history: (conversation) => history(context, conversation),
    newer: (conversation) => widen(context, conversation, 'newer'),
    leaveAround: () => leaveAround(context),
    hold(on) {
      state.lists.held.value = on;
    },
    settle: () => state.lists.settle(),
    details(on) {
      state.details.value = on;
    },
    pane(pane, width) {
      const { [pane]: _, ...others } = state.settings.panes.peek();
      state.settings.panes.value = width === undefined ? others : { ...others, [pane]: width };
    },
    palette(on) {
      state.paletteShown.value = on;
    },
    keys(on) {
      state.keysShown.value = on;
    },
    singleKeys(on) {
      state.settings.singleKeys.value = on;
    },
    look(look) {
      state.settings.look.value = look;
    },
    async speak(language) {
      const { missing } = state.settings;
      missing.value = undefined;
      try {
        // What is there is spoken in the same step.
        if (!env.texts.allOf(language)) await env.texts.loadAll(language);
        state.settings.language.value = language;
      } catch {
        missing.value = language;
      }
    },
    reload: () => env.reload(),
    promises: createPromiseIntents(context),
    cards: createCardIntents(context),
    emoji: createEmojiIntents(context),
    files: createFileIntents(context),
    ready: createReadyIntents(context),
    office: createOfficeIntents(context),
    notices: createNoticeIntents(context),
    shopper: createShopperIntents(context),
    left: async () => (await import('./left.ts')).createLeftIntents(context),
    search: createSearchIntents(context),
  };
}
