import type { MoveMessages } from './en-moves.ts';

export const zhMoves: MoveMessages = {
  gaveYouGroup: (group) => `您将会话转给 ${group}`,
  gaveGroup: (from, group) => `${from} 将会话转给 ${group}`,
  gotBySystem: (name) => `已分配给 ${name}`,
  gotBySystemYou: '已分配给您',
  cameToYou: (shopper) => `与 ${shopper} 的会话已分配给您。`,
  requeued: '已重新排队，排位不变',
  requeuedFrom: {
    line_lost: (name) => `${name} 掉线后未恢复`,
    signed_off: (name) => `${name} 已下班`,
    agent_gone: (name) => `${name} 已不在店铺`,
  },
  leftBecause: {
    outside_hours: '不在服务时间内',
    nobody_on_duty: '该分组当时无客服在线',
    everybody_away: '该分组客服当时均已离开',
    nobody_able: '在线客服均不具备所需技能或语言',
    nobody_else: '除转出或拒绝的客服外，当时无人在线',
    queue_full: '排队人数已满',
    waited_too_long: '等待超过了分组的最长时间',
    group_gone: '原来的分组已不存在',
    shoppers_wish: '顾客主动选择留言',
  },
  unsaid: (shopper, why) => `未能发送给 ${shopper}：${why}`,
  unrecalled: (shopper, why) => `未能撤回发给 ${shopper} 的消息：${why}`,
  moreMoves: (count) => `看过以上内容后，还有 ${count} 条。`,
};
