using System.Diagnostics;
using Attune.Storage.Tests.Databases;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace Attune.Storage.Tests.Databases;

/// <summary>A PostgreSQL server of the tests' own, started once, on a Unix socket in a temporary directory.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    private readonly string directory = Path.Combine(
        Path.GetTempPath(),
        "attune-pg-" + Guid.NewGuid().ToString("N")[..12]
    );
    private readonly string? binaries = FindBinaries();
    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (binaries is null)
        {
            return;
        }
        Directory.CreateDirectory(directory);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chown", "postgres", directory);
        }
        await RunAsPostgresAsync("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        await RunAsPostgresAsync(
            "pg_ctl",
            "start",
            "-w",
            "-D",
            Data,
            "-l",
            Path.Combine(directory, "log"),
            "-o",
            $"-k {directory} -c listen_addresses='' -c fsync=off -c max_connections=300"
        );
    }

    /// <summary>Connection string of a new, empty database. Skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(binaries is null, "PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb.");
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (binaries is null || !Directory.Exists(directory))
        {
            return;
        }
        await RunAsPostgresAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        Directory.Delete(directory, recursive: true);
    }

    private string Data => Path.Combine(directory, "data");

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = directory,
            Username = "postgres",
            Database = database,
            MaxPoolSize = 20,
        }.ConnectionString;

    private static string? FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .MaxBy(bin => bin, StringComparer.Ordinal)
            : null;

    private Task RunAsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // Output goes nowhere: the server that pg_ctl leaves behind would keep a pipe open.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
            {
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}."
            );
        }
    }
}
