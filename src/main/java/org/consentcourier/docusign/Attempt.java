package org.consentcourier.docusign;

import java.util.function.Function;

/** One step of reading users, after whose failure no other is made. */
sealed interface Attempt<T> {

    record Done<T>(T value) implements Attempt<T> {}

    record Failed<T>(DirectoryFailure failure) implements Attempt<T> {}

    default <U> Attempt<U> then(Function<T, Attempt<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Failed<T>(var failure) -> new Failed<>(failure);
        };
    }
}
