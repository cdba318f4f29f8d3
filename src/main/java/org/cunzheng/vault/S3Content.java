package org.cunzheng.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an answer. One that ends before the length it was announced with is a failure of the store, so that a broken
 * connection is not taken for a changed original. Closed before its end, the connection is given up and not read empty.
 */
final class S3Content extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> answer;
    private final String bucket;
    private final long length;
    private long count;
    private boolean isEnded;

    S3Content(ResponseInputStream<GetObjectResponse> answer, String bucket) {
        super(answer);
        this.answer = answer;
        this.bucket = bucket;
        Long announced = answer.response().contentLength();
        this.length = announced == null ? -1 : announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, wanted);
        } catch (IOException | SdkException e) {
            throw StoreFailure.of(bucket, e);
        }
        if (read >= 0) {
            count += read;
        } else if (length >= 0 && count < length) {
            throw StoreFailure.of(bucket, new IOException(count + " of " + length + " bytes came"));
        } else {
            isEnded = true;
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(Math.max(wanted, 0), 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (isEnded || count == length) {
            in.close();
        } else {
            answer.abort();
        }
    }
}
