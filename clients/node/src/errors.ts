import type { Outcome, StatusName } from "./status.js";

/** One sending of a call. */
export interface Attempt {
  /** Where it was sent. */
  readonly endpoint: string;
  /** From 1, as on the wire. */
  readonly number: number;
  /** From the sending to the end of the attempt, in milliseconds. */
  readonly durationMs: number;
  /** What came of it, for people: `"no reply from tcp://10.0.0.7:5555 within 1 s"`. */
  readonly result: string;
}

/** What an error of a call knows besides its message. */
export interface FailureDetails {
  readonly code: StatusName;
  readonly outcome: Outcome;
  readonly serverSaid: boolean;
  readonly attempts: readonly Attempt[];
  readonly callId: string | undefined;
  readonly cause?: unknown;
}

/**
 * Why a call failed, and whether it ran. The errors that a service declares are subclasses, made by the generator.
 *
 * @example
 * try {
 *   await orders.place(order);
 * } catch (error) {
 *   if (error instanceof RpcError && error.outcome === "NOT_EXECUTED") retryLater(order);
 *   else throw error;
 * }
 */
export class RpcError extends Error {
  readonly code: StatusName;
  readonly outcome: Outcome;
  /** Whether the server said code and outcome; `false` if the client concluded them, from silence for example. */
  readonly serverSaid: boolean;
  /** What was sent where and what came of it, in order. Empty if nothing was sent. */
  readonly attempts: readonly Attempt[];
  /**
   * Which call it was, for `Client.resolve`, also in another process that kept this text; `undefined` if the call never got a
   * number. What is before the `@` is what a server's log has.
   */
  readonly callId: string | undefined;

  constructor(message: string, details: FailureDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.outcome = details.outcome;
    this.serverSaid = details.serverSaid;
    this.attempts = details.attempts;
    this.callId = details.callId;
  }
}
