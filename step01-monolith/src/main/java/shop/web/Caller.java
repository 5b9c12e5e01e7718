package shop.web;

import io.javalin.http.ForbiddenResponse;

/** Whoever sent a request, asked before it places or shows a user's orders. */
@FunctionalInterface
public interface Caller {

    /** May act for every user: the shop does not ask who calls. */
    Caller ANYBODY = userId -> {};

    /** @throws ForbiddenResponse if the caller is another user */
    void mustBe(long userId);
}
