package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoProtectionTest extends StampedeProtectionContract {

    private static final int USERS = 50;

    @Override
    StampedeProtection create(Redis through) {
        return new NoProtection();
    }

    @Test
    void everybodyWhoFindsNothing_asksTheSource() throws Exception {
        StampedeProtection protection = create(redis);
        source.hold();
        try (Crowd crowd = new Crowd(USERS)) {
            crowd.askUntilAllWait(() -> protection.get(lookup(source)));
            source.release();

            assertThat(crowd.answers()).doesNotHaveDuplicates().hasSize(USERS);
        }
        assertThat(source.loads()).isEqualTo(USERS);
    }
}
