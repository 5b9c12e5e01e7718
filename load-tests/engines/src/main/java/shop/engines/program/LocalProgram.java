package shop.engines.program;

import java.util.List;

/**
 * A program that the workshop uses and does not bring.
 *
 * @param name what it is called
 * @param kind what is wanted, for people, with its article
 * @param variable names the one to take
 * @param places where it may be if the variable names none, the first choice first
 * @param trial arguments with which one that will do succeeds at once
 * @param debianPackage the package of Debian and Ubuntu that holds it
 * @param packagedFile where in that package
 * @param formula of Homebrew
 */
public record LocalProgram(
        String name,
        String kind,
        String variable,
        List<String> places,
        List<String> trial,
        String debianPackage,
        String packagedFile,
        String formula) {

    /** One before 1.19.5 does not know -e, without which it would want to write to the system's folders. */
    public static final LocalProgram NGINX = new LocalProgram(
            "nginx",
            "an nginx of 1.19.5 or later",
            "NGINX",
            // The one on the PATH, then where packages put it: on the PATH of root only, or of no one.
            List.of(
                    "nginx",
                    "/usr/sbin/nginx",
                    "/usr/local/sbin/nginx",
                    "/usr/local/bin/nginx",
                    "/usr/local/nginx/sbin/nginx",
                    "/opt/homebrew/bin/nginx",
                    "/home/linuxbrew/.linuxbrew/bin/nginx"),
            List.of("-e", "stderr", "-v"),
            "nginx",
            "usr/sbin/nginx",
            "nginx");

    /** Prometheus' tool that tries rules out. */
    public static final LocalProgram PROMTOOL = new LocalProgram(
            "promtool",
            "a promtool",
            "PROMTOOL",
            List.of(
                    "promtool",
                    "/usr/bin/promtool",
                    "/usr/local/bin/promtool",
                    "/opt/prometheus/promtool",
                    "/opt/homebrew/bin/promtool",
                    "/home/linuxbrew/.linuxbrew/bin/promtool"),
            List.of("--version"),
            "prometheus",
            "usr/bin/promtool",
            "prometheus");
}
