/** The line in `.gitattributes` that lets git merge decisions line by line. */

const LINE = '.synoptic/** merge=union';

/** True if some line says how git merges what lies in `.synoptic/`, be it by union or by a driver of its own. Cost: linear. */
export function mergesDecisions(attributes: string): boolean {
  return attributes.split('\n').some((line) => {
    const [pattern = '', ...given] = line.trim().split(/\s+/);
    const said = given.some((one) => one.startsWith('merge=') || one === '-merge' || one === '!merge');
    return said && !pattern.startsWith('#') && /(^|\/)\.synoptic\//.test(pattern);
  });
}

/** The file with the line at its end, in its own line ends; nothing else changes. */
export function withMergeLine(attributes: string): string {
  const end = attributes.includes('\r\n') ? '\r\n' : '\n';
  const gap = attributes === '' || attributes.endsWith('\n') ? '' : end;
  return `${attributes}${gap}${LINE}${end}`;
}
