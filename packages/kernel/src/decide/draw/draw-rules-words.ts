import type { DrawRules } from "./draw-rules.ts";

/** The words of a rules file in Chinese, and what they are called inside. */
export const KEYS_IN_CHINESE: Readonly<Record<string, string>> = {
  名称: "title",
  方法: "method",
  号码: "numbers",
  多胞胎: "groups",
  候补: "waiting_list",
  优先类别: "priorities",
  学校: "schools",
  学位: "places",
  种子: "seed",
  摇号日期: "draw_date",
  删除日期: "delete_on",
  学校标识码: "school_code",
  学校名称: "name",
  预留学位: "held_back",
  capacity: "places",
  方式: "kind",
  来源: "source",
  个数: "count",
  最小: "lowest",
  最大: "highest",
  类别: "class",
};

export const METHODS: Readonly<Record<string, DrawRules["method"]>> = {
  random_numbers: "random_numbers",
  random: "random_numbers",
  immediate_acceptance: "random_numbers",
  随机号: "random_numbers",
  志愿优先: "random_numbers",
  ring: "ring",
  起始号等差数: "ring",
  "起始号+等差数": "ring",
  deferred_acceptance: "deferred_acceptance",
  deferred: "deferred_acceptance",
  延迟接受: "deferred_acceptance",
};
export const NUMBERS: Readonly<Record<string, DrawRules["numbers"]>> = {
  single: "single",
  一人一号: "single",
  per_school: "per_school",
  每校一号: "per_school",
};
export const GROUPS: Readonly<Record<string, DrawRules["groups"]>> = {
  admit_whole: "admit_whole",
  整体录取: "admit_whole",
  pass_over: "pass_over",
  不足则跳过: "pass_over",
};
export const WAITING: Readonly<Record<string, DrawRules["waiting_list"]>> = {
  none: "none",
  false: "none",
  无: "none",
  unplaced: "unplaced",
  true: "unplaced",
  未录取: "unplaced",
  prefer: "prefer",
  更愿意: "prefer",
};
export const SEED_KINDS: Readonly<Record<string, DrawRules["seed"]["kind"]>> = {
  dice: "dice",
  骰子: "dice",
  balls: "balls",
  摇球: "balls",
  public: "public",
  公开数据: "public",
};

/** Dice and balls as they are usually made, where the rules do not say. */
export const USUAL_RANGE = { dice: [1, 6], balls: [0, 9] } as const;
