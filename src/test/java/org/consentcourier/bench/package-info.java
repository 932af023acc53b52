/** How fast the packaged application is, beside what the same PostgreSQL does alone; profile {@code bench} only. */
@NullMarked
package org.consentcourier.bench;

import org.jspecify.annotations.NullMarked;
