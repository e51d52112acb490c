/** One line for the person at the terminal, Chinese first. Progress goes to standard error. */
export function say(zh, en) {
  console.error(`${zh} · ${en}`);
}
