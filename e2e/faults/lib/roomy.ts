import type { Demo } from '../../lib/relay.ts';

/** As many as an admin may set: what is looked for here is what faults do, not what limits and waits do. */
const LIMIT = 100;
const GRACE_MS = 3_600_000;
const MANY = 10_000;

/** Lets every agent of the demo have as many conversations as one may, and keep them through any fault. */
export async function makeRoom(url: string, { signIns }: Demo): Promise<void> {
  const admin = signIns.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('the demo has no admin');
  const call = async (
    path: string,
    method: 'GET' | 'POST' | 'DELETE',
    body?: object,
    token = '',
  ): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? {} : answer.json();
  };
  const { email, password } = admin;
  const { token } = await call('session', 'POST', { email, password });
  const { groups, staff } = await call('floor', 'GET', undefined, String(token));
  for (const { id, hours: _, ...group } of groups as { id: string; hours?: unknown }[]) {
    const settings = { ...group, maxWaiting: MANY, graceMs: GRACE_MS };
    await call(`floor/groups/${id}`, 'POST', settings, String(token));
  }
  for (const { agent, ...rest } of staff as { agent: string; [field: string]: unknown }[]) {
    const { groups: theirs, skills, languages } = rest;
    await call(`floor/staff/${agent}`, 'POST', { groups: theirs, skills, languages, limit: LIMIT }, String(token));
  }
  await call('session', 'DELETE', undefined, String(token));
}
