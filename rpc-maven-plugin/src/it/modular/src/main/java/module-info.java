module com.example.shop {
    requires transitive io.privateer.rpc;

    exports shop;
}
