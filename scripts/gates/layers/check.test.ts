import { describe, expect, it } from 'vitest';
import { checkLayers } from './check.ts';
import { findCycles } from './cycles.ts';
import { HOUSES } from './table.ts';

const entries = new Map([
  ['@shopbell/protocol', ['@shopbell/protocol', '@shopbell/protocol/constants']],
  ['@shopbell/domain', ['@shopbell/domain']],
  ['@shopbell/sdk', ['@shopbell/sdk', '@shopbell/sdk/agent', '@shopbell/sdk/testing']],
  ['@shopbell/widget', ['@shopbell/widget']],
  ['@shopbell/server', ['@shopbell/server']],
]);

const objections = (path: string, text: string): string[] =>
  checkLayers([{ path, text }], entries).findings.map((finding) => finding.text);

const cases = (name: string, rows: readonly [path: string, text: string, says: string | undefined][]): void => {
  describe(name, () => {
    it.each(rows)('%s: %s', (path, text, says) => {
      const found = objections(path, text);
      if (says === undefined) expect(found).toEqual([]);
      else expect(found).toEqual([expect.stringContaining(says)]);
    });
  });
};

cases('our own packages', [
  ['packages/server/src/app/say.ts', "import { Say } from '@shopbell/protocol'", undefined],
  ['packages/sdk/src/index.ts', "import { createRelay } from '@shopbell/server'", 'may not import @shopbell/server'],
  ['packages/domain/src/x.ts', "import { createChat } from '@shopbell/sdk'", 'may not import @shopbell/sdk'],
  ['packages/protocol/src/x.ts', "import { x } from '@shopbell/domain'", 'may not import @shopbell/domain'],
  ['packages/console/src/x.ts', "import { createAgent } from '@shopbell/sdk/agent'", undefined],
  ['packages/react/src/x.ts', "import '@shopbell/widget'", undefined],
  ['packages/react/src/x.ts', "import type { Say } from '@shopbell/protocol'", 'may not import @shopbell/protocol'],
  ['packages/widget/src/x.ts', "import { ShopBell } from '@shopbell/react'", 'no entry'],
  ['packages/console/src/x.ts', "import { createChat } from '@shopbell/sdk'", 'only types'],
  ['packages/sdk/src/x.ts', "import x from '@shopbell/protocol/src/x.ts'", 'no entry'],
  ['packages/sdk/src/x.ts', "import x from '@shopbell/nothing'", 'no entry'],
]);

cases('the schemas stay out of shops’ pages', [
  ['packages/sdk/src/x.ts', "import type { Say } from '@shopbell/protocol'", undefined],
  ['packages/sdk/src/x.ts', "import { Say } from '@shopbell/protocol'", 'only types'],
  ['packages/widget/src/x.ts', "import { type Say } from '@shopbell/protocol'", 'only types'],
  ['demo/src/x.ts', "export { Say } from '@shopbell/protocol'", 'only types'],
  ['packages/widget/src/x.ts', "import { LIMITS } from '@shopbell/protocol/constants'", undefined],
  ['packages/sdk/src/x.test.ts', "import { parse } from '@shopbell/protocol'", undefined],
  ['packages/widget/src/x.test.ts', "import { fakeRelay } from '@shopbell/sdk/testing'", undefined],
  ['packages/widget/src/x.ts', "import { fakeRelay } from '@shopbell/sdk/testing'", 'may not import'],
]);

cases('vendors', [
  ['packages/server/src/edges/ws/server.ts', "import { WebSocketServer } from 'ws'", undefined],
  ['packages/server/src/app/say.ts', "import { WebSocket } from 'ws'", 'only in packages/server/src/edges/ws/'],
  ['packages/server/src/app/say.ts', "import type { Context } from 'hono'", 'only in packages/server/src/edges/http/'],
  ['packages/server/src/stores/memory/x.ts', "import { DatabaseSync } from 'node:sqlite'", 'only in'],
  ['packages/server/src/stores/sqlite/x.ts', "import { DatabaseSync } from 'node:sqlite'", undefined],
  ['packages/console/src/x.ts', "import { html } from 'lit'", 'only in packages/widget/src/'],
  ['packages/console/src/x.ts', "import { useState } from 'react'", 'only in packages/react/src/'],
  ['scripts/docs.ts', "import ts from 'typescript'", 'only in scripts/reference/'],
  ['packages/widget/src/x.ts', "import { classMap } from 'lit/directives/class-map.js'", undefined],
  ['packages/sdk/src/x.ts', "import * as v from 'valibot'", 'only in packages/protocol/src/'],
  ['packages/server/src/x.ts', "import _ from 'left-pad'", 'not in the table of vendors'],
  ['packages/server/src/x.ts', "import fs from 'fs'", 'not in the table of vendors'],
  ['packages/domain/src/x.test.ts', "import { it } from 'vitest'", undefined],
  ['packages/domain/src/x.ts', "import { it } from 'vitest'", 'only in vitest.config.ts'],
]);

cases('pure packages', [
  ['packages/domain/src/x.ts', "import { randomUUID } from 'node:crypto'", 'is pure'],
  ['packages/sdk/src/x.ts', "const fs = await import('node:fs')", 'is pure'],
  ['packages/server/src/x.ts', "import { randomUUID } from 'node:crypto'", undefined],
  ['packages/protocol/scripts/x.ts', "import { readFileSync } from 'node:fs'", undefined],
  ['packages/protocol/src/x.test.ts', "import { readFileSync } from 'node:fs'", undefined],
]);

cases('relative paths', [
  ['packages/server/src/x.ts', "import { x } from '../../domain/src/x.ts'", 'leaves packages/server'],
  ['e2e/street.test.ts', "import { x } from '../packages/server/src/main.ts'", 'leaves e2e'],
  ['packages/sdk/src/link/step.ts', "import { x } from '../adapters/socket.ts'", 'behind a wall'],
  ['packages/server/src/app/say.ts', "import { x } from '../stores/sqlite/store.ts'", 'behind a wall'],
  ['packages/server/src/app/say.test.ts', "import { x } from '../stores/memory/store.ts'", undefined],
  ['packages/server/src/edges/ws/x.ts', "import { x } from '../http/edge.ts'", 'behind a wall'],
  ['packages/server/src/compose.ts', "import { x } from './stores/sqlite/store.ts'", undefined],
  ['packages/server/src/compose.ts', "import { x } from './testing/rig.ts'", 'for tests only'],
  ['packages/server/src/ports/store.ts', "import { x } from './store.contract.ts'", 'for tests only'],
  ['packages/sdk/src/index.ts', "import { x } from './testing/fake-chat.ts'", undefined],
  ['packages/sdk/src/adapters/socket.ts', "import { x } from '../link/step.ts'", undefined],
  ['scripts/docs.ts', "import { x } from '../packages/protocol/scripts/render-protocol.ts'", undefined],
  ['scripts/check.ts', "import { x } from '../packages/protocol/scripts/render-protocol.ts'", 'leaves scripts'],
]);

it('objects to a file that stands in no house', () => {
  expect(objections('packages/mystery/src/x.ts', '')).toEqual(['stands in no house of the table']);
});

it('objects to files that import each other in a circle, types included', () => {
  const files = [
    { path: 'packages/domain/src/a.ts', text: "import { b } from './b.ts'" },
    { path: 'packages/domain/src/b.ts', text: "import type { A } from './a.ts'" },
  ];
  expect(checkLayers(files, entries).findings.map((finding) => finding.text)).toEqual([
    'imports in a circle: packages/domain/src/a.ts → packages/domain/src/b.ts → packages/domain/src/a.ts',
  ]);
});

it('has a table without circles, in which nobody may import the server', () => {
  const edges = new Map(
    HOUSES.map((house) => [
      house.folder,
      [...new Set(Object.keys(house.ours).map((entry) => `packages/${entry.split('/')[1]}`))],
    ]),
  );
  expect(findCycles(edges)).toEqual([]);
  expect([...edges.values()].flat()).not.toContain('packages/server');
});
