/** What the bench uses of a package that ships no types. */
declare module 'diff-match-patch' {
  export default class DiffMatchPatch {
    /** Where `pattern` stands best in `text`, near `place`; -1 if nowhere. */
    match_main(text: string, pattern: string, place: number): number;
  }
}
