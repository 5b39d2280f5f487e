import type { Directory } from './ports/directory.ts';
import type { Floor } from './ports/floor.ts';

/** The floor that a directory keeps. */
export const createFloor = (directory: Directory): Floor => ({
  setAgentStatus: (...args) => directory.setAgentStatus(...args),
  lastWord: (...args) => directory.lastWord(...args),
  async member(site, id) {
    const found = await directory.agent(id);
    return found?.memberships.some((one) => one.site.id === site) ? { id, name: found.agent.name } : undefined;
  },
  async setAutoReply(site, agent, autoReply, at) {
    const change = { kind: 'auto_reply', site, agent, ...(autoReply === undefined ? {} : { autoReply }) } as const;
    // Refused to who is no member any more: there is nothing to set.
    await directory.change([change], { role: 'agent', id: agent }, at);
  },
});
