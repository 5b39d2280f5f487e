import { isName, type ProblemCode } from '@shopbell/protocol';
import type { Session } from '../auth/types.ts';
import type { Directory } from '../ports/directory.ts';
import { type Shoppers, TAG_NAME_MAX_CHARS, type Tag } from '../ports/shoppers.ts';
import type { LogActor, ToldBody } from '../ports/site-log.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal } from './refusal.ts';

type Done = { ok: true } | SettingsRefusal;

/** The site's tags for shoppers. Agents read them; that supervisors and admins set them is checked at the door. */
export interface TagDesk {
  view(by: Session): Promise<readonly Tag[]>;
  /** Makes one, as the last; gives its id. */
  add(by: Session, tag: Omit<Tag, 'id'>): Promise<{ id: string } | SettingsRefusal>;
  /** `place`: from 0; absent: where it is. */
  set(by: Session, tag: Tag, place: number | undefined): Promise<Done>;
  remove(by: Session, tag: string): Promise<Done>;
}

interface Deps extends Pick<OfficeDeps, 'clock' | 'newId'> {
  directory: Pick<Directory, 'change'>;
  shoppers: Shoppers;
}

export function createTagDesk({ shoppers, directory, clock, newId }: Deps): TagDesk {
  async function told(by: Session, entry: ToldBody): Promise<void> {
    const actor: LogActor = { role: 'agent', id: by.self.id };
    const noted = await directory.change([{ kind: 'told', site: by.self.site.id, entry }], actor, clock.now());
    if (!noted.ok) throw new Error(`a tag could not be noted: ${noted.refusal}`);
  }

  async function put(by: Session, given: Tag, place: number | undefined): Promise<Done> {
    const tag = { ...given, name: given.name.trim() };
    if (!isName(tag.name, TAG_NAME_MAX_CHARS)) return faulty([{ code: 'name_invalid', path: 'name' }]);
    const done = await shoppers.setTag(by.self.site.id, tag, place);
    if ('refused' in done) {
      const problem: ProblemCode = 'too_many';
      return done.refused === 'name_taken' ? faulty([{ code: 'name_taken', path: 'name' }]) : { problem };
    }
    await told(by, { kind: 'tag_set', body: { tag: tag.id, name: tag.name, hue: tag.hue } });
    return { ok: true };
  }

  return {
    view: ({ self }) => shoppers.tags(self.site.id),
    async add(by, tag) {
      const id = newId();
      const done = await put(by, { ...tag, id }, undefined);
      return 'problem' in done ? done : { id };
    },
    async set(by, tag, place) {
      const known = await shoppers.tags(by.self.site.id);
      return known.some(({ id }) => id === tag.id) ? put(by, tag, place) : { problem: 'tag_unknown' };
    },
    async remove(by, tag) {
      if (!(await shoppers.removeTag(by.self.site.id, tag))) return { problem: 'tag_unknown' };
      await told(by, { kind: 'tag_removed', body: { tag } });
      return { ok: true };
    },
  };
}
