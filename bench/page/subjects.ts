import { FLOORS } from './floors/build.ts';

/** One thing that is put into the empty shop page. */
export interface Subject {
  /** As the table calls it, and the page's address. */
  readonly name: string;
  readonly id: string;
  readonly kind: 'empty' | 'floor' | 'ours' | 'peer';
  /** What its makers say goes into the page, at the end of the body. */
  readonly tag: string;
  /** The finder's way to the launcher. */
  readonly launcher: readonly string[];
  /** The way to the message box. None: nothing opens. The same as `launcher`: it is open from the start. */
  readonly box?: readonly string[];
}

/** What every row is a difference to. */
export const BESIDE: readonly string[] = ['empty', 'hand'];

/** True when there is a launcher to press and a box that comes with it. */
export const opens = ({ box, launcher }: Subject): boolean => box !== undefined && box.join() !== launcher.join();

/** @param relay our relay's origin */
export const subjects = (relay: string): readonly Subject[] => [
  { id: 'empty', name: 'empty page', kind: 'empty', tag: '', launcher: ['h1'] },
  ...FLOORS.map((id) => ({
    id,
    name: { hand: 'hand-written element', lit: 'Lit element', preact: 'Preact element' }[id],
    kind: 'floor' as const,
    tag: `<script type="module" src="/floors/${id}/floor.js"></script>`,
    launcher: ['bench-floor', 'button'],
    box: ['bench-floor', 'textarea'],
  })),
  {
    id: 'ours',
    name: 'Shopbell',
    kind: 'ours',
    tag: `<script async src="${relay}/shopbell.js" data-site="bench"></script>`,
    launcher: ['shop-bell', 'button.launcher'],
    box: ['shop-bell', 'textarea'],
  },
  {
    id: 'deep-chat',
    name: 'deep-chat 2.4',
    kind: 'peer',
    tag: `<deep-chat connect='{"url":"/deep-chat/say"}' style="position:fixed;right:20px;bottom:20px"></deep-chat>
      <script type="module" src="/npm/deep-chat/dist/deepChat.bundle.js"></script>`,
    launcher: ['deep-chat', '#text-input'],
    box: ['deep-chat', '#text-input'],
  },
  {
    id: 'typebot',
    name: 'Typebot 0.10',
    kind: 'peer',
    tag: `<script type="module">
      import Typebot from '/npm/typebot/dist/web.js';
      Typebot.initBubble({ typebot: 'bench', apiHost: location.origin + '/typebot' });
    </script>`,
    launcher: ['typebot-bubble', 'button[part~=button]'],
    box: ['typebot-bubble', 'textarea, input'],
  },
  {
    id: 'rocket-chat',
    name: 'Rocket.Chat livechat 1.13',
    kind: 'peer',
    tag: `<script>
      (function (w, d, s, u) {
        w.RocketChat = function (c) { w.RocketChat._.push(c) }; w.RocketChat._ = []; w.RocketChat.url = u;
        var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
        j.async = true; j.src = u + '/rocketchat-livechat.min.js?_=201903270000'; h.parentNode.insertBefore(j, h);
      })(window, document, 'script', location.origin + '/livechat');
    </script>`,
    launcher: ['#rocketchat-iframe', 'button[class*=chat-button]'],
    box: ['#rocketchat-iframe', '[contenteditable]'],
  },
  {
    id: 'n8n',
    name: 'n8n chat 1.37',
    kind: 'peer',
    tag: `<link href="/npm/n8n/dist/style.css" rel="stylesheet">
      <script type="module">
        import { createChat } from '/npm/n8n/dist/chat.bundle.es.js';
        createChat({ webhookUrl: location.origin + '/n8n' });
      </script>`,
    launcher: ['.chat-window-toggle'],
    box: ['.chat-window textarea'],
  },
];
