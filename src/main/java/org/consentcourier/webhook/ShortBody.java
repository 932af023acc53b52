package org.consentcourier.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps nothing of an answer's body and reads no more of it than a connection is worth that can be used again. */
final class ShortBody implements BodySubscriber<Void> {

    private static final int MOST_BYTES = 16 * 1024;

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private int bytes;

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        bytes += part.stream().mapToInt(ByteBuffer::remaining).sum();
        var source = subscription;
        if (source == null) {
            return;
        }
        if (bytes > MOST_BYTES) {
            source.cancel();
            end.complete(null);
        } else {
            source.request(1);
        }
    }

    @Override
    public void onError(Throwable fault) {
        end.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
