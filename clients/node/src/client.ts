import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { CallLoop, type PendingCall } from "./call-loop.js";
import { checkDeadline, checked, type CallOptions, type ClientOptions, type Settings } from "./client-options.js";
import { newCall, type Priority, problemOf, type Reply } from "./envelope.js";
import { RpcError, type FailureDetails } from "./errors.js";
import { decode, encode, type ErrorDescriptor } from "./generated.js";
import type { CallResult } from "./line.js";

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
      body = encode(method.request, request);
    } catch (error) {
      throw refused(messageOf(error), method.path, error);
    }
    const result = await this.send(method.path, method.idempotent, body, {
      ...(method.timeoutMs === undefined ? {} : { deadlineMs: method.timeoutMs }),
      ...(method.priority === undefined ? {} : { priority: method.priority }),
      ...options,
    });
    if (result.code !== "OK" || result.reply === undefined) {
      throw failure(result, options.signal, method.errors);
    }
    try {
      return decode(method.reply, result.reply.body);
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
   * Calls a method by its path with a body that is encoded already, for what has no descriptor.
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
      throw failure(result, options.signal, errors);
    }
    return result.reply.body;
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
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<CallResult>((resolve) => {
        const call: PendingCall = {
          request: { ...newCall(path, body, metadata), priority: options.priority ?? "DEFAULT" },
          idempotent,
          deadline: performance.now() + timeout,
          end: resolve,
        };
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

function failure(result: CallResult, signal: AbortSignal | undefined, errors: readonly ErrorDescriptor[]): RpcError {
  const cancelled = result.code === "CANCELLED" && signal?.aborted === true;
  const details = detailsOf(result, cancelled ? signal.reason : undefined);
  return typedError(result.reply, result.message, details, errors) ?? new RpcError(result.message, details);
}

function typedError(
  reply: Reply | undefined,
  message: string,
  details: FailureDetails,
  errors: readonly ErrorDescriptor[],
): RpcError | undefined {
  const detail = reply?.detail;
  const error = errors.find((candidate) => candidate.name === detail?.name);
  if (detail === undefined || error === undefined) {
    return undefined;
  }
  try {
    return error.decode(detail.body, message, details);
  } catch {
    // The call failed all the same, and its code and message are there.
    return undefined;
  }
}

function detailsOf(result: CallResult, cause: unknown): FailureDetails {
  const { code, outcome, serverSaid, attempts, callId } = result;
  return { code, outcome, serverSaid, attempts, callId, cause };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
