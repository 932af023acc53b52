package org.consentcourier.support;

/**
 * Long proofs: small in {@code ./mvnw verify}, in full size in {@code ./mvnw -Pproof}, which runs only tests with the tag
 * {@link #TAG}.
 */
public final class Proof {

    public static final String TAG = "proof";

    private Proof() {}

    /** How often to try: the first number in {@code verify}, the second in profile {@code proof}. */
    public static int times(int inVerify, int inProof) {
        return System.getProperty(TAG) == null ? inVerify : inProof;
    }
}
