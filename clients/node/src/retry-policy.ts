/** How patiently a call is tried. Times in milliseconds. */
export interface RetryPolicy {
  /** How long a server may be silent before it counts as dead or cut off. */
  readonly attemptTimeoutMs: number;
  /** How often a call is sent at most. */
  readonly maxAttempts: number;
  /** The longest wait before the first resending; it doubles with each further one. */
  readonly backoffBaseMs: number;
  /** The longest wait of all. */
  readonly backoffCapMs: number;
}

/** How old a PONG may get before a call is bound to what it told. */
export const PONG_FRESH_MS = 60_000;

/**
 * The wait after so many failures in a row: full jitter, uniform between 0 and the doubled base. Of the usual strategies
 * it finishes contended work with the fewest calls (Brooker, "Exponential Backoff And Jitter", 2015).
 */
export function backoff(policy: RetryPolicy, failures: number, random: () => number): number {
  const longest = Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** Math.min(failures - 1, 30));
  return random() * longest;
}

/** The beat that is asked for: half of the attempt timeout, so that one lost beat shows before it counts as silence. */
export function beatMs(policy: RetryPolicy): number {
  return Math.max(1, Math.floor(policy.attemptTimeoutMs / 2));
}

/** How much of the budget's refill is kept: Finagle's window of ten seconds. */
const WINDOW_SECONDS = 10;

/**
 * How many resendings all stubs of a client may make together: a share of the calls, and a few per second whatever
 * happens. It keeps retries from turning a small outage into a large one.
 */
export class RetryBudget {
  private readonly share: number;
  private readonly perSecond: number;
  private readonly capacity: number;
  private tokens: number;
  private refilledAt: number;

  constructor(share: number, perSecond: number, now: number) {
    this.share = share;
    this.perSecond = perSecond;
    this.capacity = Math.max(perSecond * WINDOW_SECONDS, share * 1_000);
    this.tokens = perSecond * WINDOW_SECONDS;
    this.refilledAt = now;
  }

  /** A call is sent for the first time. */
  deposit(): void {
    this.tokens = Math.min(this.capacity, this.tokens + this.share);
  }

  /** Whether a call may be sent again now; if so, that is paid for. */
  withdraw(now: number): boolean {
    this.tokens = Math.min(this.capacity, this.tokens + ((now - this.refilledAt) / 1_000) * this.perSecond);
    this.refilledAt = now;
    // A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
    if (this.tokens < 0.999_999) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}
