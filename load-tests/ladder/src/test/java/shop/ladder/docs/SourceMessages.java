package shop.ladder.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What programs in Java say when something is wrong, read from their sources: the texts of exceptions that are printed in
 * one line, of findings, and of what is written to standard error. What is filled in is {@link #ANY}.
 */
final class SourceMessages {

    static final String ANY = "…";

    /** Exceptions whose message a person sees, and which of their arguments it is. */
    private static final Map<String, Integer> SHOWN = Map.of(
            "Refusal", 0,
            "EngineFailed", 0,
            "TypeConversionException", 0,
            "ConfigurationFault", 0,
            "CannotStart", 1,
            "ParameterException", 1,
            "Limit.IllegalArgumentException", 0,
            "PaymentConfig.IllegalArgumentException", 0,
            "PredictCommand.IllegalArgumentException", 0);

    /** Methods that make a message of their last argument, and what they put before it. */
    private static final Map<String, String> MAKERS = Map.of(
            "ChildProcess.failed", ANY + " ",
            "MarkedText.fault", "line " + ANY + ": `" + ANY + "` ",
            "LadderCommand.wrongUsage", "",
            "PaymentProvider.exit", "",
            "RateLimitRule.fault", "RATE_LIMITS: \"" + ANY + "\" ");

    private SourceMessages() {}

    static Set<String> of(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> messages = new TreeSet<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree file : task.parse()) {
                new Scanner(messages).scan(file, className(file));
            }
        }
        return messages;
    }

    private static String className(CompilationUnitTree file) {
        return Path.of(file.getSourceFile().getName()).getFileName().toString().replace(".java", "");
    }

    /** Adds the messages of a class, whose name is given. */
    private static final class Scanner extends TreeScanner<Void, String> {

        private final Set<String> messages;

        Scanner(Set<String> messages) {
            this.messages = messages;
        }

        /** Within a maker the message is not whole; its callers have the rest. */
        @Override
        public Void visitMethod(MethodTree method, String inClass) {
            return MAKERS.containsKey(inClass + "." + method.getName()) ? null : super.visitMethod(method, inClass);
        }

        @Override
        public Void visitNewClass(NewClassTree made, String inClass) {
            String type = lastName(made.getIdentifier().toString());
            Integer argument = SHOWN.getOrDefault(type, SHOWN.get(inClass + "." + type));
            if (argument != null) {
                add("", made.getArguments().get(argument));
            }
            return super.visitNewClass(made, inClass);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, String inClass) {
            String method = call.getMethodSelect().toString();
            String maker = MAKERS.get(inClass + "." + method);
            if (maker != null) {
                add(maker, call.getArguments().get(call.getArguments().size() - 1));
            } else if (method.matches("(?s)(.*\\.getErr\\(\\)|err|System\\.err)\\.println")) {
                add("", call.getArguments().get(0));
            } else if (method.equals("Finding.missing") || method.equals("Finding.warning")) {
                add(call.getArguments().stream()
                        .map(Scanner::text)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(": ")));
            }
            return super.visitMethodInvocation(call, inClass);
        }

        /** Of a choice between two, both. */
        private void add(String before, ExpressionTree message) {
            if (message instanceof ParenthesizedTree inner) {
                add(before, inner.getExpression());
            } else if (message instanceof ConditionalExpressionTree choice) {
                add(before, choice.getTrueExpression());
                add(before, choice.getFalseExpression());
            } else {
                add(before + text(message));
            }
        }

        /** One that is handed on as a whole is found where it is made. */
        private void add(String message) {
            String tidy = message.replaceAll(ANY + "+", ANY).strip();
            if (tidy.chars().anyMatch(Character::isLetter)) {
                messages.add(tidy);
            }
        }

        private static String text(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal && literal.getValue() instanceof String value) {
                return value;
            }
            if (expression instanceof ParenthesizedTree inner) {
                return text(inner.getExpression());
            }
            if (expression instanceof BinaryTree sum) {
                return text(sum.getLeftOperand()) + text(sum.getRightOperand());
            }
            if (expression instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("formatted")) {
                return text(select.getExpression()).replaceAll("%(\\d+\\$|<)?[,.\\d]*[dsf]", ANY);
            }
            return ANY;
        }

        private static String lastName(String name) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
