package org.toolforge.components.http.git;

import java.util.List;
import org.toolforge.components.port.SourceChanges.Change;

/**
 * A commit as it is stored.
 *
 * @param parents the names of those that it builds on
 * @param tree the name of its root directory
 */
record CommitRecord(Change change, List<String> parents, String tree) {}
