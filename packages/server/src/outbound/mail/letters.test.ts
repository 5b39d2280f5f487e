import { expect, test } from 'vitest';
import { HOSTILE } from '../../testing/hostile.ts';
import { lettersOf } from './letters.ts';

const invitation = (site: string, language?: 'zh-CN' | 'en') =>
  lettersOf({
    about: 'invitation',
    to: 'mei@example.com',
    site,
    role: 'supervisor',
    link: 'https://chat.example/console/#invitation/a&b',
    expiresAt: Date.UTC(2026, 10, 24, 7, 30),
    ...(language ? { language } : {}),
  });

test('[ML1] says a letter in its language, or in both below each other', () => {
  const { subject, text } = invitation('茶铺', 'zh-CN');
  expect(subject).toBe('邀请您加入“茶铺”的在线客服');
  expect(text).toContain('https://chat.example/console/#invitation/a&b\n');
  expect(text).not.toContain('invites');
  expect(invitation('Tea', 'en').text).toMatch(
    /^Tea invites you to its chat console as a supervisor\.\n.*until November 24, 2026 at 07:30 UTC\b/s,
  );
  const both = invitation('Tea');
  expect(both.subject).toBe('邀请您加入“Tea”的在线客服 / You are invited to the chat of Tea');
  expect(both.html).toContain('<div lang="zh-CN">');
  expect(both.html).toContain('<div lang="en">');
});

test('[ML1] tells times by the shop’s clock, and names its zone', () => {
  const letter = (language: 'zh-CN' | 'en') =>
    lettersOf({
      ...{
        about: 'store_note',
        to: 'store@example.com',
        site: 'Tea',
        store: 'Market Street',
        note: 'Size 42',
        language,
      },
      ...{ expiresAt: Date.UTC(2026, 10, 24, 17, 30), timeZone: 'Asia/Shanghai' },
    }).text;
  expect(letter('en')).toContain('November 25, 2026 at 01:30 GMT+8');
  expect(letter('zh-CN')).toMatch(/2026年11月25日.*01:30/);
});

test('[ML2] makes no markup of what comes from outside, and one line of a subject', () => {
  const site = '<img src=x onerror=alert(1)>"\'&\r\nBcc: all@example.com\u202egnp';
  const { subject, html } = invitation(site, 'en');
  expect(subject).not.toMatch(/[\r\n\u202e]/);
  expect(subject).toContain('Bcc: all@example.com');
  expect(html).not.toMatch(/<img/);
  expect(html).toContain('href="https://chat.example/console/#invitation/a&#38;b"');
  const tags = (of: string) => of.match(/<\/?[a-z!]+/gi)?.filter((tag) => tag !== '<br').length;
  for (const hostile of HOSTILE) {
    expect(tags(invitation(hostile, 'en').html), hostile).toBe(tags(invitation('Tea', 'en').html));
  }
});
