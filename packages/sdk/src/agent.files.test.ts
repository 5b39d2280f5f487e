import { expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig } from './testing/rig.ts';
import { settle } from './testing/virtual-clock.ts';

const FILE = '01kah0t3vqf0f0f0f0f0';
const C = '01kah0t3vq8m2r5x9zbc';

it('sends an agent’s file with an empty text, and shows it among what is on its way', async () => {
  const { ports } = createRig();
  const agent = agentOver(
    { ...ports, fetch: () => Promise.reject(new Error('no network')), origin: 'https://chat.example' },
    {},
  );
  void agent.send(C, '', { file: FILE });
  await settle();
  await expect(agent.send(C, '')).rejects.toMatchObject({ code: 'text_empty' });
  agent.open(C);
  expect(agent.view.threads.get(C)?.pending).toMatchObject([{ text: '', file: FILE, lane: 'public' }]);
  agent.destroy();
});

it('[UP1] uploads as the agent, with the session’s cookie', async () => {
  const { ports } = createRig();
  const asked: (readonly [string, RequestInit | undefined])[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push([String(url), init]);
    return new Response('{"code":"session_invalid","text":""}', { status: 401 });
  };
  const agent = agentOver({ ...ports, fetch, origin: 'https://chat.example' }, {});
  const upload = await agent.upload(new Blob(['x'], { type: 'text/plain' }), { name: 'a.txt' });
  // Reading a file takes turns of the machine's own.
  await expect.poll(() => upload.view).toMatchObject({ status: 'failed', problem: 'session_invalid' });
  expect(asked[0]?.[0]).toBe('https://chat.example/api/v1/files');
  expect(asked[0]?.[1]?.credentials).toBe('include');
});
