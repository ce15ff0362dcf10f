/** Glob patterns as VS Code's settings know them: `*`, `**`, `?` and `{a,b}` on paths with "/". */

/** True if `path` fits one of the patterns. Braces are unfolded first, at most to 100 patterns. */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  const parts = patterns.flatMap((pattern) => unfold(pattern).map((plain) => plain.split('/')));
  return (path) => {
    const names = path.split('/');
    return parts.some((pattern) => fits(pattern, 0, names, 0));
  };
}

function unfold(pattern: string): string[] {
  const open = [pattern];
  const plain: string[] = [];
  while (open.length > 0 && plain.length < 100) {
    const next = open.pop()!;
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null) plain.push(next);
    else {
      const before = next.slice(0, braces.index);
      const after = next.slice(braces.index + braces[0].length);
      for (const choice of braces[1]!.split(',')) open.push(before + choice + after);
    }
  }
  return plain;
}

/** `**` takes any number of folders; a pattern that ends with it takes all below, too. */
function fits(pattern: readonly string[], at: number, names: readonly string[], from: number): boolean {
  if (at === pattern.length) return from === names.length;
  const part = pattern[at]!;
  if (part === '**') {
    for (let skip = from; skip <= names.length; skip++) if (fits(pattern, at + 1, names, skip)) return true;
    return false;
  }
  return from < names.length && fitsName(part, names[from]!) && fits(pattern, at + 1, names, from + 1);
}

/** One name against one part with `*` and `?`. Cost: length × length at worst. */
function fitsName(part: string, name: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let retry = 0;
  while (from < name.length) {
    if (part[at] === '*') {
      star = at++;
      retry = from;
    } else if (part[at] === '?' || part[at] === name[from]) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++retry;
    } else return false;
  }
  while (part[at] === '*') at++;
  return at === part.length;
}
