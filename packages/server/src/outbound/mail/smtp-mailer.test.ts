import { afterEach, expect, test } from 'vitest';
import { MailRefused } from '../../ports/mailer.ts';
import type { Tracked } from '../../ports/outgoing.ts';
import { systemClock } from '../../system-clock.ts';
import { openMailbox } from '../../testing/mailbox.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { mailSender } from './mail-sender.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

let box: Awaited<ReturnType<typeof openMailbox>>;
afterEach(() => box.close());

const mailer = () =>
  createSmtpMailer({
    server: { host: '127.0.0.1', port: box.port, secure: false },
    from: '"茶铺" <shop@example.com>',
    host: 'chat.example',
  });

const mail = (site = '茶铺', to = 'mei@example.com') =>
  ({
    ...({ about: 'invitation', to, site, role: 'agent', expiresAt: 0 } as const),
    link: 'https://chat.example/console/#invitation/abc',
  }) as const;

const row: Tracked = {
  ...{
    site: 's1',
    n: 1,
    id: '01kafzk00000000000k1',
    target: 'mail',
    topic: 'left_replied',
    state: 'waiting',
    tries: 0,
  },
  ...{ about: { ref: 'r1' }, at: 5, dueAt: 5 },
};

test('[ML3] sends a letter from the shop, in text and in HTML, as no person wrote it', async () => {
  box = await openMailbox();
  await mailer().send(mail());
  const [letter] = box.letters;
  expect(letter).toMatchObject({ from: 'shop@example.com', to: ['mei@example.com'] });
  expect(letter?.headers).toMatchObject({
    from: '茶铺 <shop@example.com>',
    subject: '邀请您加入“茶铺”的在线客服 / You are invited to the chat of 茶铺',
    'auto-submitted': 'auto-generated',
  });
  expect(letter?.text).toContain('接受邀请:\nhttps://chat.example/console/#invitation/abc');
  expect(letter?.html).toContain('<a href="https://chat.example/console/#invitation/abc">');
});

test('[ML2] lets nothing from outside into its headers', async () => {
  box = await openMailbox();
  await mailer().send(mail('Tea\r\nBcc: all@example.com\r\n\r\n<b>x'));
  const [letter] = box.letters;
  expect(letter?.to).toEqual(['mei@example.com']);
  expect(Object.keys(letter?.headers ?? {})).not.toContain('bcc');
  expect(letter?.headers.subject).toContain('Tea Bcc: all@example.com');
  await expect(mailer().send(mail('Tea', 'a@example.com>\r\nRCPT TO:<b@example.com'))).rejects.toThrow();
  await expect(mailer().send(mail('Tea', 'a@example.com, b@example.com'))).rejects.toThrow();
  expect(box.letters.flatMap(({ to }) => to)).toEqual(['mei@example.com']);
});

test('[ML4] calls a letter by its id, every time', async () => {
  box = await openMailbox();
  await mailer().send(mail(), row.id);
  await mailer().send(mail(), row.id);
  await mailer().send(mail());
  const ids = box.letters.map(({ headers }) => headers['message-id']);
  expect(ids.slice(0, 2)).toEqual([`<${row.id}@chat.example>`, `<${row.id}@chat.example>`]);
  expect(ids[2]).not.toContain(row.id);
});

test('[ML4] tells a mailbox that is not there from a server that is busy, gone, or cut off', async () => {
  box = await openMailbox((to) => (to.startsWith('no') ? 'unknown' : to.startsWith('busy') ? 'busy' : 'drops'));
  const lines: object[] = [];
  const log = { warn: (fields: object) => void lines.push(fields) };
  const send = (to: string) =>
    mailSender({
      letters: { left_replied: async () => ({ mail: mail('Tea', to) }) },
      ...{ mailer: mailer(), clock: systemClock, log },
    })(row, new AbortController().signal);
  await expect(mailer().send(mail('Tea', 'nobody@example.com'))).rejects.toBeInstanceOf(MailRefused);
  expect(await send('nobody@example.com')).toEqual({ failure: 'refused', status: 550, final: true });
  expect(await send('busy@example.com')).toEqual({ failure: 'unreachable' });
  expect(await send('cut@example.com')).toEqual({ failure: 'unreachable' });
  await box.close();
  expect(await send('mei@example.com')).toEqual({ failure: 'unreachable' });
  expect(JSON.stringify(lines)).not.toContain('example.com');
  box = await openMailbox();
});

test('[ML4] goes again where its server takes nothing from this one', async () => {
  box = await openMailbox(undefined, () => 'closed');
  const send = mailSender({
    letters: { left_replied: async () => ({ mail: mail() }) },
    ...{ mailer: mailer(), clock: systemClock, log: { warn() {} } },
  });
  expect(await send(row, new AbortController().signal)).toEqual({ failure: 'unreachable' });
});

test.each(['silent', 'drips'] as const)(
  '[ML5] is over in time with a server that is %s, and at once with this one',
  async (health) => {
    box = await openMailbox(undefined, () => health);
    const clock = createVirtualClock();
    const stopping = new AbortController();
    const send = mailSender({
      letters: { left_replied: async () => ({ mail: mail() }) },
      mailer: createSmtpMailer({
        server: { host: '127.0.0.1', port: box.port, secure: false },
        ...{ from: 'shop@example.com', host: 'chat.example', stepMs: 600_000 },
      }),
      ...{ clock, log: { warn() {} } },
    });
    const sending = send(row, stopping.signal);
    await expect.poll(box.held).toBe(1);
    clock.advance(59_999);
    await new Promise(setImmediate);
    expect(box.held()).toBe(1);
    clock.advance(1);
    expect(await sending).toEqual({ failure: 'timeout' });
    await expect.poll(box.held).toBe(0);
    const another = send(row, stopping.signal);
    await expect.poll(box.held).toBe(1);
    stopping.abort();
    expect(await another).toEqual({ failure: 'unreachable' });
    await expect.poll(box.held).toBe(0);
  },
);

test('[ML3] sends nothing that is not to be sent any more, and nothing before its time', async () => {
  box = await openMailbox();
  const letters = { left_replied: async () => undefined, rating_asked: async () => ({ later: 77 }) };
  const send = mailSender({ letters, mailer: mailer(), clock: systemClock, log: { warn() {} } });
  const signal = new AbortController().signal;
  expect(await send(row, signal)).toEqual({ became: 'gone' });
  expect(await send({ ...row, topic: 'rating_asked' }, signal)).toEqual({ later: 77 });
  expect(await send({ ...row, topic: 'other' }, signal)).toEqual({ became: 'gone' });
  expect(box.letters).toEqual([]);
});
