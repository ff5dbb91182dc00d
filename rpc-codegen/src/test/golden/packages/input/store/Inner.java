package store;

import ware.Article;

record Inner(Article article) {}
