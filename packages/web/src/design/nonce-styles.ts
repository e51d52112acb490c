/**
 * Gives every style element that the page makes the nonce of its answer. The component library passes the nonce on to most of its styles,
 * but not to those that measure scroll bars and hold the page still behind a dialog; without it the policy would rightly refuse them.
 *
 * @param nonce  as the server wrote it into the page; undefined where there is no policy (a page under development)
 */
export function nonceStyles(nonce: string | undefined): void {
  if (nonce === undefined || nonce === "") return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
