import { expect, it } from 'vitest';
import { createChat } from './create-chat.ts';
import { shopperOn } from './testing/shopper.ts';

/** Pages without types give what comes to hand. */
const anything = (value: unknown) => value as never;

it('names the option that is missing or malformed', () => {
  for (const [options, path] of [
    [undefined, 'site'],
    [{}, 'site'],
    [{ site: 'demo' }, 'endpoint'],
    [{ site: 'demo', endpoint: 5 }, 'endpoint'],
    [{ site: 'demo', endpoint: 'https://chat.example.com', storage: 'cookie' }, 'storage'],
  ] as const) {
    expect(() => createChat(anything(options))).toThrow(
      expect.objectContaining({ code: 'bad_option', message: path, retry: 'fix', path }),
    );
  }
});

it('names what a verb was given and can’t use', async () => {
  const { chat } = shopperOn();
  const refused = (code: string, path: string) => ({ code, message: path, retry: 'fix', path });
  for (const words of [42, {}]) {
    await expect(chat.send(anything(words))).rejects.toMatchObject(refused('bad_option', 'text'));
  }
  await expect(chat.send(' ')).rejects.toMatchObject(refused('text_empty', 'text'));
  await expect(chat.send('x'.repeat(4001))).rejects.toMatchObject(refused('text_too_long', 'text'));
  await expect(chat.upload(anything('x'))).rejects.toMatchObject(refused('bad_option', 'file'));
  for (const [options, path] of [
    [null, 'history'],
    [5, 'history'],
  ] as const) {
    await expect(chat.history(anything(options))).rejects.toMatchObject(refused('bad_option', path));
  }
  await expect(chat.identify(anything(5))).rejects.toMatchObject({ code: 'identify_failed' });
});
