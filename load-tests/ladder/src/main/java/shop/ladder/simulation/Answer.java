package shop.ladder.simulation;

/** What a simulation found out, in one sentence; it stands out among the lines that Gatling writes. */
public record Answer(String words) {

    /** How the line begins. */
    public static final String MARK = "=> ";

    void print() {
        System.out.println(MARK + words);
    }
}
