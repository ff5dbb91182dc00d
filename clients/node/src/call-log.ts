import type { Attempt } from "./errors.js";
import type { Outcome } from "./status.js";

const MEANINGS: Readonly<Record<Outcome, string>> = {
  NOT_EXECUTED: "the call did not run and never will",
  EXECUTED: "the call ran",
  UNKNOWN: "the call may have been executed",
};

/** What a call tried and how it is told to people. */
export class CallLog {
  readonly attempts: Attempt[] = [];
  /** How often the call was sent, under all its identities. */
  sent = 0;
  private readonly method: string;
  private open: { readonly endpoint: string; readonly at: number } | undefined;

  constructor(method: string) {
    this.method = method;
  }

  began(endpoint: string, now: number): void {
    this.sent++;
    this.open = { endpoint, at: now };
  }

  /** What came of the attempt that is under way; nothing if none is. */
  ended(now: number, result: string): void {
    if (this.open !== undefined) {
      this.attempts.push({ endpoint: this.open.endpoint, number: this.sent, durationMs: now - this.open.at, result });
      this.open = undefined;
    }
  }

  /** The end of every message: `, 3 attempts (shop.Orders/Place, sequence 41). Outcome: UNKNOWN, …`. */
  told(what: string, sequence: bigint, outcome: Outcome): string {
    const tries = this.sent === 1 ? "1 attempt" : `${this.sent} attempts`;
    return (
      `${what}, ${tries} (${this.method}, sequence ${sequence.toString()}). ` +
      `Outcome: ${outcome}, ${MEANINGS[outcome]}`
    );
  }
}

export function seconds(ms: number): string {
  const whole = Math.round(ms);
  return whole < 1_000 ? `${whole} ms` : `${whole / 1_000} s`;
}
