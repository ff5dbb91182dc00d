# frozen_string_literal: true

require "base64"
require "ffi-rzmq"
require "json"
require "securerandom"

# A client of Privateer, written from docs/protocol.md and nothing else: JSON envelopes over REQ sockets, one call at a time.
module Privateer
  ATTEMPT_TIMEOUT = 1.0
  BACKOFF_BASE = 0.05
  BACKOFF_CAP = 1.0
  PONG_FRESH = 60.0
  MAX_RANGES = 256

  CODES = {
    0 => "OK", 1 => "CANCELLED", 2 => "UNKNOWN", 3 => "INVALID_ARGUMENT", 4 => "DEADLINE_EXCEEDED", 5 => "NOT_FOUND",
    6 => "ALREADY_EXISTS", 7 => "PERMISSION_DENIED", 8 => "RESOURCE_EXHAUSTED", 9 => "FAILED_PRECONDITION",
    10 => "ABORTED", 11 => "OUT_OF_RANGE", 12 => "UNIMPLEMENTED", 13 => "INTERNAL", 14 => "UNAVAILABLE",
    15 => "DATA_LOSS", 16 => "UNAUTHENTICATED", 100 => "WRONG_SCOPE"
  }.freeze

  def self.now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end

  # No result. The outcome says whether the call ran: "NOT_EXECUTED", "EXECUTED" or "UNKNOWN".
  class Failure < StandardError
    attr_reader :code, :outcome, :attempts

    def initialize(code, outcome, attempts, message)
      super(message)
      @code = code
      @outcome = outcome
      @attempts = attempts
    end
  end

  # An error that the service declares; the call was executed.
  class ServiceError < Failure
    attr_reader :name, :fields

    def initialize(name, fields, attempts, message)
      super("ABORTED", "EXECUTED", attempts, message)
      @name = name
      @fields = fields
    end
  end

  # The numbers of this client's calls, and which of them are finished.
  class Session
    attr_reader :client

    def initialize
      @process = Process.pid
      @client = Base64.strict_encode64(SecureRandom.bytes(16))
      @next = 1
      @unfinished = {} # number to the time from which on it does not matter any more, or nil
    end

    # A forked child that goes on with its parent's session would destroy the parent's calls.
    def usable?
      @process == Process.pid
    end

    def take
      number = @next
      @next += 1
      @unfinished[number] = nil
      number
    end

    def finish(number)
      @unfinished.delete(number)
    end

    def finish_later(number, retention)
      @unfinished[number] = Privateer.now + retention
    end

    # The fields of a request that free what servers remember.
    def acknowledgement
      @unfinished.delete_if { |_, until_when| until_when && until_when < Privateer.now }
      open = @unfinished.keys.sort
      below = open.first || @next
      ranges = open.each_cons(2).filter_map { |a, b| { first: (a + 1).to_s, last: (b - 1).to_s } if b > a + 1 }
      last = open.last
      ranges << { first: (last + 1).to_s, last: (@next - 1).to_s } if last && last + 1 < @next
      { doneBelow: below.to_s, done: ranges.first(MAX_RANGES) }
    end
  end

  # One REQ socket to one server, and what its last PING told.
  class Connection
    attr_reader :endpoint
    attr_accessor :pong, :pong_at

    def initialize(context, endpoint)
      @endpoint = endpoint
      @socket = context.socket(ZMQ::REQ)
      @socket.setsockopt(ZMQ::LINGER, 0)
      @socket.setsockopt(ZMQ::REQ_CORRELATE, 1)
      @socket.setsockopt(ZMQ::REQ_RELAXED, 1)
      @socket.connect(endpoint)
    end

    def put(request)
      @socket.send_string(JSON.generate(request, max_nesting: false))
    end

    # The next reply that can be read, or nil when the time is over.
    def get(seconds)
      @socket.setsockopt(ZMQ::RCVTIMEO, [(seconds * 1000).ceil, 0].max)
      text = +""
      return nil if @socket.recv_string(text) == -1

      reply = JSON.parse(text.force_encoding(Encoding::UTF_8), max_nesting: false)
      reply.is_a?(Hash) ? reply : {}
    rescue JSON::ParserError
      {}
    end

    def fresh_pong?
      pong && Privateer.now - pong_at < [PONG_FRESH, pong["server"]["retentionMs"].to_i / 4000.0].min
    end

    def close
      @socket.close
    end
  end

  # Retries of all calls together, so that they do not add to an overload: a share of the calls, and some per second.
  class RetryBudget
    SHARE = 0.2
    PER_SECOND = 10.0
    BURST = 10.0

    def initialize
      @tokens = BURST
      @at = Privateer.now
    end

    def call
      @tokens = [@tokens + SHARE, BURST].min
    end

    def take
      now = Privateer.now
      @tokens = [@tokens + (now - @at) * PER_SECOND, BURST].min
      @at = now
      return false if @tokens < 1

      @tokens -= 1
      true
    end
  end

  # Makes calls to one of several servers. For one thread.
  class Client
    def initialize(endpoints, attempt_timeout: ATTEMPT_TIMEOUT, max_attempts: 5, deadline: 10.0)
      @context = ZMQ::Context.new
      @endpoints = endpoints
      @attempt_timeout = attempt_timeout
      @max_attempts = max_attempts
      @deadline = deadline
      @session = Session.new
      @budget = RetryBudget.new
      @connections = {}
      @current = 0
    end

    # Calls "package.Service/Method" with a body that is made of hashes, arrays and scalars, and returns such a one.
    def call(method, body, idempotent: false, deadline: @deadline, metadata: {})
      start_anew unless @session.usable?
      place(method, body, idempotent, Privateer.now + deadline, metadata)
    end

    def close
      @connections.each_value(&:close)
      @connections.clear
      @context.terminate
    end

    private

    # What one call knows of itself.
    Call = Struct.new(:number, :method, :body, :idempotent, :ends, :metadata, :scope, :bound_ms, :attempt, :sent_to,
                      :strangers, :last, :max_bytes, :retention, keyword_init: true) do
      def bound?
        !scope.nil?
      end

      def left
        ends - Privateer.now
      end
    end

    def start_anew
      @context = ZMQ::Context.new
      @connections = {} # the sockets belong to the parent
      @session = Session.new
    end

    def place(method, body, idempotent, ends, metadata)
      call = Call.new(number: @session.take, method: method, body: body, idempotent: idempotent, ends: ends,
                      metadata: metadata, attempt: 0, sent_to: [], strangers: [], retention: 600.0)
      @budget.call
      attempt_until_settled(call)
    end

    def attempt_until_settled(call)
      kind = "CALL"
      while call.left.positive?
        connection = current_connection
        if kind == "CALL"
          break if call.attempt == @max_attempts || (call.attempt.positive? && !@budget.take)

          pong = connection.fresh_pong? ? connection.pong : ping(connection, call)
          unless pong
            lost(connection, call, next_endpoint: true)
            next
          end
          if JSON.generate(call.body, max_nesting: false).bytesize > pong["server"]["maxMessageBytes"].to_i
            call.last = { "code" => 8, "message" => "larger than the server's limit" }
            break
          end
          unless call.idempotent
            if call.sent_to.empty?
              if pong["draining"] && @endpoints.size > 1 && !call.strangers.include?(connection.endpoint)
                call.strangers |= [connection.endpoint]
                call.last = { "code" => 14, "message" => "the server drains", "draining" => true }
                next_endpoint
                next
              end
              call.scope = pong["scope"]
              call.bound_ms = pong["storeMs"].to_s
              call.strangers = []
            end
            if pong["scope"] != call.scope
              call.strangers |= [connection.endpoint]
              break if (@endpoints - call.strangers).empty?

              next_endpoint
              next
            end
          end
          call.attempt += 1
          call.sent_to |= [connection.endpoint]
        end
        reply = exchange(connection, kind, call, [@attempt_timeout, call.left].min)
        if reply.nil?
          break unless call.left.positive?

          call.last = nil
          lost(connection, call, next_endpoint: call.idempotent)
          kind = "CALL"
        elsif reply["working"]
          kind = "WAIT"
        elsif executed(reply) == "YES"
          return finished(call, reply)
        elsif executed(reply) == "NO" && reply["settled"]
          @session.finish(call.number)
          return again(call) if code(reply) == "UNAVAILABLE" && call.left.positive?

          fail_with(call, reply, "NOT_EXECUTED")
        elsif executed(reply) == "NO"
          call.last = reply
          kind = "CALL"
          break unless %w[UNAVAILABLE RESOURCE_EXHAUSTED].include?(code(reply))
          break if reply["draining"] && !call.idempotent

          back_off(call, reply["retryAfterMs"].to_i / 1000.0)
        elsif code(reply) == "NOT_FOUND" && kind == "WAIT"
          call.last = reply
          kind = "CALL"
          back_off(call)
        elsif code(reply) == "WRONG_SCOPE"
          call.last = reply
          kind = "CALL"
          call.strangers |= [connection.endpoint]
          connection.pong = nil
          break if (@endpoints - call.strangers).empty?

          next_endpoint
        elsif call.idempotent && %w[UNAVAILABLE ABORTED].include?(code(reply))
          call.last = reply
          kind = "CALL"
          back_off(call)
        else
          @session.finish_later(call.number, call.retention)
          fail_with(call, reply, "UNKNOWN")
        end
      end
      give_up(call)
    end

    # What is certain, once no more copies are sent?
    def give_up(call)
      if call.sent_to.empty?
        @session.finish(call.number)
        fail_with(call, call.last, "NOT_EXECUTED")
      end
      answer = cancel(call)
      if call.idempotent
        @session.finish(call.number)
        fail_with(call, call.last, "UNKNOWN")
      end
      return finished(call, answer) if answer && executed(answer) == "YES"

      if answer && executed(answer) == "NO"
        @session.finish(call.number)
        return again(call) if call.last && call.last["draining"] && call.left.positive?

        fail_with(call, call.last, "NOT_EXECUTED")
      end
      @session.finish_later(call.number, call.retention)
      fail_with(call, call.last, "UNKNOWN")
    end

    # CANCEL goes to whoever was sent a copy. A bound call has one store, so one word of it is enough.
    def cancel(call)
      ends = Privateer.now + @attempt_timeout
      call.sent_to.each do |endpoint|
        next if call.bound? && call.strangers.include?(endpoint)

        connection = connection_to(endpoint)
        return nil if call.idempotent && !connection.put(request("CANCEL", call))

        loop do
          left = ends - Privateer.now
          break unless left.positive?

          answer = exchange(connection, "CANCEL", call, left)
          break if answer.nil?
          next if answer["working"] || code(answer) == "NOT_FOUND"
          next if executed(answer) == "NO" && !answer["settled"]

          return answer
        end
      end
      nil
    end

    def again(call)
      # A new call with a new number: the old one never ran and never will.
      next_endpoint
      place(call.method, call.body, call.idempotent, call.ends, call.metadata)
    end

    def finished(call, reply)
      @session.finish(call.number)
      return reply.fetch("body", {}) if code(reply) == "OK"

      detail = reply["detail"]
      if detail
        raise ServiceError.new(detail["name"], detail.fetch("body", {}), call.attempt, reply["message"].to_s)
      end

      fail_with(call, reply, "EXECUTED")
    end

    def fail_with(call, reply, outcome)
      over = !call.left.positive?
      word = outcome == "EXECUTED" || (reply && !over) ? code(reply) : over ? "DEADLINE_EXCEEDED" : "UNAVAILABLE"
      said = reply ? reply["message"].to_s : "no reply"
      raise Failure.new(word, outcome, call.attempt, "#{said} (#{call.method}, sequence #{call.number}, #{outcome})")
    end

    # ---- requests and replies

    def ping(connection, call)
      nonce = SecureRandom.random_number(1 << 62)
      connection.put({ kind: "PING", client: @session.client, sequence: nonce.to_s }.merge(@session.acknowledgement))
      ends = Privateer.now + [@attempt_timeout, call.left].min
      while (left = ends - Privateer.now).positive?
        reply = connection.get(left)
        return nil if reply.nil? || reply["sequence"].to_s != nonce.to_s # a REQ socket has no second reply to give

        next unless reply["client"] == @session.client && reply["server"]

        connection.pong = reply
        connection.pong_at = Privateer.now
        call.retention = reply["server"]["retentionMs"].to_i / 1000.0
        return reply
      end
      nil
    end

    def request(kind, call)
      request = {
        kind: kind, client: @session.client, sequence: call.number.to_s, attempt: call.attempt, method: call.method,
        timeoutMs: [(call.left * 1000).to_i, 0].max, beatMs: (@attempt_timeout * 500).to_i
      }.merge(@session.acknowledgement)
      request.merge!(scope: call.scope, boundMs: call.bound_ms) if call.bound?
      request.merge!(metadata: call.metadata) unless call.metadata.empty?
      request.merge!(extra: true) if call.idempotent && call.attempt > 1
      kind == "CALL" ? request.merge!(body: call.body) : request
    end

    # The reply to this call, or nil after so many seconds.
    def exchange(connection, kind, call, seconds)
      connection.put(request(kind, call))
      ends = Privateer.now + seconds
      while (left = ends - Privateer.now).positive?
        reply = connection.get(left)
        return nil if reply.nil? || reply["sequence"].to_i.zero? # silence, or a frame that could not be read

        return reply if ours?(reply, call)

        # A REQ socket must send before it can receive again.
        connection.put(request(kind == "CANCEL" ? "CANCEL" : "WAIT", call))
      end
      nil
    end

    def ours?(reply, call)
      return false unless reply["client"] == @session.client && reply["sequence"].to_s == call.number.to_s

      !call.bound? || code(reply) == "WRONG_SCOPE" || reply["scope"] == call.scope
    end

    def code(reply)
      CODES.fetch(reply["code"].to_i, "UNKNOWN")
    end

    def executed(reply)
      value = reply["executed"]
      { 1 => "NO", 2 => "YES", "NO" => "NO", "YES" => "YES" }.fetch(value, "UNKNOWN")
    end

    # ---- connections

    def current_connection
      connection_to(@endpoints[@current])
    end

    def connection_to(endpoint)
      @connections[endpoint] ||= Connection.new(@context, endpoint)
    end

    def next_endpoint
      @current = (@current + 1) % @endpoints.size
    end

    def lost(connection, call, next_endpoint:)
      connection.close
      @connections.delete(connection.endpoint)
      self.next_endpoint if next_endpoint || call.sent_to.empty?
      back_off(call)
    end

    def back_off(call, at_least = 0.0)
      longest = [BACKOFF_CAP, BACKOFF_BASE * (2**[call.attempt - 1, 0].max)].min
      pause = [SecureRandom.random_number * longest, at_least].max
      sleep([pause, call.left].min) if call.left.positive?
    end
  end
end
