import "@fontsource-variable/noto-sans-sc/wght.css";
import "./design/base.css";
import "./design/frame.css";
import "./design/assess.css";
import "./design/school.css";
import "./design/sense.css";
import "./design/pointing.css";
import "./design/workshop.css";
import "./design/requirements.css";
import "./design/chart.css";
import "./design/cockpit.css";
import "./design/people.css";
import "./design/duty.css";
import "./design/province.css";
import "./design/catchment.css";
import "./design/projects.css";
import "./design/draw.css";
import "./design/teachers.css";
import "./design/foresee.css";
import "./design/keep.css";
import "./design/act.css";
import "./design/print.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as LibraryApp, ConfigProvider } from "antd";
import i18next from "i18next";
import { StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { mayRetry, Problem, sessionQuestion } from "./ask/index.ts";
import { libraryLocale, libraryTheme, nonceStyles, wearTokens } from "./design/index.ts";
import { makeRouter } from "./routes.tsx";
import { preferences, usePreferences } from "./shell/index.ts";
import { startText } from "./text/index.ts";

/* The one place that assembles the page. */

const unauthorised = 401;

const client: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry: mayRetry, refetchOnWindowFocus: false } },
  queryCache: new QueryCache({
    onError: (error) => {
      if (!(error instanceof Problem) || error.view.status !== unauthorised) return;
      client.setQueryData(sessionQuestion.queryKey, {
        signed_in: false,
        name: null,
        needs_password: false,
        account: null,
        oidc: null,
      });
      void router.navigate({ to: "/sign-in" });
    },
  }),
});
const router = makeRouter(client);
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

function Page() {
  const { language, textSize } = usePreferences();
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = i18next.t("brandLong", { lng: language });
    if (i18next.language !== language) void i18next.changeLanguage(language);
  }, [language]);
  useEffect(() => wearTokens(document.documentElement, textSize), [textSize]);
  return (
    <ConfigProvider
      locale={libraryLocale(language)}
      theme={libraryTheme(textSize)}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
      button={{ autoInsertSpace: false }}
    >
      {/* below the header: a word on what was done must not lie on the steps of the scene */}
      <LibraryApp message={{ top: 60 }}>
        <RouterProvider router={router} />
      </LibraryApp>
    </ConfigProvider>
  );
}

nonceStyles(nonce);
startText(preferences().language);
wearTokens(document.documentElement, preferences().textSize);
createRoot(document.querySelector("#page")!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>
  </StrictMode>,
);
