import { createAlarm } from '../client/alarm.ts';
import { subjectOf } from '../client/jwt.ts';
import type { LineOptions } from '../link/link.ts';
import type { Clock } from '../ports.ts';
import type { Member } from '../types.ts';
import type { Frame } from '../wire/frames.ts';
import type { Lead } from './lead.ts';
import { note, type Recap, replay } from './recap.ts';

/** What a greeting has not brought a follower by then it asks for itself, in ms. */
const CATCH_UP_MS = 1_000;

/** What it takes to be told by a leader. */
interface ToldOptions extends Pick<LineOptions, 'frame' | 'secret' | 'changed'>, Pick<Lead, 'proof' | 'standing'> {
  readonly clock: Clock;
  follows(): boolean;
  /** The secret of the leader's line. */
  theirs(): string | undefined;
  /** Time to look whether others have left or gone on. */
  look(): void;
  send(frame: object): void;
  /** Hands over what waited until it was known whom this tab speaks for. */
  lend(): void;
  /** The leader wants other credentials. */
  restart(): void;
  /** The line speaks for another member than this tab proves: that one has left. */
  other(): void;
}

/** What the line has told, in whichever tab it is. */
export interface Told {
  /** Undefined before the first greeting. */
  readonly known: Recap | undefined;
  /** There may be something that this tab has not been told. */
  readonly missed: boolean;
  /** A frame is being taken in: what every tab would do about it, the leader does for all. */
  readonly taking: boolean;
  /** Whom this tab proves is looked at: until then nothing of it goes out in anybody's name. */
  readonly checking: boolean;
  /** A frame came over the line. */
  learn(frame: Frame): void;
  /** Takes a frame of the leader's, in its turn. */
  hear(frame: Frame): void;
  /** Takes what the leader told a newcomer. */
  recap(frames: readonly Frame[]): void;
  /** The frames that bring a newcomer to where the line is. */
  replay(): readonly Frame[];
  /** Does it once it is known whom this tab proves; at once as a rule. */
  inTurn(run: () => void): void;
  /** Does something as the leader has done it already. */
  quietly(run: () => void): void;
  /** This client wants the line greeted anew while it takes a frame in. */
  restart(): void;
  /** There is another leader. */
  anew(): void;
  /** There are new credentials. The member whom the line speaks for already needs no other line. */
  renew(member: Member): Promise<void>;
  /** Another person comes. */
  forget(): void;
  close(): void;
}

export function createTold(options: ToldOptions): Told {
  const { clock, proof, standing, send, lend } = options;
  let known: Recap | undefined;
  let missed = false;
  let taking = false;
  /** This client wants the line greeted anew. */
  let wantsAnew = false;
  /** What the leader told a newcomer waits until it is known whom this tab proves. */
  let waiting: (() => void)[] | undefined;
  /** How many looks at this tab's own token are under way. */
  let checks = 0;
  const catchUp = createAlarm(clock, () => options.follows() && take([{ type: 'heartbeat', heads: [] }]));

  function take(frames: readonly Frame[]): void {
    told.quietly(() => {
      for (const frame of frames) {
        told.learn(frame);
        wantsAnew = false;
        options.frame(frame);
        // It knew another store. The leader has been greeted by this one, and perhaps knew no other: it is greeting enough.
        if (wantsAnew && frame.type === 'welcome') options.frame(frame);
        if (frame.type === 'welcome') catchUp(CATCH_UP_MS);
      }
    });
    const secret = options.theirs();
    if (secret) options.secret?.(secret);
    options.changed();
  }

  async function ownToken(): Promise<string | undefined> {
    checks += 1;
    const jwt = await proof();
    checks -= 1;
    return jwt;
  }

  /** Takes a greeting, unless it is another member's than this tab proves: then that one has left. */
  async function compare(frames: readonly Frame[]): Promise<void> {
    const mine: typeof waiting = [];
    waiting = mine;
    const jwt = await ownToken();
    // Another leader came meanwhile.
    if (waiting !== mine) return lend();
    waiting = undefined;
    const [welcome] = frames;
    const member = welcome?.type === 'welcome' ? welcome.you.member : undefined;
    if (jwt && member && subjectOf(jwt) !== member.id) return options.other();
    const all = missed;
    take(frames);
    if (jwt && welcome && !member) send({ type: 'identify', jwt });
    if (all && !missed) {
      const follow = await standing();
      if (follow.length) send({ type: 'follow', conversations: follow });
    }
    for (const run of mine) run();
    lend();
  }

  const told: Told = {
    get known() {
      return known;
    },
    get missed() {
      return missed;
    },
    get taking() {
      return taking;
    },
    get checking() {
      return checks > 0;
    },
    learn(frame) {
      known = note(known, frame);
      if (frame.type === 'welcome') missed = false;
      // Not before the frame is dealt with, as the former person's.
      if (frame.type === 'welcome' || frame.type === 'heartbeat') queueMicrotask(options.look);
    },
    hear(frame) {
      if (frame.type === 'welcome') void compare([frame]);
      else take([frame]);
    },
    recap: (frames) => void compare(frames),
    replay: () => (known ? replay(known) : []),
    inTurn(run) {
      if (waiting) waiting.push(run);
      else run();
    },
    restart() {
      wantsAnew = true;
    },
    quietly(run) {
      taking = true;
      run();
      taking = false;
    },
    anew() {
      waiting = undefined;
      // A leader that has just been opened may have been greeted without a word to anybody.
      missed = !!known;
    },
    async renew(member) {
      const jwt = await ownToken();
      const welcome = known?.welcome;
      if (jwt && welcome?.you.member === member) {
        if (subjectOf(jwt) === member.id) {
          take([{ type: 'identified', member, conversations: welcome.conversations }]);
        } else options.restart();
      }
      lend();
    },
    forget() {
      known = waiting = undefined;
    },
    close: () => catchUp(),
  };
  return told;
}
