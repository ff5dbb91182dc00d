package io.privateer.codegen.lock;

import java.util.ArrayList;
import java.util.List;

/** The lines that differ between two texts: the longest common subsequence stays silent. */
public final class LineDiff {
    private LineDiff() {}

    /** Lines with {@code -} that only {@code was} has and with {@code +} that only {@code is} has; empty if equal. */
    public static String of(String was, String is) {
        List<String> left = was.lines().toList();
        List<String> right = is.lines().toList();
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                i++;
                j++;
            } else if (i < left.size() && (j == right.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + left.get(i++));
            } else {
                lines.add("+" + right.get(j++));
            }
        }
        return String.join("\n", lines);
    }
}
