import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { useSession } from "../identity/index.ts";
import { AccountMenu } from "./account-menu.tsx";
import { DutyCount } from "./duty-count.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { isOfCampaign } from "./ways.ts";
import { Where } from "./where.tsx";
import { Waiting } from "./waiting.tsx";
import { useSpeech } from "../text/index.ts";

/** The frame around every page: the mark, where you are, the steps, the reader's choices. */
export function Frame() {
  const { t } = useSpeech();
  const session = useSession();
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="head">
        <Link to="/" className="brand" aria-label={t("brandLong")}>
          <Mark />
          <span>{t("brand")}</span>
        </Link>
        {session?.account?.may.includes("facts.read") ? <Where /> : <span className="grow" />}
        <div className="tools">
          {session?.account?.may.includes("campaign.read") && (
            <CampaignLink isCounty={session.account.may.includes("facts.read")} />
          )}
          {session?.signed_in && (
            <Link to="/standards" className="tool wide-only" activeProps={{ "aria-current": "page" }}>
              {t("menu.standards")}
            </Link>
          )}
          {session?.signed_in && <DutyCount />}
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

/** The way to the campaigns, or to one's own schools; marked also on the pages of one campaign. */
function CampaignLink({ isCounty }: { readonly isCounty: boolean }) {
  const { t } = useSpeech();
  const isHere = useRouterState({ select: (state) => isOfCampaign(state.location.pathname) });
  return (
    <Link
      to={isCounty ? "/campaigns" : "/my-schools"}
      className="tool wide-only"
      aria-current={isHere ? "page" : undefined}
      activeProps={{ "aria-current": "page" }}
    >
      {t(isCounty ? "campaign.menu" : "campaign.mine")}
    </Link>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="mark-beam" d="M16 6v20M7 11h18M10 26h12" />
      <path className="mark-pans" d="M3.5 19a4 4 0 0 0 7 0L7 11.5zM21.5 19a4 4 0 0 0 7 0L25 11.5z" />
    </svg>
  );
}
