/**
 * Names that every solver's reader accepts: ASCII letters, digits and underscore, not like a number, at most 60 long, all different.
 * A name that is so already stays; another becomes the prefix with its number.
 *
 * @param prefix  one letter that no number begins with: "c" for columns, "r" for rows
 * @example safeNames(["desks", "美术", "desks"], "c") // ["desks", "c2", "c3"]
 */
export function safeNames(names: readonly string[], prefix: string): readonly string[] {
  const taken = new Set<string>();
  const numbered = new RegExp(`^${prefix}\\d+$`);
  return names.map((name, index) => {
    const plain = /^[A-DF-Za-df-z_]\w{0,59}$/.test(name) && !numbered.test(name) && !KEYWORDS.has(name.toLowerCase());
    const safe = plain && !taken.has(name) ? name : `${prefix}${index + 1}`;
    taken.add(safe);
    return safe;
  });
}

/** Words that begin a section of an LP file. */
const KEYWORDS = new Set(
  "minimize minimum min maximize maximum max subject such st bounds bound free general generals gen integer integers int binary binaries bin semi semis inf infinity end obj sos".split(
    " ",
  ),
);
