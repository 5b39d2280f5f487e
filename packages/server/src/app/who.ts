import type {
  AgentActor,
  AgentName,
  AttributeValue,
  Duty,
  MemberName,
  PersonKey,
  ShopperActor,
} from '@shopbell/domain';
import type { ConversationId, ParticipantId, SiteId } from '@shopbell/protocol';

/** A shopper on one connection. `participant` is known once the device has spoken, `member` while their token holds. */
export interface Shopper {
  role: 'shopper';
  site: SiteId;
  slug: string;
  tokenHash: string;
  participant: ParticipantId | undefined;
  member: (MemberName & { expiresAt: number }) | undefined;
  /** Whose device it is, while nothing proves that they are here. */
  alias?: string;
  /** Their device came by the link of a letter: this conversation, of this person, is all of whoever had it that they see. */
  only?: { conversation: ConversationId; person: PersonKey };
  /** What the shop's token says of them. */
  attributes?: Readonly<Record<string, AttributeValue>>;
  /** How early they are served, as the member's token says. Never told to them. */
  priority?: number;
}

/** An agent on one connection, speaking for one site. `session` is the hash of the server-side session. */
export interface AgentWho {
  role: 'agent';
  site: SiteId;
  agent: AgentName;
  duty: Duty;
  session: string;
  /** When this session began, epoch ms. */
  signedInAt: number;
}

export type Who = Shopper | AgentWho;

/** The persons a shopper's connection has proven to be: the device, and the member while their token holds. */
export function personsOf(who: Shopper): PersonKey[] {
  const persons: PersonKey[] = [];
  if (who.participant) persons.push(`p:${who.participant}`);
  if (who.member) persons.push(`m:${who.member.id}`);
  return persons;
}

/** Those, the member whose device it is although nothing proves that they are here, and whom they answer for: whom a block holds for. */
export const everyoneAt = (who: Shopper): PersonKey[] => [
  ...personsOf(who),
  ...(who.alias === undefined ? [] : [`m:${who.alias}` as const]),
  ...(who.only === undefined ? [] : [who.only.person]),
];

/** The member's name without the time it holds. */
export const memberName = ({ id, name }: MemberName): MemberName => (name === undefined ? { id } : { id, name });

/** The agent as the log names them. */
export const agentActor = (agent: AgentName): AgentActor => ({ role: 'agent', ...agent });

/** The shopper as the log names them. */
export const shopperActor = ({ only }: Pick<Shopper, 'only'>, id: ParticipantId): ShopperActor => ({
  ...{ role: 'shopper', id },
  ...(only && { byLetter: true }),
});

/** Somebody on a connection, as the log names them. */
export type Doer = AgentActor | ShopperActor;

/** Whoever is on this connection; undefined for a device that has not spoken. */
export function actorOf(who: Who): Doer | undefined {
  if (who.role === 'agent') return agentActor(who.agent);
  return who.participant ? shopperActor(who, who.participant) : undefined;
}
