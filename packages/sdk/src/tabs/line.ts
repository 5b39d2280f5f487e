import { createAlarm } from '../client/alarm.ts';
import { subjectOf } from '../client/jwt.ts';
import type { LineOptions, Link } from '../link/link.ts';
import { isUnsent } from '../outbox/outbox.ts';
import type { DeviceStore, Ports } from '../ports.ts';
import type { Connection, Member, SendStatus } from '../types.ts';
import type { Frame } from '../wire/frames.ts';
import { idOf } from './gone.ts';
import { createLead } from './lead.ts';
import { isLetter } from './letter.ts';
import { createMail } from './mail.ts';
import type { EchoVerb, LeaderNews, Letter, Message, Need } from './messages.ts';
import type { Sign, TabPorts } from './ports.ts';
import { note, type Recap, replay } from './recap.ts';
import { createSeat } from './seat.ts';
import { createWhose } from './whose.ts';

/** What a greeting has not brought a follower by then it asks for itself, in ms. */
export const CATCH_UP_MS = 1_000;

/** Whose line it is. */
export interface LineHost {
  /** The same for all tabs that share: endpoint and site; the channel and the lock are the origin's by themselves. */
  readonly name: string;
  /** What the device remembers of the person. */
  readonly device: DeviceStore;
  /** The secret that this tab has last written there: its own durable acts go by it. */
  written(): string | undefined;
  /** Forgets the person here, because they left elsewhere. */
  leave(): void;
  /** Another tab did this. */
  echo(verb: EchoVerb, cid: string): void;
}

/** One tab's end of the line that all tabs share. */
export interface SharedLine extends Link {
  /** Does a verb in all other tabs too. */
  echo(verb: EchoVerb, cid: string): void;
  /** The person leaves here: so they do everywhere. False when it was the others who told: the device is the next one's. */
  leaves(): boolean;
  left(secret: string): void;
  /** Leaves the other tabs: no channel, lock, timer or listener is left. */
  close(): void;
}

/**
 * The line of a person who has several tabs open: one of them has the socket and tells the others every frame, so that each
 * keeps its own threads whole; they hand it what they want sent (C19). Each tab can take over at once.
 */
export function sharedLine(ports: Ports, options: LineOptions, tabs: TabPorts, host: LineHost): SharedLine {
  const { clock, chance } = ports;
  let offPage: (() => void) | undefined;
  /** Somebody here needs the line. */
  let wanted = false;
  let greeted = false;
  let theirs: LeaderNews | undefined;
  let known: Recap | undefined;
  /** There may be something that this tab has not been told. */
  let missed = false;
  /** This leader has told all requests that it knows. Without those before them, newer ones might go out first. */
  let isTold = false;
  const mail = createMail(tabs, host.name, hear);
  /** A frame is being taken in: what every tab would do about it, the leader does for all. */
  let taking = false;
  /** What the leader told a newcomer waits until it is known whom this tab proves. */
  let waiting: (() => void)[] | undefined;
  /** How many looks at this tab's own token are under way: until then nothing of it goes out in anybody's name. */
  let checks = 0;
  /** What the leader, or this leader's followers, know of each request. */
  const handed = new Map<string, SendStatus>();

  const catchUp = createAlarm(clock, () => seat.state.role === 'following' && take([{ type: 'heartbeat', heads: [] }]));
  const whose = createWhose({
    ...host,
    secrets: () => ({ mine: lead.secret, theirs: theirs?.secret }),
    leads: () => seat.state.role === 'leading',
  });
  const signed = (message: Message) => whose.sign(message, seat.id);
  const post = (message: Message) => mail.post(signed(message));
  const news = (): LeaderNews => ({
    term: seat.state.term,
    connection: line.connection,
    secret: whose.isRefuted() ? undefined : lead.secret,
  });
  const ask = (fresh: boolean) => post({ type: 'who', term: seat.state.term, fresh });

  const lead = createLead(ports, options, {
    // The end of the line is a change of it too, but not one of the leader's any more.
    post: (message) => seat.state.role === 'leading' && post(message),
    news,
    noted: learn,
    isMember: () => !!known?.welcome.you.member,
  });

  const tellAll = () => post({ type: 'beat', ...news() });
  const run = {
    ask() {
      ask(!known || missed || !isTold);
      // A leader that is none any more takes nothing: what is not answered for so long is handed over again.
      if (theirs?.connection === 'online') handed.clear();
      line.lend(options.requests.all());
    },
    beat: tellAll,
    bye: () => post({ type: 'bye', chance: chance.number() }),
    lead() {
      theirs = undefined;
      handed.clear();
      // A tab may have died between writing a request down and handing it on.
      options.requests.look();
      if (wanted) lead.link.tell('need');
    },
    yield: () => lead.link.tell('stop'),
    greet() {
      handed.clear();
      waiting = undefined;
      isTold = false;
      // A leader that has just been opened may have been greeted without a word to anybody.
      missed = !!known;
      if (missed) ask(true);
      line.lend(options.requests.all());
      if (wanted && theirs?.connection === 'idle') tell('need');
    },
  };

  const seat = createSeat(ports, tabs, host.name, run, options.changed);

  /** For the leader, from a follower. */
  function tell(what: Need): void {
    if (seat.state.role === 'following' && seat.state.leader) post({ type: 'tell', to: seat.state.leader, what });
  }

  function learn(frame: Frame): void {
    known = note(known, frame);
    if (frame.type === 'welcome') missed = false;
    // Not before the frame is dealt with, as the former person's.
    if (frame.type === 'welcome' || frame.type === 'heartbeat') queueMicrotask(look);
  }

  function take(frames: readonly Frame[]): void {
    taking = true;
    for (const frame of frames) {
      learn(frame);
      options.frame(frame);
      if (frame.type === 'welcome') catchUp(CATCH_UP_MS);
    }
    taking = false;
    if (theirs?.secret) options.secret?.(theirs.secret);
    options.changed();
  }

  function forget(): void {
    known = waiting = undefined;
    whose.forget();
    theirs = theirs && { ...theirs, secret: undefined };
    lead.forget();
  }

  function leave(): void {
    forget();
    const needed = wanted;
    taking = true;
    host.leave();
    taking = false;
    whose.clean();
    // Whoever is next speaks here too.
    wanted = needed;
  }

  /** The device tells of what others did where nobody could say so. */
  function look(): void {
    const seen = whose.look();
    if (seen === 'left') {
      leave();
      post({ type: 'left' });
    }
    if (seen === 'other') for (const type of ['restart', 'need'] as const) lead.link.tell(type);
  }

  /** True for a letter about a person who has left: it counts for nothing but the election. */
  function isPast(letter: Letter): boolean {
    if (whose.hear(letter.gone)) leave();
    const past = whose.isPast(letter);
    // The sender hears from the answer that somebody has left.
    if (past && seat.state.role === 'leading') tellAll();
    if (past && seat.state.role === 'following' && letter.from === seat.state.leader) ask(true);
    return past;
  }

  function hear(letter: unknown): void {
    if (!isLetter(letter)) return;
    const { type, from } = letter;
    const past = isPast(letter);
    lead.heard();
    if ('connection' in letter) {
      // What it says of its line is known before anybody is told that it leads.
      const before = theirs;
      theirs = past ? { ...letter, secret: undefined } : letter;
      seat.dispatch({ type: 'beat', from, term: letter.term });
      if (seat.state.role !== 'following' || seat.state.leader !== from) theirs = before;
    }
    const follows = seat.state.role === 'following' && seat.state.leader === from;
    if (type === 'who' || type === 'bye') seat.dispatch(letter);
    if (past || ('to' in letter && letter.to !== undefined && letter.to !== seat.id)) return;
    if (seat.state.role === 'leading') {
      if (type === 'who' && letter.fresh) {
        post({
          type: 'recap',
          to: from,
          frames: known && line.connection === 'online' ? replay(known) : [],
          ...news(),
        });
        post({ type: 'entries', to: from, entries: options.requests.all().filter(isUnsent) });
      }
      // What another leader tells its own followers is a part of what it knows: all of it comes when either gives up.
      if (type === 'entries' && letter.to) {
        options.requests.take(letter.entries);
        post({ type: 'entries', entries: letter.entries });
        for (const entry of letter.entries) if (options.requests.isDropped(entry)) line.echo('discard', entry.cid);
      }
      lead.take(letter);
      if (letter.person && letter.person !== idOf(lead.secret)) look();
    }
    if (follows && waiting) waiting.push(() => obey(letter));
    else if (follows) obey(letter);
    if (type === 'echo') host.echo(letter.verb, letter.cid);
  }

  /** Does what the leader says. */
  function obey(letter: Letter): void {
    const { type, from } = letter;
    if (type === 'recap') void compare(letter.frames);
    if (type === 'down' && letter.frame.type === 'welcome') void compare([letter.frame]);
    else if (type === 'down') take([letter.frame]);
    if (type === 'refusal') {
      taking = true;
      options.refused(letter.problem);
      taking = false;
    }
    if (type === 'entries' && letter.to) isTold = true;
    if (type === 'entries' && isTold) {
      // What it knows is not told back, until it may have forgotten.
      for (const { cid, status } of letter.entries) handed.set(cid, status);
      options.requests.take(letter.entries);
    }
    if (type === 'prove') void lead.proof().then((jwt) => post({ type: 'proof', to: from, jwt }));
    options.changed();
  }

  async function ownToken(): Promise<string | undefined> {
    checks += 1;
    const jwt = await lead.proof();
    checks -= 1;
    return jwt;
  }

  /** Takes a greeting, unless it is another member's than this tab proves: then that one has left. */
  async function compare(frames: readonly Frame[]): Promise<void> {
    const mine: typeof waiting = [];
    waiting = mine;
    const jwt = await ownToken();
    // Another leader came meanwhile.
    if (waiting !== mine) return line.lend(options.requests.all());
    waiting = undefined;
    const [welcome] = frames;
    const member = welcome?.type === 'welcome' ? welcome.you.member : undefined;
    if (jwt && member && subjectOf(jwt) !== member.id) {
      host.device.clear();
      line.leaves();
      tell('restart');
      return;
    }
    const all = missed;
    take(frames);
    if (jwt && welcome && !member) line.send({ type: 'identify', jwt });
    if (all && !missed) {
      const follow = await lead.standing();
      if (follow.length) line.send({ type: 'follow', conversations: follow });
    }
    for (const run of mine) run();
    line.lend(options.requests.all());
  }

  /** There are new credentials. The member whom the line speaks for already needs no other line. */
  async function renew(member: Member): Promise<void> {
    const jwt = await ownToken();
    const welcome = known?.welcome;
    if (jwt && welcome?.you.member === member) {
      if (subjectOf(jwt) === member.id) {
        take([{ type: 'identified', member, conversations: welcome.conversations }]);
      } else tell('restart');
    }
    line.lend(options.requests.all());
  }

  function start(): void {
    // Without it nobody will answer, nor hear who has the lock: this tab has its own line.
    if (!mail.open()) seat.bare();
    offPage ??= tabs.page(see);
    seat.dispatch({ type: 'start', visible: tabs.visible(), chance: chance.number() });
  }

  function stop(): void {
    seat.dispatch({ type: 'stop' });
    mail.close();
    catchUp();
  }

  function see(sign: Sign): void {
    if (sign === 'away') {
      if (seat.state.role === 'off') return;
      whose.away();
      stop();
    } else if (sign === 'back') {
      if (whose.back()) leave();
      if (wanted) start();
    } else {
      if (sign === 'shown') look();
      seat.dispatch({ type: 'seen', visible: sign === 'shown' });
    }
  }

  const line: SharedLine = {
    get connection(): Connection {
      const connection =
        seat.state.role === 'leading' ? lead.link.connection : seat.state.role === 'following' && theirs?.connection;
      greeted ||= connection === 'online';
      if (connection && connection !== 'connecting' && (connection !== 'idle' || !wanted)) return connection;
      if (!wanted && !connection) return 'idle';
      return greeted ? 'waiting' : 'connecting';
    },
    get leads() {
      return seat.state.role === 'leading';
    },
    lend(entries) {
      const { role } = seat.state;
      const leads = role === 'leading';
      if (!leads && (role !== 'following' || !seat.state.leader || !known || checks)) return;
      // The others show, and ask about, what this leader was told; what they have told it they know.
      const fresh = entries.filter(
        (entry) =>
          isUnsent(entry) && !entry.again && !(leads && entry.theirs) && handed.get(entry.cid) !== entry.status,
      );
      for (const { cid, status } of fresh) handed.set(cid, status);
      if (!fresh.length) return;
      if (seat.state.role === 'following' && seat.state.leader) {
        post({ type: 'entries', to: seat.state.leader, entries: fresh });
      } else post({ type: 'entries', entries: fresh });
    },
    send(frame) {
      if (seat.state.role === 'leading') return lead.link.send(frame);
      const online = line.connection === 'online';
      if (online && seat.state.role === 'following' && seat.state.leader)
        post({ type: 'up', to: seat.state.leader, frame });
      return online;
    },
    tell(type) {
      if (type === 'wake') look();
      if (type === 'stop') {
        wanted = false;
        if (seat.state.role === 'leading') lead.link.tell('stop');
      } else if (seat.state.role === 'leading') {
        wanted ||= type === 'need';
        lead.link.tell(type);
      } else if (type === 'need') {
        wanted = true;
        if (seat.state.role === 'off') start();
        else if (theirs?.connection === 'idle' || theirs?.connection === 'refused') tell('need');
      } else if (!taking) {
        const member = known?.welcome.you.member;
        if (type === 'restart' && member && seat.state.role === 'following') void renew(member);
        else tell(type);
      }
      options.changed();
    },
    echo: (verb, cid) => post({ type: 'echo', verb, cid }),
    leaves() {
      if (taking) return false;
      whose.leave();
      forget();
      mail.postOnce(signed({ type: 'left' }));
      return true;
    },
    left(secret) {
      if (whose.leave(secret)) mail.postOnce(signed({ type: 'left' }));
    },
    close() {
      stop();
      offPage?.();
    },
  };
  return line;
}
