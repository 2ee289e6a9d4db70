/**
 * Which adapter stands behind which port: a Dagger component for each flavour of the system, to be
 * read as one page. Nothing here decides anything else.
 */
@NullMarked
package org.toolforge.components.app.wiring;

import org.jspecify.annotations.NullMarked;
