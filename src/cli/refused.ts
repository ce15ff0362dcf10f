/** The user asked for something that can't be done; the message says what and why. */
export class Refused extends Error {}
