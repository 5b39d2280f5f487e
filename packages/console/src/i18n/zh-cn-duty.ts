import type { enDuty } from './en-duty.ts';

export const zhDuty: typeof enDuty = {
  status: { online: '在线', busy: '忙碌', away: '离开', off: '已下班' },
  choose: { online: '在线', busy: '忙碌', away: '离开', off: '下班' },
  does: {
    online: '会收到新会话。',
    busy: '保留手上的会话，不再接收新会话。',
    away: '暂时离开：保留手上的会话。全员离开时，顾客可以留言。',
    off: '今天到此为止：手上的会话退回排队。',
  },
  menu: '您的状态',
  load: (count, limit) => `${count} / ${limit}`,
  loadTitle: (count, limit) => `接待中 ${count} / 上限 ${limit}${count >= limit ? '，已达上限' : ''}`,
  changing: '请稍候…',
  told: (status) => `您现在的状态：${status}。`,
  offHint: '您不会收到会话，顾客看到您不在。',
  goOnline: '上线',

  signOffAsk: '确定下班吗？',
  signOffHave: (count) => `您手上的 ${count} 个会话将退回排队，保留原来的位置。`,
  signOffLast: (count) => `现在没有其他同事在岗：连同排队中的，共 ${count} 个将转为留言。`,
  signOff: '下班',
  stay: '继续在岗',

  awayWords: '离开期间，顾客发来消息时自动回复',
  awayHint: '每次等待只回复一次。留空则不回复。',
  goAway: '离开',
  awaySave: '保存',
  awayCancel: '取消',

  offers: '分配给您',
  offerFrom: (group) => `分配给您 · ${group}`,
  someone: '一位顾客',
  accept: '接受',
  decline: '拒绝',
  left: (clock) => `剩余 ${clock}`,
  announce: (name, group) => `分配给您：${group ? `${name}，${group}` : name}。按 A 接受，按 D 拒绝。`,
  announceMany: (count) => `有 ${count} 个会话分配给您。`,
  lapsed: (name) => `${name} 的会话已不再分配给您。`,

  leftMessages: '留言',
  leftNow: '刚刚留言',
  leftWhen: (age) => `${age}前留言`,
  due: (when) => `${when} 前回复`,
  overdue: (span) => `已超时 ${span}`,
  dueTomorrow: (time) => `明天 ${time}`,
  dueOn: (day, time) => `${day} ${time}`,
  leftAnnounce: (count, name) => (count === 1 ? `${name} 留言了。` : `有 ${count} 条新留言，最近一条来自 ${name}。`),
  group: '分组',
  leftDue: (when) => `当时无人接待，已转为留言，请在 ${when} 前回复`,

  claimedBy: (name) => `${name} 已认领`,
  backToLeft: '退回留言，由有空的同事处理',
  leftAgain: (when) => `已退回留言，应在 ${when} 前回复`,

  stuck: { no_reply: '卡住：超时未回复', nobody_took: '卡住：无人接待' },
  stuckLeft: (overdue) => `卡住：${overdue}`,
  stuckCase: {
    no_reply: (name) => `您跟进的事项卡住了：${name} 等待回复已超时。`,
    nobody_took: (name) => `您跟进的事项卡住了：${name} 的会话在排队，一直无人接待。`,
    left_overdue: (name) => `您跟进的事项卡住了：${name} 的留言超时未回复。`,
  },

  atLimit: (count, limit) => `您接待中 ${count} 个，上限 ${limit} 个。请先结束或转接一个，再接待这一个。`,

  groups: '分组',
  colleagues: '同事',
  groupOpen: (name) => `${name} · 服务中`,
  groupClosed: (name) => `${name} · 非服务时间`,
  closedHint: '那里现在无人接待：会话将转为留言，并告知顾客。',
  colleague: (name, status) => `${name} · ${status}`,
  colleagueLoad: (name, status, load) => `${name} · ${status} · ${load}`,
  full: (name, load) => `${name} · 已满 ${load}`,

  cut: (count) => `断线期间有 ${count} 位顾客发来消息。`,
  cutList: '断线期间的消息',
  cutCount: (count) => `${count} 条消息`,
  apologise: '先致歉再回复',
  apology: '非常抱歉让您久等了，刚才我这边网络中断。',
  putAside: '暂不处理',

  keys: { accept: '接受分配的会话', decline: '拒绝分配的会话', status: '您的状态' },
};
