import { route } from '../route.ts';
import { sendFile, unbuilt } from '../send-file.ts';

/** Shops load these from their own pages; the names carry no hash, so that a page never has to change. */
const headersOf = (file: string) => ({
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  // The loader works with any panel, so a page needn't wait for a newer one. A panel of before an update would ask for a
  // reload and come from the cache once more: it is asked about first.
  'cache-control': file === 'shopbell.js' ? 'public, max-age=300, stale-while-revalidate=86400' : 'public, max-age=300',
});

export const widgetFile = route({
  method: 'get',
  path: '/:file{[A-Za-z0-9][A-Za-z0-9_.-]*\\.js}',
  summary: 'The widget: `/shopbell.js` for the script tag, `/panel.js` and the languages it loads.',
  allow: 'public',
  answers: {
    200: { doc: 'The script.', media: 'text/javascript' },
    304: { doc: 'The copy named by `If-None-Match` is still good.' },
    503: { doc: 'The widget has not been built.', media: 'text/plain' },
  },
  problems: ['not_found'],
  async handle(call, { widget }) {
    const name = call.path.slice(1);
    const file = await widget.find(name);
    if (file === undefined) return { problem: 'not_found' };
    return file === 'unbuilt' ? unbuilt('widget') : sendFile(call, file, headersOf(name));
  },
});
