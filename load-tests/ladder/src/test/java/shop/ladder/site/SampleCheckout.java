package shop.ladder.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small checkout with one of each thing that a page can have. */
record SampleCheckout(Path home) {

    static SampleCheckout in(Path home) throws IOException {
        SampleCheckout checkout = new SampleCheckout(home);
        checkout.write("README.md", "# The workshop\n\n[Read](docs/README.md), or see [the licence](LICENSE).\n");
        checkout.write("LICENSE", "Do what you <like>.\n");
        checkout.write("docs/README.md", """
                # The tutorial

                Read [1. One](01-one.md), then [2. Two](02-two.md), and look things up in the [glossary](glossary.md).
                """);
        checkout.write("docs/01-one.md", """
                # 1. One
                <!-- given: 5 % -->

                It answers 35.9<!--=$stage1.throughput--> requests/s; see [`the pool`](02-two.md#the-pool-size-n1).

                ## Try it

                ```sh shop
                ./workshop run 1
                ```
                ```output
                Starting stage 1 ...
                ```

                ## Try it

                <details>
                <summary>Why one connection?</summary>

                Because *one* is easy.

                </details>

                ![A box](diagrams/box.svg)
                """);
        checkout.write("docs/02-two.md", """
                # 2. Two

                ## The pool: `size`, N+1

                |   | a |
                |---|---|
                | x | 1 |

                The [sources](../shop/src), [one of them](../shop/src/Main.java), [elsewhere](https://example.org/a.md).

                Keep the passwords in [a file](../shop/src/secret.env).
                """);
        checkout.write("docs/glossary.md", "# Glossary\n\nA *stampede* is many at once.\n");
        checkout.write("docs/diagrams/box.svg", """
                <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">
                <style>
                rect { fill: #ffffff; }
                @media (prefers-color-scheme: dark) { rect { fill: #000000; } }
                </style>
                <rect width="40" height="40"/>
                </svg>
                """);
        checkout.write("shop/src/Main.java", "class Main {}\n");
        checkout.write("shop/src/target/Main.class", "");
        checkout.write(".gitignore", "# built\n\n*.key\n/shop/src/notes/\n");
        checkout.write("shop/src/.gitignore", "secret.env\n");
        checkout.write("shop/src/secret.env", "PASSWORD=sesame\n");
        checkout.write("shop/src/server.key", "sesame\n");
        checkout.write("shop/src/notes/mine.txt", "sesame\n");
        return checkout;
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
