import type { LineOptions } from '../link/link.ts';
import { idOf } from './gone.ts';
import type { Lead } from './lead.ts';
import type { Lending } from './lending.ts';
import { isLetter } from './letter.ts';
import type { EchoVerb, LeaderNews, Letter, Message } from './messages.ts';
import type { Seat } from './seat.ts';
import type { Told } from './told.ts';
import type { Whose } from './whose.ts';

/** What a letter may be about. */
interface HearingOptions extends Pick<LineOptions, 'refused' | 'changed'> {
  readonly seat: Seat;
  readonly whose: Whose;
  readonly told: Told;
  readonly lending: Lending;
  readonly lead: Lead;
  /** The name of the leader that this tab follows. */
  leader(): string | undefined;
  leads(): boolean;
  /** What the leader has told of its line; and from here on this. */
  theirs(): LeaderNews | undefined;
  tells(news: LeaderNews | undefined): void;
  isOnline(): boolean;
  /** What this tab tells of its own line. */
  news(): LeaderNews;
  post(message: Message): void;
  tellAll(): void;
  ask(fresh: boolean): void;
  look(): void;
  /** The person of this tab has left elsewhere. */
  leave(): void;
  echo(verb: EchoVerb, cid: string): void;
}

/** Hears what other tabs tell: as a leader it serves them, as a follower it does what the leader says. */
export function createHearing(options: HearingOptions): (letter: unknown) => void {
  const { seat, whose, told, lending, lead, leader, leads, theirs, tells, news, post, ask, look } = options;

  /** True for a letter about a person who has left: it counts for nothing but the election. */
  function isPast(letter: Letter): boolean {
    if (whose.hear(letter.gone)) options.leave();
    const past = whose.isPast(letter);
    if (!past) whose.learn(letter);
    // The sender hears from the answer that somebody has left.
    if (past && leads()) options.tellAll();
    if (past && letter.from === leader()) ask(true);
    return past;
  }

  /** Does what another tab wants of the leader. */
  function serve(letter: Letter): void {
    const { type, from, person } = letter;
    if (type === 'who' && letter.fresh) {
      const frames = options.isOnline() ? told.replay() : [];
      post({ type: 'recap', to: from, frames, ...news() });
      lending.tellAll(from);
    }
    if (type === 'entries') lending.lead(letter);
    lead.take(letter);
    if (person && person !== idOf(lead.secret)) look();
  }

  /** Does what the leader says. */
  function obey(letter: Letter): void {
    const { type, from } = letter;
    if (type === 'recap') told.recap(letter.frames);
    // Who was not greeted can't tell which store this is of (C4): all of it is asked for.
    if (type === 'down' && !told.known && letter.frame.type !== 'welcome') ask(true);
    else if (type === 'down') told.hear(letter.frame);
    if (type === 'refusal') told.quietly(() => options.refused(letter.problem));
    if (type === 'entries') lending.follow(letter);
    if (type === 'prove') void lead.proof().then((jwt) => post({ type: 'proof', to: from, jwt }));
    options.changed();
  }

  return (letter) => {
    if (!isLetter(letter)) return;
    const { type, from } = letter;
    const past = isPast(letter);
    lead.heard();
    if ('connection' in letter) {
      // What it says of its line is known before anybody is told that it leads.
      const before = theirs();
      tells(past ? { ...letter, secret: undefined } : letter);
      seat.dispatch({ type: 'beat', from, term: letter.term });
      if (leader() !== from) tells(before);
    }
    const follows = leader() === from;
    if (type === 'who' || type === 'bye') seat.dispatch(letter);
    if (past || ('to' in letter && letter.to !== undefined && letter.to !== seat.id)) return;
    if (leads()) serve(letter);
    if (follows) told.inTurn(() => obey(letter));
    if (type === 'echo') options.echo(letter.verb, letter.cid);
  };
}
