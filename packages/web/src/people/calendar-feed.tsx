import { App, Button, Input } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { calendarQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** One's duties as a calendar to subscribe to: an address that is shown once, changed or stopped. */
export function CalendarFeed() {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const isOpen = useQuery(calendarQuestion).data?.is_open;
  const say = (is_open: boolean) => client.setQueryData(calendarQuestion.queryKey, { is_open });
  const make = useMutation({
    mutationFn: () => tell<{ readonly path: string }>("/api/account/calendar", "POST"),
    onSuccess: () => say(true),
  });
  const end = useMutation({
    mutationFn: () => tell<undefined>("/api/account/calendar", "DELETE"),
    onSuccess: () => {
      say(false);
      make.reset();
      void message.success(t("duty.calendar.ended"));
    },
  });
  if (isOpen === undefined) return null;
  return (
    <section className="panel" aria-labelledby="own-calendar">
      <header>
        <h2 id="own-calendar">{t("duty.calendar.title")}</h2>
        <p className="fine">{t("duty.calendar.hint")}</p>
      </header>
      {make.data !== undefined && <Address path={make.data.path} />}
      {isOpen && make.data === undefined && <p>{t("duty.calendar.isOpen")}</p>}
      <div className="row-tools">
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t(isOpen ? "duty.calendar.again" : "duty.calendar.open")}
        </Button>
        {isOpen && (
          <Button loading={end.isPending} onClick={() => end.mutate()}>
            {t("duty.calendar.end")}
          </Button>
        )}
      </div>
      {make.isError && <ProblemWords error={make.error} />}
      {end.isError && <ProblemWords error={end.error} />}
    </section>
  );
}

function Address({ path }: { readonly path: string }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    void message.success(t("people.copied"));
  };
  return (
    <div className="notice" role="status">
      <p className="row">
        <Input
          readOnly
          value={address}
          aria-label={t("duty.calendar.address")}
          onFocus={(event) => event.target.select()}
        />
        <Button type="primary" onClick={() => void copy()}>
          {t("people.copy")}
        </Button>
      </p>
      <p className="fine">
        {t("duty.calendar.address")} · {t("duty.calendar.how")}
      </p>
    </div>
  );
}
