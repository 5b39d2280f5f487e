import { describe, expect, it } from 'vitest';
import { EVENTS, OPTIONS, tell } from './hints.ts';
import { DERIVED, FITS, HEARD, SITE } from './set-up.ts';
import { hearWarnings } from './testing/warnings.ts';

const told = (kind: 'option' | 'event' | 'command', ...given: string[]): unknown[] => {
  const warnings = hearWarnings();
  tell(kind, given, { onclick: null } as unknown as Element);
  warnings.stop();
  return warnings.told;
};

describe('what a tag says', () => {
  it('is passed over where it means something, here or to the browser', () => {
    for (const [name, values] of Object.entries(OPTIONS).filter(([name]) => name !== 'locale')) {
      for (const value of values[0] ? [...values, ''] : ['', 'anything']) expect(`${name}=${value}`).toMatch(FITS);
    }
    for (const global of ['class', 'id', 'style', 'aria-label', 'data-v-7']) {
      expect(`${global}=x`).toMatch(FITS);
    }
  });

  it('is looked at where it is misspelt', () => {
    for (const odd of [
      'postion=start',
      'position=left',
      'theme=Dark',
      'locale=fr',
      'sites=x',
      'positions=',
      'cfasync=false',
    ]) {
      expect(odd).not.toMatch(FITS);
    }
  });

  it('names a site as the relay does', () => {
    for (const right of ['demo', 'tea-2', 'a']) expect(right).toMatch(SITE);
    for (const wrong of ['', 'Demo', 'my shop', 'tea_2', 'x'.repeat(41), '茶']) expect(wrong).not.toMatch(SITE);
  });
});

it('knows every event that is told', () => {
  expect(EVENTS.filter((event) => !HEARD.test(event))).toEqual(
    DERIVED.split(' ').sort((a, b) => EVENTS.indexOf(a) - EVENTS.indexOf(b)),
  );
});

describe('what means nothing is told to the developer', () => {
  it('with the nearest right name', () => {
    expect(told('option', 'postion=start')).toEqual(['<shop-bell> There is no option "postion". Is it "position"?']);
    expect(told('event', 'mesage')).toEqual(['<shop-bell> There is no event "mesage". Is it "message"?']);
    expect(told('command', 'opne,[object Object]')).toEqual(['<shop-bell> There is no command "opne". Is it "open"?']);
  });

  it('with all there are, where none is near', () => {
    expect(told('option', 'position=left', 'locale=fr')).toEqual([
      '<shop-bell> The option position="left" is not known. It is one of: start, end.',
      '<shop-bell> The option locale="fr" is not known. It is no language that the widget speaks.',
    ]);
    expect(told('event', 'visited')[0]).toMatch(/^<shop-bell> There is no event "visited". There are: ready, open, /);
  });

  it('once', () => {
    expect(told('event', 'onse', 'onse').length).toBe(1);
    expect(told('event', 'onse')).toEqual([]);
  });

  it('not where it is another script’s option or the browser’s event', () => {
    expect([...told('option', 'cfasync=false', 'title=x', 'part=x'), ...told('event', 'click')]).toEqual([]);
  });

  it('as a list, where a command came without one', () => {
    expect(told('command', 'close')).toEqual(['<shop-bell> A command is a list: push(["close"]).']);
  });
});
