import { openOffice } from '../../lib/office.ts';
import type { Demo } from '../../lib/relay.ts';

/** As many as an admin may set: what is looked for here is what faults do, not what limits and waits do. */
const LIMIT = 100;
const GRACE_MS = 3_600_000;
const MANY = 10_000;

/** Lets every agent of the demo have as many conversations as one may, and keep them through any fault. */
export async function makeRoom(url: string, demo: Demo): Promise<void> {
  const office = await openOffice(url, demo);
  const { groups, staff } = await office.floor();
  for (const group of groups) await office.setGroup({ ...group, maxWaiting: MANY, graceMs: GRACE_MS });
  for (const each of staff) await office.setStaff({ ...each, limit: LIMIT });
  await office.signOut();
}
