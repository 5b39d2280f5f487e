import { consolePolicy } from '../headers.ts';
import { route } from '../route.ts';
import { sendFile, unbuilt } from '../send-file.ts';

const PREFIX = '/console/';
/** Files below `assets/` have their hash in their name. */
const FOREVER = 'public, max-age=31536000, immutable';

export const consoleFile = route({
  method: 'get',
  path: '/console/*',
  summary: "The agents' console.",
  allow: 'public',
  answers: {
    200: { doc: 'The page or one of its files.', media: 'text/html' },
    304: { doc: 'The copy named by `If-None-Match` is still good.' },
    503: { doc: 'The console has not been built.', media: 'text/plain' },
  },
  problems: ['not_found'],
  async handle(call, { console: folder, config }) {
    const path = call.path.slice(PREFIX.length);
    // An address without a file's ending is a place inside the app.
    const name = path === '' || !/\.[a-z0-9]+$/.test(path) ? 'index.html' : path;
    const file = await folder.find(name);
    if (file === undefined) return { problem: 'not_found' };
    if (file === 'unbuilt') return unbuilt('console');
    return sendFile(call, file, {
      'content-security-policy': consolePolicy(config.publicUrl),
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': name.startsWith('assets/') ? FOREVER : 'no-cache',
    });
  },
});
