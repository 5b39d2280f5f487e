import { type Ledger, note } from './ledger.ts';
import type { Line, Watch } from './line.ts';
import type { Recorder } from './record.ts';

/** What the watcher keeps of a connection. */
interface Seen {
  /** The request that was told to come again, and has not. */
  owed: string | undefined;
  /** By lane and conversation: the last number that arrived. */
  readonly last: Map<string, number>;
  /** The secret of its hello, where that is all that tells who speaks. */
  secret?: string;
}

const DURABLE =
  /^\{"type":"(say|note|take|transfer|give_back|take_over|whisper|invite|join|decline|part|close|edit|recall|promise|settle_promise|rate|ask_rating|give_up)"/;
const kindOf = (text: string) => /^\{"type":"(\w+)"/.exec(text)?.[1];
/** The lane and the start of a frame of events. */
const EVENTS = /^\{"type":"((?:facts|desk)","conversation":"\w+)","after":(\d+)/;
/** How far the conversation goes: further than the frame where another page follows. */
const HEAD = /"head":(\d+)\}$/;

/** Reads the frames on the wire: for the recorder, and for the ledger of rare states. */
export function createWatch(
  recorder: Recorder,
  ledger: Ledger,
  trace: ((line: string) => void) | undefined,
  boxOf: (host: object) => string,
  now: () => number,
): Watch {
  const seen = new WeakMap<object, Seen>();
  const sentOn = new Map<string, number>();
  const acked = new Set<string>();
  const rated = new Set<string>();
  const epochs = new WeakMap<object, string>();

  const of = (line: object): Seen => {
    const before = seen.get(line);
    if (before) return before;
    const fresh: Seen = { owed: undefined, last: new Map() };
    seen.set(line, fresh);
    return fresh;
  };

  function durable(line: { id: number; host: object }, text: string): void {
    const frame = JSON.parse(text);
    const { cid } = frame;
    const box = boxOf(line.host);
    const press = recorder.sent(box, frame);
    if (press?.lackedBy !== undefined && press.ackedAt !== undefined) note(ledger, 're-offer used');
    const before = sentOn.get(cid);
    if (before !== undefined && before !== line.id) note(ledger, 'retry after a cut');
    sentOn.set(cid, line.id);
    const state = of(line);
    if (state.owed === cid) state.owed = undefined;
    const secrets = recorder.secrets.get(box) ?? new Set();
    if (state.secret === undefined) return;
    recorder.secrets.set(box, secrets.add(state.secret));
    if (recorder.gone.has(state.secret)) secrets.add('that of who has left');
  }

  function lane(line: object, text: string): void {
    // Parsing every frame of events would cost more than the client does with it.
    const [, key = '', from] = EVENTS.exec(text) ?? [];
    const after = Number(from);
    const count = text.split('"kind":').length - 1;
    const state = of(line);
    const last = state.last.get(key);
    if (last !== undefined && count > 0 && after < last) note(ledger, 'duplicate event suppressed');
    if (last !== undefined && after > last) note(ledger, 'gap found');
    state.last.set(key, Math.max(last ?? 0, after + count));
    if (count > 0 && after + count < Number(HEAD.exec(text)?.[1])) note(ledger, 'catch-up in several pages');
  }

  function problem(line: object, text: string): void {
    const { code, cid, retry, about } = JSON.parse(text);
    const state = of(line);
    if (code === 'already_taken') note(ledger, 'take race lost');
    if (about === 'transfer' || about === 'give_back' || about === 'take_over') note(ledger, 'hand-over refused');
    if (code === 'guarded') note(ledger, 'held back by the guard');
    if (code === 'promise_unknown') note(ledger, 'promise settled before');
    if (code === 'busy') note(ledger, 'refused as busy');
    if (!cid) return;
    if (retry === 'never' || retry === 'fix') {
      if (code === 'message_unknown' && about !== 'edit' && about !== 'recall')
        note(ledger, 'erased words offered in vain');
      recorder.refused.set(cid, code);
    } else if (code === 'rate_limited' && state.owed && state.owed !== cid) {
      note(ledger, 'way kept free for an earlier request');
    } else if (code === 'rate_limited') note(ledger, 'refused for the rate');
    if (retry === 'later') state.owed ??= cid;
  }

  function welcome(line: Line, text: string): void {
    line.greeted = true;
    const { epoch } = JSON.parse(text);
    if ((epochs.get(line.host) ?? epoch) !== epoch) note(ledger, 'start over after another epoch');
    epochs.set(line.host, epoch);
  }

  const watch: Watch = {
    up(line, text) {
      trace?.(`${line.host.name} → ${text}`);
      const type = kindOf(text);
      if (type === 'hello') {
        const { token, jwt } = JSON.parse(text);
        // A member is one person under any secret.
        if (jwt === undefined) of(line).secret = token;
      }
      if (DURABLE.test(text)) durable(line, text);
      if (type === 'follow' && line.greeted && text.includes('"seq":') && of(line).last.size > 0) {
        note(ledger, 'tail asked for');
      }
    },
    said(text) {
      if (kindOf(text) !== 'problem') return;
      const { cid, retry } = JSON.parse(text);
      // What was refused is tried again: with the next page, or at once when the refusal is lost. By then the conversation may be theirs.
      const press = cid && (retry === 'never' || retry === 'fix') && recorder.byCid(cid);
      if (press) press.late = true;
    },
    down(line, text) {
      trace?.(`${line.host.name} ← ${text}`);
      const type = kindOf(text);
      if (type === 'welcome') welcome(line, text);
      if (type === 'facts' || type === 'desk') lane(line, text);
      if (type === 'goaway') note(ledger, 'goaway taken');
      if (type === 'renew') note(ledger, 'member’s proof renewed');
      if (type === 'problem') problem(line, text);
      if (type !== 'ack') return;
      const { cid, conversation, seq, deskSeq } = JSON.parse(text);
      recorder.acked.push({ cid, conversation, seq, deskSeq, under: epochs.get(line.host) });
      if (acked.has(cid) || (sentOn.get(cid) ?? line.id) !== line.id) note(ledger, 'retry answered with the first ack');
      acked.add(cid);
      const press = recorder.byCid(cid);
      if (press) press.ackedAt ??= now();
      if (press?.deed === 'transfer') note(ledger, 'transferred');
      if (press?.deed === 'give_back') note(ledger, 'given back');
      if (press?.deed === 'take_over') note(ledger, 'taken over');
      if (press?.deed === 'join') note(ledger, 'joined beside another');
      if (press?.deed === 'part') note(ledger, 'parted');
      if (press?.deed === 'decline') note(ledger, 'invitation declined');
      if (press?.guard === 'asks') note(ledger, 'sent though the guard asks');
      if (press?.deed === 'promise') note(ledger, 'promised');
      if (press?.kind === 'promise_kept') note(ledger, 'promise kept');
      if (press?.kind === 'promise_given_up') note(ledger, 'promise given up');
      if (press?.kind === 'promise_moved') note(ledger, 'promise moved');
      if (press?.kind === 'promise_taken') note(ledger, 'promise taken over');
      if (press?.kind === 'promise_given') note(ledger, 'promise given to a colleague');
      if (press?.isOverdue) note(ledger, 'promise settled when it was overdue');
      if (press?.leaves?.email !== undefined) note(ledger, 'left with an address');
      if (press?.isLeft) note(ledger, 'left message taken');
      if (press?.deed === 'give_up') note(ledger, 'left message given up');
      if (press?.deed === 'ask_rating') note(ledger, 'asked for a rating');
      if (press?.deed === 'rate') note(ledger, rated.has(conversation) ? 'rated again' : 'rated');
      if (press?.deed === 'rate') rated.add(conversation);
      if (press?.deed === 'whisper') note(ledger, 'whispered');
      if (press?.deed === 'say' && press.conversation && press.conversation !== conversation) {
        note(ledger, 'successor opened');
      }
    },
    closing(line, code) {
      trace?.(`${line.host.name} ⨯ ${code}`);
      if (code === 4413) note(ledger, 'slow consumer closed');
      if (code === 4408) note(ledger, 'silent connection closed');
    },
    cut(line, lost) {
      trace?.(`${line.host.name} cut, lost ${lost.length}`);
      for (const text of lost) {
        if (DURABLE.test(text)) note(ledger, 'request lost in a cut');
        if (kindOf(text) === 'ack') note(ledger, 'ack lost in a cut');
      }
    },
  };
  return watch;
}
