import { wipedTo } from './erased.ts';
import { isHeldBack } from './guarded.ts';
import type { Acked, Deed, DeskFact, FinalLog, Finding, History, Press, PublicFact } from './types.ts';

/** Where a press was stored. */
interface Place {
  readonly conversation: string;
  readonly lane: 'public' | 'desk';
  readonly n: number;
}

type Say = (counter: Finding['counter'], text: string) => void;

/** The kind of event a deed leaves. */
const KIND: { readonly [D in Deed]: string } = {
  say: 'message',
  note: 'note',
  take: 'assigned',
  transfer: 'transferred',
  give_back: 'given_back',
  take_over: 'taken_over',
  whisper: 'whispered',
  invite: 'invited',
  join: 'joined',
  decline: 'declined',
  part: 'parted',
  close: 'closed',
  edit: 'edited',
  recall: 'recalled',
  promise: 'promised',
  settle_promise: 'promise_kept',
  rate: 'rated',
  ask_rating: 'rating_asked',
  give_up: 'gave_up',
};

/** Kinds that nobody but a person makes: each must be somebody's press. */
const PRESSED = new Set([
  ...Object.values(KIND),
  'promise_given_up',
  'promise_moved',
  'promise_taken',
  'promise_given',
  'held_back',
]);

const at = ({ conversation, lane, n }: Place) => `${conversation} ${lane} ${n}`;

/** Is this event what was pressed? Of what is erased only the skeleton can be held against it. */
function isPressed(press: Press, event: PublicFact | DeskFact, facts: readonly PublicFact[], end: number): boolean {
  if (event.kind === 'erased') return KIND[press.deed] === 'message' || KIND[press.deed] === 'edited';
  const of = 'of' in event ? event.of : undefined;
  const before = 'seq' in event ? event.seq : (event.afterSeq ?? 0);
  const isWiped = event.text === '' && event.kind !== 'message' && before < end;
  const isText = isWiped || event.text === press.text || press.reworded?.some((text) => text === event.text);
  const isAbout = of === press.of || (!!press.said && facts.find(({ seq }) => seq === of)?.cid === press.said);
  const isOwed = press.deed !== 'settle_promise' || ('promise' in event && event.promise === press.owes);
  const isStars = press.stars === undefined || ('stars' in event && event.stars === press.stars);
  const isDue = press.dueAt === undefined || ('dueAt' in event && event.dueAt === press.dueAt);
  const isTo = press.to === undefined || ('to' in event && event.to?.id === press.to);
  const kind = isHeldBack(event) && press.guard === 'blocks' ? event.kind : (press.kind ?? KIND[press.deed]);
  return event.kind === kind && !!isText && isAbout && isOwed && isDue && isTo && isStars;
}

/** Numbers 1, 2, 3 …, and times that never run back on the public lane (C3, C8). */
function checkNumbers({ conversation, public: facts, desk }: FinalLog, say: Say): void {
  let last = 0;
  let lastAt = 0;
  for (const { seq, at: time = lastAt } of facts) {
    if (seq > last + 1) say('gaps', `${conversation}: the log goes from ${last} to ${seq}`);
    if (seq <= last) say(seq === last ? 'duplicates' : 'orderBreaks', `${conversation}: ${seq} stands behind ${last}`);
    if (time < lastAt) say('orderBreaks', `${conversation}: ${seq} is older than the event before it`);
    last = seq;
    lastAt = time;
  }
  last = 0;
  for (const { deskSeq } of desk) {
    if (deskSeq > last + 1) say('gaps', `${conversation}: the desk's log goes from ${last} to ${deskSeq}`);
    if (deskSeq <= last) say('orderBreaks', `${conversation}: desk ${deskSeq} stands behind ${last}`);
    last = deskSeq;
  }
}

/** What was taken back must be gone, and nothing else. */
function checkRecalls({ conversation, public: facts }: FinalLog, say: Say): void {
  const recalled = new Set(facts.flatMap(({ kind, of }) => (kind === 'recalled' && of !== undefined ? [of] : [])));
  for (const { seq, kind, of } of facts) {
    const gone =
      (kind === 'message' && recalled.has(seq)) || (kind === 'edited' && of !== undefined && recalled.has(of));
    if (gone) say('phantoms', `${conversation}: ${seq} was taken back and its words are still there`);
  }
}

/** What a hand-over leaves in the public log, right before its desk event. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  transferred: ['assigned'],
  taken_over: ['assigned'],
  // What was left and not answered is left again.
  given_back: ['requested', 'left'],
};

/**
 * A hand-over is one public event and one of the desk: the shopper is told of each once, and of nothing that did not happen. A
 * conversation's first event is its request; who takes it puts their cid on the public event itself.
 */
function checkHandovers({ conversation, public: facts, desk }: FinalLog, say: Say): void {
  const owed = new Set<number>();
  for (const { kind, deskSeq, afterSeq = 0 } of desk) {
    const told = TOLD[kind];
    if (told === undefined) continue;
    if (owed.has(afterSeq)) say('duplicates', `${conversation}: ${afterSeq} is told for two hand-overs`);
    const fact = facts.find(({ seq }) => seq === afterSeq);
    if (!told.includes(fact?.kind ?? '')) say('gaps', `${conversation}: nobody was told of desk ${deskSeq}, a ${kind}`);
    owed.add(afterSeq);
  }
  for (const { seq, kind, cid } of facts) {
    const isTold = cid === undefined && seq > 1 && (kind === 'assigned' || kind === 'requested');
    if (isTold && !owed.has(seq)) say('phantoms', `${conversation} ${seq}: a ${kind} that nobody asked for`);
  }
}

/** Every event that carries a press's cid, once, with its content; and nothing that nobody pressed. */
function findPlaces(history: History, presses: ReadonlyMap<string, Press>, say: Say): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const log of history.logs) {
    const { conversation, public: facts, desk } = log;
    const end = wipedTo(log);
    const see = (event: PublicFact | DeskFact, place: Place) => {
      const { cid, kind } = event;
      if (cid === undefined) {
        // An `assigned` without one is a hand-over's, and looked at there; who ends a talk, or has it ended, is asked by the system.
        if (PRESSED.has(kind) && !['closed', 'assigned', 'rating_asked'].includes(kind))
          say('phantoms', `${at(place)}: a ${kind} without a cid`);
        return;
      }
      const press = presses.get(cid);
      if (!press) return say('phantoms', `${at(place)}: nobody pressed ${cid}`);
      if (!isPressed(press, event, facts, end))
        say('phantoms', `${at(place)}: ${cid} is not what ${press.sender} pressed`);
      const before = places.get(cid);
      if (before) return say('duplicates', `${cid} of ${press.sender} is stored twice: ${at(before)}, ${at(place)}`);
      places.set(cid, place);
    };
    for (const event of facts) see(event, { conversation, lane: 'public', n: event.seq });
    // A follow-up has the cid of the rating that it is of, and is looked at there.
    for (const event of desk)
      if (event.kind !== 'promised' || event.by?.role !== 'system')
        see(event, { conversation, lane: 'desk', n: event.deskSeq });
  }
  return places;
}

/** The presses of one outbox stand in their order, log by log. */
function checkOrder(pressed: readonly Press[], places: ReadonlyMap<string, Place>, say: Say): void {
  const last = new Map<string, { cid: string; n: number }>();
  for (const { sender, cid, late, orphan, lackedBy, life } of pressed) {
    const place = places.get(cid);
    if (!place || late) continue;
    const key = `${sender} ${place.conversation} ${place.lane} ${lackedBy ?? ''} ${life ?? ''}`;
    const before = last.get(key);
    if (before && before.n > place.n) {
      say('orderBreaks', `${sender} pressed ${cid} after ${before.cid}, but it stands before it: ${at(place)}`);
    }
    if (!orphan) last.set(key, { cid, n: place.n });
  }
}

const placeOf = ({ conversation, seq, deskSeq }: Acked) => `${conversation} ${seq ?? ''} ${deskSeq ?? ''}`;

/** The same store acks a cid with the same words each time (C2). Returns the last ack of each. */
function checkAcks(acked: readonly Acked[], say: Say): ReadonlyMap<string, Acked> {
  const first = new Map<string, Acked>();
  for (const ack of acked) {
    const { cid, under = '' } = ack;
    const key = `${cid} ${under}`;
    const before = first.get(key) ?? ack;
    first.set(key, before);
    if (placeOf(before) !== placeOf(ack)) {
      say('ackedLost', `${cid} was acked as ${placeOf(before)}, then as ${placeOf(ack)}`);
    }
  }
  return new Map(acked.map((ack) => [ack.cid, ack]));
}

/** Holds the logs against what was pressed and acked. */
export function checkStored(history: History, say: Say): void {
  const presses = new Map(history.pressed.map((press) => [press.cid, press]));
  for (const log of history.logs) {
    checkNumbers(log, say);
    checkRecalls(log, say);
    checkHandovers(log, say);
  }
  const places = findPlaces(history, presses, say);
  checkOrder(history.pressed, places, say);

  const excused = new Set(history.excused);
  const lost = new Set(history.lost);
  const acks = checkAcks(history.acked, say);
  for (const [cid, { conversation, seq, deskSeq }] of acks) {
    if (!presses.has(cid)) say('phantoms', `${cid} was acked, but nobody pressed it`);
    const place = places.get(cid);
    if (!place) {
      if (!lost.has(cid)) say('ackedLost', `${cid} was acked and is in no log`);
      continue;
    }
    const n = place.lane === 'public' ? seq : deskSeq;
    if (place.conversation === conversation && place.n === n) continue;
    if (!lost.has(cid)) say('ackedLost', `${cid} was acked as ${conversation} ${n}, but stands at ${at(place)}`);
  }

  const unsent = new Set(history.unsent);
  const refused = new Set(history.refused);
  for (const { cid, sender, guard } of history.pressed) {
    if (refused.has(cid) && places.has(cid) && !acks.has(cid) && guard !== 'blocks') {
      say('phantoms', `${cid} of ${sender} was refused for good, but is stored`);
    }
    if (unsent.has(cid)) say('stuck', `${cid} of ${sender} is still unsent${places.has(cid) ? ', though stored' : ''}`);
    else if (!places.has(cid) && !acks.has(cid) && !refused.has(cid) && !excused.has(cid) && !lost.has(cid)) {
      say('stuck', `${cid} of ${sender} is gone without a trace`);
    }
  }
}
