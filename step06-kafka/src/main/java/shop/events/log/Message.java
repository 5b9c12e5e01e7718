package shop.events.log;

/** What is told to a topic. Messages of one key keep their order; {@code value} is JSON. */
public record Message(String topic, String key, String value) {}
