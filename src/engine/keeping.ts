/** What was worked out for another day, asked for again where a change broke it off. */

/**
 * Asks until it is told whole: whatever changes meanwhile breaks it off, as when somebody opens a text right after a folder was read.
 * @param wait until it may be tried again; false once nobody needs it any more
 */
export async function toldWhole(
  remember: () => Promise<readonly Uint8Array[]>,
  wait: () => Promise<boolean>,
): Promise<readonly Uint8Array[]> {
  for (;;) {
    const parts = await remember();
    if (parts.length > 0 || !(await wait())) return parts;
  }
}
