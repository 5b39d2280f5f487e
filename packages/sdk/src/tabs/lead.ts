import { createLink, type Link, type LinkOptions } from '../link/link.ts';
import type { Ports } from '../ports.ts';
import type { Connection } from '../types.ts';
import type { Frame } from '../wire/frames.ts';
import { fits } from '../wire/shape.ts';
import type { LeaderNews, Letter, Message } from './messages.ts';

/** How long a hello waits for another tab's proof of the member, in ms. */
export const PROOF_MS = 3_000;

/** What the leader's line needs of its tab. */
interface LeadHost {
  /** Tells the other tabs, as long as this one leads. */
  post(message: Message): void;
  news(): LeaderNews;
  /** A frame came over the real line. */
  noted(frame: Frame): void;
  /** The line spoke for a member before. */
  isMember(): boolean;
}

/** The real line, and what it shares. Opens nothing before `link.tell('need')`. */
export interface Lead {
  readonly link: Link;
  /** The secret of the last hello. */
  readonly secret: string | undefined;
  /** There are other tabs. */
  heard(): void;
  /** A follower wants something of the line. */
  take(letter: Letter): void;
  /** This tab's own token, if it has one to give. */
  proof(): Promise<string | undefined>;
  /** Where this tab's logs stand, as its hello would say it. */
  standing(): Promise<readonly object[]>;
  /** Another person comes. */
  forget(): void;
}

/** What is read of a hello: whose it is, and where their logs stand. */
const read = (hello: object) => (fits({ 'token?': '', 'jwt?': '', 'follow?': [{}] }, hello) ? hello : {});

export function createLead(ports: Ports, options: LinkOptions, { post, news, noted, isMember }: LeadHost): Lead {
  let others = false;
  let secret: string | undefined;
  /** Who proves the member: this tab, another one. */
  let proves = false;
  let lent = false;
  let told: Connection = 'idle';
  let give: ((jwt: string) => void) | undefined;

  const tellAll = (message: Message) => others && post(message);

  /** This tab's own hello. */
  const own = () => options.hello().then(read, () => read({}));

  /** Asks the other tabs for a token; undefined when none comes in time. */
  const borrow = () =>
    new Promise<string | undefined>((resolve) => {
      const settle = (jwt?: string) => {
        cancel();
        give = undefined;
        resolve(jwt);
      };
      const cancel = ports.clock.after(PROOF_MS, settle);
      give = settle;
      post({ type: 'prove' });
    });

  const link = createLink(ports, {
    ...options,
    async hello() {
      const hello = await options.hello();
      const { token, jwt } = read(hello);
      secret = token;
      proves = !!jwt;
      if (jwt || !others || !(lent || isMember())) return hello;
      return { ...hello, jwt: await borrow() };
    },
    frame(frame) {
      noted(frame);
      options.frame(frame);
      // Every tab that can prove the member would answer.
      if (!proves || frame.type !== 'renew') tellAll({ type: 'down', frame, ...news() });
    },
    refused(problem) {
      tellAll({ type: 'refusal', problem, ...news() });
      return options.refused(problem);
    },
    changed() {
      options.changed();
      const { connection } = news();
      if (connection !== told) tellAll({ type: 'beat', ...news() });
      told = connection;
    },
  });

  return {
    link,
    get secret() {
      return secret;
    },
    heard() {
      others = true;
    },
    take(letter) {
      if (letter.type === 'up') {
        lent ||= 'jwt' in letter.frame;
        link.send(letter.frame);
      }
      if (letter.type === 'tell') {
        lent ||= letter.what === 'restart';
        link.tell(letter.what);
        // Whoever has new credentials wants to be greeted with them.
        if (letter.what === 'restart') link.tell('need');
      }
      if (letter.type === 'proof' && letter.jwt) {
        lent = true;
        if (give) give(letter.jwt);
        else link.send({ type: 'identify', jwt: letter.jwt });
      }
    },
    proof: async () => (await own()).jwt,
    standing: async () => (await own()).follow ?? [],
    forget() {
      proves = lent = false;
      secret = undefined;
    },
  };
}
