import { Codec, type Priority } from "./envelope.js";
import type { RetryPolicy } from "./retry-policy.js";

/** Settings of a client. Durations are milliseconds. */
export interface ClientOptions {
  /** Where the servers are, `tcp://host:port`; calls are spread over all of them. At least one. */
  readonly endpoints: readonly string[];
  /**
   * How long a caller waits for a result, over all attempts, where neither the method nor the call says otherwise.
   * 1 ms to 49 days; default 10 s. A call whose deadline passed may take one attempt timeout more, in which it asks what
   * became of it.
   */
  readonly deadlineMs?: number;
  /**
   * How long a server may be silent before it counts as dead or cut off, 10 ms to 1 h; default 1 s. It does not bound how
   * long a call may run: a server that works on it says so twice in this time.
   */
  readonly attemptTimeoutMs?: number;
  /** How often a call is sent at most, 1 to 100; default 5. */
  readonly maxAttempts?: number;
  /** The pause before a call is sent again is random between 0 and this, which doubles with each failure. Default 50 ms. */
  readonly backoffBaseMs?: number;
  /** Where that stops doubling. Default 1 s. */
  readonly backoffCapMs?: number;
  /** How many resendings all calls of this client may make: a share of the calls, 0 to 1; default 0.2. */
  readonly retryShare?: number;
  /** And so many per second whatever happens; default 10. */
  readonly retriesPerSecond?: number;
  /** How many calls are under way at once, each on a connection of its own, 1 to 10,000; default 256. */
  readonly maxConcurrentCalls?: number;
  /** How many calls may wait for those; more are refused at once as not executed. 0 to 1,000,000; default 1,024. */
  readonly maxWaitingCalls?: number;
  /** The largest body of a request and of a reply in bytes, 1,024 to 1 GiB; default 4 MiB. */
  readonly maxMessageBytes?: number;
  /** Send bodies as JSON, for people who watch the network; results and typed errors come back so too. Default `false`. */
  readonly json?: boolean;
}

/** Settings of one call. */
export interface CallOptions {
  /** Cancels the call when it aborts; it then ends as CANCELLED with a true outcome. */
  readonly signal?: AbortSignal;
  /** How long to wait for the result, over all attempts, in milliseconds. */
  readonly deadlineMs?: number;
  /** Which calls go first when not all can be served; by default the method's. */
  readonly priority?: Priority;
  /** Text pairs that reach the handler: at most 64 and 8,192 bytes. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const LONGEST_DEADLINE_MS = 49 * 86_400_000;
const HOUR_MS = 3_600_000;

/** Options that were checked, each with its value or default. */
export interface Settings {
  readonly endpoints: readonly string[];
  readonly deadlineMs: number;
  readonly policy: RetryPolicy;
  readonly retryShare: number;
  readonly retriesPerSecond: number;
  readonly maxConcurrentCalls: number;
  readonly maxWaitingCalls: number;
  readonly maxMessageBytes: number;
  readonly codec: Codec;
}

/** @throws RangeError that names the option and its range */
export function checked(options: ClientOptions): Settings {
  if (options.endpoints.length === 0) {
    throw new RangeError('no endpoint: say where the server is with endpoints: ["tcp://host:5555"]');
  }
  for (const endpoint of options.endpoints) {
    if (!/^tcp:\/\/.+:\d{1,5}$/.test(endpoint)) {
      throw new RangeError(`endpoint ${JSON.stringify(endpoint)}: must be tcp://host:port`);
    }
  }
  const backoffBaseMs = within("backoffBaseMs", options.backoffBaseMs ?? 50, 1, HOUR_MS);
  return {
    endpoints: [...options.endpoints],
    deadlineMs: checkDeadline(options.deadlineMs ?? 10_000),
    policy: {
      attemptTimeoutMs: within("attemptTimeoutMs", options.attemptTimeoutMs ?? 1_000, 10, HOUR_MS),
      maxAttempts: whole("maxAttempts", options.maxAttempts ?? 5, 1, 100),
      backoffBaseMs,
      backoffCapMs: within(
        "backoffCapMs",
        options.backoffCapMs ?? Math.max(1_000, backoffBaseMs),
        backoffBaseMs,
        HOUR_MS,
      ),
    },
    retryShare: within("retryShare", options.retryShare ?? 0.2, 0, 1),
    retriesPerSecond: within("retriesPerSecond", options.retriesPerSecond ?? 10, 0, 1_000_000),
    maxConcurrentCalls: whole("maxConcurrentCalls", options.maxConcurrentCalls ?? 256, 1, 10_000),
    maxWaitingCalls: whole("maxWaitingCalls", options.maxWaitingCalls ?? 1_024, 0, 1_000_000),
    maxMessageBytes: whole("maxMessageBytes", options.maxMessageBytes ?? 4 << 20, 1_024, 1 << 30),
    codec: (options.json ?? false) ? Codec.JSON : Codec.PROTOBUF,
  };
}

export function checkDeadline(deadlineMs: number): number {
  return within("deadlineMs", deadlineMs, 1, LONGEST_DEADLINE_MS);
}

function within(option: string, value: number, min: number, max: number): number {
  if (!(value >= min && value <= max)) {
    throw new RangeError(`${option} = ${value}, must be from ${min} to ${max}`);
  }
  return value;
}

function whole(option: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value)) {
    throw new RangeError(`${option} = ${value}, must be a whole number`);
  }
  return within(option, value, min, max);
}
