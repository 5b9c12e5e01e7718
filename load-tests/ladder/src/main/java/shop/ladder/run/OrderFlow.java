package shop.ladder.run;

/** Orders on their way: how many were accepted, and how many of them are paid or rejected. */
record OrderFlow(long accepted, long settled) {}
