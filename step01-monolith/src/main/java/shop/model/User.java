package shop.model;

/** A registered user. */
public record User(long id, String name, String email) {}
