package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.web.ShopCalls.json;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.engines.process.ChildProcess;
import shop.engines.process.LoopbackPort;
import shop.ops.OnEngines;
import shop.web.ShopCalls;

/** What becomes of those who are logged in when replicas are replaced one by one. */
class SessionsAcrossReplicasTest extends OnEngines {

    private static final String OLD = "the-old-secret-of-32-bytes-or-more";
    private static final String NEW = "the-new-secret-of-32-bytes-or-more";

    private final Replica first = new Replica();
    private final Replica second = new Replica();

    SessionsAcrossReplicasTest() {
        super(Main.class);
    }

    /** Each round is a replica ahead of the one before: the mixes that there are while all are replaced one by one. */
    @Test
    void newSecretInThreeRounds_throwsNobodyOut_whileReplicasOfTwoRoundsRunSideBySide() throws Exception {
        first.restart(Map.of("SESSION_SECRETS", OLD));
        String ofTheOld = first.login();
        second.restart(Map.of("SESSION_SECRETS", OLD + "," + NEW));
        assertKnownToBoth(ofTheOld, first.login(), second.login());

        first.restart(Map.of("SESSION_SECRETS", NEW + "," + OLD));
        assertKnownToBoth(ofTheOld, first.login(), second.login());

        String ofTheNew = first.login();
        second.restart(Map.of("SESSION_SECRETS", NEW));
        assertKnownToBoth(ofTheNew, first.login(), second.login());

        assertThat(second.me(ofTheOld)).as("the overlap is over").isEqualTo(401);
    }

    @Test
    void replicaThatRemembersSessions_throwsItsUsersOutWhenItDies() throws Exception {
        Map<String, String> memory = Map.of("SESSIONS", "memory");
        first.restart(memory);
        String token = first.login();
        assertThat(first.me(token)).isEqualTo(200);

        first.restart(memory);

        assertThat(first.me(token)).isEqualTo(401);
    }

    private void assertKnownToBoth(String... tokens) throws Exception {
        for (String token : tokens) {
            assertThat(first.me(token)).isEqualTo(200);
            assertThat(second.me(token)).isEqualTo(200);
        }
    }

    private final class Replica {
        private final ShopCalls calls = new ShopCalls(LoopbackPort.free());
        private ChildProcess process;

        void restart(Map<String, String> settings) {
            if (process != null) {
                process.kill();
            }
            process = start(calls, settings);
        }

        String login() throws Exception {
            HttpResponse<String> answer = calls.post("/sessions", "{\"email\":\"" + anyEmail() + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return json(answer).get("token").textValue();
        }

        int me(String token) throws Exception {
            return calls.get("/me", "Authorization", "Bearer " + token).statusCode();
        }

        private String anyEmail() throws Exception {
            return json(calls.get("/users/1")).get("email").textValue();
        }
    }
}
