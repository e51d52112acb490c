import type { Field, Form } from "../model/index.ts";

/**
 * Makes what follows from a form and its fields once, and gives the same again: both are never changed, and a school's form is read
 * with every cell that is saved.
 *
 * @example const index = onceForForm(makeIndex); index(tidy, fields) === index(tidy, fields) // true
 */
export function onceForForm<T>(
  make: (form: Form, fields: readonly Field[]) => T,
): (form: Form, fields: readonly Field[]) => T {
  const made = new WeakMap<Form, WeakMap<readonly Field[], { readonly value: T }>>();
  return (form, fields) => {
    const ofForm = made.get(form) ?? new WeakMap<readonly Field[], { readonly value: T }>();
    const known = ofForm.get(fields) ?? { value: make(form, fields) };
    made.set(form, ofForm.set(fields, known));
    return known.value;
  };
}
