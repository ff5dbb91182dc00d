package store;

import io.privateer.rpc.annotation.RpcService;
import java.util.Map;
import java.util.Set;
import ware.Article;

/** Uses the types of another package. */
@RpcService(name = "old.Store")
public interface Store {
    Map<String, Article> all(Set<Article.Kind> kinds);

    /** A record that only this package may name, and so is its codec. */
    Inner inner(Inner inner);
}
