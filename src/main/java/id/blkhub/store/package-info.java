/**
 * The databases: SQLite files or PostgreSQL schemas, their migrations, one writer each on SQLite.
 */
package id.blkhub.store;
