package org.cunzheng.packet.assembly;

import java.util.Optional;

/** The version of this program, from the jar's manifest. */
final class ProductVersion {
    static final String TEXT = Optional.ofNullable(
                    ProductVersion.class.getPackage().getImplementationVersion())
            .orElse("dev");

    private ProductVersion() {}
}
