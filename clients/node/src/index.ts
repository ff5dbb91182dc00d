export { Client, type MethodDescriptor, type Resolution } from "./client.js";
export type { CallOptions, ClientOptions } from "./client-options.js";
export type { Codec, Priority } from "./envelope.js";
export { type Attempt, type FailureDetails, RpcError } from "./errors.js";
export { type Outcome, StatusCode, type StatusName } from "./status.js";
export { type Constraints, constrain, type ErrorDescriptor, TypedError, typedError } from "./generated.js";
