package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies("127.0.0.0/8, ::1, 172.16.0.0/12");

    @Test
    void behind_a_trusted_proxy_each_visitor_is_somebody_else() {
        assertThat(proxies.caller("172.18.0.1", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(proxies.caller("172.18.0.1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
        assertThat(proxies.caller("0:0:0:0:0:0:0:1", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
    }

    @Test
    void nobody_else_can_say_that_they_are_somebody_else() {
        assertThat(proxies.caller("203.0.113.9", List.of("203.0.113.7"))).isEqualTo("203.0.113.9");
        assertThat(proxies.caller("172.32.0.1", List.of("203.0.113.7"))).isEqualTo("172.32.0.1");
        assertThat(proxies.caller("127.0.0.1", List.of("198.51.100.1, 203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(proxies.caller("127.0.0.1", List.of("198.51.100.1", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_chain_of_trusted_proxies_is_followed_to_its_beginning() {
        assertThat(proxies.caller("172.18.0.1", List.of("198.51.100.1, 203.0.113.9, 127.0.0.1")))
                .isEqualTo("203.0.113.9");
        assertThat(proxies.caller("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
        assertThat(proxies.caller("127.0.0.1", List.of(" ,"))).isEqualTo("127.0.0.1");
    }

    @Test
    void a_proxy_may_be_trusted_by_its_address_alone_or_none_at_all() {
        TrustedProxies one = new TrustedProxies("192.0.2.10");
        assertThat(one.caller("192.0.2.10", List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(one.caller("192.0.2.11", List.of("203.0.113.7"))).isEqualTo("192.0.2.11");
        assertThat(new TrustedProxies("").caller("127.0.0.1", List.of("203.0.113.7")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fe80::/129"})
    void a_setting_that_is_no_range_is_refused_at_the_start(String range) {
        assertThatThrownBy(() -> new TrustedProxies(range)).isInstanceOf(IllegalArgumentException.class);
    }
}
