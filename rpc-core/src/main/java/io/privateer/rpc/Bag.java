package io.privateer.rpc;

import java.util.ArrayList;
import java.util.List;

/**
 * Members in no order, each of which knows its place: one that leaves costs the same however many stay. Nobody is in two at
 * once. Belongs to one thread.
 */
final class Bag<M extends Bag.Member> {
    /** Keeps its place for the bag that it is in. */
    interface Member {
        int place();

        void place(int place);
    }

    private final ArrayList<M> members = new ArrayList<>(1);

    boolean isEmpty() {
        return members.isEmpty();
    }

    int size() {
        return members.size();
    }

    boolean contains(M member) {
        int place = member.place();
        return place < members.size() && members.get(place) == member;
    }

    /** Takes one in that is in no bag. */
    void add(M member) {
        member.place(members.size());
        members.add(member);
    }

    /** Takes one out, if it is in. */
    void remove(M member) {
        if (!contains(member)) {
            return;
        }
        M last = members.remove(members.size() - 1);
        if (last != member) {
            members.set(member.place(), last);
            last.place(member.place());
        }
    }

    /** Who is in it now; a list of its own, because whoever is told of something may leave. */
    List<M> copy() {
        return List.copyOf(members);
    }
}
