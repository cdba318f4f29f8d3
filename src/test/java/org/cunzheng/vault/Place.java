package org.cunzheng.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a vault under test keeps its objects, and a way to see and change them behind its back. */
enum Place {
    FOLDER {
        @Override
        Behind behind(Path data) {
            return new BehindFolder(data);
        }
    },
    BUCKET {
        @Override
        Behind behind(Path data) {
            return new BehindBucket(data);
        }
    };

    abstract Behind behind(Path data);

    /** What lies in a store; a path is scope, slash, name. */
    interface Behind {
        ObjectStore store();

        byte[] bytes(String path) throws IOException;

        void write(String path, byte[] content) throws IOException;

        void delete(String path) throws IOException;

        List<String> names(VaultScope scope) throws IOException;
    }
}
