/** A formula as a tree. `at` is the position in the text (from 0), for messages. */
export type Expr =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "text"; readonly value: string; readonly at: number }
  | { readonly kind: "field"; readonly id: string; readonly at: number }
  | { readonly kind: "negate" | "not"; readonly of: Expr; readonly at: number }
  | { readonly kind: "op"; readonly op: Operator; readonly left: Expr; readonly right: Expr; readonly at: number }
  | { readonly kind: "call"; readonly name: FunctionName; readonly args: readonly Expr[]; readonly at: number };

export type Operator = "+" | "-" | "*" | "/" | ">=" | "<=" | ">" | "<" | "=" | "<>" | "and" | "or";
export type FunctionName = "sum" | "mean" | "min" | "max" | "count";
