package io.privateer.codegen.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lock keeps over a module's life: additions pass, breaks are refused until somebody gives a reason. */
final class LockTest {
    private final Workspace shop;

    LockTest(@TempDir Path folder) {
        shop = new Workspace(folder);
    }

    @BeforeEach
    void release() {
        service("Item find(int id);");
        item("String name, int price");
        assertEquals("", shop.problems());
    }

    private void service(String methods) {
        shop.source("""
                package shop;

                import io.privateer.rpc.annotation.*;
                import java.util.*;

                @RpcService
                public interface Orders {
                    %s
                }
                """.formatted(methods));
    }

    private void item(String components) {
        shop.source("""
                package shop;

                import io.privateer.rpc.annotation.*;
                import java.util.*;

                public record Item(%s) {}
                """.formatted(components));
    }

    /** The lines of the lock that speak of Item. */
    private String itemLines() {
        String lock = shop.read("rpc.lock");
        int start = lock.indexOf("\"shop.Item\": [\n") + "\"shop.Item\": [\n".length();
        return lock.substring(start, lock.indexOf("    ]", start)).strip();
    }

    private void accept(String change) {
        String lock = shop.read("rpc.lock");
        shop.file(
                "rpc.lock",
                lock.replace(
                        "\"accepted\": []",
                        "\"accepted\": [{\"break\": \"" + change + "\", \"reason\": \"nobody uses it\"}]"));
    }

    @Test
    void orderInTheSourceDoesNotMatterOnceNumbersAreGiven() {
        item("int price, String name");
        assertEquals("", shop.problems());
        assertEquals("""
                {"number": 1, "name": "name", "json": "name", "type": "string", "presence": "implicit"}
                    , {"number": 2, "name": "price", "json": "price", "type": "int32", "presence": "implicit"}""", itemLines());
    }

    @Test
    void anOptionalACollectionAndADefaultMayBeAdded() {
        item("Optional<String> a, String name, int price, List<String> b, @RpcDefault(\"EUR\") String c");
        GenerationResult result = shop.generate();
        assertEquals("", shop.text(result));
        assertEquals("""
                +    , {"number": 3, "name": "a", "json": "a", "type": "string", "presence": "optional"}
                +    , {"number": 4, "name": "b", "json": "b", "type": "string", "presence": "repeated"}
                +    , {"number": 5, "name": "c", "json": "c", "type": "string", "presence": "defaulted"}""", result.lockDiff());
    }

    @Test
    void anAdditionThatOldCallersDoNotSendIsRefused() {
        item("String name, int price, int amount");
        assertEquals("""
                shop/Item.java:6: breaking change: shop.Item.amount: added
                  was:    not there
                  is:     number 3, int32, implicit
                  breaks: programs built before do not send it, and this one cannot tell that from zero
                  keep:   make it Optional, a collection, or add @RpcDefault("…")
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.amount: added", "reason": "…"}""", shop.problems());
    }

    @Test
    void aRemovalIsRefusedAtTheRecordAndReservesTheNumberOnceAccepted() {
        item("String name");
        assertEquals("""
                shop/Item.java:6: breaking change: shop.Item.price: removed
                  was:    number 2, int32, implicit
                  is:     not there
                  breaks: programs that still send it are no longer heard, and those that expect it read zero or fail
                  keep:   put it back, or mark its new name with @RpcField(was = "…") if it was renamed
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.price: removed", "reason": "…"}""", shop.problems());

        accept("shop.Item.price: removed");
        assertEquals("", shop.problems());
        assertTrue(shop.read("rpc.lock").contains("{\"number\": 2, \"name\": \"price\", \"reserved\": true}"));
        assertTrue(shop.read("proto/shop/shop.proto").contains("reserved 2;"), shop.read("proto/shop/shop.proto"));

        item("String name, Optional<String> colour");
        assertEquals("", shop.problems());
        assertTrue(itemLines().contains("{\"number\": 3, \"name\": \"colour\""), itemLines());
    }

    @Test
    void anAcceptanceHoldsOnce() {
        item("String name");
        accept("shop.Item.price: removed");
        assertEquals("", shop.problems());
        String lock = shop.read("rpc.lock");
        assertTrue(
                lock.contains(
                        "{\"break\": \"shop.Item.price: removed\", \"reason\": \"nobody uses it\", \"applied\": true}"),
                lock);

        item("String name, Optional<Integer> price");
        assertEquals(
                "shop/Item.java:6: field price of shop.Item: a removed one had this name, and old programs still know it."
                        + " Take another name",
                shop.problems());
    }

    @Test
    void anAcceptanceWithoutItsChangeIsRefusedAtItsLine() {
        accept("shop.Item.price: removed");
        assertEquals(
                "rpc.lock:21: \"shop.Item.price: removed\" is accepted, but the sources have no such change. Remove the"
                        + " entry, or it would allow that change later unseen",
                shop.problems());
    }

    @Test
    void aRenameKeepsTheNumberAndBothNamesInJson() {
        item("String name, @RpcField(was = \"price\") int unitPrice");
        assertEquals("", shop.problems());
        assertTrue(
                itemLines()
                        .endsWith(
                                "{\"number\": 2, \"name\": \"unit_price\", \"json\": \"unitPrice\", \"type\": \"int32\","
                                        + " \"presence\": \"implicit\", \"was\": \"price\", \"wasJson\": \"price\"}"),
                itemLines());

        item("String name, int unitPrice");
        assertEquals("""
                shop/Item.java:6: breaking change: shop.Item.unit_price: JSON name price no longer read
                  was:    unitPrice and price
                  is:     unitPrice
                  breaks: programs that send it in JSON as "price"
                  keep:   @RpcField(was = …) with the former Java name
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.unit_price: JSON name price no longer read", "reason": "…"}""", shop.problems());
    }

    @Test
    void aNumberThatContradictsTheLockIsABreakAndNoWish() {
        item("String name, @RpcField(number = 7) int price");
        assertEquals("""
                shop/Item.java:6: breaking change: shop.Item.price: number 2 to 7
                  was:    number 2, int32, implicit
                  is:     number 7, int32, implicit
                  breaks: programs built before: they misread what this one sends, and this one what they send
                  keep:   remove the number
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.price: number 2 to 7", "reason": "…"}""", shop.problems());

        accept("shop.Item.price: number 2 to 7");
        assertEquals("", shop.problems());
        assertTrue(itemLines().contains("{\"number\": 2, \"reserved\": true}"), itemLines());
        assertTrue(itemLines().contains("{\"number\": 7, \"name\": \"price\""), itemLines());
    }

    @Test
    void aReservedNumberIsNotGivenAgain() {
        item("String name");
        accept("shop.Item.price: removed");
        assertEquals("", shop.problems());
        item("String name, @RpcField(number = 2) Optional<String> colour");
        assertEquals(
                "shop/Item.java:6: field colour of shop.Item: number 2 was used before and stays reserved. Remove the"
                        + " number, and the next free one is taken",
                shop.problems());
    }

    @Test
    void anotherTypeAndAnotherPresenceAreRefusedTogether() {
        item("Optional<String> name, long price");
        assertEquals("""
                shop/Item.java:6: breaking change: shop.Item.name: presence implicit to optional
                  was:    number 1, string, implicit
                  is:     number 1, string, optional
                  breaks: programs built before: they misread what this one sends, and this one what they send
                  keep:   declare it implicit as before, or give the new one a new name
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.name: presence implicit to optional", "reason": "…"}
                shop/Item.java:6: breaking change: shop.Item.price: type int32 to int64
                  was:    number 2, int32, implicit
                  is:     number 2, int64, implicit
                  breaks: programs built before: they misread what this one sends, and this one what they send
                  keep:   give the new type a new name beside the old one
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Item.price: type int32 to int64", "reason": "…"}""", shop.problems());
    }

    @Test
    void anArgumentMayBeAddedAsAnOptional() {
        service("Item find(int id, Optional<String> shelf);");
        assertEquals("", shop.problems());
        service("Item find(int id, Optional<String> shelf, int row);");
        assertTrue(
                shop.problems().startsWith("shop/Orders.java:8: breaking change: shop.OrdersFindRequest.row: added\n"),
                shop.problems());
    }

    @Test
    void aMethodThatGoesIsABreakThatNamesTheService() {
        service("Item get(int id);");
        assertEquals("""
                shop/Orders.java:7: breaking change: shop.Orders/Find: removed
                  was:    a method
                  is:     not there
                  breaks: every program that calls it: it gets UNIMPLEMENTED
                  keep:   put it back; a moved or renamed interface keeps its paths with @RpcService(name = "shop.Orders"), a renamed method with @RpcMethod(name = "Find")
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Orders/Find: removed", "reason": "…"}""", shop.problems());

        accept("shop.Orders/Find: removed");
        assertEquals("", shop.problems());
        assertTrue(shop.read("rpc.lock").contains("{\"name\": \"Find\", \"reserved\": true}"), shop.read("rpc.lock"));

        service("Item get(int id);\n    Item find(int id);");
        assertEquals(
                "shop/Orders.java:9: method shop.Orders/Find: a removed one had this name, and old programs still call"
                        + " it. Take another name with @RpcMethod(name = \"…\")",
                shop.problems());
    }

    @Test
    void idempotentMayBePromisedButNotTakenBack() {
        service("@RpcMethod(idempotent = true) Item find(int id);");
        assertEquals("", shop.problems());
        service("Item find(int id);");
        assertEquals("""
                shop/Orders.java:8: breaking change: shop.Orders/Find: idempotent true to false
                  was:    idempotent
                  is:     deduplicated
                  breaks: stubs that are already out: they send no scope, and a deduplicated call without one is refused
                  keep:   leave it idempotent, and add a method with another name that is not
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Orders/Find: idempotent true to false", "reason": "…"}""", shop.problems());
    }

    @Test
    void anErrorMayBeAddedButNotRenamed() {
        service("Item find(int id) throws Gone;\n    class Gone extends Exception {}");
        assertEquals("", shop.problems());
        service("Item find(int id) throws Lost;\n    class Lost extends Exception {}");
        assertEquals("""
                shop/Orders.java:8: breaking change: shop.Orders/Find: error shop.OrdersGone removed
                  was:    declares shop.OrdersGone
                  is:     declares shop.OrdersLost
                  breaks: callers that catch it no longer get it, and callers built now do not know it from old servers
                  keep:   declare it again; an exception's package and name are its name on the wire
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Orders/Find: error shop.OrdersGone removed", "reason": "…"}""", shop.problems());
    }

    @Test
    void anInterfaceThatMovesKeepsItsPathsAndItsNumbers() {
        shop.delete("src/shop/Orders.java").delete("src/shop/Item.java");
        shop.source("""
                package store;

                import io.privateer.rpc.annotation.*;

                @RpcService(name = "shop.Orders")
                public interface Purchases {
                    Article find(int id);
                }
                """);
        // Another order than the lock's: a new message would number them so.
        shop.source("package store;\n\npublic record Article(int price, String name) {}\n");
        GenerationResult moved = shop.generate();
        assertEquals("", shop.text(moved));
        String lock = shop.read("rpc.lock");
        assertTrue(lock.contains("""
                          , "store.PurchasesFindReply": [
                        """), lock);
        assertTrue(lock.contains("""
                            "store.Article": [
                              {"number": 1, "name": "name", "json": "name", "type": "string", "presence": "implicit"}
                            , {"number": 2, "name": "price", "json": "price", "type": "int32", "presence": "implicit"}
                            ]
                        """), lock);
        assertFalse(lock.contains("shop.Item"), lock);
    }

    @Test
    void aNewVariantOrConstantNeedsOneForTheUnknownThatIsReleasedBefore() {
        String shape =
                "Shape draw(Unit unit);\n    sealed interface Shape permits %s {}\n    record Round(int r) implements"
                        + " Shape {}\n";
        String square = "    record Square(int a) implements Shape {}\n";
        String other = "    @RpcUnknown record Other() implements Shape {}\n";
        service("Item find(int id);\n    " + shape.formatted("Round") + "    enum Unit { M }");
        assertEquals("", shop.problems());

        service("Item find(int id);\n    " + shape.formatted("Round, Square") + square + "    enum Unit { M, KM }");
        assertEquals("""
                shop/Orders.java:12: breaking change: shop.OrdersShape.square: added
                  was:    not there
                  is:     number 2, message shop.OrdersSquare
                  breaks: programs built before cannot decode it
                  keep:   release an @RpcUnknown variant first, to everybody who reads shop.OrdersShape
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.OrdersShape.square: added", "reason": "…"}
                shop/Orders.java:13: breaking change: shop.OrdersUnit.ORDERS_UNIT_KM: added
                  was:    not there
                  is:     number 2
                  breaks: programs built before cannot decode it
                  keep:   release an @RpcUnknown constant first, to everybody who reads shop.OrdersUnit
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.OrdersUnit.ORDERS_UNIT_KM: added", "reason": "…"}""", shop.problems());

        service("Item find(int id);\n    " + shape.formatted("Round, Other") + other
                + "    enum Unit { M, @RpcUnknown ANY }");
        assertEquals("", shop.problems());
        service("Item find(int id);\n    " + shape.formatted("Round, Square, Other") + square + other
                + "    enum Unit { M, KM, @RpcUnknown ANY }");
        assertEquals("", shop.problems());
        service("Item find(int id);\n    " + shape.formatted("Round, Square") + square + "    enum Unit { M, KM }");
        assertTrue(shop.problems().contains("breaking change: shop.OrdersShape: @RpcUnknown removed"));
        assertTrue(shop.problems().contains("breaking change: shop.OrdersUnit: @RpcUnknown removed"));
    }

    @Test
    void aTypeThatNothingUsesAnyMoreKeepsItsNumbers() {
        service("Item find(int id);\n    void note(Note note);\n    record Note(int a, int b) {}");
        assertEquals("", shop.problems());
        service("Item find(int id);\n    void note(Note note);\n    record Note(int b) {}");
        accept("shop.OrdersNote.a: removed");
        assertEquals("", shop.problems());
        String withNote = shop.read("rpc.lock");
        assertTrue(withNote.contains("{\"number\": 1, \"name\": \"a\", \"reserved\": true}"), withNote);
    }

    @Test
    void checkAndFrozenWriteNothingAndSayWhatWouldChange() {
        item("String name, int price, Optional<String> colour");
        String lock = shop.read("rpc.lock");
        for (Mode mode : new Mode[] {Mode.CHECK, Mode.FROZEN}) {
            GenerationResult result = shop.run(mode);
            assertEquals("""
                    rpc.lock: the lock differs from what generate would write. Run generate and commit the file:
                    +    , {"number": 3, "name": "colour", "json": "colour", "type": "string", "presence": "optional"}""", shop.text(result));
            assertEquals(lock, shop.read("rpc.lock"));
            assertFalse(shop.read("java/shop/ItemCodec.java").contains("colour"));
        }
        assertEquals("", shop.problems());
        assertEquals("", shop.text(shop.run(Mode.CHECK)));
        assertEquals("", shop.text(shop.run(Mode.FROZEN)));
        shop.delete("rpc.lock");
        assertEquals(
                "rpc.lock: the lock is missing. Run generate and commit the file", shop.text(shop.run(Mode.CHECK)));
    }

    @Test
    void aLockThatSomebodyReformattedIsOnlyRefusedByCheck() {
        shop.file("rpc.lock", shop.read("rpc.lock").replace("\n, ", ",\n "));
        assertEquals(1, shop.run(Mode.CHECK).problems().size());
        String before = shop.read("rpc.lock");
        assertEquals("", shop.problems());
        assertFalse(before.equals(shop.read("rpc.lock")));
        assertEquals("", shop.text(shop.run(Mode.CHECK)));
    }
}
