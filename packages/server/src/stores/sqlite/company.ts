import type { ActiveConversation, AgentName, Conversation, Invitation } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';

/** Who is in a conversation beside who has it, and who is asked; as an active conversation holds it. */
export type Company = Pick<ActiveConversation, 'guests' | 'invited'>;

const NOBODY: Company = {};

/** Who is in or asked; nobody where it is not active. */
export const companyOf = (conversation: Conversation): Company =>
  conversation.state === 'active' ? conversation : NOBODY;

/** True when it has the same company; what is equal but another object counts as different. */
export const sameCompany = (a: Company, b: Company): boolean => a.guests === b.guests && a.invited === b.invited;

/** The agents it is found by. */
export const agentsOf = ({ guests = [], invited = [] }: Company): AgentId[] => [
  ...guests.map(({ id }) => id),
  ...invited.map(({ agent }) => agent.id),
];

/** The column `company`: null while there is nobody. */
export const companyJson = ({ guests, invited }: Company): string | null =>
  guests || invited ? JSON.stringify({ guests, invited }) : null;

function broken(): never {
  throw new TypeError('column company holds no company');
}

function name(value: unknown): AgentName {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return broken();
  const { id, name } = value;
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : broken();
}

function invitation(value: unknown): Invitation {
  if (typeof value !== 'object' || value === null) return broken();
  if (!('agent' in value && 'by' in value && 'at' in value) || typeof value.at !== 'number') return broken();
  return { agent: name(value.agent), by: name(value.by), at: value.at };
}

const list = <T>(value: unknown, read: (value: unknown) => T): T[] =>
  Array.isArray(value) ? value.map(read) : broken();

/** The company of a column, if there is any. Throws on a text that holds none. */
export function parseCompany(json: string | undefined): Company {
  if (json === undefined) return NOBODY;
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return broken();
  return {
    ...('guests' in value ? { guests: list(value.guests, name) } : {}),
    ...('invited' in value ? { invited: list(value.invited, invitation) } : {}),
  };
}
