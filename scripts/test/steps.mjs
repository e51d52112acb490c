// Runs on Node 20 and later.
import path from "node:path";
import { buildIfOlder } from "../set-up/built.mjs";
import { findChromium } from "../set-up/chromium.mjs";
import { ensureCjkFont } from "../set-up/cjk-font.mjs";
import { ensureOffice } from "../set-up/office.mjs";
import { startPostgres } from "../set-up/postgres.mjs";
import { checkKnownHoles } from "./known-holes.mjs";
import { checkLicences } from "./licences.mjs";
import { walkTwice } from "./second-walk.mjs";

/** The steps of `npm run check`: seconds, no server, no browser. */
export const QUICK = ["types", "lint", "format", "floor-plan", "policy", "unit"];

/** The tests that keep what we remember: they run on the embedded database and on a real PostgreSQL. */
const STORE = "packages/server/src/store";

/** The assessment by the kernel against the same by PostgreSQL. */
const DRAWS = "packages/server/src/draws.test.ts";
const AGREEMENT = "bench/assess/postgres.test.ts";

/** Who may do what, route by route: the database has its say too, so it is walked on both. */
const WALK = "packages/server/src/permission-walk.test.ts";

/** Letters that go out once, and duties that go over whole: both hang on transactions and locks. */
const MAIL = "packages/server/src/mail.test.ts";
const OVER = "packages/server/src/hand-over.test.ts";

/** A full disk, a lost connection, two owners of one folder: beside the store, because one of them needs a real PostgreSQL. */
const TROUBLE = "packages/server/src/trouble.test.ts";

/** All steps of `npm test`, in order. */
export function stepsOf(root, { asOne, vitest }, node) {
  const at = (...parts) => path.join(root, ...parts);
  const youheng = at("packages/cli/bin/youheng.mjs");
  const floorPlan = at("scripts/floor-plan/main.ts");
  const tool = (name, program) => at("node_modules", name, "bin", program);
  return [
    { id: "types", zh: "类型", en: "types", run: () => asOne(tool("typescript", "tsc"), ["-p", "."]) },
    { id: "lint", zh: "代码规范", en: "lint", run: () => asOne(tool("oxlint", "oxlint"), ["--type-aware"]) },
    { id: "format", zh: "格式", en: "format", run: () => asOne(tool("oxfmt", "oxfmt"), ["--check", "."]) },
    { id: "floor-plan", zh: "楼层图", en: "floor plan", run: () => asOne(floorPlan, []) },
    { id: "policy", zh: "政策检查", en: "policy check", run: () => asOne(youheng, ["policy", "check"]) },
    { id: "licences", zh: "依赖的许可", en: "licences of dependencies", run: () => checkLicences(root) },
    { id: "known-holes", zh: "依赖的已知漏洞", en: "known holes of dependencies", run: () => checkKnownHoles(root) },
    { id: "office", zh: "打开导出文件的程序", en: "programs that open our exports", run: office },
    {
      id: "unit",
      zh: "单元与性质测试",
      en: "unit and property tests",
      run: () => vitest([`--exclude=${STORE}/**`, `--exclude=${AGREEMENT}`, `--exclude=${TROUBLE}`]),
    },
    { id: "store-embedded", zh: "存储：内嵌数据库", en: "store on the embedded database", run: () => vitest([STORE]) },
    {
      id: "store-postgres",
      zh: "存储：PostgreSQL",
      en: "store on a real PostgreSQL",
      run: () => storeOnPostgres(root, vitest),
    },
    { id: "web", zh: "网页构建", en: "web build", run: () => webBuild(root, node) },
    { id: "journeys", zh: "浏览器全程测试", en: "journeys in a browser", run: () => journeys(root, node, vitest) },
  ];
}

function office() {
  ensureOffice();
  return { passed: 1, failed: 0, skipped: [] };
}

async function storeOnPostgres(root, vitest) {
  const server = await startPostgres(root);
  console.log(server.origin);
  try {
    return await vitest([STORE, WALK, MAIL, OVER, DRAWS, AGREEMENT, TROUBLE], {
      YOUHENG_TEST_DATABASE_URL: server.url,
    });
  } finally {
    await server.stop();
  }
}

function webBuild(root, node) {
  const built = buildIfOlder(root, node);
  return { passed: built ? 1 : 0, failed: built ? 0 : 1, skipped: [] };
}

async function journeys(root, node, vitest) {
  const chromium = findChromium();
  ensureCjkFont();
  console.log(chromium);
  if (!buildIfOlder(root, node)) throw new Error("没有网页可供测试 · there is no built page to walk through");
  return walkTwice((files) => vitest(["--config", "e2e/vitest.config.ts", ...files], { CHROMIUM: chromium }));
}
