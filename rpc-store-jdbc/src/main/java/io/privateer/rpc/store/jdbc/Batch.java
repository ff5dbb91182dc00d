package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers many requests in one transaction. Nothing in here commits; if it fails, the whole batch is tried again in a new
 * transaction, and finds what an earlier one may have committed.
 */
final class Batch {
    /** A call that is to be recorded if nothing stands against it. */
    private record Claim(
            int index, CallId call, CallState state, boolean transactional, long digest, long boundMs, byte[] reply) {}

    private final Dialect dialect;
    private final byte[] self;
    private final long maxRecords;
    private final long touchAfterMs;
    private final Connection connection;
    private final List<StoreRequest> requests;
    private final StoreAnswer[] answers;
    private final long nowMs;
    private long added;

    Batch(
            Dialect dialect,
            byte[] self,
            long maxRecords,
            long touchAfterMs,
            Connection connection,
            List<StoreRequest> requests,
            long nowMs) {
        this.dialect = dialect;
        this.self = self;
        this.maxRecords = maxRecords;
        this.touchAfterMs = touchAfterMs;
        this.connection = connection;
        this.requests = requests;
        this.answers = new StoreAnswer[requests.size()];
        this.nowMs = nowMs;
    }

    /** The answers, in the order of the requests; true once the transaction is committed. */
    StoreAnswer[] run() throws SQLException {
        Map<CallId, Claim> claims = new TreeMap<>(Keys.ORDER);
        Map<CallId, Integer> finds = new LinkedHashMap<>();
        Map<CallId, Integer> settles = new TreeMap<>(Keys.ORDER);
        Map<String, Long> finishes = new TreeMap<>();
        for (int i = 0; i < answers.length; i++) {
            StoreRequest request = requests.get(i);
            if (request instanceof StoreRequest.Start start) {
                claims.put(
                        start.call(),
                        new Claim(
                                i,
                                start.call(),
                                CallState.STARTED,
                                start.transactional(),
                                start.digest(),
                                start.boundMs(),
                                new byte[0]));
            } else if (request instanceof StoreRequest.Refuse refuse) {
                claims.put(
                        refuse.call(),
                        new Claim(
                                i,
                                refuse.call(),
                                CallState.CERTAIN,
                                false,
                                refuse.digest(),
                                refuse.boundMs(),
                                refuse.reply()));
            } else if (request instanceof StoreRequest.Settle settle) {
                settles.put(settle.call(), i);
            } else if (request instanceof StoreRequest.Find find) {
                finds.put(find.call(), i);
            } else if (request instanceof StoreRequest.Finish finish) {
                finishes.merge(finish.client(), finish.below(), Math::max);
                answers[i] = StoreAnswer.DONE;
            }
        }
        settle(settles);
        claim(claims);
        find(finds);
        finish(finishes);
        return answers;
    }

    /** How many rows the transaction adds. */
    long added() {
        return added;
    }

    // ---- claims

    private void claim(Map<CallId, Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        boolean full = dialect.records() + claims.size() > maxRecords;
        Set<CallId> inserted = full ? new HashSet<>() : insert(claims.values());
        Map<CallId, Claim> known = without(claims, inserted);
        if (!known.isEmpty()) {
            Map<CallId, CallRow> rows = dialect.select(connection, known.keySet());
            if (dialect.takeFromDead(connection, started(rows.values()), self, nowMs)) {
                if (!full) {
                    inserted.addAll(insert(known.values()));
                    known = without(claims, inserted);
                }
                rows = dialect.select(connection, known.keySet());
            }
            for (Claim claim : known.values()) {
                answers[claim.index()] = against(claim, rows.get(claim.call()), full);
            }
        }
        checkFinished(claims, inserted);
    }

    /** Inserts what is not there, and says which those are. */
    private Set<CallId> insert(Collection<Claim> claims) throws SQLException {
        List<Claim> ordered = List.copyOf(claims);
        Set<CallId> inserted = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + dialect.prefix()
                + "call (client, sequence, state, owner, epoch, transactional, digest, bound_ms, stamp_ms, reply)"
                + " VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Claim claim : ordered) {
                Keys.set(insert, 1, claim.call());
                insert.setInt(3, claim.state().number);
                insert.setBytes(4, self);
                insert.setInt(5, claim.transactional() ? 1 : 0);
                insert.setLong(6, claim.digest());
                insert.setLong(7, claim.boundMs());
                insert.setLong(8, Math.max(nowMs, claim.boundMs()));
                insert.setBytes(9, claim.reply());
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                if (changed(counts[i]) == 1) {
                    inserted.add(ordered.get(i).call());
                }
            }
        }
        added += inserted.size();
        return inserted;
    }

    private static int changed(int count) throws SQLException {
        if (count == Statement.SUCCESS_NO_INFO) {
            throw new SQLException(
                    "the driver does not say which rows of a batch were changed: do not let it rewrite them");
        }
        return count;
    }

    private StoreAnswer against(Claim claim, @Nullable CallRow row, boolean full) throws SQLException {
        if (row == null) {
            if (full) {
                return new StoreAnswer.Full("maxRecords = " + maxRecords);
            }
            // It went between two statements: another server freed it, or took it over.
            throw new SQLException("a record went while it was looked at", Failures.SERIALIZATION);
        }
        boolean own = claim.state() == CallState.STARTED
                && row.state() == CallState.STARTED
                && Arrays.equals(row.owner(), self);
        return own ? StoreAnswer.DONE : answer(row);
    }

    private static StoreAnswer answer(CallRow row) {
        return switch (row.state()) {
            case STARTED -> new StoreAnswer.Running(row.digest());
            case CERTAIN, UNKNOWN -> new StoreAnswer.Known(row.digest(), row.reply());
            case LOST -> new StoreAnswer.Lost(row.digest());
        };
    }

    /**
     * Takes back what must not be there: calls that their client declared finished, or that are so old that their record may
     * have been forgotten. A record that was freed and is inserted again was freed by a transaction that is committed by
     * now, and its watermark with it; so it is enough to look after the insertion.
     */
    private void checkFinished(Map<CallId, Claim> claims, Set<CallId> inserted) throws SQLException {
        if (inserted.isEmpty()) {
            return;
        }
        Map<String, Long> below = finished(inserted);
        long horizon = horizon();
        List<CallId> refused = new ArrayList<>();
        for (Claim claim : claims.values()) {
            CallId call = claim.call();
            if (!inserted.contains(call)) {
                continue;
            }
            if (call.sequence() < below.getOrDefault(call.client(), 1L)) {
                answers[claim.index()] = new StoreAnswer.Finished();
                refused.add(call);
            } else if (claim.boundMs() < horizon) {
                answers[claim.index()] = new StoreAnswer.Forgotten();
                refused.add(call);
            } else {
                answers[claim.index()] = StoreAnswer.DONE;
            }
        }
        delete(refused);
    }

    private Map<String, Long> finished(Collection<CallId> calls) throws SQLException {
        Set<String> clients = new HashSet<>();
        calls.forEach(call -> clients.add(call.client()));
        return clients.isEmpty() ? Map.of() : dialect.finished(connection, clients);
    }

    private long horizon() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT purged_ms FROM " + dialect.prefix() + "store")) {
            if (!row.next()) {
                throw new SQLException("the table " + dialect.prefix() + "store is empty");
            }
            return row.getLong(1);
        }
    }

    private void delete(List<CallId> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM " + dialect.prefix() + "call WHERE client = ? AND sequence = ?")) {
            for (CallId call : calls) {
                Keys.set(delete, 1, call);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        added -= calls.size();
    }

    // ---- questions

    private void find(Map<CallId, Integer> finds) throws SQLException {
        if (finds.isEmpty()) {
            return;
        }
        Map<CallId, CallRow> rows = dialect.select(connection, finds.keySet());
        if (dialect.takeFromDead(connection, started(rows.values()), self, nowMs)) {
            rows = dialect.select(connection, finds.keySet());
        }
        touch(rows.keySet());
        Set<CallId> absent = without(finds, rows.keySet()).keySet();
        Map<String, Long> below = finished(absent);
        for (Map.Entry<CallId, Integer> find : finds.entrySet()) {
            CallId call = find.getKey();
            CallRow row = rows.get(call);
            answers[find.getValue()] = row != null
                    ? answer(row)
                    : call.sequence() < below.getOrDefault(call.client(), 1L)
                            ? new StoreAnswer.Finished()
                            : StoreAnswer.ABSENT;
        }
    }

    private static List<CallRow> started(Collection<CallRow> rows) {
        return rows.stream().filter(row -> row.state() == CallState.STARTED).toList();
    }

    /** Contact lengthens the life of a record; now and then is enough. */
    private void touch(Set<CallId> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        List<CallId> ordered = calls.stream().sorted(Keys.ORDER).toList();
        try (PreparedStatement touch = connection.prepareStatement("UPDATE " + dialect.prefix()
                + "call SET stamp_ms = ? WHERE client = ? AND sequence = ? AND stamp_ms < ?")) {
            for (CallId call : ordered) {
                touch.setLong(1, nowMs);
                Keys.set(touch, 2, call);
                touch.setLong(4, nowMs - touchAfterMs);
                touch.addBatch();
            }
            touch.executeBatch();
        }
    }

    // ---- results

    private void settle(Map<CallId, Integer> settles) throws SQLException {
        if (settles.isEmpty()) {
            return;
        }
        List<CallId> ordered = List.copyOf(settles.keySet());
        Set<CallId> refused = new HashSet<>();
        try (PreparedStatement settle = connection.prepareStatement("UPDATE " + dialect.prefix()
                + "call SET state = ?, reply = ?, stamp_ms = ? WHERE client = ? AND sequence = ?"
                + " AND ((state = 0 AND owner = ?) OR (state >= ? AND state <> 1))")) {
            for (CallId call : ordered) {
                StoreRequest.Settle request = request(settles, call);
                settle.setInt(1, (request.certain() ? CallState.CERTAIN : CallState.UNKNOWN).number);
                settle.setBytes(2, request.reply());
                settle.setLong(3, nowMs);
                Keys.set(settle, 4, call);
                settle.setBytes(6, self);
                // What is certain replaces what is not; otherwise no state is large enough.
                settle.setInt(7, request.certain() ? CallState.UNKNOWN.number : Integer.MAX_VALUE);
                settle.addBatch();
            }
            int[] counts = settle.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                CallId call = ordered.get(i);
                if (changed(counts[i]) == 0) {
                    refused.add(call);
                } else {
                    answers[index(settles, call)] = StoreAnswer.DONE;
                }
            }
        }
        if (refused.isEmpty()) {
            return;
        }
        Map<CallId, CallRow> rows = dialect.select(connection, refused);
        Map<String, Long> below = finished(refused);
        for (CallId call : refused) {
            CallRow row = rows.get(call);
            answers[index(settles, call)] = row != null
                    ? answer(row)
                    : call.sequence() < below.getOrDefault(call.client(), 1L)
                            ? new StoreAnswer.Finished()
                            : StoreAnswer.ABSENT;
        }
    }

    private StoreRequest.Settle request(Map<CallId, Integer> settles, CallId call) {
        return (StoreRequest.Settle) requests.get(index(settles, call));
    }

    private static int index(Map<CallId, Integer> indexes, CallId call) {
        Integer index = indexes.get(call);
        if (index == null) {
            throw new IllegalArgumentException("no request for " + call);
        }
        return index;
    }

    // ---- watermarks

    private void finish(Map<String, Long> finishes) throws SQLException {
        if (finishes.isEmpty()) {
            return;
        }
        try (PreparedStatement raise = connection.prepareStatement("INSERT INTO " + dialect.prefix()
                        + "session AS s (client, below, stamp_ms) VALUES (?, ?, ?) ON CONFLICT (client) DO UPDATE SET below = "
                        + dialect.greatest("s.below", "excluded.below") + ", stamp_ms = excluded.stamp_ms");
                PreparedStatement free = connection.prepareStatement(
                        "DELETE FROM " + dialect.prefix() + "call WHERE client = ? AND sequence < ? AND state <> 0")) {
            for (Map.Entry<String, Long> finish : finishes.entrySet()) {
                byte[] client = Keys.client(finish.getKey());
                raise.setBytes(1, client);
                raise.setLong(2, finish.getValue());
                raise.setLong(3, nowMs);
                raise.addBatch();
                free.setBytes(1, client);
                free.setLong(2, finish.getValue());
                free.addBatch();
            }
            raise.executeBatch();
            for (int count : free.executeBatch()) {
                added -= changed(count);
            }
        }
    }

    private static <V> Map<CallId, V> without(Map<CallId, V> all, Set<CallId> some) {
        Map<CallId, V> rest = new TreeMap<>(Keys.ORDER);
        all.forEach((call, value) -> {
            if (!some.contains(call)) {
                rest.put(call, value);
            }
        });
        return rest;
    }
}
