import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import type { OpenApi } from './deps.ts';
import { createFolder } from './folder.ts';
import { openApi } from './openapi.ts';
import { ROUTES } from './routes/index.ts';
import type { HttpEdge, HttpEdgeOptions } from './types.ts';

/** Beside this package, both from `src` and from `dist`. */
const sibling = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** The HTTP side of the server: pages, probes, the REST API, the files of widget and console. */
export function createHttpEdge(options: HttpEdgeOptions): HttpEdge {
  const { config, auth, readiness, metrics } = options;
  let document: OpenApi | undefined;
  const app = createApp({
    ...options,
    routes: ROUTES,
    deps: {
      config,
      auth,
      readiness,
      metrics,
      widget: createFolder(options.widgetDir ?? sibling('widget/dist')),
      console: createFolder(options.consoleDir ?? sibling('console/dist')),
      openApi: () => {
        document ??= openApi(ROUTES, config.publicUrl);
        return document;
      },
    },
  });
  const listener = getRequestListener(
    (request, { incoming }) => app.fetch(request, { remote: incoming.socket.remoteAddress }),
    { overrideGlobalObjects: false },
  );
  return {
    listener(request, response) {
      void listener(request, response);
    },
  };
}
