import type { enProblemsRest } from './en-problems.ts';

/** What to tell about a refusal that only pages beside the desk meet. */
export const zhProblemsRest: typeof enProblemsRest = {
  problems: {
    second_factor_exists: '已设置过两步验证。',
    link_invalid: '此链接已失效：可能已使用、已被新的链接取代或已过期。',
    already_member: '使用此邮箱的成员已在本店铺。',
    email_taken: '此邮箱属于其他商家的账号，请用另一个邮箱接受邀请。',
    last_admin: '店铺至少要有一名管理员，请先将其他成员设为管理员。',
    has_conversations:
      '该成员还有未结束的会话。请先结束、转接或接管这些会话，以免顾客无人回复。如需立即停用，请重置其密码。',
    bad_email: '邮箱格式不正确。',
    bad_name: '姓名为 1 至 64 个字符，不能换行，不能含控制字符。',
    bad_password: '密码至少 12 个字符。',
    settings_refused: '部分内容有误，未保存。',
    bad_setting: '有内容填写有误，已标出，未保存。',
    group_needed: '该分组接收未归入其他分组的会话，不能删除。',
    tag_unknown: '这个标签已不存在。',
    remark_unknown: '这条顾客备注已不存在。',
    key_unknown: '该密钥已停用。',
    keys_full: '已有两个 JWT 密钥，请先停用一个。',
    shopper_unknown: '这位顾客的资料只对接待他的客服开放。',
    summary_changed: '日结已在别处保存过一次，请查看后再保存。',
    summary_closed: '日结最晚可在当天结束后两天内保存。',
  },
};
