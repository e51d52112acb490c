import type { Field } from "../model/index.ts";

/** True for facts that are kept as text: names and codes. @example isTextField({ id: "school_name", zh: "", en: "", type: "text", unit: "", byStage: false }) // true */
export function isTextField(field: Field): boolean {
  return field.type === "text" || field.type === "code";
}

/** A column of numbers that grows as rows come. */
export interface GrowingColumn {
  readonly push: (value: number) => void;
  readonly done: () => Float64Array;
}

/**
 * A column of numbers whose final length is not known. Memory at most twice the values.
 *
 * @example growingColumn().done().length // 0
 */
export function growingColumn(): GrowingColumn {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Float64Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    done: () => values.slice(0, length),
  };
}
