package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentProjectsTest {

    private final List<Project> all = IntStream.range(0, 10)
            .mapToObj(i ->
                    new Project(new UUID(0, i), new UUID(1, 0), "Project " + i, null, false, 1, null, Instant.EPOCH))
            .toList();
    private final RecentProjects recent = new RecentProjects();

    @Test
    void the_latest_comes_first_and_each_once() {
        recent.add(all.get(1).id());
        recent.add(all.get(2).id());
        recent.add(all.get(1).id());
        assertThat(recent.order(all)).containsExactly(all.get(1), all.get(2));
    }

    @Test
    void only_the_last_few_are_known_and_none_that_is_gone() {
        all.forEach(project -> recent.add(project.id()));
        assertThat(recent.order(all)).hasSize(6).startsWith(all.getLast());
        assertThat(recent.order(all.subList(0, 9))).hasSize(5).doesNotContain(all.getLast());
        assertThat(recent.contains(all.getFirst())).isFalse();
    }
}
