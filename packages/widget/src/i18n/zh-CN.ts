import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['zh-CN']> = {
  dir: 'ltr',
  comma: '，',
  title: '在线客服',
  titleUnread: { other: '在线客服，# 条未读' },
  titleDraft: '在线客服，有未发送的内容',
  close: '关闭聊天',
  online: '在线',
  away: '客服暂时不在',
  withYou: (name) => `${name} 正在为您服务`,
  agentTyping: (name) => `${name} 正在输入`,
  someoneTyping: '正在输入',

  greeting: '您好，有什么可以帮您？',
  greetingOnline: '有问题直接问，客服马上在这里回复您。',
  greetingAway: '客服暂时不在。请留言，我们会在这里回复您。',
  greetingUnknown: '有问题直接问，我们在这里回复您。',

  thread: '聊天记录',
  loading: '正在加载聊天记录',
  loadingEarlier: '正在加载更早的消息',
  newHere: '以下是新消息',
  newMessages: { other: '# 条新消息' },
  assigned: (name) => `${name} 为您服务`,
  joined: (name) => `${name} 已加入`,
  parted: (name) => `${name} 已离开`,
  requested: '正在为您转接其他客服，排位不变',
  left: '留言已收到，我们会在这里回复您。',
  closed: '会话已结束',
  recalled: (name) => `${name} 撤回了一条消息`,
  recalledMine: '您撤回了一条消息',
  erased: '消息已删除',
  you: '我',
  shop: '店铺',
  opensTab: '在新标签页打开',
  emoji: '表情',

  waiting: '等待发送',
  waitingOffline: '等待网络',
  saved: '已存在本机',
  savedOffline: '已存在本机，等待网络',
  sending: '发送中',
  stored: '已发送',
  delivered: '已送达',
  read: '已读',
  failed: '未发送',
  failedTooLong: '未发送：内容太长',
  failedRefused: '未发送：此页面不允许发送',
  failedUnchecked: '未发送：此页面未能完成检查',
  retry: '重试',
  discard: '删除',

  edited: '已编辑',
  unsafe: '本机未能保存，发送成功前请勿关闭此页面。',
  outboxFull: '待发送的内容太多，请稍后再试。',

  placeholder: '输入消息',
  send: '发送',

  connecting: '正在连接',
  offline: '网络已断开，联网后会自动发送。',
  refused: '此页面暂时无法使用在线客服。',
  refusedPerson: '请在店铺重新登录后继续。',
  refusedVersion: '请刷新页面后继续。',

  rest: () => import('./rest/zh-CN.ts'),
};

export default messages;
