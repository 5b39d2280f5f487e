import type { Demo } from './relay.ts';

export interface GroupSettings {
  id: string;
  name: string;
  mode: 'automatic' | 'pick';
  order: 'least_loaded' | 'longest_idle';
  acceptMs?: number;
  maxWaiting: number;
  maxWaitMs: number;
  graceMs: number;
}

export interface StaffSettings {
  agent: string;
  name: string;
  limit: number;
  groups: string[];
  skills: string[];
  languages: string[];
}

/** What the demo's admin sets over HTTP. */
export interface Office {
  floor(): Promise<{ groups: GroupSettings[]; staff: StaffSettings[] }>;
  setGroup(group: GroupSettings): Promise<unknown>;
  setStaff(staff: StaffSettings): Promise<unknown>;
  signOut(): Promise<unknown>;
}

/** Signs the demo's admin in. */
export async function openOffice(url: string, { signIns }: Demo): Promise<Office> {
  const admin = signIns.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('the demo has no admin');
  let token = '';
  const call = async (path: string, method: 'GET' | 'POST' | 'DELETE', body?: object) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  ({ token } = await call('session', 'POST', { email: admin.email, password: admin.password }));
  return {
    floor: () => call('floor', 'GET'),
    setGroup: ({ id, ...group }) => call(`floor/groups/${id}`, 'POST', group),
    setStaff: ({ agent, name: _, ...staff }) => call(`floor/staff/${agent}`, 'POST', staff),
    signOut: () => call('session', 'DELETE'),
  };
}
