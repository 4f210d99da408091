import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.LocalQueryRunner;
import io.trino.testing.MaterializedRow;
import io.trino.testing.TestingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs queries on Trino: RunQueries HISTORIES.ndjson QUERIES.json FINDINGS.ndjson, a JSON array a query.
 *
 * The histories, [job, [[status, start, end] or null]] a line, become the tables `jobs` (timestamps), `jobs_numbers`
 * (milliseconds) and `jobs_rows` (a row a transition).
 */
public class RunQueries {
    private static final int BATCH = 500;

    public static void main(String[] files) throws Exception {
        ObjectMapper json = new ObjectMapper();
        LocalQueryRunner trino = LocalQueryRunner.create(
                TestingSession.testSessionBuilder().setCatalog("memory").setSchema("default").build());
        trino.installPlugin(new MemoryPlugin());
        trino.createCatalog("memory", "memory", Map.of());

        trino.execute("CREATE TABLE lines AS SELECT CAST(NULL AS VARCHAR) AS line WHERE FALSE");
        List<String> lines = Files.readAllLines(Path.of(files[0]));
        for (int i = 0; i < lines.size(); i += BATCH) {
            StringBuilder values = new StringBuilder();
            for (String line : lines.subList(i, Math.min(i + BATCH, lines.size()))) {
                values.append(values.isEmpty() ? "" : ", ").append("('").append(line.replace("'", "''")).append("')");
            }
            trino.execute("INSERT INTO lines VALUES " + values);
        }
        trino.execute("""
                CREATE TABLE jobs_numbers AS
                SELECT job.TrainingJobName AS TrainingJobName, job.transitions AS SecondaryStatusTransitions
                FROM (SELECT CAST(json_parse(line) AS ROW(
                  TrainingJobName VARCHAR, transitions ARRAY(ROW(Status VARCHAR, StartTime BIGINT, EndTime BIGINT))
                )) AS job FROM lines)
                """);
        trino.execute("""
                CREATE TABLE jobs AS
                SELECT TrainingJobName, transform(SecondaryStatusTransitions, e -> IF(e IS NOT NULL, CAST(
                  ROW(e.Status, from_unixtime(e.StartTime / 1e3), from_unixtime(e.EndTime / 1e3))
                  AS ROW(Status VARCHAR, StartTime TIMESTAMP(3) WITH TIME ZONE, EndTime TIMESTAMP(3) WITH TIME ZONE)
                ))) AS SecondaryStatusTransitions
                FROM jobs_numbers
                """);
        trino.execute("""
                CREATE TABLE jobs_rows AS
                SELECT TrainingJobName AS "the job", Status, StartTime AS began, EndTime AS ended, i
                FROM jobs CROSS JOIN UNNEST(SecondaryStatusTransitions) WITH ORDINALITY AS e (Status, StartTime, EndTime, i)
                ORDER BY Status, i
                """);

        StringBuilder findings = new StringBuilder();
        for (String query : json.readValue(Path.of(files[1]).toFile(), String[].class)) {
            List<MaterializedRow> rows = trino.execute(query.strip().replaceAll(";$", "")).getMaterializedRows();
            findings.append(json.writeValueAsString(rows.stream().map(MaterializedRow::getFields).toList())).append("\n");
        }
        Files.writeString(Path.of(files[2]), findings);
        System.exit(0);
    }
}
