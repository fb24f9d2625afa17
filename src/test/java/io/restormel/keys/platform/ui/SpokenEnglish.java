package io.restormel.keys.platform.ui;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Reads classes of services for the sentences that they make, with {@code {}} where their values go: text joined to values
 * is one sentence, and one for each way that a choice within it may go. What only the log or a mistake of ours tells is left
 * out.
 */
final class SpokenEnglish extends TreeScanner<Void, Void> {

    private static final String PLACE = "{}";

    /** At least one word, and a blank beside it. */
    private static final Pattern WORDS = Pattern.compile("(?s).*\\p{L}{2,}[,;:]? .*|.* \\p{Punct}?\\p{L}{2,}.*");

    private static final Pattern PLACES = Pattern.compile("(\\{})+");

    private final List<String> sentences = new ArrayList<>();

    private SpokenEnglish() {}

    /** The sentences of each file, by its package and name. */
    static Map<String, List<String>> of(Collection<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            Map<String, List<String>> found = new TreeMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                var reader = new SpokenEnglish();
                unit.accept(reader, null);
                var file = Path.of(unit.getSourceFile().getName()).getFileName();
                found.put(unit.getPackageName() + "/" + file, reader.sentences);
            }
            return found;
        }
    }

    /** A text with places, whatever their numbers. */
    static String unnumbered(String text) {
        return PLACES.matcher(text.replaceAll("\\{\\d}", PLACE)).replaceAll(PLACE);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        add(ways(literal));
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, Void nothing) {
        if (sum.getKind() != Tree.Kind.PLUS || !hasText(sum)) {
            return super.visitBinary(sum, nothing);
        }
        add(ways(sum));
        scanValues(sum);
        return null;
    }

    /** What is joined to text may be made from text itself. */
    private void scanValues(ExpressionTree part) {
        switch (part) {
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS -> {
                scanValues(sum.getLeftOperand());
                scanValues(sum.getRightOperand());
            }
            case LiteralTree _, ParenthesizedTree _ -> {}
            default -> scan(part, null);
        }
    }

    private static boolean hasText(ExpressionTree part) {
        return switch (part) {
            case BinaryTree sum -> hasText(sum.getLeftOperand()) || hasText(sum.getRightOperand());
            case LiteralTree literal -> literal.getValue() instanceof String;
            case ParenthesizedTree inner -> hasText(inner.getExpression());
            case ConditionalExpressionTree choice ->
                hasText(choice.getTrueExpression()) || hasText(choice.getFalseExpression());
            default -> false;
        };
    }

    private static List<String> ways(ExpressionTree part) {
        return switch (part) {
            case LiteralTree literal -> List.of(literal.getValue() instanceof String text ? text : PLACE);
            case ParenthesizedTree inner -> ways(inner.getExpression());
            case ConditionalExpressionTree choice -> {
                List<String> both = new ArrayList<>(ways(choice.getTrueExpression()));
                both.addAll(ways(choice.getFalseExpression()));
                yield both;
            }
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                ways(sum.getLeftOperand()).stream()
                        .flatMap(left -> ways(sum.getRightOperand()).stream().map(right -> left + right))
                        .toList();
            default -> List.of(PLACE);
        };
    }

    /** Text with a blank at its end is to be joined to something. */
    private void add(List<String> ways) {
        ways.stream()
                .filter(way -> WORDS.matcher(way).matches())
                .map(way -> unnumbered((way.startsWith(" ") ? PLACE : "") + way + (way.endsWith(" ") ? PLACE : "")))
                .forEach(sentences::add);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        return method.getName().contentEquals("toString") ? null : super.visitMethod(method, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        var method = call.getMethodSelect().toString();
        return method.startsWith("log.") || method.startsWith("LOG.") || method.endsWith("requireNonNull")
                ? null
                : super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree created, Void nothing) {
        var type = created.getIdentifier().toString();
        return type.endsWith("Exception") && !type.equals("RefusedAddressException")
                ? null
                : super.visitNewClass(created, nothing);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        return null;
    }
}
