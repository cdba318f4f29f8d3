package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/home", "/cases/1/timeline?day=2026-11-20#entry", "/a//b", "/?to=https://x.example"})
    void a_path_of_this_server_is_local(String address) {
        assertThat(Paths.isLocal(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "home",
                "//x.example",
                "///x.example",
                "/\\x.example",
                "https://x.example/",
                "javascript:alert(1)",
                "/\t/x.example",
                "/%zz"
            })
    void whatever_might_lead_elsewhere_is_not(String address) {
        assertThat(Paths.isLocal(address)).isFalse();
    }
}
