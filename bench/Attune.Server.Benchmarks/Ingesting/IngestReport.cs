using System.Diagnostics;
using System.Globalization;
using System.Text;
using Attune.Server.Benchmarks.Fetching;
using Attune.Server.Benchmarks.Load;
using Dapper;
using Npgsql;

namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>The table on events coming in, in interleaved pairs with raw inserts of the rows that they leave.</summary>
internal sealed class IngestReport(IngestSizes sizes)
{
    private readonly string folder = Directory.CreateTempSubdirectory("attune-ingest-").FullName;
    private int sent;

    public async Task<string> WriteAsync()
    {
        try
        {
            return await MeasureAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> MeasureAsync()
    {
        var own = Path.Combine(folder, "own");
        await using (var filling = await OpenDirectory.OpenAsync(own, sizes.Postgres))
        {
            await IngestAsync(filling, sizes.Users * sizes.Stored);
        }

        var rows = await CaptureAsync();
        await using var raw = await CopyAsync(own);
        var inProcess = new List<(double Own, double Raw)>();
        await using (var directory = await OpenDirectory.OpenAsync(own, sizes.Postgres))
        {
            await IngestAsync(directory, sizes.Events);
            for (var pair = 0; pair < sizes.Pairs; pair++)
            {
                var one = sizes.Events / await IngestAsync(directory, sizes.Events);
                inProcess.Add((one, rows.Count / await raw.InsertAsync(rows, sizes.Batch)));
            }
        }

        var overHttp = await MeasureHttpAsync(raw, rows);
        return Table(inProcess, overHttp) + (sizes.Many > 0 ? await MeasureGrowthAsync() : "");
    }

    // The same users in both, so that only what is stored differs.
    private async Task<string> MeasureGrowthAsync()
    {
        var few = sizes.Many / 1_000;
        await using var large = await OpenFilledAsync("large", sizes.Many);
        var costs = new List<(double Many, double Few)>();
        for (var pair = -1; pair < sizes.Pairs; pair++)
        {
            await using var small = await OpenFilledAsync($"small{pair}", few);
            var many = await IngestAsync(large, few);
            var other = await IngestAsync(small, few);
            if (pair >= 0)
            {
                costs.Add((many / few * 1e6, other / few * 1e6));
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""

            One more event costs {Median(
                costs.Select(cost => cost.Many)
            ):F1} µs with {sizes.Many:N0} stored and {Median(
                costs.Select(cost => cost.Few)
            ):F1} µs with {few:N0}: {Median(
                costs.Select(cost => cost.Many / cost.Few)
            ):F2} times as much, the median of {sizes.Pairs} pairs.

            """
        );
    }

    private async Task<OpenDirectory> OpenFilledAsync(string name, int events)
    {
        var postgres = sizes.Postgres is null
            ? null
            : await MakeAsync($"attune_{name.Replace('-', '_')}", template: null);
        var directory = await OpenDirectory.OpenAsync(Path.Combine(folder, name), postgres);
        for (var left = events; left > 0; left -= sizes.Events)
        {
            await IngestAsync(directory, Math.Min(left, sizes.Events));
        }

        return directory;
    }

    private async Task<List<(double Own, double Raw)>> MeasureHttpAsync(IRawInserts raw, List<JournalRow> rows)
    {
        var pairs = new List<(double, double)>();
        await using var server = await FilledServer.StartEmptyAsync(Path.Combine(folder, "http"), HttpDatabase);
        for (var pair = -1; pair < sizes.Pairs; pair++)
        {
            var requests = Batches.MakeRequests(server.Address, sent, sizes.Events, sizes);
            sent += sizes.Events;
            var load = new LoadGenerator(server.Address, requests, sizes.Callers);
            var own = sizes.Events / await load.SendAllAsync();
            if (pair >= 0)
            {
                pairs.Add((own, rows.Count / await raw.InsertAsync(rows, sizes.Batch)));
            }
        }

        return pairs;
    }

    private string? HttpDatabase => sizes.Postgres is null ? null : Database("attune_http");

    /// <returns>Seconds until the last event was committed.</returns>
    private async Task<double> IngestAsync(OpenDirectory directory, int events)
    {
        var batches = Batches.Make(sent, events, sizes);
        sent += events;
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = sizes.Callers },
            async (batch, cancellation) => await directory.Users.ApplyAsync(ShopData.Workspace, batch, cancellation)
        );
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // What events leave behind, from a database of its own that is small enough not to be folded meanwhile.
    private async Task<List<JournalRow>> CaptureAsync()
    {
        var postgres = sizes.Postgres is null ? null : await MakeAsync("attune_capture", template: null);
        await using var directory = await OpenDirectory.OpenAsync(Path.Combine(folder, "capture"), postgres);
        await IngestAsync(directory, Math.Min(sizes.Events, 100_000));
        return await directory.Database.ReadAsync(
            async connection =>
            {
                var rows = await connection.QueryAsync(
                    "SELECT user_id AS u, version AS v, record AS r FROM user_journal ORDER BY seq"
                );
                return rows.Select(row => new JournalRow(
                        row.u is Guid id ? id : new Guid((byte[])row.u, bigEndian: true),
                        (long)row.v,
                        (byte[])row.r
                    ))
                    .ToList();
            },
            CancellationToken.None
        );
    }

    private async Task<IRawInserts> CopyAsync(string own)
    {
        if (sizes.Postgres is not null)
        {
            await MakeAsync("attune_http", template: null);
            return new PostgresRawInserts(
                await MakeAsync("attune_raw", new NpgsqlConnectionStringBuilder(sizes.Postgres).Database),
                sizes.Callers
            );
        }

        var copy = Directory.CreateDirectory(Path.Combine(folder, "raw")).FullName;
        foreach (var file in Directory.GetFiles(own, "*.db*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return new SqliteRawInserts(Directory.GetFiles(copy, "*.db").Single());
    }

    private async Task<string> MakeAsync(string name, string? template)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(Database("postgres"));
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await connection.ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return Database(name);
    }

    private string Database(string name) =>
        new NpgsqlConnectionStringBuilder(sizes.Postgres) { Database = name }.ToString();

    private string Table(List<(double Own, double Raw)> inProcess, List<(double Own, double Raw)> overHttp)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{(sizes.Postgres is null ? "SQLite" : "PostgreSQL")}, {sizes.Users * sizes.Stored:N0} events stored, {sizes.Batch} events a call and a transaction, {sizes.Callers} calls at once:"
        );
        text.AppendLine();
        text.AppendLine("| | events a second | raw rows a second | ratio |");
        text.AppendLine("| --- | --- | --- | --- |");
        Append("in the process", inProcess);
        Append("over HTTP", overHttp);
        return text.ToString();

        void Append(string name, List<(double Own, double Raw)> pairs)
        {
            var ratios = pairs.Select(pair => pair.Own / pair.Raw).Order().ToList();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(pairs.Select(pair => pair.Own)):N0} | {Median(pairs.Select(pair => pair.Raw)):N0} | {Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2}) |"
            );
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
