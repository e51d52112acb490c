import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DrawView } from "@youheng/server/api";
import { drawQuestion, drawsQuestion, tell } from "../../ask/index.ts";

/** A step of a draw on the server; the draw as it then stands is shown everywhere. @example useStep(draw, "fix").mutate({}) */
export function useStep(draw: DrawView, step: "fix" | "seed" | "run" | "abandon") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      tell<DrawView>(`/api/draws/${encodeURIComponent(draw.draw_id)}/${step}`, "POST", body),
    onSuccess: async (next) => {
      client.setQueryData(drawQuestion(draw.draw_id).queryKey, next);
      await Promise.all([
        client.invalidateQueries({ queryKey: drawsQuestion(draw.region_code).queryKey }),
        client.invalidateQueries({ queryKey: ["public-draw", draw.draw_id] }),
      ]);
    },
  });
}
