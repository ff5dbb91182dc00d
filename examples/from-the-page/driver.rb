# frozen_string_literal: true

require_relative "privateer"

# Lets the conformance suite ask this client: lines of JSON in, lines of JSON out. See rpc-conformance/README.md.
SERVICE = "io.privateer.conformance.Conformance"
DEDUPLICATED = %w[Find Move Place Fail Take].freeze

def open_client(settings)
  Privateer::Client.new(
    settings["endpoints"],
    attempt_timeout: settings.fetch("attemptTimeoutMs", 1000) / 1000.0,
    max_attempts: settings.fetch("maxAttempts", 5),
    deadline: settings.fetch("deadlineMs", 10_000) / 1000.0
  )
end

def call(client, line)
  options = { idempotent: !DEDUPLICATED.include?(line["method"]), metadata: line.fetch("metadata", {}) }
  options[:deadline] = line["deadlineMs"] / 1000.0 if line["deadlineMs"]
  { result: client.call("#{SERVICE}/#{line["method"]}", line["argument"], **options) }
rescue Privateer::ServiceError => e
  { error: { name: e.name.split(".").last, fields: e.fields } }
rescue Privateer::Failure => e
  { failure: { code: e.code, outcome: e.outcome, message: e.message, attempts: e.attempts } }
end

$stdout.sync = true
$stdin.set_encoding(Encoding::UTF_8)
clients = {}
while (text = $stdin.gets)
  line = JSON.parse(text, max_nesting: false)
  answer =
    if line["close"]
      clients.delete(line["close"])&.close
      { closed: line["close"] }
    else
      name = line["client"]["name"]
      call(clients[name] ||= open_client(line["client"]), line)
    end
  puts JSON.generate({ id: line["id"] }.merge(answer), max_nesting: false)
end
clients.each_value(&:close)
