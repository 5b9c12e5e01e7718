package shop.model;

/** A user to be registered. */
public record NewUser(String name, String email) {}
