/**
 * The databases: SQLite files or PostgreSQL schemas, their migrations, one writer each on SQLite.
 *
 * <p>Both run the same SQL. Migrations write {@code ${blob}} for bytes and {@code ${identity}} for
 * a generated primary key; times are {@code BIGINT} milliseconds since 1970 (UTC), dates {@code
 * TEXT} in ISO form, flags {@code BOOLEAN}.
 */
@NullMarked
package id.blkhub.store;

import org.jspecify.annotations.NullMarked;
