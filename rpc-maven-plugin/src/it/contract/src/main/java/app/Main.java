package app;

import com.example.shop.Article;
import com.example.shop.Query;
import com.example.shop.Shop;
import com.example.shop.ShopBinding;
import com.example.shop.ShopStub;
import java.time.Instant;
import java.util.Optional;
import loopback.LoopbackChannel;

/** Calls what came from the contract. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Shop desk = query -> new Article(
                query.text(), Optional.of(Instant.EPOCH), Optional.of(new Article.Price.Cents(250)));
        Article found = new ShopStub(new LoopbackChannel(ShopBinding.of(desk))).find(new Query("rope"));
        System.out.println(found.name() + " " + found.since() + " " + found.price() + " " + found.onRequest());
    }
}
