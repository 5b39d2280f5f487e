import { createAlarm } from '../client/alarm.ts';
import type { Remembered } from '../client/remembered.ts';
import { RIVAL_MS } from '../limits.ts';
import type { LineOptions, Link } from '../link/link.ts';
import type { DeviceStore, Ports } from '../ports.ts';
import type { Connection } from '../types.ts';
import { createAgreedLine } from './agreed.ts';
import { createHearing } from './hearing.ts';
import { createLead } from './lead.ts';
import { createLending } from './lending.ts';
import { createMail } from './mail.ts';
import type { EchoVerb, LeaderNews, Message, Need } from './messages.ts';
import type { Sign, TabPorts } from './ports.ts';
import { createRequests } from './requests.ts';
import { createSeat } from './seat.ts';
import { createTold } from './told.ts';
import { createWhose } from './whose.ts';

/** Whose line it is. */
export interface LineHost {
  /** The same for all tabs that share: endpoint and site; the channel and the lock are the origin's by themselves. */
  readonly name: string;
  /** What the device remembers of the person. */
  readonly device: DeviceStore;
  /** What this tab has last written there: its own durable acts go by that secret. */
  written(): Remembered | undefined;
  /** Forgets the person here, because they left elsewhere. */
  leave(): void;
  /** Another tab did this. */
  echo(verb: EchoVerb, cid: string): void;
}

/** One tab's end of the line that all tabs share. */
export interface SharedLine extends Link {
  /** Looks at the device. True when it does not remember the person any more that this tab spoke for. */
  look(): boolean;
  /** Does a verb in all other tabs too. */
  echo(verb: EchoVerb, cid: string): void;
  /** The person leaves here: so they do everywhere. False when it was the others who told: the device is the next one's. */
  leaves(): boolean;
  left(secret: string): void;
  /** From here on this tab has a line of its own, for the same person, and hears nothing of the others. */
  alone(): void;
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
  /** It shares with nobody any more. */
  let isAlone = false;
  /** Somebody here needs the line. */
  let wanted = false;
  let greeted = false;
  let theirs: LeaderNews | undefined;
  const mail = createMail(tabs, host.name, (letter) => hear(letter));

  const leads = () => seat.state.role === 'leading';
  const requests = createRequests(options, leads);
  const leader = () => (seat.state.role === 'following' ? seat.state.leader : undefined);
  const whose = createWhose({
    ...host,
    secrets: () => ({ mine: lead.secret, theirs: theirs?.secret }),
    leads,
    now: clock.now,
    again(afterMs) {
      lookAgain(afterMs);
      lookLater(afterMs && RIVAL_MS + afterMs);
    },
  });
  const lookAgain = createAlarm(clock, look);
  // What another tab that began at once has left is old enough to be told from what it would still send itself.
  const lookLater = createAlarm(clock, () => leads() && whose.hasRivals && requests.look());
  const signed = (message: Message) => whose.sign(message, seat.id);
  const post = (message: Message) => mail.post(signed(message));
  const news = (): LeaderNews => ({
    term: seat.state.term,
    // As it is: who needs a line that nobody opens has to know.
    connection: lead.link.connection,
    secret: counting(lead.secret),
  });
  const ask = (fresh: boolean) => post({ type: 'who', term: seat.state.term, fresh });

  const told = createTold({
    ...options,
    clock,
    follows: () => seat.state.role === 'following',
    theirs: () => counting(theirs?.secret),
    look,
    proof: () => lead.proof(),
    standing: () => lead.standing(),
    send: (frame) => line.send(frame),
    lend: lendAll,
    restart: () => tell('restart'),
    other() {
      host.device.clear();
      line.leaves();
      tell('restart');
    },
  });
  const lending = createLending({
    requests,
    election: () => seat.state,
    isReady: () => !!told.known && !told.checking,
    post,
    drop: (cid) => line.echo('discard', cid),
  });
  const lead = createLead(ports, options, {
    // The end of the line is a change of it too, but not one of the leader's any more.
    post: (message) => leads() && post(message),
    news,
    noted(frame) {
      if (frame.type === 'welcome') agreed.clear();
      told.learn(frame);
    },
    isMember: () => !!told.known?.welcome.you.member,
  });

  const agreed = createAgreedLine(lead.link, whose.isAgreed);

  const tellAll = () => post({ type: 'beat', ...news() });
  const run = {
    ask() {
      ask(!told.known || told.missed || !lending.isTold);
      // A leader that is none any more takes nothing: what is not answered for so long is handed over again.
      if (theirs?.connection === 'online') lending.again();
      lendAll();
    },
    beat: tellAll,
    bye: () => post({ type: 'bye', chance: chance.number() }),
    lead() {
      theirs = undefined;
      lending.again();
      // A tab may have died between writing a request down and handing it on.
      requests.look();
      if (wanted) lead.link.tell('need');
    },
    yield: () => lead.link.tell('stop'),
    greet() {
      lending.anew();
      told.anew();
      if (told.missed) ask(true);
      lendAll();
      if (wanted && theirs?.connection === 'idle') tell('need');
    },
  };

  const seat = createSeat(ports, tabs, host.name, run, options.changed);
  const hear = createHearing({
    ...options,
    seat,
    whose,
    told,
    lending,
    lead,
    leader,
    leads,
    theirs: () => theirs,
    tells(news) {
      theirs = news;
    },
    isOnline: () => line.connection === 'online',
    news,
    post,
    tellAll,
    ask,
    look,
    leave,
    echo: host.echo,
  });

  function lendAll(): void {
    lending.lendAll();
  }

  /** For the leader, from a follower. */
  function tell(what: Need): void {
    const to = leader();
    if (to) post({ type: 'tell', to, what });
  }

  const counting = (secret: string | undefined) => (secret && whose.counts(secret) ? secret : undefined);

  function forget(): void {
    agreed.clear();
    told.forget();
    whose.forget();
    theirs = theirs && { ...theirs, secret: undefined };
    lead.forget();
  }

  function leave(): void {
    forget();
    const needed = wanted;
    told.quietly(host.leave);
    whose.clean();
    // Whoever is next speaks here too.
    wanted = needed;
  }

  /** The device tells of what others did where nobody could say so. */
  function look(): boolean {
    // What it is shown is no word of anybody.
    if (tabs.closed()) return false;
    const seen = whose.look();
    if (seen === 'left') {
      leave();
      post({ type: 'left' });
    }
    const kept = whose.kept();
    if (seen === 'other' && kept) {
      options.secret?.(kept);
      if (leads() && lead.secret && lead.secret !== kept) {
        for (const type of ['restart', 'need'] as const) lead.link.tell(type);
      }
    }
    agreed.flush();
    return seen === 'left';
  }

  function start(): void {
    // Without it nobody will answer, nor hear who has the lock: this tab has its own line.
    if (isAlone || !mail.open()) seat.bare();
    offPage ??= tabs.page(see);
    look();
    seat.dispatch({ type: 'start', visible: tabs.visible(), chance: chance.number() });
  }

  function stop(): void {
    seat.dispatch({ type: 'stop' });
    mail.close();
    told.close();
    lookAgain();
    lookLater();
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
      const connection = leads() ? lead.link.connection : seat.state.role === 'following' && theirs?.connection;
      greeted ||= connection === 'online';
      if (connection && connection !== 'connecting' && (connection !== 'idle' || !wanted)) return connection;
      if (!wanted && !connection) return 'idle';
      return greeted ? 'waiting' : 'connecting';
    },
    get leads() {
      return leads();
    },
    lend: lending.lend,
    send(frame) {
      if (leads()) return agreed.send(frame);
      const online = line.connection === 'online';
      const to = leader();
      if (online && to) post({ type: 'up', to, frame });
      return online;
    },
    tell(type) {
      if (type === 'wake') look();
      if (type === 'stop') {
        wanted = false;
        if (leads()) lead.link.tell('stop');
      } else if (leads()) {
        wanted ||= type === 'need';
        lead.link.tell(type);
      } else if (type === 'need') {
        wanted = true;
        if (seat.state.role === 'off') start();
        else if (theirs?.connection === 'idle' || theirs?.connection === 'refused') tell('need');
      } else if (!told.taking) {
        const member = told.known?.welcome.you.member;
        if (type === 'restart' && member && seat.state.role === 'following') void told.renew(member);
        else tell(type);
      } else if (type === 'restart') told.restart();
      options.changed();
    },
    look,
    echo: (verb, cid) => post({ type: 'echo', verb, cid }),
    leaves() {
      if (told.taking) return false;
      whose.leave();
      forget();
      mail.postOnce(signed({ type: 'left' }));
      return true;
    },
    alone() {
      if (isAlone) return;
      isAlone = true;
      const isOn = seat.state.role !== 'off';
      stop();
      // What the device remembers from here on is no sign that somebody has left.
      forget();
      if (isOn) start();
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
