package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFilesTest {

    private static final int ROWS = 200_000;

    @TempDir
    private Path folder;

    @Test
    void a_large_file_is_read_row_by_row_to_its_last_line() throws IOException, UnreadableFile {
        var file = folder.resolve("large.csv");
        write(file);
        long good = 0;
        long last = 0;
        List<Long> progress = new ArrayList<>();
        try (var records =
                Reading.readable(RosterFiles.open(file, ReadOptions.DETECT)).records()) {
            for (var next = records.next(); next != null; next = records.next()) {
                if (next instanceof RosterRecord.Good(var row, var cells)) {
                    good++;
                    last = row.line();
                }
                if (good % 20_000 == 0) {
                    progress.add(records.bytesRead());
                }
            }
        }

        assertThat(good).isEqualTo(ROWS);
        assertThat(last).isEqualTo(ROWS + 1);
        assertThat(progress).hasSize(10).isSorted().doesNotHaveDuplicates().endsWith(Files.size(file));
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    "UserEmail,APIUserName,Status,FirstName,LastName,CompanyName,ManagerEmail,Language,Country,Badge\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("ada%d@corp.example,%s,Active,Ada,Löwelatz,Corp,grace@corp.example,de,GB,%d\n"
                        .formatted(i, new UUID(0, i), i));
            }
        }
    }
}
