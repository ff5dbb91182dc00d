import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { parseCallId } from "./call-id.js";
import { CallLoop, type PendingCall } from "./call-loop.js";
import { checkDeadline, checked, type CallOptions, type ClientOptions, type Settings } from "./client-options.js";
import { newCall, type Priority, problemOf } from "./envelope.js";
import { RpcError, type FailureDetails } from "./errors.js";
import { decode, encode, type ErrorDescriptor } from "./generated.js";
import { NO_ID } from "./id.js";
import type { CallResult } from "./line.js";
import type { Outcome, StatusName } from "./status.js";

/** What a generated client knows of a method. */
export interface MethodDescriptor<Q extends DescMessage, R extends DescMessage> {
  /** `package.Service/Method` */
  readonly path: string;
  /** Whether it may be executed again, anywhere; otherwise it is deduplicated. */
  readonly idempotent: boolean;
  readonly timeoutMs?: number;
  readonly priority?: Priority;
  readonly request: Q;
  readonly reply: R;
  readonly errors: readonly ErrorDescriptor[];
}

/** What became of a call, as its server said when it was asked. */
export interface Resolution {
  /** Whether it ran; `"UNKNOWN"` also while it still runs, and if no server could say. */
  readonly outcome: Outcome;
  /** Whether it waits or runs at this moment: ask again later. */
  readonly running: boolean;
  /**
   * How it ended: `"OK"` with a result; `"NOT_FOUND"` if the server has never seen it; `"DEADLINE_EXCEEDED"` or
   * `"UNAVAILABLE"` if no server that remembers it was reached.
   */
  readonly code: StatusName;
  /** For people; empty if there is a result. */
  readonly message: string;
  /** The result: the method's reply message, encoded as the call was; `undefined` if there is none. */
  readonly body: Uint8Array | undefined;
  /** The name of the service's own error, if the call ended with one. */
  readonly error: string | undefined;
}

/**
 * A client of one or several servers, for any number of generated clients.
 *
 * @example
 * const client = new Client({ endpoints: ["tcp://127.0.0.1:5555"] });
 * const orders = new OrdersClient(client);
 * const receipt = await orders.place({ article: "book", count: 1 });
 * await client.close();
 */
export class Client {
  private readonly settings: Settings;
  private readonly loop: CallLoop;
  private closed: Promise<void> | undefined;

  /**
   * Nothing is connected before the first call.
   *
   * @throws RangeError if an option is missing or out of its range
   */
  constructor(options: ClientOptions) {
    this.settings = checked(options);
    this.loop = new CallLoop(this.settings);
  }

  /**
   * Makes one call. Generated clients use this.
   *
   * @throws RpcError, or the error of the service that the handler failed with
   */
  async call<Q extends DescMessage, R extends DescMessage>(
    method: MethodDescriptor<Q, R>,
    request: MessageShape<Q>,
    options: CallOptions = {},
  ): Promise<MessageShape<R>> {
    let body: Uint8Array;
    try {
      body = encode(method.request, request, this.settings.codec);
    } catch (error) {
      throw refused(messageOf(error), method.path, error);
    }
    const result = await this.send(method.path, method.idempotent, body, {
      ...(method.timeoutMs === undefined ? {} : { deadlineMs: method.timeoutMs }),
      ...(method.priority === undefined ? {} : { priority: method.priority }),
      ...options,
    });
    if (result.code !== "OK" || result.reply === undefined) {
      throw this.failure(result, options.signal, method.errors);
    }
    try {
      return decode(method.reply, result.reply.body, this.settings.codec);
    } catch (error) {
      throw new RpcError(`the call ran, and its result cannot be read: ${messageOf(error)} (${method.path})`, {
        ...detailsOf(result, error),
        code: "DATA_LOSS",
        outcome: "EXECUTED",
        serverSaid: false,
      });
    }
  }

  /**
   * Calls a method by its path with a body that is encoded already, for what has no descriptor: as JSON if the client has
   * `json`, else as Protocol Buffers.
   *
   * @param idempotent whether it may be executed again, anywhere; otherwise it is deduplicated
   * @throws RpcError
   */
  async callBytes(
    path: string,
    idempotent: boolean,
    body: Uint8Array,
    options: CallOptions = {},
    errors: readonly ErrorDescriptor[] = [],
  ): Promise<Uint8Array> {
    const result = await this.send(path, idempotent, body, options);
    if (result.code !== "OK" || result.reply === undefined) {
      throw this.failure(result, options.signal, errors);
    }
    return result.reply.body;
  }

  /**
   * Asks what became of a call, such as one that failed with outcome UNKNOWN: `error.callId`, also in another process that
   * kept it. It changes nothing: a call that runs goes on, and whoever waits for its result still gets it. Servers remember
   * for their retention, 10 minutes by default.
   *
   * @param options `deadlineMs` is how long to wait until a server answers; the client's by default
   * @throws RangeError if it is no call id, or the call is bound to no reply store: of idempotent calls, and of those that were
   *     never sent, nothing is remembered
   */
  async resolve(callId: string, options: Pick<CallOptions, "deadlineMs" | "signal"> = {}): Promise<Resolution> {
    const question = parseCallId(callId);
    if (question.scope === NO_ID) {
      throw new RangeError(`call ${callId} is bound to no reply store: nothing is remembered of it`);
    }
    options.signal?.throwIfAborted();
    const { code, outcome, message, reply } = await this.submit(
      {
        request: newCall("", new Uint8Array(0), {}),
        idempotent: false,
        question,
        deadline: performance.now() + checkDeadline(options.deadlineMs ?? this.settings.deadlineMs),
      },
      options.signal,
    );
    const end = outcome === "EXECUTED" ? reply : undefined;
    return {
      outcome,
      running: reply?.working === true,
      code,
      message,
      body: code === "OK" ? end?.body : undefined,
      error: end?.detail?.name,
    };
  }

  /**
   * Cancels the calls under way, each ending with a true outcome within one attempt timeout, and closes all connections.
   * Later calls fail as not executed. Idempotent.
   */
  close(): Promise<void> {
    this.closed ??= this.loop.close();
    return this.closed;
  }

  private async send(path: string, idempotent: boolean, body: Uint8Array, options: CallOptions): Promise<CallResult> {
    const timeout = checkDeadline(options.deadlineMs ?? this.settings.deadlineMs);
    const metadata = options.metadata ?? {};
    const problem = problemOf(path, metadata);
    if (problem !== undefined) {
      throw refused(problem, path, undefined);
    }
    const { signal } = options;
    if (signal?.aborted === true) {
      throw new RpcError(`cancelled by the caller (${path}). Outcome: NOT_EXECUTED, nothing was sent`, {
        ...NOTHING_SENT,
        code: "CANCELLED",
        cause: signal.reason,
      });
    }
    return this.submit(
      {
        request: {
          ...newCall(path, body, metadata),
          codec: this.settings.codec,
          priority: options.priority ?? "DEFAULT",
        },
        idempotent,
        deadline: performance.now() + timeout,
      },
      signal,
    );
  }

  private async submit(asked: Omit<PendingCall, "end">, signal: AbortSignal | undefined): Promise<CallResult> {
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<CallResult>((resolve) => {
        const call: PendingCall = { ...asked, end: resolve };
        cancel = () => {
          this.loop.cancel(call);
        };
        signal?.addEventListener("abort", cancel);
        this.loop.submit(call);
      });
    } finally {
      if (cancel !== undefined) {
        signal?.removeEventListener("abort", cancel);
      }
    }
  }

  private failure(result: CallResult, signal: AbortSignal | undefined, errors: readonly ErrorDescriptor[]): RpcError {
    const cancelled = result.code === "CANCELLED" && signal?.aborted === true;
    const details = detailsOf(result, cancelled ? signal.reason : undefined);
    return this.typedError(result, details, errors) ?? new RpcError(result.message, details);
  }

  private typedError(
    { reply, message }: CallResult,
    details: FailureDetails,
    errors: readonly ErrorDescriptor[],
  ): RpcError | undefined {
    const detail = reply?.detail;
    const error = errors.find((candidate) => candidate.name === detail?.name);
    if (detail === undefined || error === undefined) {
      return undefined;
    }
    try {
      return error.decode(detail.body, message, details, this.settings.codec);
    } catch {
      // The call failed all the same, and its code and message are there.
      return undefined;
    }
  }
}

const NOTHING_SENT: FailureDetails = {
  code: "INVALID_ARGUMENT",
  outcome: "NOT_EXECUTED",
  serverSaid: false,
  attempts: [],
  callId: undefined,
};

function refused(problem: string, path: string, cause: unknown): RpcError {
  return new RpcError(`${problem} (${path}). Outcome: NOT_EXECUTED, nothing was sent`, { ...NOTHING_SENT, cause });
}

function detailsOf(result: CallResult, cause: unknown): FailureDetails {
  const { code, outcome, serverSaid, attempts, callId } = result;
  return { code, outcome, serverSaid, attempts, callId, cause };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
