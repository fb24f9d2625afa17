package io.restormel.keys.platform.ui;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Reads one view's source for the texts that people would see, and for the keys of those that come from a bundle. */
final class VisibleStrings extends TreeScanner<Void, Void> {

    /** Starts like a sentence, or has a blank between two words. */
    private static final Pattern PROSE =
            Pattern.compile("(?s)\\p{Lu}\\p{Ll}.*|.*\\p{L}\\p{Punct}* +\\p{Punct}*\\p{L}.*");

    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z][a-zA-Z0-9]*)+\\.?");

    /** Methods whose arguments nobody reads: scripts, attributes with fixed words, styles, the log, and what only a mistake of ours shows. */
    private static final Set<String> UNSEEN = Set.of(
            "executeJs",
            "callJsFunction",
            "addClassName",
            "setClassName",
            "ofPattern",
            "compile",
            "debug",
            "info",
            "warn",
            "error",
            "getLogger",
            "requireNonNull",
            "addKeyShortcut");

    private static final Set<Object> READ_ATTRIBUTES =
            Set.of("alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title");

    private final List<String> prose = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    /** Within arguments that nobody reads; keys count there, too. */
    private boolean unseen;

    private VisibleStrings() {}

    static VisibleStrings of(Path source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask) compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(source));
            var found = new VisibleStrings();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(found, null);
            }
            return found;
        }
    }

    /** Texts written into the code. */
    List<String> prose() {
        return prose;
    }

    /** What looks like a key of a bundle; the beginning of keys, if it ends with a dot. */
    List<String> keys() {
        return keys;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
        if (literal.getValue() instanceof String text) {
            if (KEY.matcher(text).matches()) {
                keys.add(text);
            } else if (!unseen && PROSE.matcher(text).matches() && !text.equals(AppShell.PRODUCT)) {
                prose.add(text);
            }
        }
        return null;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        var name = annotation.getAnnotationType().toString();
        return name.equals("PageTitle") || name.equals("Menu") ? super.visitAnnotation(annotation, nothing) : null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        var method = call.getMethodSelect().toString();
        var name = method.substring(method.lastIndexOf('.') + 1);
        if (UNSEEN.contains(name) && !method.startsWith("Notices") || name.equals("setAttribute") && !isRead(call)) {
            scan(call.getMethodSelect(), nothing);
            boolean before = unseen;
            unseen = true;
            scan(call.getArguments(), nothing);
            unseen = before;
            return null;
        }
        return super.visitMethodInvocation(call, nothing);
    }

    private static boolean isRead(MethodInvocationTree setAttribute) {
        return setAttribute.getArguments().getFirst() instanceof LiteralTree attribute
                && READ_ATTRIBUTES.contains(attribute.getValue());
    }

    @Override
    public Void visitNewClass(NewClassTree created, Void nothing) {
        return created.getIdentifier().toString().endsWith("Exception") ? null : super.visitNewClass(created, nothing);
    }
}
