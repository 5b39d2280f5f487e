import type { SiteLogBody } from '../ports/site-log.ts';
import type { DoorChange, StoreDoor } from '../ports/store-doors.ts';

/** What a store has after a change. */
export function doorAfter({ door, link, mail, ...store }: StoreDoor, change: DoorChange): StoreDoor {
  const kept = { door, link, mail };
  switch (change.kind) {
    case 'door_set':
      kept.door = change.door;
      break;
    case 'door_closed':
      kept.door = undefined;
      break;
    case 'link_made':
      kept.link = change.link;
      break;
    case 'link_retired':
      kept.link = undefined;
      break;
    case 'mail_set':
      kept.mail = change.mail;
  }
  return {
    ...store,
    ...(kept.door ? { door: kept.door } : {}),
    ...(kept.link ? { link: kept.link } : {}),
    ...(kept.mail === undefined ? {} : { mail: kept.mail }),
  };
}

/** What the site's log says of it: no code, no link, no address. */
export function doorLogBody(store: string, change: DoorChange): SiteLogBody {
  const body = { id: store };
  if (change.kind !== 'door_set') return { kind: `store_${change.kind}`, body };
  const { group } = change.door;
  return { kind: 'store_door_set', body: { ...body, ...(group === undefined ? {} : { group }) } };
}
