/** A clock that a test turns on. */
export function clock() {
  let due: (() => void)[] = [];
  return {
    later: (call: () => void) => {
      due.push(call);
      return () => {
        due = due.filter((one) => one !== call);
      };
    },
    turnOn: () => {
      const calls = due;
      due = [];
      for (const call of calls) call();
    },
  };
}
