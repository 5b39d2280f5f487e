import type { ChatErrorCode, ChatView, Pending } from '@shopbell/sdk';
import type { Language } from '../i18n/language.ts';
import type { Rung } from './items.ts';

type Connection = ChatView['connection'];

/** What the page about the SDK says, on the server and in the browser. */
export interface SdkTexts {
  title: string;
  lead: string;
  thread: string;
  view: string;
  code: string;
  events: string;
  eventsEmpty: string;
  empty: string;
  input: string;
  send: string;
  older: string;
  actions: { connect: string; identify: string; signOut: string; end: string };
  needMember: string;
  fields: {
    connection: string;
    availability: string;
    agent: string;
    member: string;
    state: string;
    seq: string;
    storage: string;
    tab: string;
  };
  connection: Record<Connection, string>;
  availability: Record<ChatView['availability'], string>;
  state: Record<'requested' | 'active' | 'left' | 'closed', string>;
  status: Record<Pending['status'], string>;
  rungs: Record<Rung, (seq: number) => string>;
  edited: string;
  recall: string;
  erased: (byShopper: boolean) => string;
  wiped: string;
  ratingAsked: string;
  rated: (stars: number) => string;
  storage: Record<ChatView['storage'], string>;
  tab: (leads: boolean) => string;
  stale: (count: number) => string;
  staleSend: string;
  staleDiscard: string;
  retry: string;
  discard: string;
  you: string;
  typing: (name: string | undefined) => string;
  requested: string;
  assigned: (name: string) => string;
  joined: (name: string) => string;
  parted: (name: string) => string;
  left: string;
  closed: (byShopper: boolean) => string;
  failed: (code: ChatErrorCode | undefined) => string;
  none: string;
}

const en: SdkTexts = {
  title: 'The SDK without the widget',
  lead: 'createChat() and plain elements: no widget, no framework. The same person, the same threads as in the shop.',
  thread: 'Conversation',
  view: 'chat.view',
  code: 'How it is made',
  events: 'Events',
  eventsEmpty: 'Nothing yet. The line opens when something needs it.',
  empty: 'Nothing said yet. Write something, or connect first and watch the events.',
  input: 'Your message',
  send: 'Send',
  older: 'Load older',
  actions: { connect: 'Connect', identify: 'Identify', signOut: 'Sign out', end: 'End' },
  needMember: 'Sign in to the shop first; then Identify proves who you are.',
  fields: {
    connection: 'Connection',
    availability: 'Availability',
    agent: 'Agent',
    member: 'Member',
    state: 'Conversation',
    seq: 'Last seq',
    storage: 'Unsent kept',
    tab: 'This tab',
  },
  connection: {
    idle: 'Not needed yet',
    connecting: 'Connecting …',
    online: 'Online',
    waiting: 'Lost, trying again',
    refused: 'Refused',
  },
  availability: { unknown: 'Not known yet', online: 'Somebody is there', away: 'Nobody is there' },
  state: { requested: 'Requested', active: 'Active', left: 'Left message', closed: 'Closed' },
  status: { unsaved: 'Only in this page', saved: 'Saved here', sending: 'Sending …', failed: 'Not sent' },
  rungs: {
    stored: (seq) => `Stored as no. ${seq}`,
    delivered: (seq) => `Delivered, no. ${seq}`,
    read: (seq) => `Read, no. ${seq}`,
  },
  edited: 'edited',
  recall: 'Take back',
  wiped: 'What was said before was erased',
  ratingAsked: 'How was this conversation?',
  rated: (stars) => `You rated it ${stars} of 5`,
  erased: (byShopper) => (byShopper ? 'You took a message back' : 'A message was taken back'),
  storage: { device: 'on this device', memory: 'in this page only' },
  tab: (leads) => (leads ? 'has the socket' : 'follows another tab'),
  stale: (count) => `${count} unsent from an earlier day. Still send?`,
  staleSend: 'Send',
  staleDiscard: 'Discard',
  retry: 'Try again',
  discard: 'Discard',
  you: 'You',
  typing: (name) => `${name ?? 'Somebody'} is typing …`,
  requested: 'You asked for a person',
  assigned: (name) => `${name} is here`,
  joined: (name) => `${name} joined`,
  parted: (name) => `${name} left`,
  left: 'Nobody is on duty; left as a message',
  closed: (byShopper) => (byShopper ? 'You ended the conversation' : 'The conversation was closed'),
  failed: (code) => `Refused: ${code ?? 'unknown'}`,
  none: '–',
};

const zh: SdkTexts = {
  title: '不用挂件，直接用 SDK',
  lead: '只用 createChat() 和普通页面元素，没有挂件，也没有框架。顾客和会话与店里是同一个。',
  thread: '会话',
  view: 'chat.view',
  code: '怎么做的',
  events: '事件',
  eventsEmpty: '还没有事件。需要时才会建立连接。',
  empty: '还没有消息。写点什么，或者先连接，看看有哪些事件。',
  input: '你的消息',
  send: '发送',
  older: '加载更早的消息',
  actions: { connect: '连接', identify: '证明身份', signOut: '退出', end: '结束' },
  needMember: '请先在店里登录，再用“证明身份”。',
  fields: {
    connection: '连接',
    availability: '客服',
    agent: '接待人',
    member: '会员',
    state: '会话状态',
    seq: '最新序号',
    storage: '未发送内容',
    tab: '本标签页',
  },
  connection: {
    idle: '尚未需要',
    connecting: '连接中…',
    online: '在线',
    waiting: '已断开，正在重试',
    refused: '被拒绝',
  },
  availability: { unknown: '尚不清楚', online: '有客服在线', away: '客服不在线' },
  state: { requested: '等待接待', active: '接待中', left: '已留言', closed: '已结束' },
  status: { unsaved: '仅在本页', saved: '已存在本机', sending: '发送中…', failed: '未发送' },
  rungs: {
    stored: (seq) => `已存储，序号 ${seq}`,
    delivered: (seq) => `已送达，序号 ${seq}`,
    read: (seq) => `已读，序号 ${seq}`,
  },
  edited: '已编辑',
  recall: '撤回',
  wiped: '此前的内容已被删除',
  ratingAsked: '请评价本次服务',
  rated: (stars) => `您评了 ${stars} 星`,
  erased: (byShopper) => (byShopper ? '你撤回了一条消息' : '对方撤回了一条消息'),
  storage: { device: '存在本机', memory: '仅在本页' },
  tab: (leads) => (leads ? '持有连接' : '跟随其他标签页'),
  stale: (count) => `有 ${count} 条之前的消息未发送，还要发送吗？`,
  staleSend: '发送',
  staleDiscard: '丢弃',
  retry: '重试',
  discard: '丢弃',
  you: '你',
  typing: (name) => `${name ?? '对方'}正在输入…`,
  requested: '你请求了人工客服',
  assigned: (name) => `${name}为你服务`,
  joined: (name) => `${name}加入了对话`,
  parted: (name) => `${name}已退出对话`,
  left: '当前无人值守，已转为留言',
  closed: (byShopper) => (byShopper ? '你结束了会话' : '会话已结束'),
  failed: (code) => `被拒绝：${code ?? '未知'}`,
  none: '–',
};

export const SDK_TEXTS: Readonly<Record<Language, SdkTexts>> = { en, zh };
