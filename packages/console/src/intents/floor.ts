import type { Signal } from '@preact/signals';
import type { Answer } from '../api/call.ts';
import {
  type GroupFields,
  type Hours,
  type Preview,
  type StaffFields,
  type Thresholds,
  toFloor,
  toPreview,
} from '../api/floor.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import { type NewKey, type SiteFields, type SiteKey, toNewKey, toSite } from '../api/site.ts';
import type { Loaded, Office } from '../state/office.ts';

type Done = Promise<Refused | undefined>;

/** What admins set about the floor and the shop. Each answers with the refusal to tell, if there was one. */
export interface FloorIntents {
  loadFloor(): Promise<void>;
  /** Null: the shop's hours. */
  setGroup(id: string, group: GroupFields, hours: Hours | null): Done;
  removeGroup(id: string): Done;
  setStaff(agent: string, staff: StaffFields): Done;
  /** Null: always open. */
  setHours(hours: Hours | null): Done;
  /** What hours would come to now, and what comes next. Sets nothing. */
  previewHours(hours: Hours | null): Promise<Answer<Preview>>;
  setThresholds(thresholds: Thresholds): Done;
  loadSite(): Promise<void>;
  setSite(site: SiteFields): Done;
  /** Makes a further shop. Nothing of this one is taken along. */
  addSite(slug: string, site: SiteFields): Done;
  addKey(use: SiteKey['use']): Promise<Answer<NewKey>>;
  retireKey(id: string): Done;
}

interface Calls {
  ask<T>(read: Reader<T>, ...rest: Parameters<Request>): Promise<Answer<T>>;
  done(...rest: Parameters<Request>): Done;
  load<T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string): Promise<void>;
}

export function createFloorIntents({ floor, site }: Pick<Office, 'floor' | 'site'>, calls: Calls): FloorIntents {
  const { ask, done, load } = calls;
  const loadFloor = () => load(floor, toFloor, 'floor');
  const loadSite = () => load(site, toSite, 'site');

  /** Done, and the page as it is afterwards. A refusal too may mean that what is on the page is old. */
  async function change(reload: () => Promise<void>, ...rest: Parameters<Request>): Done {
    const refused = await done(...rest);
    await reload();
    return refused;
  }

  return {
    loadFloor,
    setGroup: (id, group, hours) => change(loadFloor, 'POST', `floor/groups/${id}`, { ...group, hours }),
    removeGroup: (id) => change(loadFloor, 'DELETE', `floor/groups/${id}`),
    setStaff: (agent, staff) => change(loadFloor, 'POST', `floor/staff/${agent}`, staff),
    setHours: (hours) => change(loadFloor, 'POST', 'floor/hours', { hours }),
    previewHours: (hours) => ask(toPreview, 'POST', 'floor/hours/preview', { hours }),
    setThresholds: (thresholds) => change(loadFloor, 'POST', 'floor/thresholds', thresholds),
    loadSite,
    setSite: (fields) => change(loadSite, 'POST', 'site', fields),
    addSite: (slug, fields) => done('POST', 'sites', { slug, ...fields }),
    async addKey(use) {
      const answer = await ask(toNewKey, 'POST', 'site/keys', { use });
      await loadSite();
      return answer;
    },
    retireKey: (id) => change(loadSite, 'DELETE', `site/keys/${id}`),
  };
}
