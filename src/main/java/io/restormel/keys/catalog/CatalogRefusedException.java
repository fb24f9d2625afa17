package io.restormel.keys.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue file was read but is not acceptable; carries every problem, not only the first. */
public final class CatalogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CatalogProblem> problems;

    CatalogRefusedException(String source, List<CatalogProblem> problems) {
        super(problems.stream()
                .map(CatalogProblem::toString)
                .collect(Collectors.joining("\n  ", "The catalogue " + source + " was refused:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<CatalogProblem> problems() {
        return problems;
    }
}
