import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import type { OpenApi } from './deps.ts';
import { createFolder } from './folder.ts';
import { openApi } from './openapi.ts';
import { ROUTES } from './routes/index.ts';
import type { HttpEdge, HttpEdgeOptions } from './types.ts';

/**
 * A folder of built files: the copy inside the published package, made with the server it serves; in the workspace, where
 * there is none, what the package beside this one was built into.
 */
function built(name: 'widget' | 'console'): string {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const packed = at(`../../${name}`);
  return existsSync(packed) ? packed : at(`../../../../${name}/dist`);
}

/** The HTTP side of the server: pages, probes, the REST API, the files of widget and console. */
export function createHttpEdge(options: HttpEdgeOptions): HttpEdge {
  const {
    config,
    auth,
    people,
    links,
    account,
    floor,
    site,
    siteLog,
    look,
    rating,
    left,
    answerLinks,
    readyReplies,
    storeDesk,
    storeFinder,
    lookupPace,
    takenBack,
    search,
    overview,
    reveal,
    referrals,
    doors,
    guard,
    webhooks,
    dayBook,
    gate,
    files,
    views,
    store,
    shoppers,
    eraser,
    exporter,
    tags,
    readiness,
    metrics,
  } = options;
  let document: OpenApi | undefined;
  const app = createApp({
    ...options,
    routes: ROUTES,
    deps: {
      config,
      auth,
      people,
      links,
      account,
      floor,
      site,
      siteLog,
      look,
      rating,
      left,
      answerLinks,
      readyReplies,
      storeDesk,
      storeFinder,
      lookupPace,
      takenBack,
      dayBook,
      gate,
      files,
      views,
      store,
      search,
      overview,
      shoppers,
      eraser,
      exporter,
      tags,
      reveal,
      referrals,
      doors,
      guard,
      webhooks,
      readiness,
      metrics,
      widget: createFolder(options.widgetDir ?? built('widget')),
      console: createFolder(options.consoleDir ?? built('console')),
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
