package org.cunzheng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationTest {
    @Test
    void runs_on_the_release_it_is_compiled_for() {
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
    }
}
