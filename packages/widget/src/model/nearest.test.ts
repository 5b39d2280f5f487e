import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const NAMES = ['open', 'close', 'message', 'messageStatus', 'agentJoined', 'position', 'site', 'theme'];

it('finds the name that was meant', () => {
  for (const [given, meant] of [
    ['opne', 'open'],
    ['opened', 'open'],
    ['closed', 'close'],
    ['mesage', 'message'],
    ['Messages', 'message'],
    ['message-status', 'messageStatus'],
    ['agentjoined', 'agentJoined'],
    ['postion', 'position'],
    ['poistoin', 'position'],
    ['thme', 'theme'],
  ]) {
    expect(nearest(`${given}`, NAMES)).toBe(meant);
  }
});

it('finds none in what is another word, or none at all', () => {
  for (const given of ['', 'title', 'cfasync', 'turbotrack', 'click', 'o', 'constructor', '__proto__', '中文']) {
    expect(nearest(given, NAMES)).toBe(undefined);
  }
});
