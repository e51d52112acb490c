import type { CompiledIndicator, CompiledStandard } from "../../assess/index.ts";
import type { Field } from "../../model/index.ts";

/**
 * The one field that an indicator counts, "backbone_teachers"; undefined where it counts several, and nothing can simply be added.
 *
 * @example numeratorField(standard, indicator)?.unit // "persons"
 */
export function numeratorField(standard: CompiledStandard, { ratio }: CompiledIndicator): Field | undefined {
  return ratio?.numerator.kind === "field" ? standard.fieldOf.get(ratio.numerator.id) : undefined;
}
