/**
 * Who may import whom: the table of docs/architecture.md as data. `check.ts` reads it; nothing here is logic.
 */

/** `types`: `import type` only, so that nothing of it is loaded at run time. Tests may import values there too. */
export type Reach = 'types' | 'values';

export interface House {
  /** Folder relative to the root; `.` is the root's own files. */
  readonly folder: string;
  /** Entries of our own packages, and how far they may be used. */
  readonly ours: Readonly<Record<string, Reach>>;
  /** Entries only its tests may use. */
  readonly oursInTests?: readonly string[];
  /** Path prefixes under which `node:` modules may be imported. Tests always may. */
  readonly node: readonly string[];
}

const types = { '@shopbell/protocol': 'types', '@shopbell/protocol/constants': 'values' } as const;

export const HOUSES: readonly House[] = [
  { folder: 'packages/protocol', ours: {}, node: ['packages/protocol/scripts/'] },
  { folder: 'packages/domain', ours: types, node: [] },
  // The fault proxy needs sockets below the browser's.
  { folder: 'packages/sdk', ours: types, node: ['packages/sdk/src/testing/'] },
  {
    folder: 'packages/widget',
    ours: { ...types, '@shopbell/sdk': 'values', '@shopbell/sdk/cards': 'values', '@shopbell/sdk/rating': 'values' },
    oursInTests: ['@shopbell/sdk/testing', '@shopbell/sdk/compositions'],
    node: ['packages/widget/vite.'],
  },
  {
    folder: 'packages/react',
    ours: { '@shopbell/sdk': 'values', '@shopbell/widget': 'values' },
    oursInTests: ['@shopbell/sdk/testing'],
    node: [],
  },
  {
    folder: 'packages/console',
    ours: {
      ...types,
      '@shopbell/domain': 'values',
      '@shopbell/sdk': 'types',
      '@shopbell/sdk/agent': 'values',
      '@shopbell/sdk/cards': 'values',
    },
    oursInTests: ['@shopbell/sdk/testing', '@shopbell/sdk/compositions'],
    node: ['packages/console/vite.'],
  },
  {
    folder: 'packages/server',
    ours: { '@shopbell/protocol': 'values', '@shopbell/protocol/constants': 'values', '@shopbell/domain': 'values' },
    node: ['packages/server/'],
  },
  {
    folder: 'demo',
    ours: { ...types, '@shopbell/sdk': 'values', '@shopbell/sdk/cards': 'values', '@shopbell/widget': 'values' },
    oursInTests: ['@shopbell/sdk/testing'],
    node: ['demo/'],
  },
  {
    folder: 'e2e',
    ours: {
      '@shopbell/protocol': 'values',
      '@shopbell/protocol/constants': 'values',
      '@shopbell/sdk': 'values',
      '@shopbell/sdk/agent': 'values',
      '@shopbell/sdk/cards': 'values',
      '@shopbell/sdk/rating': 'values',
      '@shopbell/sdk/testing': 'values',
      '@shopbell/sdk/compositions': 'values',
      '@shopbell/widget': 'values',
      '@shopbell/react': 'values',
    },
    node: ['e2e/'],
  },
  {
    folder: 'bench',
    ours: { '@shopbell/protocol': 'values', '@shopbell/protocol/constants': 'values' },
    node: ['bench/'],
  },
  {
    folder: 'sim',
    ours: { '@shopbell/protocol': 'values', '@shopbell/protocol/constants': 'values', '@shopbell/domain': 'values' },
    node: ['sim/'],
  },
  { folder: 'scripts', ours: {}, node: ['scripts/'] },
  { folder: '.', ours: {}, node: [''] },
];

/** Where a vendor may be imported: path prefixes. One that is not listed may be imported nowhere. */
export const VENDORS: Readonly<Record<string, readonly string[]>> = {
  '@hono/node-server': ['packages/server/src/edges/http/'],
  '@preact/signals': ['packages/console/src/'],
  '@valibot/to-json-schema': ['packages/protocol/scripts/', 'packages/server/src/edges/http/'],
  '@vitejs/plugin-vue': ['e2e/recipes/'],
  '@web/test-runner': ['scripts/browser/'],
  'axe-core': ['e2e/'],
  'csv-parse': ['packages/server/src/csv/'],
  hono: ['packages/server/src/edges/http/'],
  'idb-keyval': ['packages/sdk/src/adapters/', 'packages/console/src/device/'],
  jose: ['packages/server/src/auth/'],
  lit: ['packages/widget/src/', 'bench/page/floors/'],
  nodemailer: ['packages/server/src/outbound/mail/'],
  'node:sqlite': ['packages/server/src/stores/sqlite/', 'e2e/', 'bench/'],
  'oxc-parser': ['scripts/gates/'],
  pino: ['packages/server/src/observe/'],
  'pinyin-pro': ['packages/server/src/pinyin/'],
  'playwright-core': ['e2e/', 'bench/console/', 'bench/page/'],
  preact: ['packages/console/src/', 'bench/page/floors/'],
  'prom-client': ['packages/server/src/observe/'],
  'puppeteer-core': ['scripts/browser/'],
  qr: ['packages/server/src/qr/'],
  react: ['packages/react/src/', 'e2e/recipes/'],
  'react-dom': ['e2e/recipes/'],
  sharp: ['packages/server/src/cleaning/'],
  'socket.io': ['bench/'],
  'socket.io-client': ['bench/'],
  terser: ['packages/widget/vite.'],
  typedoc: ['scripts/reference/'],
  typescript: ['scripts/reference/'],
  valibot: ['packages/protocol/src/', 'packages/server/src/config/', 'packages/server/src/edges/http/'],
  vite: ['packages/widget/', 'packages/console/', 'demo/', 'scripts/', 'e2e/recipes/'],
  vue: ['packages/widget/src/vue.', 'e2e/recipes/'],
  vitest: ['vitest.config.ts', 'e2e/'],
  ws: ['packages/server/src/edges/ws/', 'e2e/', 'bench/'],
};

/** Vendors that every test may import; valibot to hold a value against a schema. */
export const TEST_VENDORS: readonly string[] = [
  'vitest',
  '@open-wc/testing',
  '@guidepup/virtual-screen-reader',
  'valibot',
  'react-dom',
];

/** Walls inside a package: files under `from` may not import files under `not`. */
export interface Wall {
  readonly from: readonly string[];
  readonly not: readonly string[];
  readonly why: string;
}

const sdk = 'packages/sdk/src';
const server = 'packages/server/src';
const edges = ['edges/http/', 'edges/poll/', 'edges/ws/'].map((folder) => `${server}/${folder}`);
const keeps = ['stores/', 'buses/'].map((folder) => `${server}/${folder}`);
const shell = ['cli/', 'config/', 'compose/', 'compose.ts', 'keep.ts', 'main.ts'].map((part) => `${server}/${part}`);
const core = ['app/', 'relay/', 'ports/'].map((folder) => `${server}/${folder}`);
const around = [`${server}/auth/`, `${server}/observe/`];

/** Tests may look over every wall. */
export const WALLS: readonly Wall[] = [
  {
    from: [`${sdk}/detour/`, `${sdk}/link/`, `${sdk}/outbox/`, `${sdk}/timeline/`],
    not: [`${sdk}/adapters/`],
    why: 'the pure parts of the SDK know no browser',
  },
  {
    from: core,
    not: [...edges, ...keeps, ...around, ...shell],
    why: 'use cases and relay know ports, not what is behind them',
  },
  { from: [`${server}/app/`], not: [`${server}/relay/`], why: 'the relay calls the use cases, never the other way' },
  { from: keeps, not: [...edges, ...core.slice(0, 2), ...around, ...shell], why: 'stores and buses know only ports' },
  { from: [`${server}/stores/memory/`], not: [`${server}/stores/sqlite/`], why: 'stores do not know each other' },
  { from: [`${server}/stores/sqlite/`], not: [`${server}/stores/memory/`], why: 'stores do not know each other' },
  { from: edges, not: [...keeps, ...shell.slice(2)], why: 'only the composition knows adapters' },
  ...edges.map((edge) => ({
    from: [edge],
    not: edges.filter((other) => other !== edge),
    why: 'the edges do not know each other',
  })),
];

/** Relative imports that may leave their house: from a prefix to a prefix. */
export const CROSSINGS: readonly { readonly from: string; readonly to: string }[] = [
  // The simulation runs the cores themselves, on a clock and sockets of its own.
  { from: 'sim/', to: 'packages/sdk/src/' },
  { from: 'sim/', to: 'packages/server/src/' },
  // One reader of what a command was given.
  { from: 'sim/', to: 'scripts/lib/arguments.ts' },
  { from: 'scripts/sim.ts', to: 'sim/options.ts' },
  { from: 'scripts/plant/types.ts', to: 'sim/signs.ts' },
  { from: 'scripts/plant/types.ts', to: 'sim/extras.ts' },
  // Names are made for the emoji there are.
  { from: 'scripts/emoji.ts', to: 'packages/widget/src/text/emoji-set.ts' },
  // Ports that no two processes are given at once.
  { from: 'e2e/lib/process.ts', to: 'scripts/start/ports.ts' },
  // Firefox and WebKit are driven in one way.
  { from: 'e2e/', to: 'scripts/browser/' },
  // One history checker, for the simulation and for real processes.
  { from: 'e2e/', to: 'sim/history.ts' },
  // One list of the fields that take free text, and of what is thrown at them.
  { from: 'e2e/', to: 'packages/server/src/testing/' },
  // What a power cut leaves is opened by the store itself.
  { from: 'e2e/faults/', to: 'packages/server/src/stores/sqlite/' },
  { from: 'scripts/faults', to: 'e2e/faults/lib/' },
  { from: 'scripts/proof', to: 'e2e/faults/lib/' },
  { from: 'scripts/steps/faults.ts', to: 'e2e/faults/lib/' },
  // A shop with hundreds of signed-in agents is made by the store, not over the wire.
  { from: 'bench/', to: 'packages/server/src/' },
  // A routing pass is measured by itself, without a server around it.
  { from: 'bench/routing/', to: 'packages/domain/src/' },
  // What a conversation is made of, a thousand times faster than by asking for it.
  { from: 'bench/search/', to: 'packages/domain/src/' },
  // What is measured is bundled as what is limited, and fetched as everything is run.
  { from: 'bench/page/', to: 'scripts/build/module.ts' },
  { from: 'bench/page/', to: 'scripts/lib/' },
  { from: 'scripts/docs.ts', to: 'bench/scripts/' },
  { from: 'scripts/docs.ts', to: 'packages/protocol/scripts/' },
  { from: 'scripts/docs.ts', to: 'packages/server/scripts/' },
  // One page of codes, out of the relay's table and the SDK's.
  { from: 'scripts/reference/', to: 'packages/protocol/src/problems.ts' },
  { from: 'scripts/reference/', to: 'packages/sdk/src/local-errors.ts' },
  // What starts the server for a try reads its settings as the server does.
  { from: 'scripts/start/settings.ts', to: 'packages/server/src/config/read.ts' },
  { from: 'scripts/server.ts', to: 'packages/server/src/cli/command.ts' },
  { from: 'scripts/server.ts', to: 'packages/server/src/main.ts' },
];
