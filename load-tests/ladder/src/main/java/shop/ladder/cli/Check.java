package shop.ladder.cli;

/** Looks at one thing that the workshop needs of a machine. */
@FunctionalInterface
interface Check {

    Finding look();
}
