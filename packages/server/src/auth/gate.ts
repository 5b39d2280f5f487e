import type { AgentHello, ProblemCode, ShopperHello } from '@shopbell/protocol';
import type { Refusal } from '../app/outcome.ts';
import type { Shopper } from '../app/who.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Gate, Proof } from '../ports/gate.ts';
import type { Site } from '../ports/site.ts';
import type { Door } from '../ports/socket.ts';
import { signCard, verifyCard } from './card-jwt.ts';
import { verifyMember } from './member-jwt.ts';
import { originAllowed } from './origin.ts';
import { hashSecret } from './secrets.ts';
import type { Auth } from './types.ts';

interface GateOptions {
  directory: Directory;
  auth: Auth;
  clock: Clock;
}

/** The member is told who they are, and neither how early they are served nor what else the shop says of them: that is kept apart. */
export function proven(proof: Proof | undefined): Pick<Shopper, 'member' | 'priority' | 'attributes'> {
  if (!proof) return { member: undefined };
  const { priority, attributes, ...member } = proof;
  return { member, ...(priority === undefined ? {} : { priority }), ...(attributes ? { attributes } : {}) };
}

/** Who may come in, by `security.md`: exact Origins for browsers, keys and tokens for everybody else. */
export function createGate({ directory, auth, clock }: GateOptions): Gate {
  async function atTheDoor(
    site: Site,
    { apiKey }: Pick<ShopperHello, 'apiKey'>,
    door: Pick<Door, 'origin'>,
  ): Promise<ProblemCode | undefined> {
    if (door.origin !== undefined) return originAllowed(door.origin, site) ? undefined : 'origin_refused';
    if (apiKey === undefined) return 'key_required';
    const key = await directory.apiKeyId(site.id, hashSecret(apiKey));
    return key === undefined ? 'key_invalid' : undefined;
  }

  async function prove(site: Site, jwt: string): Promise<Proof | Refusal> {
    const verdict = await verifyMember(jwt, site, clock.now());
    if (!verdict.ok) return { refused: verdict.problem };
    const { sub: id, name, priority, attributes, expiresAt } = verdict;
    return {
      id,
      ...(name === undefined ? {} : { name }),
      ...(priority === undefined ? {} : { priority }),
      ...(attributes ? { attributes } : {}),
      expiresAt,
    };
  }

  return {
    async shopper(hello, door) {
      const site = await directory.site({ slug: hello.site });
      if (!site) return { refused: 'site_unknown' };
      const problem = await atTheDoor(site, hello, door);
      if (problem) return { refused: problem };
      const proof = hello.jwt === undefined ? undefined : await prove(site, hello.jwt);
      if (proof && 'refused' in proof) return proof;
      return {
        role: 'shopper',
        site: site.id,
        slug: site.slug,
        tokenHash: hashSecret(hello.token),
        participant: undefined,
        ...proven(proof),
      };
    },
    async agent(hello: AgentHello, door) {
      const { token } = hello;
      if (token !== undefined && door.origin !== undefined) return { refused: 'origin_refused' };
      if (token === undefined && door.origin === undefined) return { refused: 'key_required' };
      const session = await (token === undefined
        ? auth.sessionFromCookie(door.cookie, door.origin)
        : auth.sessionFromToken(token));
      if (!session) return { refused: 'session_invalid' };
      const { id, name, duty, site } = session.self;
      const signedIn = { session: session.ref.hash, signedInAt: session.createdAt };
      return {
        who: { role: 'agent', site: site.id, agent: { id, name }, duty, ...signedIn },
        site: { slug: site.slug, name: site.name },
      };
    },
    async member(slug, jwt) {
      const site = await directory.site({ slug });
      return site ? prove(site, jwt) : { refused: 'site_unknown' };
    },
    async page(slug, { origin, apiKey }) {
      const site = await directory.site({ slug });
      if (!site) return { refused: 'site_unknown' };
      const problem = await atTheDoor(site, apiKey === undefined ? {} : { apiKey }, { origin });
      return problem ? { refused: problem } : { site: site.id };
    },
    async shop(slug, apiKey) {
      const site = await directory.site({ slug });
      if (!site) return { refused: 'site_unknown' };
      const key = await directory.apiKeyId(site.id, hashSecret(apiKey));
      return key === undefined ? { refused: 'key_invalid' } : { site: site.id, slug, key };
    },
    async sign({ site: id }, card, lifeMs) {
      const site = await directory.site({ id });
      const now = clock.now();
      const until = Math.floor((now + lifeMs) / 1000) * 1000;
      const token = site && (await signCard({ ...card, until }, site, now));
      return token === undefined ? { refused: 'key_needed' } : { token, until };
    },
    async card(id, token) {
      const site = await directory.site({ id });
      if (!site) return { refused: 'site_unknown' };
      const { ok, ...verdict } = await verifyCard(token, site, clock.now());
      return 'problem' in verdict ? { refused: verdict.problem } : verdict;
    },
    stands: async (who) => !(await auth.isRevoked({ site: who.site, hash: who.session })),
  };
}
