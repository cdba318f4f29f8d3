package org.cunzheng.vault;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** An object store did not do what it was asked; the message says why, in Chinese and English, and names no object. */
final class StoreFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreFailure of(String bucket, Throwable cause) {
        String what = cause instanceof AwsServiceException answer ? answered(answer) : unanswered(cause);
        return new StoreFailure(
                what.replace("{}", bucket) + " (" + (cause instanceof AwsServiceException a ? told(a) : named(cause))
                        + ")",
                cause);
    }

    private static String answered(AwsServiceException answer) {
        String code = code(answer);
        if (code.equals("NoSuchBucket")) {
            return "对象存储里没有名为 {} 的存储桶：请先建好，或改正 CUNZHENG_VAULT_S3_BUCKET。"
                    + " / There is no bucket {} in the object store: make it, or correct CUNZHENG_VAULT_S3_BUCKET.";
        }
        if (code.equals("PermanentRedirect")
                || code.equals("AuthorizationHeaderMalformed")
                || answer.statusCode() == 301) {
            return "存储桶 {} 不在所设的地域：请改正 CUNZHENG_VAULT_S3_REGION 或 CUNZHENG_VAULT_S3_ENDPOINT。"
                    + " / The bucket {} is not in the region that is set: correct CUNZHENG_VAULT_S3_REGION or"
                    + " CUNZHENG_VAULT_S3_ENDPOINT.";
        }
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return "对象存储拒绝访问存储桶 {}：请检查 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、本机时间，以及列出、读、写、删除对象及其版本的权限。"
                    + " / The object store denies access to the bucket {}: check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, this"
                    + " machine's clock, and the permissions to list, read, write and delete objects and their versions.";
        }
        if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
            return "对象存储眼下出错或太忙，存储桶 {} 没有处理这次请求：请稍后再试。"
                    + " / The object store fails or is too busy just now, the bucket {} did not do it: try again later.";
        }
        return "对象存储不接受对存储桶 {} 的请求。 / The object store does not accept a request to the bucket {}.";
    }

    private static String unanswered(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SocketTimeoutException) {
                return "对象存储没有及时回答，存储桶 {}：请检查网络和 CUNZHENG_VAULT_S3_ENDPOINT，稍后再试。"
                        + " / The object store did not answer in time, bucket {}: check the network and"
                        + " CUNZHENG_VAULT_S3_ENDPOINT, try again later.";
            }
            if (at instanceof SSLException) {
                return "与对象存储的加密连接建立不起来，存储桶 {}：请检查 CUNZHENG_VAULT_S3_ENDPOINT 和它的证书。"
                        + " / No encrypted connection to the object store, bucket {}: check CUNZHENG_VAULT_S3_ENDPOINT and its"
                        + " certificate.";
            }
            if (at instanceof SdkException && String.valueOf(at.getMessage()).contains("load credentials")) {
                return "没有访问对象存储的凭据，存储桶 {}：请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。"
                        + " / There are no credentials for the object store, bucket {}: set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY.";
            }
        }
        return "连不上对象存储，存储桶 {}：请检查网络和 CUNZHENG_VAULT_S3_ENDPOINT。"
                + " / The object store cannot be reached, bucket {}: check the network and CUNZHENG_VAULT_S3_ENDPOINT.";
    }

    /** The store's word for it; empty where it gave none. */
    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String told(AwsServiceException answer) {
        return ("HTTP " + answer.statusCode() + " " + code(answer)).strip();
    }

    private static String named(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }
}
