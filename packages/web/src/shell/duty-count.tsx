import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ownDutiesQuestion } from "../ask/index.ts";
import { useSpeech } from "../text/index.ts";

/** What is due for whoever is signed in, in the header: how much is late or due soon. */
export function DutyCount() {
  const { t } = useSpeech();
  const duties = useQuery(ownDutiesQuestion).data ?? [];
  const late = duties.filter((one) => one.due.state === "overdue").length;
  const pressing = duties.filter((one) => one.due.state !== "on_time").length;
  return (
    <Link
      to="/duties"
      className="tool"
      activeProps={{ "aria-current": "page" }}
      aria-label={`${t("duty.menu")}: ${t("duty.count", { n: duties.length, late })}`}
    >
      {t("duty.menu")}
      {pressing > 0 && (
        <span className={late > 0 ? "duty-count duty-late" : "duty-count"} aria-hidden="true">
          {pressing}
        </span>
      )}
    </Link>
  );
}
