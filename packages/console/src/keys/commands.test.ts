import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../testing/texts.ts';
import { findCommands } from '../text/find-commands.ts';
import { cap, capsOf, isMac, shortcut } from './caps.ts';
import { COMMAND_IDS, keysOf } from './commands.ts';
import { commandOf } from './keymap.ts';
import { TOLD } from './told.ts';

const views = new URL('../views/', import.meta.url);
const sources = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => [name, readFileSync(new URL(name, views), 'utf8')] as const);

describe('the table of commands', () => {
  it('gives no key to two commands', () => {
    const keys = COMMAND_IDS.flatMap((id) => keysOf(id).map(({ key, when }) => `${when} ${key}`));
    expect(keys.length).toBe(new Set(keys).size);
  });

  it('is where each press finds its command', () => {
    for (const id of COMMAND_IDS) {
      for (const { key, when } of keysOf(id)) {
        const press = {
          ...{ key, ctrlKey: when === 'mod', altKey: when === 'alt' },
          ...{ metaKey: false, shiftKey: false, isComposing: false, keyCode: 0, repeat: false },
        };
        const where = { typing: when !== 'letter' && when !== 'list', inList: when === 'list', singleKeys: true };
        expect(commandOf(press, where), `${when} ${key}`).toBe(id);
      }
    }
  });

  it('has words for each in every language, and no two commands the same', () => {
    for (const t of Object.values(LANGUAGES)) {
      const words = COMMAND_IDS.map((id) => TOLD[id].words(t));
      expect(words.filter((one) => one.trim() === '')).toEqual([]);
      expect(words.filter((one, at) => words.indexOf(one) !== at)).toEqual([]);
    }
  });

  it('has an initial for each Chinese character of its words', () => {
    const counts = COMMAND_IDS.map((id) => {
      const { words, initials } = TOLD[id];
      return [id, [...words(LANGUAGES['zh-CN']).matchAll(/\p{Script=Han}/gu)].length, initials.length];
    });
    expect(counts.filter(([, characters, initials]) => characters !== initials)).toEqual([]);
  });

  it('is where each is found in every language by its words, and by the initials of the Chinese ones', () => {
    for (const t of Object.values(LANGUAGES)) {
      const all = COMMAND_IDS.map((id) => ({ id, ...TOLD[id], words: TOLD[id].words(t), beside: '' }));
      for (const { id, words, initials } of all) {
        expect(findCommands(all, words)[0]?.words, id).toBe(words);
        const [best] = findCommands(all, initials);
        // Several have the same letters; nobody is shown one of others.
        expect(best?.initials.startsWith(initials), `${t.lang} ${id}`).toBe(true);
        expect(
          findCommands(all, initials).some((one) => one.id === id),
          id,
        ).toBe(true);
      }
    }
  });

  it('says what stands on the caps', () => {
    expect([cap('take'), cap('leave'), capsOf('next', false), capsOf('switchNext', false)]).toEqual([
      'T',
      'Esc',
      ['J', '↓'],
      ['Alt ↓'],
    ]);
    expect([capsOf('palette', false), capsOf('palette', true)]).toEqual([['Ctrl K'], ['⌘ K']]);
    expect([shortcut('take'), shortcut('switchNext'), shortcut('leave')]).toEqual(['t', 'Alt+ArrowDown', 'Escape']);
    expect([isMac('MacIntel'), isMac('iPad'), isMac('Linux x86_64')]).toEqual([true, true, false]);
  });

  it('is where buttons have their keys from: no view names one by itself', () => {
    const own = new Set(COMMAND_IDS.flatMap((id) => capsOf(id, false)));
    for (const [name, source] of sources) {
      for (const [found, key] of source.matchAll(/aria-keyshortcuts="([^"]+)"/g)) {
        // Forms go with a key of their own, and so are all of a list picked; the order of ready replies is changed with keys that mean
        // something only there.
        if (key === 'Control+Enter Meta+Enter' || key === 'Control+A Meta+A') continue;
        expect(name, found).toBe('ready/entry.tsx');
        expect(key).toMatch(/^Alt\+Arrow(Up|Down)$/);
      }
      for (const [found, key = ''] of source.matchAll(/<Key name="([^"]+)"/g))
        expect(own.has(key), `${name}: ${found}`).toBe(false);
    }
    expect(sources.length).toBeGreaterThan(50);
  });

  it('is told in the guide, key by key', () => {
    const guide = readFileSync(new URL('../../../../docs/console.md', import.meta.url), 'utf8');
    const [, told = ''] = guide.split('| key | what it does |');
    const caps = COMMAND_IDS.flatMap((id) => capsOf(id, false));
    expect(
      caps.filter(
        (one) =>
          !told.includes(
            one
              .split(' ')
              .map((part) => `\`${part}\``)
              .join(' '),
          ),
      ),
    ).toEqual([]);
  });

  it('shows the key of each letter on a button, a field or a tip', () => {
    const all = sources.map(([, source]) => source).join('\n');
    // The switch of lanes and the empty desk tell several in one list.
    const isShown = (id: string) =>
      [`shortcut('${id}')`, `, '${id}')`, `of="${id}"`, `: '${id}'`, `['${id}']`, `['${id}', `, `, '${id}']`].some(
        (way) => all.includes(way),
      );
    const shown = COMMAND_IDS.filter((id) => keysOf(id).some(({ when }) => when === 'letter')).filter(
      (id) => !isShown(id),
    );
    expect(shown).toEqual([]);
  });
});
