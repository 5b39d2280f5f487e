import type { Duty } from '@shopbell/domain';
import { type AgentId, isEmail, type SiteId } from '@shopbell/protocol';
import type { DirectoryChange } from '../ports/directory.ts';
import type { Person } from '../ports/directory-people.ts';
import type { LogActor } from '../ports/site-log.ts';
import { type AccountsDeps, cutting, isBarred, NAME_BARRED } from './accounts-deps.ts';
import { normaliseEmail } from './email.ts';
import { type AccountRefusal, told } from './refusals.ts';
import { hashSecret, newLinkToken } from './secrets.ts';
import type { Session } from './types.ts';

/** Somebody who was asked to come. */
export interface Invited {
  id: string;
  email: string;
  role: Duty;
  /** Epoch ms. A link that ran out is shown until it is withdrawn or sent again. */
  expiresAt: number;
}

type Done = { ok: true } | AccountRefusal;

/** What admins do about the people of their site. That they are admins is checked at the door; `by` is their session. */
export interface PeopleDesk {
  list(by: Session): Promise<{ people: readonly Person[]; invitations: Invited[] }>;
  /** Sends a link that makes its reader a member. A second one for the same e-mail takes the place of the first. */
  invite(by: Session, email: string, role: Duty): Promise<Invited | AccountRefusal>;
  withdraw(by: Session, invitation: string): Promise<Done>;
  /** Ends their sessions at the site: they come back with the new role. */
  setRole(by: Session, agent: AgentId, role: Duty): Promise<Done>;
  /** What shoppers and colleagues read from their next connection on. Refused as `removeSecondFactor`: the name is theirs at every site. */
  setName(by: Session, agent: AgentId, name: string): Promise<Done>;
  /** Refused with `has_conversations` while shoppers wait for them. */
  remove(by: Session, agent: AgentId): Promise<Done>;
  /** Shuts somebody out at once, at every site, until they have chosen a password by the link they are sent. */
  resetPassword(by: Session, agent: AgentId): Promise<Done>;
  /**
   * For a colleague who lost device and recovery codes. Their password stays. One's own is turned off by a code. Refused for
   * who belongs to a site that the admin is no admin of: it would be left less safe by somebody who has no say there.
   */
  removeSecondFactor(by: Session, agent: AgentId): Promise<Done>;
}

const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });

export function createPeople(deps: AccountsDeps): PeopleDesk {
  const { directory, clock, random, mailer, log, limits, publicUrl, hasher } = deps;

  const change = (by: Session, ...changes: DirectoryChange[]) => directory.change(changes, actor(by), clock.now());
  const done = (result: Awaited<ReturnType<typeof change>>): Done => (result.ok ? result : told(result.refusal));

  /** The member of the admin's own site; nobody else is there for them. */
  const member = async ({ self }: Session, agent: AgentId): Promise<Person | undefined> =>
    (await directory.people(self.site.id)).find((person) => person.agent.id === agent);

  const sitesOf = async (agent: AgentId, role?: Duty): Promise<SiteId[]> =>
    ((await directory.agent(agent))?.memberships ?? [])
      .filter((membership) => role === undefined || membership.role === role)
      .map(({ site }) => site.id);

  return {
    async list({ self }) {
      const [people, invitations] = await Promise.all([
        directory.people(self.site.id),
        directory.invitations(self.site.id),
      ]);
      return {
        people,
        invitations: invitations.map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt })),
      };
    },

    async invite(by, given, role) {
      const email = normaliseEmail(given);
      if (!isEmail(email)) return { problem: 'bad_frame', path: 'email' };
      const { site } = by.self;
      const token = newLinkToken(site.id, random);
      const createdAt = clock.now();
      const invited = { id: deps.newId(), email, role, expiresAt: createdAt + limits.invitationMs };
      const invitation = { ...invited, site: site.id, hash: hashSecret(token), createdAt };
      const result = await change(by, { kind: 'invitation', invitation });
      if (!result.ok) return told(result.refusal);
      const link = `${publicUrl}/console/#invitation/${token}`;
      await mailer.send({ about: 'invitation', to: email, link, expiresAt: invited.expiresAt, site: site.name, role });
      log.info({ by: by.self.id, site: site.id, invitation: invited.id, role }, 'invited');
      return invited;
    },

    async withdraw(by, id) {
      const result = await change(by, { kind: 'invitation_withdrawn', site: by.self.site.id, id });
      return result.ok ? result : { problem: 'person_unknown' };
    },

    async setRole(by, agent, role) {
      const site = by.self.site.id;
      const before = await member(by, agent);
      if (before?.role === role) return { ok: true };
      const result = await cutting(deps, { agent, site }, () => change(by, { kind: 'role', site, agent, role }));
      if (result.ok) log.info({ by: by.self.id, site, agent, role }, 'role changed');
      return done(result);
    },

    async setName(by, agent, name) {
      if ((await member(by, agent)) === undefined) return { problem: 'person_unknown' };
      const [mine, theirs] = await Promise.all([sitesOf(by.self.id, 'admin'), sitesOf(agent)]);
      if (!theirs.every((site) => mine.includes(site))) return { problem: 'forbidden' };
      if (await isBarred(deps, theirs, name)) return NAME_BARRED;
      const result = await change(by, { kind: 'person_name', agent, name });
      if (result.ok) log.info({ by: by.self.id, agent }, 'name changed');
      return done(result);
    },

    async remove(by, agent) {
      const site = by.self.site.id;
      const person = await member(by, agent);
      if (person === undefined) return { problem: 'person_unknown' };
      if ((await deps.holds(site, agent)) > 0) return { problem: 'has_conversations' };
      const staff = (await directory.settings(site))?.staff.get(agent);
      const removed = await cutting(deps, { agent, site }, () =>
        change(by, { kind: 'membership_removed', site, agent }),
      );
      if (!removed.ok) return done(removed);
      // Between the look and the removal they may have taken one. Nobody else could have that shopper: they are back, as they were.
      if ((await deps.holds(site, agent)) > 0) {
        const back = await change(
          by,
          { kind: 'membership', site, agent, role: person.role },
          ...(staff === undefined ? [] : [{ kind: 'staff', site, staff } as const]),
        );
        return back.ok ? { problem: 'has_conversations' } : done(back);
      }
      log.info({ by: by.self.id, site, agent }, 'removed');
      return removed;
    },

    async resetPassword(by, agent) {
      const person = await member(by, agent);
      if (person === undefined) return { problem: 'person_unknown' };
      const token = newLinkToken(agent, random);
      const expiresAt = clock.now() + limits.passwordResetMs;
      const result = await cutting(deps, { agent }, () =>
        change(
          by,
          { kind: 'password', agent, passwordHash: hasher.dummy, locked: true },
          { kind: 'reset_link', link: { agent, hash: hashSecret(token), expiresAt } },
        ),
      );
      if (!result.ok) return done(result);
      const link = `${publicUrl}/console/#reset/${token}`;
      await mailer.send({ about: 'password_reset', to: person.agent.email, link, expiresAt });
      log.info({ by: by.self.id, agent }, 'password reset by an admin');
      return result;
    },

    async removeSecondFactor(by, agent) {
      // One's own wants password and code: a session that was left open must not be enough.
      if (agent === by.self.id) return { problem: 'code_required' };
      if ((await member(by, agent)) === undefined) return { problem: 'person_unknown' };
      const [mine, theirs] = await Promise.all([sitesOf(by.self.id, 'admin'), sitesOf(agent)]);
      if (!theirs.every((site) => mine.includes(site))) return { problem: 'forbidden' };
      const result = await change(by, { kind: 'second_factor_removed', agent });
      if (result.ok) log.info({ by: by.self.id, agent }, 'second factor removed by an admin');
      return done(result);
    },
  };
}
